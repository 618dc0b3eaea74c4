import Formats
package import Kernel
package import Mathematics

extension SeatFolder {
    private enum SeatColumn: Int, FolderColumn { case staff, session }

    /// Reads a solution file (`staff,session`) in the folder's names. Throws `InputErrors` with all that is wrong
    /// (`docs/diagnostics.md`: F, N002 to N023); what breaks a rule is read, for `SeatVerification` to name.
    ///
    /// - Parameter file: the name under which diagnostics show the file.
    package func seating(
        _ bytes: [UInt8], file: String
    ) throws(InputErrors) -> (seating: Seating, diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        var seats: [Seating.Seat] = []
        if var table = FolderTable<SeatColumn>(bytes, file: file, findings) {
            while table.next() {
                let person = table.index(.staff, in: staff, .staff)
                let session = table.index(.session, in: sessions, .session)
                if let person, let session { seats.append(Seating.Seat(person: person, session: session)) }
            }
        }
        let diagnostics = findings.diagnostics
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (Seating(seats), diagnostics)
    }

    /// The solution file (`staff,session`) in the folder's names, by person and then session in the folder's order:
    /// the same seats give the same bytes.
    package func file(of seating: Seating) -> [UInt8] {
        // Names go back as they came: an apostrophe against formulas would make another name of them.
        var table = CSVWriter(guardFormulas: false)
        table.record(SeatColumn.allCases.map(\.header))
        for seat in seating.seats.sorted(by: { ($0.person, $0.session) < ($1.person, $1.session) }) {
            table.record([staff[seat.person], sessions[seat.session]])
        }
        return table.utf8
    }
}
