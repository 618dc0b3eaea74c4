import Dispatch
package import Domain
package import Kernel
package import Storage
import Synchronization

/// A municipality that is served: its database, and what was last worked out from it.
package final class City: Sendable {
    /// The word in addresses.
    package let slug: String
    package let name: Phrase
    package let database: any Database
    /// Framework packs, instruments and mappings that ship.
    package let library: InstallationLibrary
    /// Where copies of the database are put; nil: nowhere.
    package let shelf: BackupShelf?

    /// How mails leave; nil: none do.
    package let mail: MailSettings?

    private let clock: OperationClock

    private struct Cache {
        /// Instruments of surveys, whose text never changes.
        var instruments: [Int64: Instrument] = [:]
        var states: [CalendarDate: CityState] = [:]
        var running: [CalendarDate: Task<CityState, any Error>] = [:]
        /// How many errors a version of the plan has, whose text never changes, on a day.
        var planErrors: [Int64: (day: CalendarDate, count: Int)] = [:]
        /// What people are looked up by, with the roster's revision that it is of.
        var people: (revision: Int64, index: PeopleIndex)?
        /// The questions of banks as calibrated on a day.
        var scales: [String: (day: CalendarDate, scale: Task<QuestionScale, any Error>)] = [:]

        /// The oldest go, and never today's, which most pages are about.
        mutating func keep(_ state: CityState, on date: CalendarDate, today: CalendarDate, most: Int) {
            states[date] = state
            while states.count > most,
                let oldest = states.filter({ $0.key != today && $0.key != date })
                    .min(by: { $0.value.workedOutAt < $1.value.workedOutAt })
            {
                states[oldest.key] = nil
            }
        }
    }

    private let cache = Mutex(Cache())

    /// How many dates are kept worked out.
    private static let mostStates = 4
    /// How many dates but today are worked out at once, and how many may wait for that.
    private static let atOnce = 2
    private static let mostRunning = 16
    private let turnstile = Turnstile(atOnce)
    /// How old figures may be while people are answering and recording: seconds.
    private static let patience = 30.0

    package init(
        slug: String, name: Phrase, database: any Database, library: InstallationLibrary,
        clock: OperationClock = .system, passwords: PasswordHashing = PasswordHashing(), shelf: BackupShelf? = nil,
        identity: IdentityDesk? = nil, mail: MailSettings? = nil
    ) {
        self.shelf = shelf
        self.mail = mail
        self.clock = clock
        var context = OperationContext(database: database, clock: clock, passwords: passwords)
        context.identity = identity
        context.sendsMail = mail != nil
        self.context = context
        self.slug = slug
        self.name = name
        self.database = database
        self.library = library
    }

    package var now: Instant { clock.now() }

    /// What the actions about accounts work with.
    package let context: OperationContext

    /// The instrument of a survey. Throws `WorkError.notFound` for an unknown one.
    package func instrument(ofSurvey id: Int64) async throws -> Instrument {
        if let known = cache.withLock({ $0.instruments[id] }) { return known }
        guard let text = try await database.read({ try $0.instrumentText(ofSurvey: id) }) else {
            throw WorkError.notFound
        }
        let instrument = try InstrumentReader.read(text: text, file: "instrument.yaml").instrument
        cache.withLock { $0.instruments[id] = instrument }
        return instrument
    }

    /// Where the city stands today.
    package func state() async throws -> CityState { try await state(on: now.dayInJapan) }

    /// Where the city stands on a day. A change of the plan or the roster is seen at once; of evidence and answers,
    /// which come by the second while a survey is open, within half a minute. Throws `CityError.noPlan`.
    package func state(on date: CalendarDate) async throws -> CityState {
        let revisions = try await database.read { try $0.revisions() }
        return try await state(on: date, revisions: revisions)
    }

    /// As above, where the revisions were read with something else.
    package func state(
        on date: CalendarDate, revisions: [RevisionSubject: Int64]
    ) async throws -> CityState {
        let now = now
        if let known = cache.withLock({ $0.states[date] }) {
            if known.revisions == revisions { return known }
            let isStructural = [.plan, .roster].contains { known.revisions[$0] != revisions[$0] }
            if !isStructural {
                if now.seconds(since: known.workedOutAt) < Self.patience { return known }
                _ = try? refresh(date, at: now)
                return known
            }
        }
        // Whoever joins a calculation begun before the change that they saw asks once more.
        let state = try await refresh(date, at: now).value
        let isOld = [RevisionSubject.plan, .roster].contains {
            state.revisions[$0, default: 0] < revisions[$0, default: 0]
        }
        return isOld ? try await refresh(date, at: now).value : state
    }

    /// What the people of a state are looked up by: made once for each version of the roster.
    func peopleIndex(of state: CityState) -> PeopleIndex {
        let revision = state.revisions[.roster] ?? 0
        if let known = cache.withLock({ $0.people }), known.revision == revision { return known.index }
        let index = PeopleIndex(state.roster)
        cache.withLock { $0.people = (revision, index) }
        return index
    }

    /// How many errors the check finds in a version of the plan today, counted once a day.
    func errorCount(ofPlan id: Int64, counting: () async throws -> Int) async throws -> Int {
        let today = now.dayInJapan
        if let known = cache.withLock({ $0.planErrors[id] }), known.day == today { return known.count }
        let count = try await counting()
        cache.withLock { $0.planErrors[id] = (today, count) }
        return count
    }

    /// The questions of a bank on one scale, worked out once a day from what everybody chose at their first meeting with
    /// each.
    func scale(of bank: QuestionBank) async throws -> QuestionScale {
        try await scale(bank.id) { [database] in
            let choices = try await database.read { try $0.firstChoices(bank: bank.id) }
            return try await Calculation.run { QuestionScale(bank.instrument, choices: choices) }
        }
    }

    /// Worked out once a day, however many ask at the same time; again where it failed.
    private func scale(
        _ name: String, _ make: @escaping @Sendable () async throws -> QuestionScale
    ) async throws -> QuestionScale {
        let today = now.dayInJapan
        let task = cache.withLock { cache in
            if let known = cache.scales[name], known.day == today { return known.scale }
            let task = Task { try await make() }
            cache.scales[name] = (today, task)
            return task
        }
        do {
            return try await task.value
        } catch {
            cache.withLock { if $0.scales[name]?.scale == task { $0.scales[name] = nil } }
            throw error
        }
    }

    /// The questions of a survey on one scale, that of the surveys before it with the same instrument; worked out once a day
    /// from what was handed in.
    func scale(ofSurvey id: Int64) async throws -> QuestionScale {
        try await scale(ofSurvey: id, laidOn: try await anchors(forSurvey: id))
    }

    /// The figures of a survey's questions from the surveys before it with the same instrument; none for the first.
    func anchors(forSurvey id: Int64) async throws -> QuestionScale.Anchors {
        let instrument = try await instrument(ofSurvey: id)
        let surveys = try await database.read { try $0.surveys() }.reversed()
        var anchors: QuestionScale.Anchors = [:]
        for survey in surveys {
            if survey.id == id { return anchors }
            // An old text that can no longer be read says nothing.
            guard let before = try? await self.instrument(ofSurvey: survey.id), before.id == instrument.id else {
                continue
            }
            let scale = try await scale(ofSurvey: survey.id, laidOn: anchors)
            anchors.merge(scale.anchors) { first, _ in first }
        }
        throw WorkError.notFound
    }

    private func scale(ofSurvey id: Int64, laidOn anchors: QuestionScale.Anchors) async throws -> QuestionScale {
        let instrument = try await instrument(ofSurvey: id)
        return try await scale("survey \(id)") { [database] in
            let rows = try await database.read { try $0.submittedResponses(toSurvey: id) }
            return try await Calculation.run {
                QuestionScale(instrument, rows: rows.map(\.codes), anchors: anchors)
            }
        }
    }

    /// Forgets what was worked out, so that the next question sees every change.
    package func forget() {
        cache.withLock { $0.states = [:] }
    }

    /// One calculation for a date at a time; whoever asks meanwhile waits for the same one. Today is worked out at once;
    /// other dates wait for each other, and beyond a number of them nobody is made to: `AccountError.busy`.
    private func refresh(_ date: CalendarDate, at now: Instant) throws -> Task<CityState, any Error> {
        let today = now.dayInJapan
        return try cache.withLock { cache in
            if let running = cache.running[date] { return running }
            guard date == today || cache.running.count < Self.mostRunning else { throw AccountError.busy }
            let old = cache.states.values.first
            let task = Task {
                defer { self.cache.withLock { $0.running[date] = nil } }
                if date != today { await turnstile.enter() }
                defer { if date != today { turnstile.leave() } }
                let state = try await CityState.load(self, on: date, reusing: old, at: now)
                self.cache.withLock { $0.keep(state, on: date, today: today, most: Self.mostStates) }
                return state
            }
            cache.running[date] = task
            return task
        }
    }
}

/// Why something cannot be answered for a city.
package enum CityError: Error, Sendable, Equatable {
    /// No plan is in force on the day.
    case noPlan
    /// The plan in force cannot be read any more, as when a pack that it pins is gone.
    case unreadablePlan([Diagnostic])
}

/// Runs long calculations beside the threads that answer requests.
package enum Calculation {
    private static let queue = DispatchQueue(label: "ikusei.calculation", attributes: .concurrent)

    package static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
