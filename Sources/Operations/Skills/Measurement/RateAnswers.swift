import Domain
import Formats
package import Kernel
import Mathematics

/// Abilities and difficulties moved by every answer (`ikusei measure elo`).
package struct RateAnswers: Sendable {
    /// Of every answer as it was, then what it left.
    package let steps: [UInt8]
    /// What came out of each item, to be scored with until there are answers enough to calibrate.
    package let items: [UInt8]
    package let words: Phrase

    /// - Parameter options: of each item: the lower asymptote is one in so many. Nil: nobody guesses.
    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(_ path: String, options: Int? = nil) throws(InputErrors) {
        let log = try AnswerLog(InputFile.bytes(path), file: path, subject: "item")
        let elo = EloRating(lower: options.map { 1 / Double($0) } ?? 0)
        var people: [String: EloRating.Standing] = [:]
        var items: [String: EloRating.Standing] = [:]
        var names: [String] = []
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["person", "item", "right", "p", "theta", "b"])
        for answer in log.answers {
            var person = people[answer.person] ?? EloRating.Standing()
            if items[answer.subject] == nil { names.append(answer.subject) }
            var item = items[answer.subject] ?? EloRating.Standing()
            let chance = elo.right(person: person, item: item)
            elo.record(right: answer.isRight, person: &person, item: &item)
            people[answer.person] = person
            items[answer.subject] = item
            writer.record([
                answer.person, answer.subject, answer.isRight ? "1" : "0", "\(chance)", "\(person.value)",
                "\(item.value)",
            ])
        }
        steps = writer.utf8
        var table = CSVWriter(guardFormulas: false)
        table.record(["item", "a", "b", "c", "answers"])
        for name in names {
            let item = items[name] ?? EloRating.Standing()
            table.record([name, "1", "\(item.value)", "\(elo.lower)", "\(item.answers)"])
        }
        self.items = table.utf8
        words = Phrase(
            ja: "\(people.count)人、\(names.count)項目、\(log.answers.count)回答",
            en: "\(people.count) people, \(names.count) items, \(log.answers.count) answers")
    }
}
