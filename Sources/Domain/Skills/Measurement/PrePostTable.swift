package import Kernel
package import Mathematics

/// Results before and after a training from a file, a row for each person (`docs/measure.md`).
package struct PrePostTable: Sendable {
    package let data: PrePost

    /// - Parameter strata: a column of what else is held equal.
    /// - Throws: `InputErrors` with all that is wrong.
    package init(_ bytes: [UInt8], file: String, strata: String? = nil) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        let (group, pre, post) = (table.required("group"), table.required("pre"), table.required("post"))
        let stratum = strata.flatMap { table.required($0) }
        guard let group, let pre, let post, strata == nil || stratum != nil else {
            throw InputErrors(findings.diagnostics)
        }
        var groups: [Int] = []
        var results: (before: [Double?], after: [Double?]) = ([], [])
        var levels: [String] = []
        var strataOf: [Int] = []
        while table.next() {
            let number = table.filledNumber(group)
            if let number, number != 0, number != 1 {
                findings.add(
                    .error, "M026", table.place(group), ja: "集団は1（受講した人）か0（比べる人）です",
                    en: "a group is 1, trained, or 0, for comparison")
            }
            groups.append(number == 1 ? 1 : 0)
            results.before.append(table.number(pre))
            results.after.append(table.number(post))
            guard let stratum else { continue }
            if table.isEmpty(stratum) { table.reportEmpty(stratum) }
            let name = table.text(stratum)
            if let index = levels.firstIndex(of: name) {
                strataOf.append(index)
            } else {
                strataOf.append(levels.count)
                levels.append(name)
            }
        }
        let isUsable = zip(results.before, results.after).contains { $0 != nil && $1 != nil }
        if !isUsable, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M027", Place(file: file, line: 1, column: 1), ja: "前後の両方の結果がある人がいません",
                en: "nobody has results both before and after")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        do {
            data = try PrePost(
                pre: results.before, post: results.after, group: groups, strata: stratum == nil ? nil : strataOf)
        } catch {
            throw InputErrors([
                Diagnostic(
                    .error, "M027", at: Place(file: file, line: 1, column: 1),
                    Phrase(ja: "前後の結果として読めません", en: "these are no results before and after"))
            ])
        }
    }
}
