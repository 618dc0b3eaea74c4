import Domain
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

@Suite("A change under a program's own word")
struct AnswerOnceTests {
    private struct Refused: Error {}

    private final class Work: Sendable {
        private let counted = Mutex(0)
        var count: Int { counted.withLock { $0 } }

        func done() -> AnswerOnce.Answer {
            let number = counted.withLock { count in
                count += 1
                return count
            }
            return .init(status: 201, location: "things/\(number)", body: Array("{\"id\":\(number)}".utf8))
        }
    }

    private func token(_ office: Office, _ name: String = "x") async throws -> Caller {
        let issued = try await IssueToken.run(name: name, scopes: [.planWrite], by: .console, in: office.city)
        return try await CheckToken.run(token: issued.secret, address: "", in: office.city)
    }

    private func ask(
        _ office: Office, _ caller: Caller, word: String = "w1", request: String = "POST /x", _ work: Work
    ) async throws -> (answer: AnswerOnce.Answer, isAgain: Bool) {
        try await AnswerOnce.run(word, request: Array(request.utf8), by: caller, in: office.city) { work.done() }
    }

    @Test("is done once, and answered alike when it is asked again within a day", arguments: TestEngine.allCases)
    func again(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (caller, work) = (try await token(office), Work())
            let first = try await ask(office, caller, work)
            office.pass(minutes: 24 * 60 - 1)
            let second = try await ask(office, caller, work)
            #expect(first.answer == second.answer && !first.isAgain && second.isAgain)
            #expect(work.count == 1)
            office.pass(minutes: 2)
            let third = try await ask(office, caller, work)
            #expect(!third.isAgain && work.count == 2)
        }
    }

    @Test("is another for another word, and for another token", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (one, other, work) = (try await token(office), try await token(office, "y"), Work())
            _ = try await ask(office, one, work)
            _ = try await ask(office, one, word: "w2", work)
            _ = try await ask(office, other, work)
            #expect(work.count == 3)
        }
    }

    @Test("is refused where the word stood for another request", arguments: TestEngine.allCases)
    func otherRequest(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (caller, work) = (try await token(office), Work())
            _ = try await ask(office, caller, work)
            await #expect(throws: AnswerOnce.Failure.otherRequest) {
                _ = try await ask(office, caller, request: "POST /y", work)
            }
        }
    }

    @Test("twice at once is done once: the other is told to wait", arguments: TestEngine.allCases)
    func atOnce(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (caller, work) = (try await token(office), Work())
            let city = office.city
            await #expect(throws: AnswerOnce.Failure.beingWorkedOn) {
                _ = try await AnswerOnce.run("w1", request: [1], by: caller, in: city) {
                    _ = try await AnswerOnce.run("w1", request: [1], by: caller, in: city) { work.done() }
                    return work.done()
                }
            }
            #expect(work.count == 0)
        }
    }

    @Test("that was refused leaves its word free", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (caller, work) = (try await token(office), Work())
            await #expect(throws: Refused.self) {
                _ = try await AnswerOnce.run("w1", request: Array("POST /x".utf8), by: caller, in: office.city) {
                    throw Refused()
                }
            }
            #expect(try await ask(office, caller, work).isAgain == false)
        }
    }

    @Test("is forgotten after a day by the work of the night", arguments: TestEngine.allCases)
    func tidied(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await ask(office, try await token(office), Work())
            office.pass(minutes: 24 * 60 + 1)
            try await TidyAccounts.run(in: office.city)
            #expect(try await office.city.database.read { try $0.int("SELECT count(*) FROM kept_answer") } == 0)
        }
    }
}
