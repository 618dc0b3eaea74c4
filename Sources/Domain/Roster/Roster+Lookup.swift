package import Kernel

extension Roster {
    /// The person who has, or had, a staff number: its latest holder where it was given out again. Nil for an
    /// unknown number; leading zeros count.
    package func person(staffNumber: String) -> Int? {
        guard personOfStaffNumber.isEmpty else {
            return staffNumbers.find(staffNumber).flatMap(holder(ofNumber:))
        }
        return people.firstIndex { $0.staffNumber == staffNumber }
    }

    /// As above, straight from a file's bytes (UTF-8), without making a `String`.
    package func person(staffNumber utf8: UnsafeBufferPointer<UInt8>) -> Int? {
        guard personOfStaffNumber.isEmpty else {
            return staffNumbers.find(utf8).flatMap(holder(ofNumber:))
        }
        return people.firstIndex { $0.staffNumber.isText(utf8) }
    }

    private func holder(ofNumber number: Int) -> Int? {
        personOfStaffNumber[number] < 0 ? nil : Int(personOfStaffNumber[number])
    }

    /// All posts of a person, past and future ones too, by first day.
    package func posts(of person: Int) -> ArraySlice<Post> {
        posts[Int(postStart[person])..<Int(postStart[person + 1])]
    }

    /// The post that counts as the person's own (本務) on a day; nil where they are not in service.
    package func mainPost(of person: Int, on date: CalendarDate) -> Post? {
        posts(of: person).first { $0.isMain && $0.holds(on: date) }
    }

    /// Whether the person has any post on a day. Leave and secondment are in service too.
    package func isInService(_ person: Int, on date: CalendarDate) -> Bool {
        posts(of: person).contains { $0.holds(on: date) }
    }

    /// The first day of the time in which the person has been, without a break, in the same unit (by code), grade and
    /// kind of post as in `post`: a renamed unit or a renamed bureau above it does not begin the time anew.
    package func beganContinuously(_ post: Post) -> CalendarDate {
        var first = post.from
        for earlier in posts(of: Int(post.person)).reversed()
        where earlier.to.next == first && earlier.isMain == post.isMain && earlier.grade == post.grade
            && units[Int(earlier.unit)].code == units[Int(post.unit)].code
        {
            first = earlier.from
        }
        return first
    }

    /// For each entry of `units`, the first entry with the same code: equal numbers are one unit over time.
    package var unitIdentities: [Int32] {
        var firstOfCode = [String: Int32](minimumCapacity: units.count)
        return units.indices.map { index in
            if let first = firstOfCode[units[index].code] { return first }
            firstOfCode[units[index].code] = Int32(index)
            return Int32(index)
        }
    }

    /// Sorts the lists as their comments promise and fills the indices. To be called after lists were filled by hand.
    package mutating func arrange() {
        posts.sort(by: Post.isBefore)
        arrangeLists()
        indexPosts()
        guard personOfStaffNumber.isEmpty else { return }
        for (index, person) in people.enumerated() {
            let (number, isNew) = staffNumbers.number(of: person.staffNumber)
            if isNew { personOfStaffNumber.append(Int32(index)) } else { personOfStaffNumber[number] = Int32(index) }
        }
    }

    /// As `arrange()`, where every staff number that people have or had is known.
    package mutating func arrange(staffNumbers known: [(number: String, person: Int32)]) {
        for (number, person) in known {
            let (place, isNew) = staffNumbers.number(of: number)
            if isNew { personOfStaffNumber.append(person) } else { personOfStaffNumber[place] = person }
        }
        arrange()
    }

    /// Every staff number that someone has or had, with its latest holder.
    package var knownStaffNumbers: [(number: String, person: Int)] {
        personOfStaffNumber.indices.compactMap { place in
            let person = Int(personOfStaffNumber[place])
            return person < 0 ? nil : (staffNumbers.text(place), person)
        }
    }

    /// Sorts roles, absences and former names.
    mutating func arrangeLists() {
        roles.sort { a, b in (a.person, a.from, a.role, a.unit) < (b.person, b.from, b.role, b.unit) }
        absences.sort { a, b in (a.person, a.from, a.to) < (b.person, b.from, b.to) }
        formerNames.sort { a, b in (a.person, a.until) < (b.person, b.until) }
    }

    /// Fills `postStart` from posts already sorted by person.
    mutating func indexPosts() {
        postStart = [Int32](repeating: 0, count: people.count + 1)
        for post in posts { postStart[Int(post.person) + 1] += 1 }
        for person in people.indices { postStart[person + 1] += postStart[person] }
    }
}

extension Post {
    /// The order of `Roster.posts`.
    static func isBefore(_ a: Post, _ b: Post) -> Bool {
        (a.person, a.from, a.isMain ? 0 : 1, a.unit, a.to) < (b.person, b.from, b.isMain ? 0 : 1, b.unit, b.to)
    }
}
