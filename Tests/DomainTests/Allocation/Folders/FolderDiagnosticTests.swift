import Domain
import Foundation
import Kernel
import Testing

@Suite("What is wrong with a folder of an instance (clause K5)")
struct FolderDiagnosticTests {
    private func damaged(_ damage: FolderDamage) throws -> [String: [UInt8]] {
        let files = try damage.isSeats ? FolderFixture.seats() : FolderFixture.nominations()
        return try files.edited(damage.file, damage.old, damage.new)
    }

    @Test(
        "Every damage is told with its code, file, line and column, and in both languages", arguments: FolderDamage.all)
    func damages(_ damage: FolderDamage) throws {
        let (diagnostics, isRead) = FolderFixture.diagnostics(of: try damaged(damage), isSeats: damage.isSeats)
        let found = diagnostics.filter { $0.code == damage.code }
        let wanted = Place(file: "f/" + damage.file, line: damage.line, column: damage.column)
        let at = found.filter { $0.place == wanted }
        #expect(!at.isEmpty, "\(diagnostics.map { $0.line(in: .ja) })")
        let isNamed = at.contains { diagnostic in
            Language.allCases.allSatisfy { damage.names.isEmpty || diagnostic.message[$0].contains(damage.names) }
        }
        #expect(isNamed, "\(at)")
        #expect(diagnostics.allSatisfy { !$0.message.ja.isEmpty && !$0.message.en.isEmpty })
        // A folder with an error is not read by half, and one without is read.
        #expect(isRead != diagnostics.hasErrors)
    }

    @Test("The page of diagnostics says the severities as they are, and every code of folders is brought about here")
    func page() throws {
        let page = try String(
            contentsOf: FolderFixture.repository.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
        var severities: [String: String] = [:]
        for row in page.split(separator: "\n") where row.hasPrefix("| N0") {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            severities[cells[0]] = cells[1]
        }
        #expect(Set(severities.keys) == Set(FolderDamage.all.map(\.code).filter { $0.hasPrefix("N") }))
        for damage in FolderDamage.all {
            let found = FolderFixture.diagnostics(of: try damaged(damage), isSeats: damage.isSeats).diagnostics
            for diagnostic in found where diagnostic.code.hasPrefix("N") {
                #expect(diagnostic.severity.rawValue == severities[diagnostic.code], "\(diagnostic.code)")
            }
        }
    }

    @Test(
        "All that is wrong is told at once, in the order of the files; of one kind twenty in full and then the number")
    func together() throws {
        var files = try FolderFixture.seats().edited("staff.csv", "田中,税務課,1", "田中,税務,9")
            .edited("sessions.csv", "13p", "13x").edited("meta.json", "maxel", "max")
        let rows = (1...30).map { "誰か\($0),12a\n" }.joined()
        files["unavail.csv"] = Array("staff,slot\n\(rows)".utf8)
        let found = FolderFixture.diagnostics(of: files, isSeats: true).diagnostics
        #expect(Set(found.map(\.code)) == ["N009", "N014", "N020", "N021", "N041"])
        #expect(found == found.inReadingOrder())
        let unknown = found.filter { $0.code == "N021" }
        #expect(unknown.count == 21 && unknown.contains { $0.message.en == "and 10 more of this kind" })
    }

    @Test("A file that cannot be read does not bring a finding for each reference into it")
    func noCascade() throws {
        let files = try FolderFixture.seats().edited("staff.csv", "", nil)
        let found = FolderFixture.diagnostics(of: files, isSeats: true).diagnostics
        #expect(found.map(\.code) == ["N001"])
        let wrong = try FolderFixture.seats().edited("staff.csv", "佐藤,総務課,1", "佐藤,総務課,x")
        #expect(FolderFixture.diagnostics(of: wrong, isSeats: true).diagnostics.map(\.code) == ["N008"])
    }

    @Test("No folder at all, or one of other files, names each file that is missing")
    func nothing() {
        #expect(
            FolderFixture.diagnostics(of: [:], isSeats: true).diagnostics.map(\.code)
                == Array(repeating: "N001", count: 9))
        let found = FolderFixture.diagnostics(of: ["stff.csv": []], isSeats: false).diagnostics
        #expect(found.map(\.code) == Array(repeating: "N001", count: 4))
        #expect(found.contains { $0.suggestion == "stff.csv" })
    }

    @Test(
        "Thousands of mutated files are read or refused, never by half and never with a crash",
        arguments: [true, false])
    func mutations(isSeats: Bool) throws {
        let files = try isSeats ? FolderFixture.seats() : FolderFixture.nominations()
        let names = isSeats ? SeatFolder.files : NominationFolder.files
        var random = SeededRandom(seed: isSeats ? 11 : 12)
        var readCount = 0
        for _ in 0..<2_500 {
            var mutated = files
            for _ in 0...random.index(below: 3) {
                let name = names[random.index(below: names.count)]
                mutated[name] = Self.mutated(mutated[name] ?? [], &random)
            }
            let (diagnostics, isRead) = FolderFixture.diagnostics(of: mutated, isSeats: isSeats)
            #expect(isRead != diagnostics.hasErrors)
            readCount += isRead ? 1 : 0
        }
        #expect(readCount > 0 && readCount < 2_500)
    }

    private static let pieces: [[UInt8]] = [
        [0], [0xFF, 0xFE], [0x82], Array("\"".utf8), Array(",".utf8), Array("\n".utf8), Array("|".utf8),
        Array("-1".utf8), Array("99999999999999999999".utf8), Array("a".utf8), Array("佐藤".utf8), Array("{".utf8),
        Array("]".utf8), Array("1e400".utf8), Array("\u{FEFF}".utf8), Array("\r".utf8), Array("[[[[[[[[[[".utf8),
    ]

    /// Bytes changed, cut out, doubled, inserted, or the file cut off.
    private static func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        let at = random.index(below: bytes.count + 1)
        let end = min(bytes.count, at + random.index(below: 12))
        switch random.index(below: 6) {
        case 0: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
        case 3: bytes.insert(contentsOf: pieces[random.index(below: pieces.count)], at: at)
        case 4: bytes.removeSubrange(at...)
        default:
            let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
            guard !digits.isEmpty else { return bytes }
            bytes[digits[random.index(below: digits.count)]] = 0x30 + UInt8(random.index(below: 10))
        }
        return bytes
    }
}
