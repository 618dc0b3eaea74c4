package import Kernel

/// Responses that came after the results of a survey could first be read, because it was opened again. Two results, one
/// with them and one without, can be subtracted: so they are counted together or not at all.
package enum LateResponses {
    /// Who is counted after the last closing.
    ///
    /// Each opening again begins a new lot. A lot is counted where it is safe to, together with what was left out
    /// before; otherwise it waits for the next one.
    /// - Parameter isSafe: whether the difference that these people make may be known.
    package static func counted(
        _ responses: [(person: Int32, at: Instant)], _ reopenings: [Instant], isSafe: ([Int32]) -> Bool
    ) -> Set<Int32> {
        guard let first = reopenings.first else { return Set(responses.map(\.person)) }
        var counted = Set(responses.filter { $0.at < first }.map(\.person))
        var waiting = [Int32]()
        for (place, from) in reopenings.enumerated() {
            let next = place + 1 < reopenings.count ? reopenings[place + 1] : nil
            waiting += responses.filter { response in
                response.at >= from && next.map { response.at < $0 } ?? true
            }.map(\.person)
            guard isSafe(waiting) else { continue }
            counted.formUnion(waiting)
            waiting = []
        }
        return counted
    }

    /// Whether in every table each row has either none of them or as many as a group must have.
    package static func areMany(
        _ people: [Int32], in groupings: [Grouping], staff: Staff, rule: SuppressionRule = SuppressionRule()
    ) -> Bool {
        let members = people.compactMap { person in
            Int(person) < staff.memberOfPerson.count ? staff.memberOfPerson[Int(person)] : -1
        }.filter { $0 >= 0 }
        guard !members.isEmpty else { return true }
        guard members.count >= rule.smallestGroup else { return false }
        return groupings.allSatisfy { grouping in
            let counts = Dictionary(members.map { (grouping.groupOfMember[Int($0)], 1) }, uniquingKeysWith: +)
            return counts.values.allSatisfy { $0 >= rule.smallestGroup }
        }
    }
}
