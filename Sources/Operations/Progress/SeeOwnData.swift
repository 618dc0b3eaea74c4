package import Domain
package import Kernel
import Storage

/// A person looks at what the city knows of them, and at who else did.
package struct SeeOwnData: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Somebody did something with the person's data.
    package struct Look: Sendable {
        package var at: Instant
        package var name: String
        /// Done at the machine itself or by the program, not by somebody with an account.
        package var isProgram: Bool
        /// What they are today to the product.
        package var roles: [AccountRole]
        package var action: String
    }

    package struct Overview: Sendable {
        package var state: CityState
        /// The place in `staff.members`; nil where the person is not in service today.
        package var member: Int?
        package var survey: AnswerSurvey.Sheet?
        package var certificates: [CertificateRegistration]
        /// Those in force, of this fiscal year and later ones.
        package var nominations: [NamedPerson]
        /// Seats in force in sessions from today on, the next first.
        package var seats: [OwnSeats.Seat]
        package var looks: [Look]
    }

    /// What somebody's own page shows. Ten short queries: revisions, certificates, nominations, seats and their sessions, looks with the roles of those who
    /// looked, and the survey with the answers so far.
    package func overview(for caller: Caller) async throws -> Overview {
        let person = try Self.person(caller)
        let today = city.now.dayInJapan
        let year = FiscalYear(of: today)
        let (revisions, kept, named, seats, looks) = try await city.database.read { transaction in
            (
                try transaction.revisions(), try transaction.certificates(of: person),
                try transaction.nominationsInForce(of: person, from: year),
                try transaction.sessionsSat(by: person, from: today),
                try Self.looks(at: person, caller, limit: 5, on: today, transaction)
            )
        }
        let state = try await city.state(on: today, revisions: revisions)
        let survey = try await AnswerSurvey(city).sheet(for: caller)
        return Overview(
            state: state, member: state.member(ofPerson: person), survey: survey,
            certificates: kept.reversed().map { CertificateRegistration($0, plan: state.plan) },
            nominations: named.map { NamedPerson($0, plan: state.plan) },
            seats: OwnSeats.named(seats, state.plan), looks: looks)
    }

    static func person(_ caller: Caller) throws -> Int64 {
        try caller.require(.seeOwnData)
        guard let person = caller.visitor.person else { throw WorkError.notFound }
        return person
    }

    static func looks(
        at person: Int64, _ caller: Caller, limit: Int, on day: CalendarDate, _ transaction: any Transaction
    ) throws -> [Look] {
        let looks = try transaction.looks(at: person, byOthersThan: caller.account, limit: limit)
        let accounts = Set(looks.compactMap(\.account))
        let grants = accounts.isEmpty ? [:] : try transaction.grants(of: accounts.sorted(), notOverOn: day)
        return looks.map { look in
            let roles = Set(look.account.flatMap { grants[$0] }?.filter { $0.holds(on: day) }.map(\.role) ?? [])
            return Look(
                at: look.at, name: look.name ?? look.actor, isProgram: look.account == nil,
                roles: AccountRole.allCases.filter(roles.contains),
                action: look.action)
        }
    }
}
