package import Kernel

/// Somebody named for a training in a fiscal year, as it is kept.
package struct KeptNomination: Sendable, Hashable {
    package var person: Int64
    /// The plan's id of the programme.
    package var programme: String
    package var year: FiscalYear
    package var place: Int
    package var isReserve: Bool
    package var reason: Phrase

    package init(
        person: Int64, programme: String, year: FiscalYear, place: Int, isReserve: Bool, reason: Phrase
    ) {
        self.person = person
        self.programme = programme
        self.year = year
        self.place = place
        self.isReserve = isReserve
        self.reason = reason
    }
}

extension KeptNomination {
    fileprivate static let columns: SQL = """
        nomination.person_id, nomination.programme, nomination.fiscal_year, nomination.place, nomination.is_reserve, \
        nomination.reason, nomination.reason_en
        """

    fileprivate init(_ row: any Row) throws {
        self.init(
            person: try row.integer(0), programme: try row.text(1), year: FiscalYear(try row.int(2)),
            place: try row.int(3), isReserve: try row.flag(4),
            reason: Phrase(ja: try row.text(5), en: try row.text(6)))
    }
}

extension Transaction {
    /// By year, programme and place, the reserve behind.
    package func nominations(ofScenario id: Int64) throws -> [KeptNomination] {
        try rows(
            """
            SELECT \(sql: KeptNomination.columns) FROM nomination WHERE scenario_id = \(id)
            ORDER BY fiscal_year, programme, is_reserve, place, person_id
            """, KeptNomination.init)
    }

    /// Those of a person that are in force, from a fiscal year on; the reserve is not among them.
    package func nominationsInForce(of person: Int64, from year: FiscalYear) throws -> [KeptNomination] {
        try rows(
            """
            SELECT \(sql: KeptNomination.columns) FROM nomination
            JOIN scenario ON scenario.id = nomination.scenario_id
            WHERE nomination.person_id = \(person) AND nomination.fiscal_year >= \(year.year)
                AND NOT nomination.is_reserve AND scenario.issued_at IS NOT NULL AND scenario.replaced_at IS NULL
            ORDER BY nomination.fiscal_year, nomination.programme
            """, KeptNomination.init)
    }

    /// Puts these in place of what the scenario had.
    package func replaceNominations(ofScenario id: Int64, with nominations: [KeptNomination]) throws {
        try run("DELETE FROM nomination WHERE scenario_id = \(id)")
        try insert(
            into: "nomination",
            [
                "scenario_id", "person_id", "programme", "fiscal_year", "place", "is_reserve", "reason", "reason_en",
            ],
            nominations.map { nomination in
                [
                    .integer(id), .integer(nomination.person), .text(nomination.programme),
                    .integer(Int64(nomination.year.year)), .integer(Int64(nomination.place)),
                    .flag(nomination.isReserve), .text(nomination.reason.ja), .text(nomination.reason.en),
                ]
            })
    }
}
