import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite(.serialized) struct CorrectionTests {
    /// A head of everything, and a person with one level confirmed by them.
    private func confirmed(_ served: ServedCity) async throws -> (head: Caller, person: Int64, skill: Int) {
        let city = served.city
        let state = try await city.state()
        let member = state.standing.staff.members[0]
        let person = state.personID(at: Int(member.person))
        let unit = try #require(state.unitsUpwards(from: member.post.unit).last)
        let head = served.caller(person: nil, [RoleGrant(role: .head, unitCode: unit)])
        try await ConfirmLevel(city).record([.init(skill: 0, rank: 2)], ofPerson: person, for: head)
        return (head, person, 0)
    }

    private func newest(_ served: ServedCity, _ person: Int64, _ head: Caller) async throws -> CorrectRecord.Line {
        let lines = try await CorrectRecord(served.city).see(person, for: head).lines
        return try #require(lines.first { $0.kind == .evidence && $0.isOpen && $0.skill == 0 })
    }

    @Test(
        "A level confirmed wrongly is corrected and taken away by rows that point at it; the day before stays as it was known",
        arguments: TestEngine.allCases)
    func corrected(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let (head, person, skill) = try await confirmed(served)
            func rank(_ daysAgo: Int) async throws -> Int8? {
                let state = try await city.state(on: city.now.dayInJapan.adding(days: -daysAgo))
                let index = try #require(state.index(of: person))
                return SkillLevels.entries(of: index, skill: skill, in: state.standing.ledger)
                    .last { $0.method == .head }?.rank
            }
            served.clock.pass(days: 3)
            let first = try await newest(served, person, head)
            let correcting = CorrectRecord(city)
            await #expect(throws: WorkError.self, "without a reason") {
                try await correcting.correct(
                    .evidence, first.id, ofPerson: person, to: .level(1), because: "", for: head)
            }
            try await correcting.correct(
                .evidence, first.id, ofPerson: person, to: .level(1), because: "別の人と取り違えた", for: head)
            #expect(try await rank(0) == 1)
            #expect(try await rank(1) == 2, "as it was known the day before")
            await #expect(throws: WorkError.changedMeanwhile) {
                try await correcting.correct(
                    .evidence, first.id, ofPerson: person, to: .void, because: "二度目", for: head)
            }
            let second = try await newest(served, person, head)
            #expect(second.corrects == first.id)
            try await correcting.correct(
                .evidence, second.id, ofPerson: person, to: .void, because: "確認していない", for: head)
            let third = try await newest(served, person, head)
            #expect(third.isVoid && third.corrects == second.id)
            // To take that back is one more correction.
            try await correcting.correct(
                .evidence, third.id, ofPerson: person, to: .level(2), because: "やはり確認した", for: head)
            #expect(try await rank(0) == 2)
            #expect(try await rank(1) == 2)
            let logged = try await city.database.read { try $0.auditRows(AuditFilter(action: "record"), limit: 9) }
            #expect(logged.map(\.entry.action) == ["record.correct", "record.void", "record.correct"])
            #expect(logged.allSatisfy { !$0.entry.detail.contains("取り違え") })
        }
    }

    @Test(
        "Heads correct levels of their own, the training office completions and certificates; nobody their own",
        arguments: TestEngine.allCases)
    func permissions(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let (head, person, _) = try await confirmed(served)
            let correcting = CorrectRecord(city)
            let office = served.caller(person: nil, [RoleGrant(role: .trainingOffice)])
            #expect(try await correcting.see(person, for: head).lines.allSatisfy { $0.kind == .evidence })
            #expect(try await correcting.see(person, for: office).lines.allSatisfy { $0.kind != .evidence })
            let line = try await newest(served, person, head)
            await #expect(throws: WorkError.notFound) {
                try await correcting.correct(
                    .evidence, line.id, ofPerson: person, to: .void, because: "x", for: office)
            }
            await #expect(throws: WorkError.notFound) {
                _ = try await correcting.see(person, for: served.caller(person: person))
            }
            let own = served.caller(person: person, [RoleGrant(role: .trainingOffice)])
            await #expect(throws: WorkError.notFound) { _ = try await correcting.see(person, for: own) }

            let completed = try #require(
                try await city.database.read { transaction in
                    try transaction.row("SELECT person_id, id FROM completion WHERE passed ORDER BY id LIMIT 1") {
                        (try $0.integer(0), try $0.integer(1))
                    }
                })
            let day = city.now.dayInJapan.adding(days: -1)
            let before = try await city.state().standing.record.completions.count
            let dayBefore = try await city.state(on: day).standing.record.completions.count
            try await correcting.correct(
                .completion, completed.1, ofPerson: completed.0, to: .void, because: "欠席していた", for: office)
            #expect(try await city.state().standing.record.completions.count == before - 1)
            let yesterday = try await city.state(on: day)
            #expect(yesterday.standing.record.completions.count == dayBefore)
        }
    }

    /// With the unique index gone two corrections of one row meet; with it the second is refused. SQLite has one writer
    /// and never lets them meet.
    @Test("Of two corrections at once one is refused, and it is the index that does it", arguments: [true, false])
    func race(hasIndex: Bool) async throws {
        try await ServedCity.open(on: .postgres) { served in
            let city = served.city
            let (head, person, _) = try await confirmed(served)
            let line = try await newest(served, person, head)
            if !hasIndex { try await city.database.write { try $0.runScript("DROP INDEX evidence_corrects_id") } }
            let old = try #require(try await city.database.read { try $0.recordedRow(.evidence, line.id) })
            let now = city.now
            // Both have looked before either has written.
            let gate = Gate(2)
            let results = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do {
                            try await city.database.write { transaction in
                                guard try transaction.recordedRow(.evidence, line.id)?.correctedBy == nil else {
                                    throw WorkError.changedMeanwhile
                                }
                                gate.pass()
                                _ = try transaction.correct(
                                    line.id, with: old.content, isVoid: true, reason: "x", by: nil, at: now)
                            }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(results.count { $0 } == (hasIndex ? 1 : 2))
        }
    }
}

/// Holds each until so many have come.
private final class Gate: @unchecked Sendable {
    private let condition = NSCondition()
    private var missing: Int

    init(_ count: Int) { missing = count }

    func pass() {
        condition.lock()
        missing -= 1
        condition.broadcast()
        while missing > 0, condition.wait(until: Date(timeIntervalSinceNow: 5)) {}
        condition.unlock()
    }
}
