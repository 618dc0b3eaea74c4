extension Transaction {
    /// How many have handed in each survey. One query.
    package func submissionCounts() throws -> [Int64: Int] {
        let found = try rows(
            "SELECT survey_id, count(*) FROM response WHERE submitted_at IS NOT NULL GROUP BY survey_id"
        ) { (try $0.integer(0), try $0.int(1)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}
