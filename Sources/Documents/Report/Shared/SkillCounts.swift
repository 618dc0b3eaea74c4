import Domain

/// How every skill stands in each group of several sortings of the staff, each from one walk over everyone.
struct SkillCounts {
    /// Sorting → group → skill.
    private(set) var figures: [[[Standing.SkillFigure]]]

    /// One way of sorting people into groups; a negative group counts them nowhere.
    struct Sorting {
        let groups: Int
        let group: (Int) -> Int
    }

    init(_ standing: Standing, _ sortings: [Sorting]) {
        let skills = standing.plan.skills.count
        // Few different sets of requirements exist, so each is opened once and the walk touches only what is required.
        let needs = standing.gaps.profiles.map { profile in
            profile.needs.enumerated().compactMap { skill, need in need.map { (skill: skill, rank: $0.rank) } }
        }
        let blank = (0..<skills).map(Standing.SkillFigure.init(skill:))
        var counts = sortings.map { sorting in (0..<sorting.groups).flatMap { _ in blank } }
        for (index, sorting) in sortings.enumerated() {
            counts[index].withUnsafeMutableBufferPointer { cells in
                for member in standing.staff.members.indices {
                    let group = sorting.group(member)
                    guard group >= 0 else { continue }
                    for need in needs[Int(standing.gaps.profileOfMember[member])] {
                        let rank = standing.facts.levels[member, need.skill].rank
                        let cell = group * skills + need.skill
                        cells[cell].required += 1
                        if rank >= need.rank {
                            cells[cell].met += 1
                        } else {
                            cells[cell].missingLevels += Int(need.rank) - max(0, Int(rank))
                            if rank < 0 { cells[cell].unknown += 1 } else { cells[cell].short += 1 }
                        }
                    }
                }
            }
        }
        figures = zip(sortings, counts).map { sorting, cells in
            (0..<sorting.groups).map { Array(cells[($0 * skills)..<(($0 + 1) * skills)]) }
        }
    }
}
