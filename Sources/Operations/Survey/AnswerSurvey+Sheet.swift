import Domain
package import Kernel
import Storage

extension AnswerSurvey.Sheet {
    package var id: Int64 { survey.id }
    package var title: String { survey.title }
    package var opensOn: CalendarDate { survey.opensOn }
    /// Last day.
    package var closesOn: CalendarDate { survey.closesOn }
    /// By the item's id.
    package var answers: [String: String] { response?.answers ?? [:] }
    package var savedAt: Instant? { response?.savedAt }
    package var submittedAt: Instant? { response?.submittedAt }

    /// Whether answers can still be given.
    package var takesAnswers: Bool { isOpen && submittedAt == nil }

    package var total: Int { instrument.items.count }
    package var answered: Int { instrument.items.count { answers[$0.id] != nil } }

    /// How long what is left should take: whole minutes, and one where anything is left.
    package var minutesLeft: Int {
        let seconds = instrument.items.reduce(0) { $0 + (answers[$1.id] == nil ? $1.seconds : 0) }
        let left = single.map { $0.isDone ? 0 : max(0, AdaptiveQuestions.most - $0.answered) * 35 } ?? 0
        return (seconds + left + 59) / 60
    }
}
