import Domain
package import Kernel

/// All by which somebody can be told, as it is kept.
package struct PersonIdentity: Sendable, Hashable {
    package var id: Int64
    package var key: String
    package var staffNumber: String
    /// Every staff number that is theirs, former ones too.
    package var numbers: [String]
    /// As written now and before, with alternate writings and the account's.
    package var names: Set<String>
    /// Surname and given name, as written now and before and for the account; no alternate writings.
    package var fullNames: Set<String>
    package var mail: String
    package var accounts: [Int64]
    package var logins: [String]
    /// The last day of the last post; nil where there is none.
    package var lastDay: CalendarDate?
    package var isErased: Bool
}

/// What takes a person's place.
package struct StandIn: Sendable, Hashable {
    package var person: Int64
    package var key: String
    package var staffNumber: String
    /// By each staff number that was theirs.
    package var numbers: [String: String]
    /// The login of the account, closed as it is.
    package var login: String
    /// Whether figures count the age, the years of service.
    package var keepsBirth: Bool
    package var keepsHired: Bool

    package init(
        person: Int64, key: String, staffNumber: String, numbers: [String: String], login: String, keepsBirth: Bool,
        keepsHired: Bool
    ) {
        self.person = person
        self.key = key
        self.staffNumber = staffNumber
        self.numbers = numbers
        self.login = login
        self.keepsBirth = keepsBirth
        self.keepsHired = keepsHired
    }
}

extension Schema {
    /// What becomes of the rows of a table about people when one of them is erased. A table that is not named here
    /// loses its rows about them.
    package enum ErasureRule: Sendable {
        /// They stay, as the stand-in's: figures count them.
        case standIn
        /// They stay until the log's own time is over: ids, and logins as they were.
        case log
    }

    package static let erasureRules: [String: ErasureRule] = [
        "person": .standIn, "staff_number": .standIn, "post": .standIn, "role_assignment": .standIn,
        "absence": .standIn, "evidence": .standIn, "completion": .standIn, "certificate_holding": .standIn,
        "response": .standIn, "account": .standIn, "audit": .log,
    ]
}

extension Transaction {
    private var isErasable: SQL {
        """
        person.erased_at IS NULL AND EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id)
        """
    }

    /// People whose last day was before a day, the longest gone first.
    package func peopleWhoLeft(before day: CalendarDate, limit: Int) throws -> [Int64] {
        try rows(
            """
            SELECT person.id FROM person WHERE \(sql: isErasable) AND NOT EXISTS (
                SELECT 1 FROM post WHERE post.person_id = person.id AND post.valid_to >= \(day))
            ORDER BY (SELECT max(post.valid_to) FROM post WHERE post.person_id = person.id), person.id LIMIT \(limit)
            """
        ) { try $0.integer(0) }
    }

    package func countPeopleWhoLeft(before day: CalendarDate) throws -> Int {
        try int(
            """
            SELECT count(*) FROM person WHERE \(sql: isErasable) AND NOT EXISTS (
                SELECT 1 FROM post WHERE post.person_id = person.id AND post.valid_to >= \(day))
            """)
    }

    /// Nil for an unknown id. Six queries.
    package func identity(of person: Int64) throws -> PersonIdentity? {
        let found = try row(
            "SELECT key, staff_number, name, alternate, mail, erased_at IS NOT NULL FROM person WHERE id = \(person)"
        ) { row in
            PersonIdentity(
                id: person, key: try row.text(0), staffNumber: try row.text(1), numbers: [],
                names: [try row.text(2), try row.text(3)], fullNames: [try row.text(2)], mail: try row.text(4),
                accounts: [], logins: [],
                lastDay: nil, isErased: try row.flag(5))
        }
        guard var identity = found else { return nil }
        identity.numbers = try rows("SELECT number FROM staff_number WHERE person_id = \(person) ORDER BY number") {
            try $0.text(0)
        }
        identity.fullNames.formUnion(
            try rows("SELECT name FROM former_name WHERE person_id = \(person)") { try $0.text(0) })
        for (id, login, name) in try rows(
            "SELECT id, login, name FROM account WHERE person_id = \(person) ORDER BY id",
            { (try $0.integer(0), try $0.text(1), try $0.text(2)) })
        {
            identity.accounts.append(id)
            identity.logins.append(login)
            identity.fullNames.insert(name)
        }
        identity.fullNames.remove("")
        identity.names.formUnion(identity.fullNames)
        identity.names.remove("")
        identity.lastDay = try row(
            "SELECT valid_to FROM post WHERE person_id = \(person) ORDER BY valid_to DESC LIMIT 1"
        ) {
            try $0.day(0)
        }
        return identity
    }

