import Formats
package import Kernel

/// Right and wrong answers one after another, from a file with a row for each (`docs/measure.md`): columns `person`, what
/// the answer is about, and `right`.
package struct AnswerLog: Sendable {
    package struct Answer: Sendable {
        package let person: String
        package let subject: String
        package let isRight: Bool
    }

    /// In the order in which they were given.
    package let answers: [Answer]

    /// - Parameter subject: the column of what the answers are about.
    /// - Throws: `InputErrors` with all that is wrong.
    package init(_ bytes: [UInt8], file: String, subject name: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        let (person, subject, right) = (table.required("person"), table.required(name), table.required("right"))
        guard let person, let subject, let right else { throw InputErrors(findings.diagnostics) }
        var answers: [Answer] = []
        while table.next() {
            for column in [person, subject, right] where table.isEmpty(column) { table.reportEmpty(column) }
            let answer = table.answer(right) ?? 0
            if answer > 1, !table.isEmpty(right) {
                findings.add(
                    .error, "M009", table.place(right), ja: "回答は1（正）か0（誤）です",
                    en: "an answer is 1, right, or 0, wrong")
            }
            answers.append(
                Answer(person: table.text(person), subject: table.text(subject), isRight: answer == 1))
        }
        if answers.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", Place(file: file, line: 1, column: 1), ja: "回答の行がありません",
                en: "there are no rows of answers")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        self.answers = answers
    }
}
