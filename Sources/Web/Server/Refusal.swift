package import Domain
import HTTPTypes
import Hummingbird
package import Kernel

/// Why a request is not answered with what it asked for.
package enum Refusal: Error, Hashable {
    case notFound
    case forbidden(Right?)
    case signInNeeded
    case freshSignInNeeded
    case formExpired
    case tokenNeeded
    /// Unknown, revoked, past its end, or another city's: it is not told which.
    case tokenRefused
    case scopeMissing(TokenScope)
    /// More requests, or more wrong tokens, than may be.
    case tooMany(until: Instant)
    case methodNotAllowed([String])
    case bodyTooLarge(limit: Int)
    case malformed(Malformation)
    /// A program sent what its endpoint's description does not have.
    case notAsDescribed([ShapeFault])
    /// Well formed, and not possible for these reasons.
    case impossible([ShapeFault])
    case unsupportedForm
    case tooSlow
    case unavailable
    /// What was asked for cannot be, as it stands in the form.
    case invalid(Phrase)
    /// The same, where it is known which field is wrong.
    case rejected(field: String, Phrase)
    /// It could be, but not as things are now.
    case conflict(Phrase)
    case provisioning(ScimError)

    package enum Malformation: String, Hashable, Sendable {
        case escape, encoding, controlCharacter, tooManyFields, boundary, partHeader, unfinished, interrupted, json
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .forbidden, .formExpired, .freshSignInNeeded: .forbidden
        case .scopeMissing: .forbidden
        case .signInNeeded, .tokenNeeded, .tokenRefused: .unauthorized
        case .tooMany: .tooManyRequests
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooLarge: .contentTooLarge
        case .malformed, .notAsDescribed: .badRequest
        case .unsupportedForm: .unsupportedMediaType
        case .tooSlow: .requestTimeout
        case .unavailable: .serviceUnavailable
        case .invalid, .rejected, .impossible: .unprocessableContent
        case .conflict: .conflict
        case .provisioning(let error): .init(code: error.status)
        }
    }

    var reason: Phrase? {
        switch self {
        case .bodyTooLarge(let limit):
            Phrase(
                ja: "送られたデータが大きすぎます（上限 \(limit >> 10) KiB）。",
                en: "What was sent is too large (limit \(limit >> 10) KiB).")
        case .methodNotAllowed: Phrase(ja: "この操作はこのアドレスでは使えません。", en: "This address does not take that method.")
        case .malformed: Phrase(ja: "送られたデータを読み取れませんでした。", en: "What was sent could not be read.")
        case .notAsDescribed:
            Phrase(ja: "要求が説明（openapi.json）のとおりではありません。", en: "The request is not as openapi.json describes it.")
        case .impossible: Phrase(ja: "この内容では受け付けられません。", en: "It cannot be accepted as it stands.")
        case .unsupportedForm: Phrase(ja: "この形式のデータは受け付けていません。", en: "Data of this kind is not accepted.")
        case .tooSlow: Phrase(ja: "送信に時間がかかりすぎました。", en: "Sending took too long.")
        case .freshSignInNeeded: Phrase(ja: "本人の再確認が必要です。", en: "You must confirm again that it is you.")
        case .signInNeeded: Phrase(ja: "サインインが必要です。", en: "Signing in is needed.")
        case .tokenNeeded:
            Phrase(
                ja: "Authorization: Bearer にトークンを付けて送ってください。",
                en: "Send a token in the header Authorization: Bearer.")
        case .tokenRefused:
            Phrase(
                ja: "トークンが違うか、無効です。管理者に新しいトークンを発行してもらってください。",
                en: "The token is wrong or good no longer. Ask an administrator for a new one.")
        case .scopeMissing(let scope):
            Phrase(ja: "トークンに権限 \(scope.rawValue) がありません。", en: "The token lacks the scope \(scope.rawValue).")
        case .tooMany:
            Phrase(ja: "要求が多すぎます。Retry-After の秒数だけ待ってください。", en: "Too many requests. Wait as Retry-After says.")
        case .unavailable: Phrase(ja: "いまは使えません。", en: "It cannot be used at the moment.")
        case .invalid(let reason), .rejected(_, let reason), .conflict(let reason): reason
        case .provisioning(let error): error.detail
        default: nil
        }
    }
}

/// An error of a floor below that is a refusal to whoever caused it.
package protocol Refusing: Error {
    var refusal: Refusal { get }
}

extension Refusal {
    /// Nil: a fault of ours.
    init?(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let refusing as any Refusing: self = refusing.refusal
        case let http as any HTTPResponseError:
            switch http.status {
            case .notFound: self = .notFound
            case .contentTooLarge: self = .bodyTooLarge(limit: 0)
            case .badRequest: self = .malformed(.interrupted)
            default: return nil
            }
        default: return nil
        }
    }
}
