import Foundation

@testable import Mathematics

/// The public instances beside the project, in the form of their README; `nil` where they are not there.
enum PublicNominations {
    static var root: URL? {
        var project = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { project.deleteLastPathComponent() }
        let root = project.deletingLastPathComponent().appendingPathComponent("shared/optimiser")
        return FileManager.default.fileExists(atPath: root.path) ? root : nil
    }

    static func instance(_ name: String) throws -> NominationInstance? {
        try root.map { try read($0.appendingPathComponent(name)) }
    }

    private struct Parameters: Decodable {
        var T: Int
        var targets: [String: [Int32]]
        var cap: [String: [Int32]]
        var hours: [String: Int32]
        var hazard: [Double]
        var exit: Double
    }

    private static func read(_ folder: URL) throws -> NominationInstance {
        let parameters = try JSONDecoder().decode(
            Parameters.self, from: Data(contentsOf: folder.appendingPathComponent("meta.json")))
        let staff = try table(folder.appendingPathComponent("staff.csv"))
        let sections = try table(folder.appendingPathComponent("sections.csv"))
        let units = try table(folder.appendingPathComponent("units.csv"))
        let years = parameters.T
        // The chance to be in the same unit still after the April that ends each year.
        func stays(tenure: Int, lastYear: Int) -> [Double] {
            (0..<years).map { year in
                guard year < lastYear else { return 0 }
                let hazard = parameters.hazard[min(max(0, tenure + year), parameters.hazard.count - 1)]
                return (1 - hazard) * (1 - parameters.exit)
            }
        }
        let tracks = ["DT", "PM", "ADV"]
        func number(_ row: [String: Int32], _ column: String) -> Int32 { row[column, default: 0] }
        func year(_ track: String) -> Int32 { (parameters.targets[track]?.last ?? 1) - 1 }
        // Retiring in so many years: the last of the plan's years is the one before.
        let lastYear = staff.map { number($0, "retire") - 1 }
        var groups: [NominationInstance.Group] = []
        for section in sections {
            let members = staff.indices.filter { number(staff[$0], "section") == number(section, "section") }
            groups.append(
                .init(
                    track: 0, need: number(section, "need"), deadline: year("DT"),
                    members: members.map { Int32($0) }))
        }
        for unit in units where number(unit, "need") > 0 {
            let members = staff.indices.filter { number(staff[$0], "unit") == number(unit, "unit") }
            groups.append(
                .init(track: 1, need: number(unit, "need"), deadline: year("PM"), members: members.map { Int32($0) }))
        }
        return NominationInstance(
            years: years, section: staff.map { number($0, "section") }, lastYear: lastYear,
            isVolunteer: staff.map { number($0, "vol") == 1 },
            hours: staff.flatMap { [Int32](repeating: number($0, "hours"), count: years) },
            stay: zip(staff, lastYear).flatMap {
                stays(tenure: Int(number($0, "tenure")), lastYear: Int($1))
            }, hoursNeeded: tracks.map { parameters.hours[$0, default: 0] }, countsAsAbsence: [true, true, false],
            prerequisites: [[], [0, 1], []], seats: tracks.flatMap { parameters.cap[$0, default: []] },
            absenceCap: sections.flatMap { [Int32](repeating: number($0, "absence"), count: years) },
            isEligible: staff.flatMap { [true, true, number($0, "info") == 1] },
            isDone: staff.flatMap { [number($0, "doneDT") == 1, number($0, "donePM") == 1, false] },
            isWaived: staff.flatMap { [false, number($0, "runs") == 1, false] },
            points: staff.flatMap { [number($0, "gDT"), number($0, "gPM"), number($0, "gADV")] }, groups: groups,
            targets: tracks.enumerated().compactMap { index, track in
                parameters.targets[track].map {
                    .init(track: Int32(index), people: $0[0], deadline: $0[1] - 1)
                }
            })
    }

    private static func table(_ file: URL) throws -> [[String: Int32]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        guard let header = lines.first?.split(separator: ",") else { return [] }
        return lines.dropFirst().map { line in
            var row: [String: Int32] = [:]
            for (name, value) in zip(header, line.split(separator: ",")) { row[String(name)] = Int32(value) }
            return row
        }
    }
}
