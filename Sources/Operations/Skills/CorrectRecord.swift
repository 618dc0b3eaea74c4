import Domain
package import Kernel
import Storage

/// What was recorded wrongly of a person is corrected or taken away, by a later row that points at it and says why. To
/// take that back is one more correction. Figures of days before the correction stay as they were handed out.
package struct CorrectRecord: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package enum Kind: String, Sendable, CaseIterable {
        case evidence, completion, certificate

        var kept: RecordKind {
            switch self {
            case .evidence: .evidence
            case .completion: .completion
            case .certificate: .certificate
            }
        }
    }

    /// What is right instead.
    package enum Change: Sendable, Hashable {
        /// It never was.
        case void
        /// 0 for "not yet on the scale".
        case level(Int)
        case completion(day: CalendarDate, hours: Double, passed: Bool)
        case certificate(passedOn: CalendarDate)
    }

    /// A row in the words of the plan.
    package struct Line: Sendable {
        package var kind: Kind
        package var id: Int64
        package var name: Phrase
        package var day: CalendarDate
        /// The level's rank; nil where the row is about none, or about one that the plan no longer has.
        package var rank: Int?
        /// Index into `Plan.skills`.
        package var skill: Int?
        package var hours: Double?
        package var passed: Bool?
        package var corrects: Int64?
        package var correctedBy: Int64?
        package var isVoid: Bool
        package var reason: String?
        package var recorder: String?
        package var recordedAt: Instant
        /// The caller may correct it, and nobody has.
        package var isOpen: Bool
    }

    package struct Look: Sendable {
        package var state: CityState
        /// The place in `roster.people`.
        package var index: Int
        /// Newest first.
        package var lines: [Line]
    }

    /// Everything recorded of a person by others that the caller may correct, with what corrected it. That somebody
    /// looked is written down. Throws `WorkError.notFound` for oneself and for whoever is not the caller's.
    package func see(_ person: Int64, for caller: Caller) async throws -> Look {
        let (state, index, kinds) = try await check(person, caller)
        let now = city.now
        let rows = try await city.database.write { transaction in
            let rows = try kinds.map { ($0, try transaction.recordedRows($0.kept, of: person)) }
            try transaction.audit(caller.entry("person.see", "\(state.date)", person: person), at: now)
            return rows
        }
        let lines = rows.flatMap { kind, rows in rows.compactMap { Self.line(kind, $0, state.plan) } }
        return Look(
            state: state, index: index,
            lines: lines.sorted { ($0.recordedAt, $0.id) > ($1.recordedAt, $1.id) })
    }

    /// Throws `WorkError.changedMeanwhile` where somebody else has corrected the row, also a moment ago, and
    /// `WorkError.invalid` without a reason or with what cannot be.
    package func correct(
        _ kind: Kind, _ id: Int64, ofPerson person: Int64, to change: Change, because reason: String,
        for caller: Caller
    ) async throws {
        let (state, _, kinds) = try await check(person, caller)
        guard kinds.contains(kind) else { throw WorkError.notFound }
        guard !reason.isEmpty, reason.count <= 200 else {
            throw WorkError.invalid(
                field: "reason", Phrase(ja: "理由を200字以内で書いてください。", en: "Say why, in at most 200 characters."))
        }
        let now = city.now
        do {
            try await city.database.write { transaction in
                guard let row = try transaction.recordedRow(kind.kept, id), row.person == person,
                    Self.line(kind, row, state.plan) != nil
                else { throw WorkError.notFound }
                guard row.correctedBy == nil else { throw WorkError.changedMeanwhile }
                let content = try Self.content(row.content, change, state.plan, on: now.dayInJapan)
                _ = try transaction.correct(
                    id, with: content, isVoid: change == .void, reason: reason, by: caller.account, at: now)
                // Neither the level nor the words: whoever reads the log may not know them.
                try transaction.audit(
                    caller.entry(
                        change == .void ? "record.void" : "record.correct", "\(kind.rawValue) \(id)", person: person),
                    at: now)
            }
        } catch StorageError.duplicate {
            throw WorkError.changedMeanwhile
        }
        city.forget()
    }

    /// Which kinds the caller may correct of the person.
    private func check(
        _ person: Int64, _ caller: Caller
    ) async throws -> (state: CityState, index: Int, kinds: [Kind]) {
        let state = try await city.state()
        guard let index = state.index(of: person), person != caller.visitor.person,
            !state.roster.people[index].isErased
        else { throw WorkError.notFound }
        var kinds = [Kind]()
        if state.covers(Policy.scope(of: .confirmLevels, for: caller.visitor), person: index) {
            kinds.append(.evidence)
        }
        if state.covers(Policy.scope(of: .decideCertificates, for: caller.visitor), person: index) {
            kinds += [.completion, .certificate]
        }
        guard !kinds.isEmpty else { throw WorkError.notFound }
        return (state, index, kinds)
    }

    private static func line(_ kind: Kind, _ row: RecordedRow, _ plan: Plan) -> Line? {
        var line = Line(
            kind: kind, id: row.id, name: Phrase(""), day: .distantPast, rank: nil, skill: nil, hours: nil,
            passed: nil, corrects: row.corrects, correctedBy: row.correctedBy, isVoid: row.isVoid,
            reason: row.reason.flatMap { $0.isEmpty ? nil : $0 }, recorder: row.recorder, recordedAt: row.recordedAt,
            isOpen: row.correctedBy == nil)
        switch row.content {
        case .evidence(let entry):
            // What people say of themselves, and what tests say, is not a head's to correct.
            guard entry.method == .head else { return nil }
            line.skill = plan.skills.firstIndex { $0.id == entry.skill }
            line.name = line.skill.map { plan.skills[$0].name } ?? Phrase(entry.skill)
            line.rank = line.skill.flatMap { skill in
                entry.level.isEmpty
                    ? 0 : plan.scale(of: skill).levels.firstIndex { $0.id == entry.level }.map { $0 + 1 }
            }
            line.day = entry.day
            if line.skill == nil { line.isOpen = false }
        case .completion(let record):
            line.name = plan.programmes.first { $0.id == record.programme }?.name ?? Phrase(record.programme)
            line.day = record.day
            line.hours = record.hours
            line.passed = record.passed
        case .certificate(let holding):
            guard holding.state == .confirmed else { return nil }
            line.name = plan.certificates.first { $0.id == holding.certificate }?.name ?? Phrase(holding.certificate)
            line.day = holding.passedOn
        }
        return line
    }

    private static func content(
        _ old: RecordedRow.Content, _ change: Change, _ plan: Plan, on today: CalendarDate
    ) throws -> RecordedRow.Content {
        func past(_ day: CalendarDate) throws -> CalendarDate {
            guard day <= today else {
                throw WorkError.invalid(field: "day", Phrase(ja: "未来の日付です。", en: "The day is still to come."))
            }
            return day
        }
        switch (old, change) {
        case (_, .void): return old
        case (.evidence(var entry), .level(let rank)):
            guard let skill = plan.skills.firstIndex(where: { $0.id == entry.skill }),
                (0...plan.scale(of: skill).levels.count).contains(rank)
            else {
                throw WorkError.invalid(field: "level", Phrase(ja: "レベルを選んでください。", en: "Choose a level."))
            }
            entry.level = rank > 0 ? plan.scale(of: skill).levels[rank - 1].id : ""
            return .evidence(entry)
        case (.completion(var record), .completion(let day, let hours, let passed)):
            guard (0...10_000).contains(hours) else {
                throw WorkError.invalid(
                    field: "hours", Phrase(ja: "0から10000までの時間数を入れてください。", en: "Hours from 0 to 10000, please."))
            }
            (record.day, record.hours, record.passed) = (try past(day), hours, passed)
            return .completion(record)
        case (.certificate(var holding), .certificate(let passedOn)):
            holding.passedOn = try past(passedOn)
            return .certificate(holding)
        default: throw WorkError.notFound
        }
    }
}

extension RecordedRow {
    fileprivate var person: Int64 {
        switch content {
        case .evidence(let entry): entry.person
        case .completion(let record): record.person
        case .certificate(let holding): holding.person
        }
    }
}