    package func personName(_ person: Int64) throws -> String? {
        try row("SELECT name FROM person WHERE id = \(person)") { try $0.text(0) }
    }

    /// Whether somebody's age has been counted in a survey.
    package func hasResponses(of person: Int64) throws -> Bool {
        try row("SELECT id FROM response WHERE person_id = \(person) AND submitted_at IS NOT NULL LIMIT 1") {
            try $0.integer(0)
        } != nil
    }

    /// Makes a person a stand-in: whatever tells who it was goes, what figures count stays. Within an erasure only.
    package func erase(_ identity: PersonIdentity, as standIn: StandIn, at now: Instant) throws {
        let person = identity.id
        try run(
            """
            UPDATE person SET key = \(standIn.key), staff_number = \(standIn.staffNumber), name = \(ErasedPerson.name),
                alternate = \(""), kana = \(ErasedPerson.kana), mail = \(""),
                has_user_defined_characters = \(false), erased_at = \(now)
            WHERE id = \(person)
            """)
        if !standIn.keepsBirth { try run("UPDATE person SET birth = NULL WHERE id = \(person)") }
        if !standIn.keepsHired { try run("UPDATE person SET hired = NULL WHERE id = \(person)") }
        for (number, other) in standIn.numbers.sorted(by: { $0.key < $1.key }) {
            try run("UPDATE staff_number SET number = \(other) WHERE number = \(number) AND person_id = \(person)")
        }
        try run("UPDATE evidence SET reason = \("") WHERE person_id = \(person) AND reason IS NOT NULL")
        try run("UPDATE completion SET reason = \("") WHERE person_id = \(person) AND reason IS NOT NULL")
        try run("UPDATE certificate_holding SET note = \(""), reason = NULL WHERE person_id = \(person)")
        try eraseResponses(of: person)
        try eraseAccounts(identity, as: standIn)
        // Those that a row of the others hangs on come last.
        for (table, condition) in Schema.city.personalTables(of: person).reversed()
        where Schema.erasureRules[table.name] == nil {
            try run("DELETE FROM \(sql: .identifier(table.name)) WHERE \(sql: condition)")
        }
    }

    /// Who answered on which day is counted; at what time of it is not.
    private func eraseResponses(of person: Int64) throws {
        let responses = try rows("SELECT id, submitted_at FROM response WHERE person_id = \(person)") {
            (try $0.integer(0), try $0.optionalInstant(1))
        }
        for (id, submitted) in responses {
            try run("DELETE FROM answer WHERE response_id = \(id)")
            guard let submitted else {
                try run("DELETE FROM response WHERE id = \(id)")
                continue
            }
            let noon = Instant(noonInJapan: submitted.dayInJapan)
            try run(
                """
                UPDATE response SET started_at = \(noon), saved_at = \(noon), submitted_at = \(noon) WHERE id = \(id)
                """)
        }
    }

    private func eraseAccounts(_ identity: PersonIdentity, as standIn: StandIn) throws {
        for (place, account) in identity.accounts.enumerated() {
            let login = standIn.login + (place == 0 ? "" : "-\(place)")
            try run("DELETE FROM role_grant WHERE account_id = \(account) OR deputy_for = \(account)")
            try run("DELETE FROM session WHERE account_id = \(account)")
            try run(
                """
                UPDATE account SET login = \(login), name = \(ErasedPerson.name), mail = \(""), state = 'closed',
                    password_hash = NULL, password_changed_at = NULL, code_hash = NULL, code_expires_at = NULL,
                    totp_secret = NULL, totp_confirmed_at = NULL, locked_until = NULL, last_sign_in_at = NULL
                WHERE id = \(account)
                """)
        }
        for login in identity.logins {
            let line = "by=\(login)"
            let jobs = try rows(
                "SELECT id, detail FROM job WHERE \(dialect: .contains(column: "detail", text: line))"
            ) { (try $0.integer(0), try $0.text(1)) }
            for (id, detail) in jobs {
                let rest = detail.split(separator: "\n").map { $0 == line ? "by=\(standIn.login)" : String($0) }
                try setDetail(ofJob: id, to: rest.joined(separator: "\n"))
            }
        }
    }
}
