import Foundation

@testable import Mathematics

/// Reads a folder of the public instances (`B_*`): one CSV a list, `meta.json` for the most electives of a person.
enum SeatFolder {
    struct Unreadable: Error { var file: String }

    /// The instances lie beside the project; `nil` where they do not.
    static var root: String? {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        for folder in ["shared/optimiser", "../shared/optimiser"] {
            let path = root.appendingPathComponent(folder).path
            if FileManager.default.fileExists(atPath: path + "/known.json") { return path }
        }
        return nil
    }

    /// The known levels of an instance, from `known.json`.
    static func known(_ name: String) throws -> SeatLevels {
        guard let root else { throw Unreadable(file: "known.json") }
        let data = try Data(contentsOf: URL(fileURLWithPath: root + "/known.json"))
        let json = try JSONSerialization.jsonObject(with: data) as? [String: [String: [String: Any]]]
        guard let values = json?["seats"]?[name] else { throw Unreadable(file: "known.json") }
        return SeatLevels((1...5).compactMap { values["L\($0)"] as? Int })
    }

    static func year(_ folder: String) throws -> SeatYear {
        func rows(_ name: String) throws -> [[Substring]] {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                throw Unreadable(file: name)
            }
            let text = String(decoding: data, as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        }
        func number(_ field: Substring) throws -> Int32 {
            guard let value = Int32(field) else { throw Unreadable(file: String(field)) }
            return value
        }
        let sections = try rows("sections.csv").map { (try number($0[1]), try number($0[3])) }
        let staff = try rows("staff.csv").map { (try number($0[1]), try number($0[2])) }
        let travel = try rows("travel.csv").map { try $0.map(number) }
        let count = 1 + (travel.map { Int(max($0[0], $0[1])) }.max() ?? 0)
        var minutes = [Int32](repeating: 0, count: count * count)
        for way in travel { minutes[Int(way[0]) * count + Int(way[1])] = way[2] }
        let sessions = try rows("sessions.csv").map { row in
            SeatYear.Session(
                course: try number(row[1]), kind: row[2] == "M" ? .mandatory : .elective,
                halfDays: try row[3].split(separator: "|").map(halfDay),
                municipality: try number(row[4]) < 0 ? nil : number(row[4]), fewest: try number(row[5]),
                seats: try number(row[6]))
        }
        let requests = try rows("requests.csv").map { row in
            SeatYear.Request(
                person: try number(row[1]), course: try number(row[2]), isNominated: row[3] == "2",
                weight: try number(row[4]))
        }
        let away = try rows("unavail.csv").map { (try number($0[0]), try halfDay($0[1])) }
        let mandatory = try rows("mpref.csv").map { row in
            (try number(row[0]), SeatYear.Wish(target: try halfDay(row[1]), rank: try number(row[2])))
        }
        let elective = try rows("epref.csv").map { row in
            (try number(row[0]), SeatYear.Wish(target: try number(row[1]), rank: try number(row[2])))
        }
        let meta =
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: folder + "/meta.json"))) as? [String: Any]
        let unavailable = Lists(count: staff.count, away)
        return try SeatYear(
            municipalityCount: count, minutes: minutes, sectionMunicipality: sections.map(\.0),
            sectionMostAway: sections.map(\.1), personSection: staff.map(\.0),
            personClass: staff.map { Int8(clamping: $0.1) }, sessions: sessions,
            unavailable: Lists((0..<staff.count).map { unavailable[$0].sorted() }),
            mandatoryWishes: Lists(count: staff.count, mandatory), requests: requests,
            electiveWishes: Lists(count: requests.count, elective),
            mostElectives: Int32((meta?["maxel"] as? Int) ?? 2))
    }

    private static func halfDay(_ text: Substring) throws -> Int32 {
        guard let half = text.last, half == "a" || half == "p", let day = Int32(text.dropLast()) else {
            throw Unreadable(file: String(text))
        }
        return 2 * day + (half == "p" ? 1 : 0)
    }
}
