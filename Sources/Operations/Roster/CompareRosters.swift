package import Domain
package import Kernel

/// What changed between two dates of a roster, or between two exports.
package struct CompareRosters {
    package var comparison: RosterComparison
    package var roster: Roster
    package var diagnostics: [Diagnostic]

    /// The files are read as one history; the two newest snapshot dates are compared unless others are named.
    package init(
        files: [String], mapping: String?, plan file: String?, from: CalendarDate?, to: CalendarDate?,
        confirmedLeaving: Bool
    ) throws(InputErrors) {
        var plan = Plan()
        if let file { plan = try CheckPlan(file: file, on: to).plan }
        let loaded = try LoadRoster(files: files, mapping: mapping, plan: plan, confirmedLeaving: confirmedLeaving)
        guard !loaded.diagnostics.hasErrors else { throw InputErrors(loaded.diagnostics) }
        let dates = loaded.roster.snapshotDates
        guard let last = to ?? dates.last, let first = from ?? dates.dropLast().last else {
            throw InputErrors([
                Diagnostic(
                    .error, "I007", at: Place(file: files.first ?? ""),
                    Phrase(
                        ja: "比べる日が2つ必要です（名簿を2つ渡すか、--from と --to を指定してください）",
                        en: "two dates are needed: give two snapshots, or name --from and --to"))
            ])
        }
        roster = loaded.roster
        diagnostics = loaded.diagnostics
        comparison = RosterComparison(loaded.roster, from: first, to: last)
    }
}
