import Kernel
import Testing

@testable import Domain

@Suite struct RosterMappingTests {
    @Test("Whatever is wrong in a mapping file is told with its place and the nearest word")
    func faults() throws {
        let (_, diagnostics) = RosterMapping.read(
            """
            ikuseiMapping: 1
            files:
              - match: "*.csv"
                kind: peple
              - match: "a*.csv"
                kind: people
                encodng: utf8
                header: false
                mode: diff
                columns: {staffNumbr: 1, staffNumber: 職員番号, name: 0, unitCode: 3}
                values: {isMain: {"1": mian}, mail: {}}
              - kind: units
            defaults: {unitkind: 事務部門}
            """, file: "m.yaml")
        func told(_ code: RosterCode) -> [String] {
            diagnostics.with(code).map { "\($0.place.line) \($0.suggestion ?? "-")" }
        }
        #expect(told(.unknownChoice) == ["4 people", "9 -", "11 main"])
        #expect(told(.unknownKey) == ["7 encoding", "13 unitKind"])
        #expect(told(.unknownColumn) == ["10 staffNumber", "11 -"])
        #expect(told(.badPosition) == ["10 -", "10 -"])
        #expect(diagnostics.with(.missingKey).map(\.place.line) == [5, 5, 12])
        #expect(diagnostics.hasErrors)
    }

    @Test("A mapping to a word that the plan lacks is told at its place in the mapping")
    func wordsOfThePlan() throws {
        let yaml = CityHall.standard + "\ndefaults: {unitKind: 事務部}\n"
        let (_, diagnostics) = try CityHall.read(
            [CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101"))], mapping: yaml)
        let word = try #require(diagnostics.first)
        #expect(diagnostics.count == 1 && word.code == RosterCode.mappedWordUnknown.rawValue)
        #expect(word.place.file == "mapping.yaml" && word.suggestion == "事務部門")
    }

    @Test(
        "The first entry whose pattern fits a file's name is used",
        arguments: [
            ("roster-20260401.csv", 0), ("/data/in/ROSTER-1.CSV", 0), ("C:\\人事\\units.csv", 1),
            ("units-20260401.csv", 1),
            ("xroster-1.csv", nil), ("roles.csv", 2),
        ] as [(String, Int?)])
    func patterns(name: String, entry: Int?) throws {
        #expect(try CityHall.mapping().entryIndex(for: name) == entry)
    }

    @Test("The kind of a unit comes from the file, else from the first rule that fits, else from the default")
    func unitKinds() throws {
        let yaml =
            CityHall.standard
            + "\nunitKinds: [{nameContains: 保育, kind: 出先部門}, {codePrefix: \"0102\", kind: 情報部門}]\ndefaults: {unitKind: 事務部門}\n"
        let roster = try CityHall.roster(
            [
                CityHall.units(
                    "20260401", "01,総務部,,部,,,", "010201,情報保育課,01,課,,,", "0102,情報課,01,,,,", "0103,庶務課,01,課,情報部門,,"),
                CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0102")),
            ], mapping: yaml)
        #expect(roster.units.map(\.code) == ["01", "0102", "010201", "0103"])
        #expect(roster.units.map(\.kind) == [0, 1, 2, 1])
        // 情報課 has no level in the file; its name ends with one.
        #expect(roster.units.map(\.level) == [0, 1, 1, 1])
    }
}
