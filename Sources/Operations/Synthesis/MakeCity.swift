import Documents
import Domain
package import Formats
package import Kernel
import Synthesis

/// In which form the HR system of a made city writes its export: the name of the mapping in `mappings/` that reads it.
package enum RosterLayout: String, CaseIterable, Sendable {
    case standard = "ikusei-standard"
    case fixedCodes = "sjis-fixed-codes"
    case futureOrders = "future-orders"
}

/// Makes a city that fits a plan and writes its files.
package struct MakeCity {
    /// The files, in the order in which they were written.
    package var names: [String] = []

    /// Throws `InputErrors` where the plan has errors or a file cannot be written.
    package init(
        plan file: String, staff: Int, seed: UInt64, date: CalendarDate, years: Int = 5,
        encoding: TextEncoding = .utf8BOM, layout: RosterLayout = .standard, sessions: Bool = false, to folder: String
    ) throws {
        let check = try CheckPlan(file: file, on: date)
        guard !check.diagnostics.hasErrors else { throw InputErrors(check.diagnostics) }
        let instrument = try Self.instrument(of: check.plan, near: file)
        let city = MadeCity(
            plan: check.plan, form: instrument.map(SurveyForm.init), staff: staff, seed: seed, asOf: date,
            years: years)
        try OutputFolder.make(folder)
        var files = [(name: String, stream: OutputStream)]()
        // Large files come in several pieces, one after the other.
        try city.write(
            encoding, layout: Layout(rawValue: layout.rawValue) ?? .standard, sessions: sessions
        ) { name, bytes in
            // Answers to a survey that the plan does not hold would have no reader.
            if instrument == nil, name == "answers.csv" { return }
            if files.last?.name != name { files.append((name, try OutputStream(folder + "/" + name))) }
            try files.last?.stream.append(bytes)
        }
        for file in files { try file.stream.finish() }
        names = files.map(\.name)
    }

    private static func instrument(of plan: Plan, near file: String) throws(InputErrors) -> Instrument? {
        guard let folder = PlanLibrary.folder(named: "instruments", near: file), let id = plan.surveys.first?.instrument
        else { return nil }
        let path = "\(folder)/\(id).yaml"
        return try InstrumentReader.read(text: try InputFile.text(path), file: path).instrument
    }
}

extension SurveyForm {
    init(_ instrument: Instrument) {
        let items = instrument.items.map { item in
            Item(
                id: item.id, kind: Kind(rawValue: item.kind.rawValue) ?? .freeText, skills: item.skills,
                level: item.level, options: item.options.map(\.id), key: item.key.map { item.options[$0].id })
        }
        self.init(id: instrument.id, items: items, levels: instrument.levels)
    }
}
