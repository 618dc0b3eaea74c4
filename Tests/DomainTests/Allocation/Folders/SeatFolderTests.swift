import Domain
import Foundation
import Kernel
import Mathematics
import Testing

@Suite("A folder of seats (clauses K5, K6)")
struct SeatFolderTests {
    private func read(_ files: [String: [UInt8]]) throws -> SeatFolder {
        let (folder, diagnostics) = try SeatFolder.read(files)
        #expect(diagnostics.isEmpty)
        return folder
    }

    @Test("K5: a folder with names of any kind becomes arrays, and the names come back")
    func small() throws {
        let folder = try read(FolderFixture.seats())
        let year = folder.year
        #expect(folder.name == "小さな例")
        #expect((0..<5).map { folder.staff[$0] } == ["佐藤", "鈴木", "高橋", "田中", "伊藤"])
        #expect(year.personSection == [0, 0, 0, 1, 1] && year.personClass == [1, 2, 2, 1, 2])
        #expect(year.sectionMunicipality == [0, 1] && year.sectionMostAway == [2, 1])
        #expect(year.municipalityCount == 3 && year.minutes == [0, 30, 60, 30, 0, 100, 60, 100, 0])
        #expect(year.sessions.map(\.kind) == [.mandatory, .mandatory, .elective, .elective, .elective])
        #expect(year.sessions.map(\.halfDays) == [[24], [27], [28, 29], [41], [29]])
        #expect(year.sessions.map(\.municipality) == [0, nil, 1, nil, 2])
        #expect(year.sessions.map(\.fewest) == [0, 0, 1, 1, 1] && year.sessions.map(\.seats) == [3, 3, 2, 3, 2])
        #expect(year.sessions.map { folder.courses[$0.course] } == ["DX基礎", "DX基礎", "表計算", "表計算", "RPA"])
        let unavailable: [[Int32]] = (0..<5).map { Array(year.unavailable[$0]) }
        #expect(unavailable == [[24, 41], [], [], [], [24, 25]])
        #expect(Array(year.mandatoryWishes[1]) == [.init(target: 24, rank: 2), .init(target: 27, rank: 1)])
        #expect(year.requests.map(\.person) == [0, 3, 1] && year.requests.map(\.weight) == [5, 3, 4])
        #expect(year.requests.map(\.isNominated) == [true, false, false])
        #expect(Array(year.electiveWishes[2]) == [.init(target: 3, rank: 1)])
        #expect(year.mostElectives == 2)
    }

    @Test("K6: a seating worked out by hand breaks no rule and costs 29")
    func workedByHand() throws {
        let files = try FolderFixture.seats()
        let folder = try read(files)
        let (seating, diagnostics) = try folder.seating(files["solution.csv"] ?? [], file: "solution.csv")
        #expect(diagnostics.isEmpty)
        let verification = SeatVerification(seating, in: folder.year)
        #expect(verification.violations.isEmpty)
        #expect(verification.levels == SeatLevels([0, 0, 0, 0, 29]))
    }

    @Test("K5: the public instances are read without a complaint")
    func publicInstances() throws {
        for url in try FolderFixture.instances("B_") {
            let folder = try read(FolderFixture.files(url))
            #expect(folder.name == url.lastPathComponent)
            #expect(folder.year.personCount == (folder.name.hasPrefix("B_S") ? 770 : 7_700))
            #expect(folder.staff.count == folder.year.personCount && folder.municipalities.count == 13)
            #expect(folder.staff[5] == "5" && folder.sessions.index(of: "12") == 12)
        }
    }

