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
    case methodNotAllowed([String])
    case bodyTooLarge(limit: Int)
    case malformed(Malformation)
    case unsupportedForm
    case tooSlow
    case unavailable
    /// What was asked for cannot be, as it stands in the form.
    case invalid(Phrase)
    /// It could be, but not as things are now.
    case conflict(Phrase)

    package enum Malformation: String, Hashable, Sendable {
        case escape, encoding, controlCharacter, tooManyFields, boundary, partHeader, unfinished, interrupted
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .forbidden, .formExpired, .freshSignInNeeded: .forbidden
        case .signInNeeded: .unauthorized
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooLarge: .contentTooLarge
        case .malformed: .badRequest
        case .unsupportedForm: .unsupportedMediaType
        case .tooSlow: .requestTimeout
        case .unavailable: .serviceUnavailable
        case .invalid: .unprocessableContent
        case .conflict: .conflict
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
        case .unsupportedForm: Phrase(ja: "この形式のデータは受け付けていません。", en: "Data of this kind is not accepted.")
        case .tooSlow: Phrase(ja: "送信に時間がかかりすぎました。", en: "Sending took too long.")
        case .freshSignInNeeded: Phrase(ja: "本人の再確認が必要です。", en: "You must confirm again that it is you.")
        case .signInNeeded: Phrase(ja: "サインインが必要です。", en: "Signing in is needed.")
        case .unavailable: Phrase(ja: "いまは使えません。", en: "It cannot be used at the moment.")
        case .invalid(let reason), .conflict(let reason): reason
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
