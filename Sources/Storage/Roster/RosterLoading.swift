package import Domain
import Kernel

/// The roster as it is kept, with the ids of its rows: those of `roster.people[i]` and `roster.units[i]`.
package struct KeptRoster: Sendable {
    package var roster: Roster
    package var personIDs: [Int64]
    package var unitIDs: [Int64]

    /// The place in `roster.people` of each id.
    package var indexOfPerson: [Int64: Int32] {
        Dictionary(uniqueKeysWithValues: personIDs.enumerated().map { ($1, Int32($0)) })
    }
}

extension Transaction {
    /// The whole roster, in the words of a plan: a word that the plan does not have becomes -1. Seven queries, linear
    /// in posts.
    package func roster(in plan: Plan) throws -> KeptRoster {
        var roster = Roster()
        let words = VocabularyIndex(plan.vocabulary)
        var unitIDs = [Int64]()
        var parents = [Int64?]()
        for (id, parent, unit) in try units(words) {
            unitIDs.append(id)
            parents.append(parent)
            roster.units.append(unit)
        }
        let indexOfUnit = Dictionary(uniqueKeysWithValues: unitIDs.enumerated().map { ($1, Int32($0)) })
        for (index, parent) in parents.enumerated() {
            roster.units[index].parent = parent.flatMap { indexOfUnit[$0] } ?? -1
        }
        var personIDs = [Int64]()
        for (id, person) in try people(words) {
            personIDs.append(id)
            roster.people.append(person)
        }
        let indexOfPerson = Dictionary(uniqueKeysWithValues: personIDs.enumerated().map { ($1, Int32($0)) })
        roster.posts = try posts(words, indexOfPerson, indexOfUnit)
        roster.roles = try roles(plan, indexOfPerson, roster.units)
        roster.absences = try absences(indexOfPerson)
        roster.formerNames = try formerNames(indexOfPerson)
        roster.snapshotDates = try rows("SELECT day FROM snapshot ORDER BY day") { try $0.day(0) }
        let numbers = try rows("SELECT number, person_id FROM staff_number ORDER BY number") { row in
            (try row.text(0), indexOfPerson[try row.integer(1)])
        }
        roster.arrange(staffNumbers: numbers.compactMap { number, person in person.map { (number, $0) } })
        return KeptRoster(roster: roster, personIDs: personIDs, unitIDs: unitIDs)
    }

    private func units(_ words: VocabularyIndex) throws -> [(Int64, Int64?, Unit)] {
        try rows("SELECT id, parent_id, code, name, level, kind, valid_from, valid_to FROM unit ORDER BY id") { row in
            let unit = Unit(
                code: try row.text(2), name: try row.text(3), level: words[.unitLevels, try row.text(4)],
                kind: words[.unitKinds, try row.text(5)], from: try row.day(6), to: try row.day(7))
            return (try row.integer(0), try row.optionalInteger(1), unit)
        }
    }

    private func people(_ words: VocabularyIndex) throws -> [(Int64, Person)] {
        try rows(
            """
            SELECT id, key, staff_number, name, alternate, kana, birth, hired, has_user_defined_characters, mail,
                duties, intents
            FROM person ORDER BY id
            """
        ) { row in
            var person = Person(key: try row.text(1), staffNumber: try row.text(2), name: try row.text(3))
            person.alternate = try row.text(4)
            person.kana = try row.text(5)
            person.birth = try row.optionalDay(6)
            person.hired = try row.optionalDay(7)
            person.hasUserDefinedCharacters = try row.flag(8)
            person.mail = try row.text(9)
            person.duties = words.mask(.duties, try row.text(10))
            person.intents = words.mask(.intents, try row.text(11))
            return (try row.integer(0), person)
        }
    }

    private func posts(
        _ words: VocabularyIndex, _ people: [Int64: Int32], _ units: [Int64: Int32]
    ) throws -> [Post] {
        try rows(
            """
            SELECT person_id, unit_id, grade, employment, job_family, is_main, valid_from, valid_to FROM post
            """
        ) { row in
            Post(
                person: people[try row.integer(0)] ?? 0, unit: units[try row.integer(1)] ?? -1,
                grade: words[.grades, try row.text(2)], employment: words[.employments, try row.text(3)],
                jobFamily: words[.jobFamilies, try row.text(4)], isMain: try row.flag(5), from: try row.day(6),
                to: try row.day(7))
        }
    }

    private func roles(_ plan: Plan, _ people: [Int64: Int32], _ units: [Unit]) throws -> [RoleAssignment] {
        let roleOfID = Dictionary(
            plan.roles.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let unitsOfCode = Dictionary(grouping: units.indices) { units[$0].code }
        /// The unit as it stood on the first day, or else as it stands last.
        func place(_ code: String, _ day: CalendarDate) -> Int32 {
            let entries = unitsOfCode[code] ?? []
            return Int32(entries.first { units[$0].exists(on: day) } ?? entries.last ?? -1)
        }
        return try rows("SELECT person_id, role, unit_code, valid_from, valid_to FROM role_assignment") { row in
            guard let person = people[try row.integer(0)], let role = roleOfID[try row.text(1)] else { return nil }
            let from = try row.day(3)
            let unit = try row.optionalText(2).map { place($0, from) } ?? -1
            return RoleAssignment(person: person, role: role, unit: unit, from: from, to: try row.day(4))
        }.compactMap(\.self)
    }

    private func absences(_ people: [Int64: Int32]) throws -> [Absence] {
        try rows("SELECT person_id, kind, valid_from, valid_to FROM absence") { row in
            Absence(
                person: people[try row.integer(0)] ?? 0, kind: try row.choice(1), from: try row.day(2),
                to: try row.day(3))
        }
    }

    private func formerNames(_ people: [Int64: Int32]) throws -> [FormerName] {
        try rows("SELECT person_id, name, kana, until FROM former_name") { row in
            FormerName(
                person: people[try row.integer(0)] ?? 0, name: try row.text(1), kana: try row.text(2),
                until: try row.day(3))
        }
    }
}

/// The places of a plan's words.
struct VocabularyIndex {
    private var places: [Vocabulary.List: [String: Int8]] = [:]

    init(_ vocabulary: Vocabulary) {
        for list in Vocabulary.List.allCases {
            places[list] = Dictionary(
                vocabulary[list].enumerated().map { ($1, Int8($0)) }, uniquingKeysWith: { first, _ in first })
        }
    }

    subscript(_ list: Vocabulary.List, _ word: String) -> Int8 {
        word.isEmpty ? -1 : places[list]?[word] ?? -1
    }

    func mask(_ list: Vocabulary.List, _ words: String) -> UInt64 {
        words.split(separator: "\n").reduce(0) { mask, word in
            let place = self[list, String(word)]
            return place < 0 ? mask : mask | 1 << UInt64(place)
        }
    }
}
