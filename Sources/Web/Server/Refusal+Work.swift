import Domain
import Kernel
import Operations

extension WorkError: Refusing {
    package var refusal: Refusal {
        switch self {
        case .notFound: .notFound
        case .invalid(let field, let reason): .rejected(field: field, reason)
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
        case .noSuchAccount, .noSuchGrant, .noSuchGroup, .noSuchSession, .noSuchToken: .notFound
        case .tokenRefused: .tokenRefused
        case .tooManyAttempts(let until): .tooMany(until: until)
        case .busy: .unavailable
        case .tokenIncomplete, .tokenEndsInThePast, .loginEmpty, .unitMissing, .noSuchUnit, .periodEndsBeforeItBegins,
            .passwordRefused:
            .invalid(phrase)
        default: .conflict(phrase)
        }
    }
}

extension ScimError: Refusing {
    package var refusal: Refusal { .provisioning(self) }
}

extension CityError: Refusing {
    package var refusal: Refusal {
        switch self {
        case .noPlan:
            .conflict(
                Phrase(
                    ja: "施行中の計画がまだありません。計画担当が登録し、施行すると使えます。",
                    en: "No plan is in force yet. This can be used once a planner has put one in force."))
        case .unreadablePlan:
            .conflict(
                Phrase(
                    ja: "施行中の計画を読めません。計画の担当者に知らせてください。",
                    en: "The plan in force cannot be read. Tell whoever keeps it."))
        }
    }
}
