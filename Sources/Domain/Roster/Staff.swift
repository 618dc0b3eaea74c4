package import Kernel

/// Everyone in service on a day, with the posts they hold on it.
package struct Staff: Sendable {
    package struct Member: Sendable {
        /// Index into `Roster.people`.
        package var person: Int32
        /// The main post (the first, where the export marks none).
        package var post: Post
        /// Other posts held on the day: `concurrent[concurrentFrom..<concurrentTo]` of `Staff`.
        package var concurrentFrom: Int32
        package var concurrentTo: Int32
        /// Mask over `Plan.roles`.
        package var roles: UInt64
        package var isOnLeave: Bool
        package var isSeconded: Bool
        /// Years; -1 unknown.
        package var age: Int16
        package var yearsOfService: Int16
    }

    package let date: CalendarDate
    package let members: [Member]
    package let concurrent: [Post]
    package let units: UnitsOnDate
    /// For each person of the roster their place in `members`; -1 where not in service.
    package let memberOfPerson: [Int32]

    /// Everyone who holds a post on the date. Linear in posts.
    package init(_ roster: Roster, plan: Plan, on date: CalendarDate) {
        self.date = date
        units = UnitsOnDate(roster.units, classes: plan.unitClasses, on: date)
        var members = [Member]()
        var concurrent = [Post]()
        var memberOfPerson = [Int32](repeating: -1, count: roster.people.count)
        members.reserveCapacity(roster.people.count)
        for person in roster.people.indices {
            var main: Post?
            let others = Int32(concurrent.count)
            for index in Int(roster.postStart[person])..<Int(roster.postStart[person + 1]) {
                let post = roster.posts[index]
                guard post.holds(on: date) else { continue }
                if main == nil {
                    main = post
                } else if post.isMain, main?.isMain == false, let first = main {
                    concurrent.append(first)
                    main = post
                } else {
                    concurrent.append(post)
                }
            }
            guard let main else { continue }
            memberOfPerson[person] = Int32(members.count)
            let about = roster.people[person]
            members.append(
                Member(
                    person: Int32(person), post: main, concurrentFrom: others, concurrentTo: Int32(concurrent.count),
                    roles: 0, isOnLeave: false, isSeconded: false,
                    age: about.birth.map { Int16(clamping: $0.years(until: date)) } ?? -1,
                    yearsOfService: about.hired.map { Int16(clamping: $0.years(until: date)) } ?? -1))
        }
        for role in roster.roles where role.from <= date && date <= role.to && role.role < 64 {
            let member = memberOfPerson[Int(role.person)]
            if member >= 0 { members[Int(member)].roles |= 1 << UInt64(role.role) }
        }
        for absence in roster.absences where absence.from <= date && date <= absence.to {
            let member = memberOfPerson[Int(absence.person)]
            guard member >= 0 else { continue }
            switch absence.kind {
            case .leave: members[Int(member)].isOnLeave = true
            case .secondment: members[Int(member)].isSeconded = true
            }
        }
        self.members = members
        self.concurrent = concurrent
        self.memberOfPerson = memberOfPerson
    }

    package func concurrentPosts(of member: Member) -> ArraySlice<Post> {
        concurrent[Int(member.concurrentFrom)..<Int(member.concurrentTo)]
    }
}
