import Domain
import Kernel
import Storage

/// A member of staff begins ten minutes of practice, or a mock exam.
package struct StartSitting: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Minutes of a sitting of practice that can be chosen.
    package static let minutes = 5...60

    /// New questions a day at so many minutes: five at ten, so that there is time to see them again.
    package static func newQuestions(minutes: Int) -> Int { max(2, minutes / 2) }

    /// Begins a sitting of practice, or goes on with the one of today. Gives its id. Throws `WorkError.notFound` for an
    /// unknown bank.
    package func practice(bank id: String, minutes asked: Int?, for caller: Caller) async throws -> Int64 {
        let person = try SeeOwnData.person(caller)
        let bank = try Self.bank(id, city)
        let now = city.now
        return try await city.database.write { transaction in
            // Two presses of the button begin one sitting.
            try transaction.lock("practice-\(person)")
            let open = try transaction.sittings(of: person, limit: 50).first {
                $0.kind == .practice && $0.bank == bank.id && $0.finishedAt == nil
            }
            if let open {
                if open.startedAt.dayInJapan == now.dayInJapan { return open.id }
                _ = try transaction.finishSitting(open.id, at: now)
            }
            let goal = try transaction.practiceGoals(of: person).first { $0.bank == bank.id }
            let minutes = asked ?? goal?.minutes ?? 10
            return try transaction.addSitting(
                of: person, .practice, bank: bank.id,
                minutes: min(max(minutes, Self.minutes.lowerBound), Self.minutes.upperBound), at: now)
        }
    }

    /// Draws a mock exam of one of the sizes offered. Gives its id.
    package func mock(bank id: String, questions: Int, for caller: Caller) async throws -> Int64 {
        let person = try SeeOwnData.person(caller)
        let bank = try Self.bank(id, city)
        let plan = try await city.state().plan
        let now = city.now
        let goals = try await city.database.read { try $0.practiceGoals(of: person) }
        let rule = SeePractice.rule(of: bank, plan, city, examOn: goals.first { $0.bank == bank.id }?.examOn)
        guard MockExam.sizes(bank, rule: rule).contains(questions) else { throw WorkError.notFound }
        let minutes = rule.flatMap { rule in rule.minutes.map { $0 * questions / rule.questions } }
        return try await city.database.write { transaction in
            try transaction.lock("practice-\(person)")
            for open in try transaction.sittings(of: person, limit: 50)
            where open.kind == .mock && open.bank == bank.id && open.finishedAt == nil {
                // One of which nothing is answered yet is as good as a new one.
                if open.items.count == questions, try transaction.sittingAnswers(open.id).isEmpty { return open.id }
            }
            var putBefore = [Int](repeating: 0, count: bank.count)
            for row in try transaction.practiceAnswers(of: person, bank: bank.id) where row.kind == .mock {
                if let place = bank.place(of: row.answer.item) { putBefore[place] += 1 }
            }
            let drawn = MockExam.draw(
                bank, rule: rule, count: questions, putBefore: putBefore,
                seed: UInt64(bitPattern: now.milliseconds ^ person << 20))
            return try transaction.addSitting(
                of: person, .mock, bank: bank.id, items: drawn.map { bank.questions[$0].id },
                minutes: max(1, minutes ?? questions * 72 / 60), at: now)
        }
    }

    static func bank(_ id: String, _ city: City) throws(WorkError) -> QuestionBank {
        guard let bank = city.library.banks.first(where: { $0.id == id }) else { throw .notFound }
        return bank
    }
}
