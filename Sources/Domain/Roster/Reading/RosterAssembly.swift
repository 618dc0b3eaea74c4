import Kernel

/// Makes the roster from what the files' readers have collected.
struct RosterAssembly {
    let context: RosterContext
    var people: PeopleReading
    var history: UnitHistory
    let hasUnitFiles: Bool
    /// Of the full snapshots, ascending.
    let dates: [CalendarDate]
    var statedRoles = [StatedPeriod]()
    var statedAbsences = [StatedPeriod]()

    mutating func roster(confirmedLeaving: Bool, _ findings: inout RosterFindings) -> Roster {
        checkUnits(&findings)
        let units = history.resolved(codes: people.units.codes, files: context.files, &findings)
        var roster = Roster()
        roster.units = units.units
        roster.people = people.register.people
        roster.formerNames = people.register.formerNames
        roster.staffNumbers = people.register.staffNumbers
        roster.personOfStaffNumber = people.register.personOfStaffNumber
        roster.snapshotDates = dates
        roster.posts = posts(units, confirmedLeaving: confirmedLeaving, &findings)
        roster.indexPosts()
        roster.roles = roles(units)
        roster.absences = absences()
        roster.arrangeLists()
        return roster
    }

    private func posts(
        _ units: ResolvedUnits, confirmedLeaving: Bool, _ findings: inout RosterFindings
    ) -> [Post] {
        let (rows, start) = rowsByPerson()
        var timeline = PostTimeline(dates: dates)
        var cutter = PostCutter(units: units, dates: dates)
        cutter.posts.reserveCapacity(rows.count)
        for person in people.register.people.indices {
            timeline.run(rows[Int(start[person])..<Int(start[person + 1])])
            let first = cutter.posts.count
            for entry in timeline.entries { cutter.append(entry, of: person) }
            if cutter.posts.count - first > 1 { cutter.posts[first...].sort(by: Post.isBefore) }
        }
        report(timeline.findings, &findings)
        report(cutter.outside, &findings)
        if !confirmedLeaving { reportLeaving(timeline, &findings) }
        return cutter.posts
    }

    /// The rows of each person together, in the order of time; `start` as in `Roster.postStart`.
    private func rowsByPerson() -> (rows: [PostRow], start: [Int32]) {
        let count = people.register.people.count
        var start = [Int32](repeating: 0, count: count + 1)
        var isSorted = true
        var previous: Int32 = -1
        for row in people.rows {
            start[Int(row.person) + 1] += 1
            if row.person < previous { isSorted = false }
            previous = row.person
        }
        for person in 0..<count { start[person + 1] += start[person] }
        var rows = people.rows
        if !isSorted {
            var next = start
            for row in people.rows {
                rows[Int(next[Int(row.person)])] = row
                next[Int(row.person)] += 1
            }
        }
        var hasChanges = false
        for index in rows.indices {
            let row = rows[index]
            switch row.kind {
            case .stated, .unusable: rows[index].slot = Int32(2 * stepIndex(row) + 1)
            case .hire, .transfer, .leave:
                hasChanges = true
                rows[index].slot = Int32(2 * dates.count { $0 <= row.order })
            }
        }
        if hasChanges { sortBySlot(&rows, start) }
        return (rows, start)
    }

    private func sortBySlot(_ rows: inout [PostRow], _ start: [Int32]) {
        for person in 0..<start.count - 1 {
            let range = Int(start[person])..<Int(start[person + 1])
            guard range.count > 1 else { continue }
            // The sort keeps the files' order among equals.
            let sorted = rows[range].sorted { $0.slot < $1.slot }
            rows.replaceSubrange(range, with: sorted)
        }
    }

    private func stepIndex(_ row: PostRow) -> Int { Int(people.snapshotOfFile[Int(row.place.file)]) }

    private func roles(_ units: ResolvedUnits) -> [RoleAssignment] {
        let seen = HeldPeriod.periods(of: people.roleSightings, days: people.roleDates).map {
            StatedPeriod(person: $0.person, what: $0.what, unit: $0.unit, from: $0.from, to: $0.to)
        }
        return (seen + statedRoles).flatMap { role -> [RoleAssignment] in
            let whole = RoleAssignment(person: role.person, role: role.what, unit: -1, from: role.from, to: role.to)
            guard role.unit >= 0 else { return [whole] }
            return units.pieces(of: Int(role.unit), from: role.from, to: role.to).map { piece in
                RoleAssignment(
                    person: role.person, role: role.what, unit: Int32(piece.entry), from: piece.from, to: piece.to)
            }
        }
    }

    /// Where a file of absences covers a time, what the people files show of the same kind adds nothing.
    private func absences() -> [Absence] {
        func absence(_ period: StatedPeriod) -> Absence {
            Absence(
                person: period.person, kind: period.what == 0 ? .leave : .secondment, from: period.from, to: period.to)
        }
        let stated = statedAbsences.map(absence)
        let statedOf = Dictionary(grouping: stated, by: \.person)
        let seen = HeldPeriod.periods(of: people.absenceSightings, days: people.absenceDates).map {
            absence(StatedPeriod(person: $0.person, what: $0.what, unit: $0.unit, from: $0.from, to: $0.to))
        }
        return stated
            + seen.filter { one in
                !(statedOf[one.person] ?? []).contains { $0.kind == one.kind && $0.from <= one.to && one.from <= $0.to }
            }
    }
}

/// Cuts posts where their units change.
struct PostCutter {
    let units: ResolvedUnits
    let dates: [CalendarDate]
    var posts = [Post]()
    /// By number of the code: posts on a day on which the unit does not exist.
    var outside: [Int: (sighting: Sighting, date: CalendarDate)] = [:]

    init(units: ResolvedUnits, dates: [CalendarDate]) {
        self.units = units
        self.dates = dates
    }

    mutating func append(_ entry: PostTimeline.Entry, of person: Int) {
        let code = Int(entry.unit)
        let range = units.entries[code]
        func post(_ unit: Int, _ from: CalendarDate, _ to: CalendarDate) -> Post {
            Post(
                person: Int32(person), unit: Int32(unit), grade: entry.grade, employment: entry.employment,
                jobFamily: entry.jobFamily, isMain: entry.isMain, from: from, to: to)
        }
        if range.count == 1 {
            posts.append(post(range.lowerBound, entry.from, entry.to))
        } else {
            for piece in units.pieces(of: code, from: entry.from, to: entry.to) {
                posts.append(post(piece.entry, piece.from, piece.to))
            }
        }
        // The last snapshot in the post's time, or the day on which it begins after the last snapshot.
        let day = dates.last { $0 <= entry.to }.map { max($0, entry.from) } ?? entry.from
        if let unit = units.entry(of: code, on: day), !units.units[unit].exists(on: day) {
            outside[code, default: (Sighting(), day)].sighting.add(entry.place)
        }
    }
}

extension ResolvedUnits {
    /// The entries of a code that a time falls on, with the part of the time that falls on each. Days on which the
    /// unit does not exist go to the entry before, or else to the first.
    func pieces(
        of code: Int, from: CalendarDate, to: CalendarDate
    ) -> [(entry: Int, from: CalendarDate, to: CalendarDate)] {
        var pieces = [(entry: Int, from: CalendarDate, to: CalendarDate)]()
        for entry in entries[code] {
            let first = entry == entries[code].lowerBound ? .distantPast : units[entry].from
            let last = entry + 1 < entries[code].upperBound ? units[entry + 1].from.previous : .distantFuture
            guard first <= to, from <= last else { continue }
            pieces.append((entry, max(first, from), min(last, to)))
        }
        return pieces
    }
}
