package import Domain
import Kernel

extension Transaction {
    /// Keeps a roster as the exports now tell it, in place of what they told before. People keep their ids by key;
    /// somebody whom the exports no longer know keeps the row and has no posts. Roles and absences that were recorded
    /// here, not by an export, stay.
    package func keep(_ roster: Roster, plan: Plan) throws {
        let ids = try keepPeople(roster, plan)
        try run("DELETE FROM post")
        try run("DELETE FROM unit")
        try run("DELETE FROM snapshot")
        try run("DELETE FROM former_name")
        try run("DELETE FROM role_assignment WHERE is_from_roster")
        try run("DELETE FROM absence WHERE is_from_roster")
        try keepUnits(roster, plan)
        try insert(into: "snapshot", ["day"], roster.snapshotDates.map { [$0.sqlValue] })
        try keepPosts(roster, plan, ids)
        try keepRoles(roster, plan, ids)
        try insert(
            into: "absence", ["person_id", "kind", "valid_from", "valid_to", "is_from_roster"],
            roster.absences.map { absence in
                [
                    ids[Int(absence.person)].sqlValue, .text(absence.kind.rawValue), absence.from.sqlValue,
                    absence.to.sqlValue, .flag(true),
                ]
            })
        try insert(
            into: "former_name", ["person_id", "name", "kana", "until"],
            roster.formerNames.map { former in
                [ids[Int(former.person)].sqlValue, .text(former.name), .text(former.kana), former.until.sqlValue]
            })
        try touch(.roster)
    }

    /// Keeps the people; gives the id of each.
    private func keepPeople(_ roster: Roster, _ plan: Plan) throws -> [Int64] {
        let known = try rows("SELECT key, id FROM person") { (try $0.text(0), try $0.integer(1)) }
        var idOfKey = Dictionary(known, uniquingKeysWith: { first, _ in first })
        let columns = [
            "staff_number", "name", "alternate", "kana", "birth", "hired", "has_user_defined_characters", "mail",
            "duties", "intents",
        ]
        // Written beside and taken over at once, so that a change of everybody is three statements and not a loop.
        try runScript(dialect.temporaryPeople)
        try insert(into: "told_person", ["key"] + columns, roster.people.map { Self.values(of: $0, plan) })
        let assignments = columns.map { "\($0) = told.\($0)" }.joined(separator: ", ")
        let differences = columns.map { "person.\($0) IS DISTINCT FROM told.\($0)" }.joined(separator: " OR ")
        try run(
            SQL(
                stringLiteral: """
                    UPDATE person SET \(assignments) FROM told_person AS told
                    WHERE person.key = told.key AND person.erased_at IS NULL AND (\(differences))
                    """))
        let all = (["key"] + columns).joined(separator: ", ")
        let new = try rows(
            SQL(
                stringLiteral: """
                    INSERT INTO person (\(all)) SELECT \(all) FROM told_person
                    WHERE key NOT IN (SELECT key FROM person) ORDER BY place RETURNING key, id
                    """)
        ) { (try $0.text(0), try $0.integer(1)) }
        try run("DROP TABLE told_person")
        for (key, id) in new { idOfKey[key] = id }
        let ids = roster.people.map { idOfKey[$0.key] ?? 0 }
        try run("DELETE FROM staff_number")
        try insert(
            into: "staff_number", ["number", "person_id"],
            roster.knownStaffNumbers.map { [.text($0.number), ids[$0.person].sqlValue] })
        return ids
    }

    private static func values(of person: Person, _ plan: Plan) -> [SQLValue] {
        func words(_ mask: UInt64, _ list: Vocabulary.List) -> SQLValue {
            .text(
                plan.vocabulary[list].enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map(\.element)
                    .joined(separator: "\n"))
        }
        return [
            .text(person.key), .text(person.staffNumber), .text(person.name), .text(person.alternate),
            .text(person.kana), person.birth.sqlValue, person.hired.sqlValue, .flag(person.hasUserDefinedCharacters),
            .text(person.mail), words(person.duties, .duties), words(person.intents, .intents),
        ]
    }

    /// The rows of units get the numbers of their places, so that parents can be told at once.
    private func keepUnits(_ roster: Roster, _ plan: Plan) throws {
        try insert(
            into: "unit", ["id", "code", "name", "parent_id", "level", "kind", "valid_from", "valid_to"],
            roster.units.enumerated().map { index, unit in
                [
                    (index + 1).sqlValue, .text(unit.code), .text(unit.name),
                    unit.parent < 0 ? .null : (Int(unit.parent) + 1).sqlValue,
                    .text(plan.vocabulary.word(unit.level, in: .unitLevels)),
                    .text(plan.vocabulary.word(unit.kind, in: .unitKinds)), unit.from.sqlValue, unit.to.sqlValue,
                ]
            })
    }

    private func keepPosts(_ roster: Roster, _ plan: Plan, _ ids: [Int64]) throws {
        try insert(
            into: "post",
            ["person_id", "unit_id", "grade", "employment", "job_family", "is_main", "valid_from", "valid_to"],
            roster.posts.map { post in
                [
                    ids[Int(post.person)].sqlValue, (Int(post.unit) + 1).sqlValue,
                    .text(plan.vocabulary.word(post.grade, in: .grades)),
                    .text(plan.vocabulary.word(post.employment, in: .employments)),
                    .text(plan.vocabulary.word(post.jobFamily, in: .jobFamilies)), .flag(post.isMain),
                    post.from.sqlValue, post.to.sqlValue,
                ]
            })
    }

    private func keepRoles(_ roster: Roster, _ plan: Plan, _ ids: [Int64]) throws {
        try insert(
            into: "role_assignment", ["person_id", "role", "unit_code", "valid_from", "valid_to", "is_from_roster"],
            roster.roles.map { role in
                [
                    ids[Int(role.person)].sqlValue, .text(plan.roles[Int(role.role)].id),
                    role.unit < 0 ? .null : .text(roster.units[Int(role.unit)].code), role.from.sqlValue,
                    role.to.sqlValue, .flag(true),
                ]
            })
    }
}

extension Vocabulary {
    /// The word at a place; empty for -1.
    func word(_ place: Int8, in list: List) -> String {
        place >= 0 && Int(place) < self[list].count ? self[list][Int(place)] : ""
    }
}

extension Dialect {
    /// A table for the length of a transaction, with the columns of `person` that an export tells.
    var temporaryPeople: String {
        let (place, text, day, flag) =
            self == .sqlite
            ? ("INTEGER PRIMARY KEY", "text", "text", "integer")
            : ("bigserial PRIMARY KEY", "text COLLATE \"C\"", "date", "boolean")
        return """
            CREATE TEMPORARY TABLE told_person (
                place \(place), key \(text), staff_number \(text), name \(text), alternate \(text), kana \(text),
                birth \(day), hired \(day), has_user_defined_characters \(flag), mail \(text), duties \(text),
                intents \(text));
            """
    }
}
