import Kernel
import Storage
import TestKit
import Testing

@Suite struct RosterImportTests {
    @Test("Imports are told with who brought them and how many files they have", arguments: TestEngine.allCases)
    func history(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let now = TestDatabase.now
            try await database.write { transaction in
                let hanako = try transaction.addAccount(login: "hanako", name: "佐藤 花子", at: now)
                let files = [
                    KeptRosterFile(name: "a.csv", bytes: [1, 2, 3]), KeptRosterFile(name: "b.csv", bytes: [4]),
                ]
                let first = try transaction.addRosterImport(
                    files: files, mappingName: "standard", mappingText: "x", confirmedLeaving: false, by: hanako,
                    at: now)
                let second = try transaction.addRosterImport(
                    files: [], mappingName: "other", mappingText: "y", confirmedLeaving: false, by: nil, at: now)
                #expect(try transaction.lastRosterMapping() == nil)
                _ = try transaction.applyRosterImport(
                    first, confirmedLeaving: false, summary: "joined=3", by: hanako, at: now)
                let imports = try transaction.rosterImports()
                #expect(imports.map(\.id) == [second, first])
                #expect(imports.map(\.uploadedBy) == [nil, "佐藤 花子"])
                #expect(imports.map(\.files) == [0, 2])
                #expect(try transaction.rosterFileNames(of: first).map(\.bytes) == [3, 1])
                #expect(try transaction.lastRosterMapping()?.name == "standard")
                #expect(try transaction.newestSnapshot() == nil)
                #expect(try transaction.openSessions(at: now, idle: 60) == 0)
                #expect(try transaction.peopleWithoutAccountCount(on: now.dayInJapan) == 0)
                #expect(try transaction.openAccounts(ofPeople: ["x"]) == 0)
                #expect(try transaction.accountNames([hanako]) == [hanako: "佐藤 花子"])
                #expect(try transaction.person(staffNumber: "x") == nil)
            }
        }
    }
}
