import Domain
import Kernel
import Storage

/// Once a week, where the city has turned it on: whoever has let a renewal pass is told, and the head how many have.
struct RemindOfTraining: Sendable {
    let city: City

    init(_ city: City) { self.city = city }

    static let setting = "mail.training"

    /// Gives how many mails there are. Safe to repeat: each person and head has one for the day.
    func remindAll() async throws -> Int {
        let (now, day) = (city.now, city.now.dayInJapan)
        // Monday: 1970-01-01 was a Thursday.
        guard (Int(day.daysSince1970) + 3) % 7 == 0,
            try await city.database.read({ try $0.citySetting(Self.setting) }) == "on"
        else { return 0 }
        let state = try await city.state()
        let late = state.lateMembers.map { state.personID(at: Int(state.standing.staff.members[$0].person)) }
        let heads = try await city.database.read { try $0.heads(on: day) }
        var summaries = [Int64]()
        for head in heads where try await lateUnder(head) > 0 { summaries.append(head) }
        let leaders = summaries
        return try await city.database.write { transaction in
            let accounts = try transaction.addressedAccounts()
            func mail(_ account: Int64, _ kind: MailKind) -> NewMail {
                NewMail(account: account, kind: kind.rawValue, once: "\(kind.rawValue)/\(account)/\(day)")
            }
            return try transaction.addMails(
                late.compactMap { accounts[$0] }.map { mail($0, .trainingOverdue) }
                    + leaders.map { mail($0, .trainingSummary) }, at: now)
        }
    }

    /// How many people of a head's units have let a renewal pass, the head not counted.
    func lateUnder(_ account: Int64) async throws -> Int {
        let state = try await city.state()
        let day = city.now.dayInJapan
        let (grants, record) = try await city.database.read { transaction in
            (try transaction.grantsInForce(of: account, on: day), try transaction.account(id: account))
        }
        // What a mail says needs no session: the second factor guards the pages.
        let visitor = Visitor(
            account: account, person: nil, name: "", grants: grants.filter { $0.role == .head }, hasSecondFactor: true)
        let members = Set(state.members(in: Policy.scope(of: .confirmLevels, for: visitor)))
        let own = record?.account.person.flatMap(state.member(ofPerson:))
        return state.lateMembers.count { members.contains($0) && $0 != own }
    }
}

extension CityState {
    /// Places in `staff.members` of those with a training whose renewal is overdue.
    var lateMembers: [Int] {
        var seen = Set<Int>()
        return standing.obligations.entries.filter(standing.isOverdue).map { Int($0.member) }
            .filter { seen.insert($0).inserted }
    }

    func overdueTraining(of member: Int) -> [Phrase] {
        standing.obligations.entries(of: member).filter(standing.isOverdue).map {
            plan.programmes[Int($0.programme)].name
        }
    }
}
