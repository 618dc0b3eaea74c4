import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct OutboxTests {
    @Test("A one-time code by mail is in the mail alone, and opens the account once", arguments: TestEngine.allCases)
    func code(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, _ in
            let (city, account) = (box.city.context, try await box.account("hanako", mail: "hanako@aoba.example"))
            let without = try await box.account("nomail", mail: "")
            let result = try await MailOneTimeCodes.run(for: [account, without], by: .console, in: city)
            #expect(result == .init(mailed: 1, withoutAddress: ["nomail"]))
            await box.send()
            let mail = try #require(try box.mails.first)
            #expect(try box.mails.count == 1)
            let code = try #require(mail.body.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).output
            let kept = try await city.database.read { transaction in
                try transaction.rows("SELECT detail || once || error FROM mail") { try $0.text(0) }
                    + transaction.rows("SELECT action || subject || detail FROM audit") { try $0.text(0) }
            }
            #expect(!kept.contains { $0.contains(code) }, "neither outbox nor log has the code")
            #expect(kept.contains { $0.hasPrefix("code.mailhanako") })
            let origin = Origin(address: "192.0.2.1", agent: "")
            _ = try await FirstSignIn.run(
                login: "hanako", oneTimeCode: String(code), newPassword: "tsukue no ue no neko", from: origin, in: city)
            await #expect(throws: AccountError.refused) {
                try await FirstSignIn.run(
                    login: "hanako", oneTimeCode: String(code), newPassword: "tsukue no ue no inu", from: origin,
                    in: city)
            }
            await box.send()
            #expect(try box.mails.count == 2, "whoever chooses a password is told")
        }
    }

    @Test("A printed code after one asked for by mail holds, and no mail goes out", arguments: TestEngine.allCases)
    func printedLater(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, _ in
            let (city, account) = (box.city.context, try await box.account("hanako", mail: "hanako@aoba.example"))
            _ = try await MailOneTimeCodes.run(for: [account], by: .console, in: city)
            let slips = try await IssueOneTimeCode.run(for: [account], by: .console, in: city)
            await box.send()
            #expect(try box.mails.isEmpty)
            #expect(try await box.states() == ["dropped"])
            _ = try await FirstSignIn.run(
                login: "hanako", oneTimeCode: slips[0].code, newPassword: "tsukue no ue no neko",
                from: Origin(address: "192.0.2.1", agent: ""), in: city)
        }
    }

    @Test("Two servers send each mail once", arguments: TestEngine.allCases)
    func twoServers(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, test in
            let account = try await box.account("hanako", mail: "hanako@aoba.example")
            let mails = (0..<20).map {
                NewMail(account: account, kind: MailKind.passwordChanged.rawValue, once: "mail \($0)")
            }
            for _ in 0..<2 { try await test.database.write { try $0.addMails(mails, at: box.now) } }
            let other = try test.another()
            let second = City(
                slug: "aoba", name: box.city.name, database: other, library: box.city.library,
                clock: OperationClock { box.now }, mail: box.city.mail)
            await withTaskGroup { group in
                for city in [box.city, second] {
                    group.addTask { await MailRunner([city]) { _ in }.turn(in: city) }
                }
            }
            await other.close()
            #expect(try box.mails.count == 20)
            #expect(Set(try box.mails.map(\.head)).count == 20)
            #expect(try await box.states() == [String](repeating: "sent", count: 20))
        }
    }

    @Test(
        "A server lost between handing over and noting it: a code goes out again, a reminder never twice",
        arguments: TestEngine.allCases)
    func lost(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, test in
            let account = try await box.account("hanako", mail: "hanako@aoba.example")
            try await test.database.write { transaction in
                try transaction.addMails(
                    [MailKind.passwordChanged, .surveyReminder].map {
                        NewMail(account: account, kind: $0.rawValue, once: $0.rawValue)
                    }, at: box.now)
                for name in ["a", "b"] { _ = try transaction.claimMail(by: name, at: box.now) }
            }
            await box.send()
            #expect(try await box.states() == ["sending", "sending"], "nobody takes what may still be under way")
            box.pass(MailRunner.patience + 1)
            await box.send()
            #expect(try await box.states() == ["sent", "doubtful"])
            let late = try await test.database.write {
                try $0.endMail(1, by: "a", as: .failed, at: box.now)
            }
            #expect(!late, "the lost server has no more say")
        }
    }

    @Test(
        "A program that is busy is tried again, later each time, and given up after six", arguments: TestEngine.allCases
    )
    func busy(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, test in
            let account = try await box.account("hanako", mail: "hanako@aoba.example")
            try await test.database.write { transaction in
                try transaction.notify(.passwordChanged, account, in: box.city.context, at: box.now)
            }
            try box.end(with: 75)
            for pause in MailRunner.pauses {
                await box.send()
                #expect(try await box.states() == ["waiting"])
                box.pass(pause - 1)
                await box.send()
                #expect(try await box.states() == ["waiting"])
                box.pass(1)
            }
            await box.send()
            #expect(try await box.states() == ["failed"])
            let attempts = try await test.database.read { try $0.int("SELECT max(attempts) FROM mail") }
            #expect(attempts == 6)
        }
    }

    @Test(
        "A receiver that is refused is not tried again; one without an address neither", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        try await Postbox.open(on: engine) { box, test in
            let accounts = [
                try await box.account("hanako", mail: "hanako@aoba.example"),
                try await box.account("taro", mail: "taro\nBcc: x@y"),
            ]
            try await test.database.write { transaction in
                for account in accounts {
                    try transaction.notify(.passwordChanged, account, in: box.city.context, at: box.now)
                }
            }
            try box.end(with: 67)
            await box.send()
            #expect(try await box.states() == ["failed", "failed"])
        }
    }

    @Test("Where no mail is set up none is kept for later", arguments: TestEngine.allCases)
    func silent(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let slip = try await AddAccount.run(login: "hanako", name: "花子", by: .console, in: office.city)
            _ = try await FirstSignIn.run(
                login: "hanako", oneTimeCode: slip.code, newPassword: Office.password, from: Office.origin,
                in: office.city)
            let count = try await office.city.database.read { try $0.int("SELECT count(*) FROM mail") }
            #expect(count == 0)
            await #expect(throws: WorkError.self) {
                try await MailOneTimeCodes.run(for: [slip.account], by: .console, in: office.city)
            }
        }
    }
}
