package import Kernel

/// Where a city's staff sign in elsewhere: an OpenID provider, and how its word is taken. Holds no secret.
package struct IdentityProvider: Sendable, Hashable {
    /// Exactly as the provider names itself, in its discovery document and in `iss` of its tokens.
    package var issuer: String
    package var clientID: String
    package var match: IdentityMatch
    /// What stands on the button of the sign-in page.
    package var label: Phrase
    /// `openid` is among them.
    package var scopes: [String]
    /// Whether staff may also sign in with a password. Administrators, and those who are not on the roster, always may.
    package var allowsPasswords: Bool
    /// Values of `acr` or `amr` that say that a second factor was shown; none: the provider's never counts.
    package var secondFactorValues: [String]

    package static let defaultLabel = Phrase(ja: "職員認証でサインイン", en: "Sign in with your staff account")
    package static let defaultScopes = ["openid", "profile", "email"]

    package init(
        issuer: String, clientID: String, match: IdentityMatch, label: Phrase = defaultLabel,
        scopes: [String] = defaultScopes, allowsPasswords: Bool = true, secondFactorValues: [String] = []
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.match = match
        self.label = label
        self.scopes = scopes.contains("openid") ? scopes : ["openid"] + scopes
        self.allowsPasswords = allowsPasswords
        self.secondFactorValues = secondFactorValues
    }

    /// Whether what the provider tells of the sign-in counts as a second factor.
    package func isSecondFactor(acr: String?, amr: [String]) -> Bool {
        secondFactorValues.contains { $0 == acr || amr.contains($0) }
    }
}

/// By what an account is found for whom the provider vouches.
package enum IdentityMatch: Sendable, Hashable {
    /// The claim of that name is the staff number of the roster, character for character.
    case staffNumber(claim: String)
    /// `email` is the account's address, A–Z and a–z being the same; only where the provider says that it is verified.
    case mail

    /// As typed at the console: `staff-number:CLAIM` or `mail`. Nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "mail" where text == "mail": self = .mail
        case "staff-number" where parts.count == 2: self = .staffNumber(claim: parts[1])
        default: return nil
        }
    }

    package var text: String {
        switch self {
        case .staffNumber(let claim): "staff-number:\(claim)"
        case .mail: "mail"
        }
    }
}

/// Whom the provider vouches for, in the city's own terms.
package enum VouchedIdentity: Sendable, Hashable {
    case staffNumber(String)
    /// With A–Z in lower case.
    case mail(String)

    package var text: String {
        switch self {
        case .staffNumber(let text), .mail(let text): text
        }
    }
}
