import Formats
package import Kernel
package import Mathematics

extension NominationFolder {
    private enum NominationColumn: Int, FolderColumn { case staff, track, year }

    /// Reads a solution file (`staff,track,year`) in the folder's names; years count from 1, as in the folder's
    /// targets. Throws `InputErrors` with all that is wrong (`docs/diagnostics.md`: F, N002 to N026); what breaks a
    /// rule of the plan is read, for `NominationInstance.verify` to name.
    ///
    /// - Parameter file: the name under which diagnostics show the file.
    package func nominations(
        _ bytes: [UInt8], file: String
    ) throws(InputErrors) -> (nominations: [Mathematics.Nomination], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        var nominations: [Mathematics.Nomination] = []
        if var table = FolderTable<NominationColumn>(bytes, file: file, findings) {
            while table.next() {
                let person = table.index(.staff, in: staff, .staff)
                let track = table.index(.track, in: tracks, .track)
                let year = table.number(.year, 1...Int32(instance.years))
                guard let person, let track, let year else { continue }
                nominations.append(.init(person: person, track: track, year: year - 1))
            }
        }
        let diagnostics = findings.diagnostics
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (nominations, diagnostics)
    }

    /// The solution file (`staff,track,year`) in the folder's names, years from 1, by person, then year, then track in
    /// the folder's order: the same nominations give the same bytes.
    package func file(of nominations: [Mathematics.Nomination]) -> [UInt8] {
        // Names go back as they came: an apostrophe against formulas would make another name of them.
        var table = CSVWriter(guardFormulas: false)
        table.record(NominationColumn.allCases.map(\.header))
        for nomination in nominations.sorted() {
            table.field(staff[nomination.person])
            table.field(tracks[nomination.track])
            table.field(Int(nomination.year) + 1)
            table.endRecord()
        }
        return table.utf8
    }
}
