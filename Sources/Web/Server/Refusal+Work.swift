import Domain
import HTTPTypes
import Kernel
import Operations

extension WorkError: Refusing {
    package var refusal: Refusal {
        switch self {
        case .notFound: .notFound
        case .invalid(_, let reason): .invalid(reason)
        case .surveyClosed, .alreadySubmitted, .changedMeanwhile: .conflict(phrase)
        }
    }
}

extension AccountError: Refusing {
    package var refusal: Refusal {
        switch self {
        case .notAllowed(let right): .forbidden(right)
        case .notSignedIn, .sessionIdle, .sessionExpired: .signInNeeded
        case .authenticationNotFresh: .freshSignInNeeded
        case .noSuchAccount, .noSuchGrant, .noSuchSession, .noSuchUnit: .notFound
        case .busy: .unavailable
        default: .conflict(phrase)
        }
    }
}

extension CityError: Refusing {
    package var refusal: Refusal {
        switch self {
        case .noPlan:
            .conflict(Phrase(ja: "この日に有効な計画がありません。", en: "No plan is in force on this day."))
        case .unreadablePlan:
            .conflict(Phrase(ja: "有効な計画を読み取れません。", en: "The plan in force cannot be read."))
        }
    }
}
