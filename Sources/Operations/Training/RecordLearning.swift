package import Domain
package import Kernel
import Storage

/// Results that come from elsewhere, as from a learning system: completions, certificates whose proof was looked at
/// there, and results of tests. All of a list or nothing; what is recorded already is not recorded twice.
package struct RecordLearning: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Result: Sendable, Hashable {
        package var recorded: Int
        /// Those that were there already.
        package var known: Int
    }

    /// A training that somebody finished, or failed.
    package struct Finished: Sendable {
        package var staffNumber: String
        /// The plan's id.
        package var programme: String
        package var half: HalfKind?
        package var day: CalendarDate
        /// Of study; 0: not told.
        package var hours: Double
        package var passed: Bool

        package init(
            staffNumber: String, programme: String, half: HalfKind?, day: CalendarDate, hours: Double, passed: Bool
        ) {
            self.staffNumber = staffNumber
            self.programme = programme
            self.half = half
            self.day = day
            self.hours = hours
            self.passed = passed
        }
    }

    /// Throws `WorkError.invalid` with the place of the first that cannot be recorded: `items/3/programme`.
    package func completions(_ finished: [Finished], for caller: Caller) async throws -> Result {
        let (state, finder) = try await begin(caller)
        let kept = try finished.enumerated().map { index, item in
            let person = try finder.person(item.staffNumber, index)
            guard let programme = state.plan.programmes.first(where: { $0.id == item.programme }) else {
                throw finder.unknown("programme", index)
            }
            if let half = item.half, programme[half] == nil { throw finder.unknown("half", index) }
            try finder.check(item.day, "day", index)
            return KeptCompletion(
                person: person, programme: programme.id, half: item.half, day: item.day, hours: item.hours,
                passed: item.passed)
        }
        return try await keep(kept, "completion.record", caller) { transaction, people in
            // One that was corrected or taken away is known too, or the next list would bring it back.
            Set(
                try transaction.completions(of: people).map { completion in
                    var bare = completion
                    bare.known = .always
                    return bare
                })
        } by: { transaction, new, now in
            try transaction.record(new, by: caller.account, at: now)
        }
    }

    /// A certificate that somebody holds, as whoever sends it has seen.
    package struct Held: Sendable {
        package var staffNumber: String
        /// The plan's id.
        package var certificate: String
        /// Of the exam; empty: not told.
        package var version: String
        package var passedOn: CalendarDate

        package init(staffNumber: String, certificate: String, version: String, passedOn: CalendarDate) {
            self.staffNumber = staffNumber
            self.certificate = certificate
            self.version = version
            self.passedOn = passedOn
        }
    }

    /// They count at once. Throws as `completions`.
    package func certificates(_ held: [Held], for caller: Caller) async throws -> Result {
        let (state, finder) = try await begin(caller)
        let kept = try held.enumerated().map { index, item in
            let person = try finder.person(item.staffNumber, index)
            guard state.plan.certificates.contains(where: { $0.id == item.certificate }) else {
                throw finder.unknown("certificate", index)
            }
            try finder.check(item.passedOn, "passedOn", index)
            return KeptCertificate(
                person: person, certificate: item.certificate, version: item.version, passedOn: item.passedOn,
                hasProof: true, state: .confirmed)
        }
        return try await keep(kept, "certificate.record", caller) { transaction, people in
            // The id and the note are the row's own.
            Set(
                try transaction.certificates(ofPeople: people).filter { $0.state == .confirmed }.map {
                    KeptCertificate(
                        person: $0.person, certificate: $0.certificate, version: $0.version, passedOn: $0.passedOn,
                        hasProof: true, state: .confirmed)
                })
        } by: { transaction, new, now in
            try transaction.record(new, by: caller.account, at: now)
        }
    }

    /// What a test or work under guidance showed of a level.
    package struct Shown: Sendable {
        package enum Method: String, CaseIterable, Sendable { case test, ojt }

        package var staffNumber: String
        /// The plan's id.
        package var skill: String
        /// The plan's id; nil: not yet on the scale.
        package var level: String?
        /// The highest level that it could have shown; nil: the highest of the scale.
        package var ceiling: String?
        package var method: Method
        package var day: CalendarDate
        /// By whom or in what, for those who read the card.
        package var source: String

        package init(
            staffNumber: String, skill: String, level: String?, ceiling: String?, method: Method, day: CalendarDate,
            source: String
        ) {
            self.staffNumber = staffNumber
            self.skill = skill
            self.level = level
            self.ceiling = ceiling
            self.method = method
            self.day = day
            self.source = source
        }
    }

    /// Throws as `completions`.
    package func evidence(_ shown: [Shown], for caller: Caller) async throws -> Result {
        let (state, finder) = try await begin(caller)
        let kept = try shown.enumerated().map { index, item in
            let person = try finder.person(item.staffNumber, index)
            guard let skill = state.plan.skills.firstIndex(where: { $0.id == item.skill }) else {
                throw finder.unknown("skill", index)
            }
            let scale = state.plan.scale(of: skill)
            let rank = try item.level.map { try scale.rank($0).orThrow(finder.unknown("level", index)) } ?? 0
            let top =
                try item.ceiling.map { try scale.rank($0).orThrow(finder.unknown("ceiling", index)) }
                ?? scale.levels.count
            guard rank <= top else { throw finder.unknown("ceiling", index) }
            try finder.check(item.day, "day", index)
            return KeptEvidence(
                person: person, skill: item.skill, level: item.level ?? "",
                ceiling: top > 0 ? scale.levels[top - 1].id : "",
                method: item.method == .test ? .test : .ojt, day: item.day, source: Phrase(item.source))
        }
        return try await keep(kept, "evidence.record", caller) { transaction, people in
            Set(
                try transaction.evidence(of: people).map { evidence in
                    var bare = evidence
                    (bare.known, bare.corrects) = (.always, nil)
                    return bare
                })
        } by: { transaction, new, now in
            try transaction.record(new, by: caller.account, at: now)
        }
    }

    private func begin(_ caller: Caller) async throws -> (CityState, Finder) {
        try caller.require(.recordLearning)
        let state = try await city.state()
        return (state, Finder(state: state, today: city.now.dayInJapan))
    }

    /// Beyond so many people all rows are read in place of theirs.
    private static let mostNamed = 1000

    private func keep<Record: RecordOfPerson>(
        _ records: [Record], _ action: String, _ caller: Caller,
        known: @escaping @Sendable (any Transaction, Set<Int64>?) throws -> Set<Record>,
        by record: @escaping @Sendable (any Transaction, [Record], Instant) throws -> Void
    ) async throws -> Result {
        let now = city.now
        let named = Set(records.map(\.person))
        let people = named.count <= Self.mostNamed ? named : nil
        let result = try await city.database.write { transaction in
            try transaction.lock("learning")
            var seen = try known(transaction, people)
            let new = records.filter { seen.insert($0).inserted }
            try record(transaction, new, now)
            if !new.isEmpty { try transaction.audit(caller.entry(action, "\(new.count)"), at: now) }
            return Result(recorded: new.count, known: records.count - new.count)
        }
        city.forget()
        return result
    }

    /// Finds what a record names, or says where it is wrong.
    private struct Finder: Sendable {
        let state: CityState
        let today: CalendarDate

        func person(_ staffNumber: String, _ index: Int) throws -> Int64 {
            guard let person = state.roster.person(staffNumber: staffNumber) else {
                throw unknown("staffNumber", index)
            }
            return state.personID(at: person)
        }

        func unknown(_ field: String, _ index: Int) -> WorkError {
            .invalid(
                field: "items/\(index)/\(field)",
                Phrase(ja: "名簿か施行中の計画にありません。", en: "Neither roster nor plan in force has this."))
        }

        func check(_ day: CalendarDate, _ field: String, _ index: Int) throws {
            guard day <= today, day.year >= 1950 else {
                throw WorkError.invalid(
                    field: "items/\(index)/\(field)", Phrase(ja: "今日までの日付にしてください。", en: "A day up to today, please."))
            }
        }
    }
}

extension Optional {
    fileprivate func orThrow(_ error: WorkError) throws -> Wrapped {
        guard let self else { throw error }
        return self
    }
}

/// A row about somebody.
private protocol RecordOfPerson: Hashable, Sendable {
    var person: Int64 { get }
}

extension KeptCompletion: RecordOfPerson {}
extension KeptCertificate: RecordOfPerson {}
extension KeptEvidence: RecordOfPerson {}
