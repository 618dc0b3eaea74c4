import Domain
import Formats
import Foundation
import Kernel
import Operations
import Synthesis

/// A made city's files, read as tables.
struct MadeTables {
    /// A table by the names of its columns.
    struct Table {
        var columns: [String]
        var rows: [[String]]

        subscript(_ column: String) -> [String] {
            guard let index = columns.firstIndex(of: column) else { return [] }
            return rows.map { $0[index] }
        }

        func rows(where column: String, is value: String) -> Table {
            let values = self[column]
            return Table(columns: columns, rows: rows.indices.filter { values[$0] == value }.map { rows[$0] })
        }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func plan(_ name: String) throws -> Plan {
        let file = "\(root)/plans/\(name).yaml"
        let packs = PlanLibrary.beside(planFile: file).packs
        let (plan, diagnostics) = try PlanReader.read(text: try InputFile.text(file), file: file, packs: packs)
        if diagnostics.hasErrors { throw InputErrors(diagnostics) }
        return plan
    }

    static func instrument() throws -> Instrument? {
        let file = "\(root)/instruments/all-staff-literacy.yaml"
        return try InstrumentReader.read(text: try InputFile.text(file), file: file).instrument
    }

    static func city(
        _ name: String, staff: Int, seed: UInt64 = 1, on date: String, years: Int = MadeCity.usualYears
    ) throws -> MadeCity {
        MadeCity(
            plan: try plan(name), instrument: try instrument(), staff: staff, seed: seed,
            asOf: CalendarDate(parsing: date) ?? .distantPast, years: years)
    }

    let files: [(name: String, bytes: [UInt8])]
    /// The people and unit files in the order of their dates.
    private(set) var rosters: [Table] = []
    private(set) var units: [Table] = []

    init(
        _ name: String, staff: Int, seed: UInt64 = 1, on date: String, years: Int = MadeCity.usualYears,
        reads: Bool = true
    ) throws {
        files = try Self.city(name, staff: staff, seed: seed, on: date, years: years).files()
        guard reads else { return }
        rosters = files.map(\.name).filter { $0.hasPrefix("roster-") }.sorted().map(table)
        units = files.map(\.name).filter { $0.hasPrefix("units-") }.sorted().map(table)
    }

    func table(_ name: String) -> Table {
        guard let file = files.first(where: { $0.name == name }) else { return Table(columns: [], rows: []) }
        var reader = CSVReader(file.bytes, file: name)
        var rows = [[String]]()
        while reader.next() { rows.append(reader.strings) }
        return Table(columns: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    /// The roster as the reader of HR exports understands it.
    func roster(_ plan: Plan) throws -> (roster: Roster, diagnostics: [Diagnostic]) {
        let path = "\(Self.root)/mappings/ikusei-standard.yaml"
        let (mapping, findings) = RosterMapping.read(try InputFile.text(path), file: path)
        guard let mapping else { throw InputErrors(findings) }
        let wanted = files.filter { file in
            ["roster-", "units-", "roles"].contains { file.name.hasPrefix($0) }
        }
        return RosterReader.read(
            files: wanted.map { RosterFile(name: $0.name, bytes: $0.bytes) }, mapping: mapping,
            vocabulary: plan.vocabulary, roles: plan.roles)
    }

    /// The record of training as its reader understands it.
    func completions(_ plan: Plan, _ roster: Roster) -> [Completion] {
        guard let file = files.first(where: { $0.name == "completions.csv" }) else { return [] }
        return CompletionReader.read(file.bytes, file: file.name, plan: plan, people: roster).completions
    }
}
