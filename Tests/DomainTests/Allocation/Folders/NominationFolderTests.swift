import Domain
import Foundation
import Kernel
import Mathematics
import Testing

@Suite("A folder of nominations (clause K4)")
struct NominationFolderTests {
    private func read(_ files: [String: [UInt8]]) throws -> NominationFolder {
        let (folder, diagnostics) = try NominationFolder.read(files)
        #expect(diagnostics.isEmpty)
        return folder
    }

    @Test("K4: people, prerequisites, audiences, limits and targets become one general instance")
    func small() throws {
        let folder = try read(FolderFixture.nominations())
        let instance = folder.instance
        #expect(folder.name == "小さな例" && instance.years == 3 && instance.people == 5 && instance.tracks == 3)
        #expect((0..<3).map { folder.tracks[$0] } == ["DT", "PM", "ADV"])
        #expect(instance.section == [0, 0, 0, 1, 1])
        #expect(instance.isVolunteer == [true, false, false, false, false])
        #expect(instance.hours == [24, 24, 24, 24, 24, 24, 16, 16, 16, 40, 40, 40, 40, 40, 40])
        #expect(instance.hoursNeeded == [16, 16, 24] && instance.countsAsAbsence == [true, true, true])
        #expect(instance.prerequisites == [[], [0, 1], []])
        #expect(instance.seats == [1, 1, 1, 1, 1, 0, 0, 1, 1])
        #expect(instance.absenceCap == [1, 1, 1, 2, 2, 2])
        // Only people of the information department may take ADV, everyone the others.
        #expect(instance.isEligible.indices.filter { !instance.isEligible[$0] } == [2, 5, 8])
        #expect(instance.isDone.indices.filter { instance.isDone[$0] } == [9])
        #expect(instance.isWaived.indices.filter { instance.isWaived[$0] } == [7])
        #expect(Array(instance.points[9..<12]) == [0, 6, 8])
        #expect(
            instance.targets == [
                .init(track: 0, people: 2, deadline: 2), .init(track: 1, people: 2, deadline: 1),
                .init(track: 2, people: 1, deadline: 2),
            ])
    }

    @Test("Groups are the sections that need digital technology and the units that need project management")
    func groups() throws {
        let folder = try read(FolderFixture.nominations())
        #expect(
            folder.instance.groups == [
                .init(track: 0, need: 1, deadline: 2, members: [0, 1, 2]),
                .init(track: 0, need: 1, deadline: 2, members: [3, 4]),
                .init(track: 1, need: 2, deadline: 1, members: [3, 4]),
            ])
        #expect(folder.homes == [.section(0), .section(1), .unit(2)])
    }

    @Test("Who retires in so many years serves as many; 99 means beyond the plan")
    func retirement() throws {
        let instance = try read(FolderFixture.nominations()).instance
        #expect(instance.lastYear == [2, 0, 1, 2, -1])
    }

    @Test("The chance to stay follows the years in post, one more each year, the last hazard for all beyond")
    func stay() throws {
        let instance = try read(FolderFixture.nominations()).instance
        func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }
        // In post for one year at the start: hazards 0.2, then 0.5.
        #expect(isNear(instance.chance(of: 0, trainedIn: 0, at: 2), 0.8 * 0.98 * 0.5 * 0.98))
        #expect(isNear(instance.chance(of: 0, trainedIn: 2, at: 2), 1))
        // Five years in post, beyond the table; retires after the second year.
        #expect(isNear(instance.chance(of: 2, trainedIn: 0, at: 1), 0.5 * 0.98))
        #expect(instance.chance(of: 2, trainedIn: 0, at: 2) == 0)
    }

    @Test("A plan worked out by hand breaks no rule; its values are counted by hand too")
    func workedByHand() throws {
        let files = try FolderFixture.nominations()
        let folder = try read(files)
        let (plan, diagnostics) = try folder.nominations(files["solution.csv"] ?? [], file: "solution.csv")
        #expect(diagnostics.isEmpty)
        #expect(folder.instance.verify(plan).isEmpty)
        let values = folder.instance.values(of: plan)
        // DT is one short of two; the section of the city's general affairs, the information section by the one who has
        // done it, and one of two places in the unit are covered; 4 + 5 + 6 + 8 points.
        #expect(values.shortfall == 1 && values.covered == 3 && values.points == 23)
    }

    @Test("K4: the public instances are read without a complaint")
    func publicInstances() throws {
        for url in try FolderFixture.instances("A_") {
            let folder = try read(FolderFixture.files(url))
            let isSmall = folder.name == "A_S"
            #expect(folder.name == url.lastPathComponent)
            #expect(folder.instance.people == (isSmall ? 300 : 3_000))
            // Sections with one each, units with two each: the plan's denominators.
            #expect(folder.instance.groups.filter { $0.track == 0 }.count == (isSmall ? 15 : 150))
            #expect(folder.instance.groups.filter { $0.track == 1 }.count == (isSmall ? 11 : 450))
            #expect(folder.instance.verify([]).isEmpty)
        }
    }

    @Test("A solution that is written is read again the same, and the same nominations give the same bytes")
    func solution() throws {
        let files = try FolderFixture.nominations()
        let folder = try read(files)
        let plan = try folder.nominations(files["solution.csv"] ?? [], file: "s").nominations.sorted()
        let bytes = folder.file(of: plan)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "staff,track,year\r\n佐藤,DT,1\r\n高橋,PM,2\r\n田中,PM,1\r\n田中,ADV,2\r\n")
        #expect(folder.file(of: plan.reversed()) == bytes)
        #expect(try folder.nominations(bytes, file: "s").nominations == plan)
    }

    @Test("What a solution file names wrongly is told with its place; years count from 1")
    func badSolution() throws {
        let folder = try read(FolderFixture.nominations())
        func codes(_ text: String) -> [String] {
            do throws(InputErrors) {
                _ = try folder.nominations(Array(text.utf8), file: "s.csv")
                return []
            } catch {
                return error.diagnostics.map { "\($0.code) \($0.place.line):\($0.place.column)" }
            }
        }
        #expect(codes("staff,track,year\n佐藤,DT,3\n") == [])
        #expect(codes("staff,track,year\n佐藤,DT,0\n佐藤,DT,4\n") == ["N009 2:7", "N009 3:7"])
        #expect(codes("staff,track,year\n佐藤,AI,1\n山田,DT,1\n佐藤,DT,x\n") == ["N026 2:4", "N021 3:1", "N008 4:7"])
    }
}
