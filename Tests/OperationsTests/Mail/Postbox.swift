import Foundation
import Kernel
import Storage
import Synchronization
import TestKit

@testable import Operations

/// A city whose mails go to a folder: a program that takes them as `sendmail` does, and ends as it is told.
final class Postbox: Sendable {
    let city: City
    let folder: String
    private let clock = Clock()

    private final class Clock: Sendable {
        let instant = Mutex(TestDatabase.now)
    }

    private init(_ database: any Database, _ folder: String) throws {
        self.folder = folder
        let program = """
            #!/bin/sh
            status=$(cat "\(folder)/status" 2>/dev/null || echo 0)
            echo "$@" >>"\(folder)/arguments"
            [ "$status" = 0 ] || exit "$status"
            file=$(mktemp "\(folder)/mail.XXXXXX")
            cat >"$file"
            """
        try program.write(toFile: folder + "/sendmail", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/sendmail")
        let clock = clock
        city = City(
            slug: "aoba", name: Phrase(ja: "青葉市", en: "Aoba City"), database: database,
            library: try InstallationLibrary(folder: GoldenFile.root),
            clock: OperationClock { clock.instant.withLock { $0 } },
            passwords: PasswordHashing(cost: .least),
            mail: MailSettings(
                command: folder + "/sendmail", from: "ikusei@aoba.example", publicURL: "https://ikusei.example"))
    }

    static func open(on engine: TestEngine, _ body: (Postbox, TestDatabase) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ikusei-post-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await engine.withTestDatabase { test in
            try await test.database.migrate(to: .city, at: TestDatabase.now)
            try await body(try Postbox(test.database, folder), test)
        }
    }

    var now: Instant { clock.instant.withLock { $0 } }
    func pass(_ seconds: Int) { clock.instant.withLock { $0 = $0.adding(seconds: seconds) } }

    /// What the program ends with from now on.
    func end(with status: Int) throws {
        try "\(status)".write(toFile: folder + "/status", atomically: true, encoding: .utf8)
    }

    /// The mails that arrived: head as it came, body read.
    var mails: [(head: String, body: String)] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("mail.") }.sorted().map {
                let text = try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
                let parts = text.split(separator: "\n\n", maxSplits: 1)
                let body = Data(base64Encoded: String(parts.last ?? ""), options: .ignoreUnknownCharacters) ?? Data()
                return (String(parts[0]), String(decoding: body, as: UTF8.self))
            }
        }
    }

    func send() async { await MailRunner([city], name: "server") { _ in }.turn(in: city) }

    /// A new account; gives its number.
    func account(_ login: String, mail: String) async throws -> Int64 {
        try await AddAccount.run(login: login, name: "佐藤 花子", mail: mail, by: .console, in: city.context).account
    }

    func states() async throws -> [String] {
        try await city.database.read { transaction in
            try transaction.rows("SELECT state FROM mail ORDER BY id") { try $0.text(0) }
        }
    }
}