    @Test("The order of rows that only refer to others does not matter")
    func orderOfRows() throws {
        let files = try FolderFixture.seats()
        let folder = try read(files)
        var turned = files
        for name in ["unavail.csv", "mpref.csv", "epref.csv", "travel.csv"] {
            let lines = String(decoding: files[name] ?? [], as: UTF8.self).split(separator: "\n")
            let text = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\r\n")
            turned[name] = Array(text.utf8)
        }
        let other = try read(turned)
        #expect(other.year.unavailable == folder.year.unavailable)
        #expect(other.year.mandatoryWishes == folder.year.mandatoryWishes)
        #expect(other.year.electiveWishes == folder.year.electiveWishes)
        // Municipalities are numbered as they come: names decide.
        for section in 0..<2 {
            #expect(
                other.municipalities[other.year.sectionMunicipality[section]]
                    == folder.municipalities[folder.year.sectionMunicipality[section]])
        }
    }

    @Test("Columns in another order, quotes, a byte order mark, CR LF, spaces and empty lines change nothing")
    func otherWriting() throws {
        let files = try FolderFixture.seats()
        var other = files
        other["staff.csv"] = Array(
            ("\u{FEFF}\"cls\",\"staff\",section\r\n1,\" 佐藤 \",総務課\r\n\r\n2,鈴木,総務課\r\n2,高橋,総務課\r\n"
                + ",,\r\n1,田中,税務課\r\n2,伊藤,税務課").utf8)
        let (a, b) = (try read(files), try read(other))
        #expect(a.year.personSection == b.year.personSection && a.year.personClass == b.year.personClass)
        #expect((0..<5).map { a.staff[$0] } == (0..<5).map { b.staff[$0] })
    }

    @Test("A solution that is written is read again the same, and the same seats give the same bytes")
    func solution() throws {
        let files = try FolderFixture.seats()
        let folder = try read(files)
        let given = try folder.seating(files["solution.csv"] ?? [], file: "s").seating
        let bytes = folder.file(of: given)
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("staff,session\r\n佐藤,基礎B\r\n佐藤,表計算1\r\n"))
        #expect(folder.file(of: Seating(given.seats.reversed())) == bytes)
        #expect(try folder.seating(bytes, file: "s").seating == given)
        var random = SeededRandom(seed: 5)
        for _ in 0..<200 {
            var seats = Set<Seating.Seat>()
            for _ in 0..<random.index(below: 12) {
                seats.insert(
                    .init(person: Int32(random.index(below: 5)), session: Int32(random.index(below: 5))))
            }
            let seating = Seating(seats.sorted { ($0.person, $0.session) < ($1.person, $1.session) })
            #expect(try folder.seating(folder.file(of: seating), file: "s").seating == seating)
        }
    }

    @Test("Names with commas, quotes and signs of a formula come back from a solution file as they are")
    func strangeNames() throws {
        let files = try FolderFixture.seats()
        let name = "=佐藤, \"太郎\""
        var renamed = files
        for file in ["staff.csv", "unavail.csv", "mpref.csv", "requests.csv"] {
            renamed = try renamed.edited(file, "佐藤", "\"=佐藤, \"\"太郎\"\"\"")
        }
        let folder = try read(renamed)
        #expect(folder.staff[0] == name)
        let seating = Seating([.init(person: 0, session: 1)])
        #expect(try folder.seating(folder.file(of: seating), file: "s").seating == seating)
    }

    @Test("What a solution file names wrongly is told with its place")
    func badSolution() throws {
        let folder = try read(FolderFixture.seats())
        func codes(_ text: String) -> [String] {
            do throws(InputErrors) {
                _ = try folder.seating(Array(text.utf8), file: "s.csv")
                return []
            } catch {
                return error.diagnostics.map { "\($0.code) \($0.place.line):\($0.place.column)" }
            }
        }
        #expect(codes("staff,session\n佐藤,基礎A\n") == [])
        #expect(codes("") == ["N002 1:1"])
        #expect(codes("staff,sesion\n") == ["N003 1:1", "N004 1:7"])
        #expect(codes("staff,session\n山田,基礎A\n佐藤,基礎Z\n,基礎A\n") == ["N021 2:1", "N023 3:4", "N007 4:1"])
        #expect(codes("staff,session\n佐藤,基礎A,1\n") == ["N006 2:1"])
    }
}
