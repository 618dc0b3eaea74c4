package import Domain

/// Who may call a route. The answer decides what its handler is given: whoever needs a visitor gets one.
package struct Access<Context: VisitContext>: Sendable {
    let demand: Demand
}

extension Access where Context == CityContext {
    package static var anyone: Self { Self(demand: .anyone) }
}

extension Access where Context == SignedInContext {
    package static var signedIn: Self { Self(demand: .signedIn) }
    package static func right(_ right: Right) -> Self { Self(demand: .rights([right])) }
    /// To take a table away one must also be allowed to see what it is made of.
    package static func rights(_ rights: Right...) -> Self { Self(demand: .rights(rights)) }
}

package enum Demand: Sendable, Hashable, CustomStringConvertible {
    case anyone, signedIn
    /// All of them.
    case rights([Right])
    /// A program, with a token of that scope.
    case token(TokenScope)

    package var description: String {
        switch self {
        case .anyone: "anyone"
        case .signedIn: "signed in"
        case .rights(let rights): rights.map(\.rawValue).joined(separator: " and ")
        case .token(let scope): "token \(scope.rawValue)"
        }
    }

    func check(_ session: SignedIn?) throws(Refusal) {
        switch self {
        case .anyone: break
        case .signedIn: if session == nil { throw .signInNeeded }
        case .rights(let rights):
            guard let session else { throw .signInNeeded }
            for right in rights where !Policy.allows(right, to: session.visitor) { throw .forbidden(right) }
        case .token: throw .tokenNeeded
        }
    }
}

/// How long ago the visitor must have given their password.
package enum SignInAge: Sendable, Hashable {
    case any, fresh
}

/// What a form may carry.
package enum Intake: Sendable, Hashable {
    case form, upload
    /// One proof of a certificate.
    case proof
}
