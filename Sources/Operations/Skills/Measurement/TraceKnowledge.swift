import Domain
import Formats
package import Kernel
import Mathematics

/// Whether skills are known, answer by answer (`ikusei measure tracing`).
package struct TraceKnowledge: Sendable {
    package struct Wish: Sendable {
        /// The chance that a skill is known before the first answer.
        package var known = 0.3
        package var learning = 0.1
        package var guessing = 0.25
        package var slipping = 0.1
        package var forgetting = 0.0

        package init() {}

        /// The option whose figure is no chance.
        fileprivate var unsound: String? {
            [
                ("--known", known), ("--learning", learning), ("--guessing", guessing), ("--slipping", slipping),
                ("--forgetting", forgetting),
            ].first { !(0...1).contains($0.1) }?.0
        }

        fileprivate var model: KnowledgeTracing? {
            KnowledgeTracing(learning: learning, guessing: guessing, slipping: slipping, forgetting: forgetting)
        }
    }

    /// Of every answer the chances before and after it.
    package let steps: [UInt8]
    /// Of every person and skill the chance after the last answer.
    package let known: [UInt8]
    package let words: Phrase

    /// - Throws: `InputErrors` with row and column of what is wrong, or where some figure is no chance.
    package init(_ path: String, _ wish: Wish) throws(InputErrors) {
        let log = try AnswerLog(InputFile.bytes(path), file: path, subject: "skill")
        guard wish.unsound == nil, let model = wish.model else {
            throw InputErrors([
                Diagnostic(
                    .error, "M047", at: Place(file: wish.unsound ?? "--learning", line: 1, column: 1),
                    Phrase(ja: "確率は0から1までです", en: "a chance is from 0 to 1"))
            ])
        }
        struct Course: Hashable { let person, skill: String }
        var courses: [Course: (known: Double, answers: Int)] = [:]
        var order: [Course] = []
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["person", "skill", "right", "p_known_before", "p_correct", "posterior", "p_known_after"])
        for answer in log.answers {
            let course = Course(person: answer.person, skill: answer.subject)
            if courses[course] == nil { order.append(course) }
            let (before, answers) = courses[course] ?? (wish.known, 0)
            let after = model.next(known: before, right: answer.isRight)
            courses[course] = (after, answers + 1)
            let figures = [
                before, model.right(known: before), model.posterior(known: before, right: answer.isRight), after,
            ]
            writer.record(
                [answer.person, answer.subject, answer.isRight ? "1" : "0"] + figures.map { "\($0)" })
        }
        steps = writer.utf8
        var table = CSVWriter(guardFormulas: false)
        table.record(["person", "skill", "p_known", "answers"])
        for course in order {
            let (known, answers) = courses[course] ?? (wish.known, 0)
            table.record([course.person, course.skill, "\(known)", "\(answers)"])
        }
        known = table.utf8
        words = Phrase(
            ja: "\(order.count)組の人と技能、\(log.answers.count)回答",
            en: "\(order.count) pairs of person and skill, \(log.answers.count) answers")
    }
}
