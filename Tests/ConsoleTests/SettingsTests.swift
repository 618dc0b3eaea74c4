import Foundation
import Kernel
import Operations
import Testing

@testable import Console

@Suite struct SettingsTests {
    private func settings(
        _ file: String? = nil, _ environment: [String: String] = [:], given: [String: [String]] = [:]
    ) async throws -> ServeSettings {
        guard let file else {
            return ServeSettings(try await SettingSources(given, environment: environment, file: nil))
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "ikusei-\(UUID()).yaml").path
        try file.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return ServeSettings(try await SettingSources(given, environment: environment, file: path))
    }

    private func codes(_ settings: ServeSettings) -> [String] {
        settings.diagnostics.map { "\($0.code):\($0.place.line)" }
    }

    @Test("The command line goes before the environment, that before the file, that before the default")
    func precedence() async throws {
        let file = "data: /a\nlisten:\n  port: 1001\n  host: file.example\nbackups:\n  keep: 7\n"
        let settings = try await settings(
            file, ["IKUSEI_LISTEN_PORT": "1002", "IKUSEI_LISTEN_HOST": "environment.example"],
            given: ["listen.port": ["1003"]])
        #expect(settings.diagnostics.isEmpty)
        #expect(settings.server.port == 1003)
        #expect(settings.server.host == "environment.example")
        #expect(settings.backups == BackupFolder(path: "/a/backups", keeps: 7))
        #expect(settings.server.maximumConnections == 2000)
        let listing = settings.listing(in: .en)
        #expect(listing.contains("--port") && listing.contains("environment IKUSEI_LISTEN_HOST"))
        #expect(listing.contains(".yaml:6"))
    }

    @Test("Unknown keys, wrong forms and wrong values are all told at once, each with its line")
    func everythingAtOnce() async throws {
        let settings = try await settings(
            """
            data: /a
            lisen:
              port: 1
            listen:
              port: 99999
              hots: x
            proxy:
              trusted: 127.0.0.1
            log:
              level: loud
            tls:
              certificate: /c.pem
            public-url: ikusei.example
            """)
        #expect(
            codes(settings) == ["C001:2", "C003:5", "C001:6", "C002:8", "C003:10", "C004:12", "C003:13"])
        let first = try #require(settings.diagnostics.first { $0.place.line == 6 })
        #expect(first.suggestion == "listen.host")
    }

    @Test("Values out of range, and what goes together or excludes each other")
    func values() async throws {
        let settings = try await settings(
            """
            data: /a
            database: postgres://x
            listen:
              port: 99999
            log:
              level: loud
            tls:
              certificate: /c.pem
            public-url: ikusei.example
            mail:
              command: /nowhere/sendmail
              from: "Ikusei <a@b>"
            """)
        #expect(
            codes(settings).sorted() == ["C003:11", "C003:12", "C003:4", "C003:6", "C003:9", "C004:2", "C004:8"])
        #expect(throws: InputErrors.self) { try settings.requireGood() }
    }

    @Test("Where the data is, said in a stronger place, takes the place of what a weaker one says")
    func place() async throws {
        let settings = try await settings("data: /a\n", ["IKUSEI_DATABASE": "postgres://x"])
        #expect(settings.diagnostics.isEmpty && settings.place == .server(url: "postgres://x"))
        let nowhere = try await self.settings()
        #expect(codes(nowhere) == ["C004:0"])
    }

    @Test("A secret may stand in a file of its own, and is never shown")
    func secrets() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "ikusei-secret-\(UUID())").path
        try "postgres://ikusei:pass%20word@db/ikusei\n".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let settings = try await settings(nil, ["IKUSEI_DATABASE_FILE": path])
        #expect(settings.diagnostics.isEmpty)
        #expect(settings.place == .server(url: "postgres://ikusei:pass%20word@db/ikusei"))
        #expect(!settings.listing(in: .ja).contains("pass"))
        let missing = try await self.settings("database-file: /nowhere/at/all\n")
        #expect(codes(missing) == ["C005:1"])
    }

    @Test("A variable that nobody reads is told, and does not stop the server")
    func unknownVariable() async throws {
        let settings = try await settings(nil, ["IKUSEI_DATA": "/a", "IKUSEI_LISTEN_PROT": "1"])
        #expect(codes(settings) == ["C006:0"] && !settings.diagnostics.hasErrors)
        #expect(settings.diagnostics.first?.suggestion == "IKUSEI_LISTEN_PORT")
    }

    @Test("The packaged file is good as it is, and every setting that it shows in comments is one")
    func packaged() async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let text = try String(contentsOfFile: root + "/packaging/ikusei.yaml", encoding: .utf8)
        let asIs = try await settings(text)
        #expect(asIs.diagnostics.isEmpty)
        #expect(asIs.place == .folder("/var/lib/ikusei"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let hash = line.firstIndex(of: "#")
            guard let hash, line[line.index(after: hash)...].wholeMatch(of: #/\s?(\s\s)?[a-z-]+:.*/#) != nil else {
                return String(line)
            }
            return String(line[..<hash] + line[line.index(hash, offsetBy: 2)...])
        }
        let uncommented = lines.joined(separator: "\n")
        let keys = try SettingsFile(uncommented, path: "ikusei.yaml").places.keys
        let all = Set((Setting.all + Setting.all.compactMap(\.file)).map(\.key))
        #expect(Set(keys).isSubset(of: all))
        let unsaid = all.subtracting(keys).subtracting(["library", "chart-script"])
        #expect(unsaid.isEmpty, "the packaged file says nothing of \(unsaid.sorted())")
    }
}
