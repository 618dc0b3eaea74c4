package import Kernel

/// Why somebody's work on the city's data was not accepted.
package enum WorkError: Error, Sendable, Equatable {
    /// Not for this person or unit, or not there at all: which of the two is not told.
    case notFound
    /// The survey is not open, or not for this person.
    case surveyClosed
    /// Handed in already.
    case alreadySubmitted
    /// The field and what is wrong with it.
    case invalid(field: String, Phrase)
    /// Somebody else has changed it meanwhile.
    case changedMeanwhile

    package var phrase: Phrase {
        switch self {
        case .notFound: Phrase(ja: "対象が見つかりません", en: "There is nothing of that kind here")
        case .surveyClosed: Phrase(ja: "この調査は受付期間外です", en: "This survey is not open")
        case .alreadySubmitted: Phrase(ja: "すでに提出されています", en: "It has been handed in already")
        case .invalid(_, let reason): reason
        case .changedMeanwhile:
            Phrase(ja: "ほかの人が先に変更しました。画面を読み込み直してください", en: "Someone else changed it first; reload the page")
        }
    }
}
