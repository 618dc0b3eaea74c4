import Foundation
import Storage
import StoragePostgres
import TestKit
import Testing

/// How the server is found, and its connections shared out.
@Suite struct PostgresConnectionTests {
    private let server: String

    init() throws {
        guard let server = ProcessInfo.processInfo.environment["IKUSEI_TEST_POSTGRES"] else { throw MissingServer() }
        self.server = server
    }

    private func isUnavailable(_ error: (any Error)?) -> Bool {
        if case .unavailable? = error as? StorageError { true } else { false }
    }

    @Test("A server that is not there is unavailable, for everyone who waits")
    func unknownHost() async throws {
        for address in ["postgres://nobody@no-such-host.invalid/city", "postgres://nobody@127.0.0.1:1/city"] {
            let database = try PostgresDatabase(url: address, schema: "city", connections: 2, patience: 0.5)
            let errors = await withTaskGroup { group in
                for _ in 1...10 {
                    group.addTask {
                        do {
                            try await database.read { _ in }
                            return false
                        } catch {
                            return isUnavailable(error)
                        }
                    }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(errors == Array(repeating: true, count: 10))
            await database.close()
        }
    }

    @Test("Of several hosts, the one that answers is found")
    func severalHosts() async throws {
        let several = server.replacing("host=", with: "host=/no/such/folder,")
        let database = try PostgresDatabase(url: several, schema: "several_hosts")
        let found = try await database.read { try $0.int("SELECT 1") }
        #expect(found == 1)
        await database.close()
    }

    @Test("Neither a strange name nor an address that cannot be read is taken, and no password is repeated")
    func strangeSettings() throws {
        for name in ["", "City", "a-b", "1city", "x\"; DROP SCHEMA public; --", String(repeating: "a", count: 64), "市"]
        {
            #expect(throws: StorageError.self) { try PostgresDatabase(url: server, schema: name) }
        }
        let error = #expect(throws: StorageError.self) {
            try PostgresDatabase(url: "postgres://u:geheim@[/x", schema: "city")
        }
        #expect(!"\(String(describing: error))".contains("geheim"))
    }

    @Test("Whoever asked first is served first")
    func fairness() async throws {
        try await TestEngine.postgres.with(schema: .sample, connections: 1) { database in
            let (isRunning, mayEnd) = (Signal(), Signal())
            let order = Shared([Int]())
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.write { _ in
                        isRunning.give()
                        try mayEnd.wait()
                    }
                }
                for number in 1...6 {
                    try await Task.sleep(for: .milliseconds(100))
                    group.addTask {
                        let note: @Sendable (any Transaction) throws -> Void = { _ in
                            order.change { $0.append(number) }
                        }
                        if number % 2 == 0 { try await database.read(note) } else { try await database.write(note) }
                    }
                }
                try await Task.sleep(for: .milliseconds(100))
                mayEnd.give()
                try await group.waitForAll()
            }
            #expect(order.value == [1, 2, 3, 4, 5, 6])
        }
    }
}
