package import Kernel

/// What a program was answered to a change.
package struct KeptAnswer: Sendable, Hashable {
    package var status: Int
    package var location: String?
    package var body: [UInt8]

    package init(status: Int, location: String?, body: [UInt8]) {
        self.status = status
        self.location = location
        self.body = body
    }
}

extension Transaction {
    /// Notes that a change is begun under a program's word for it; gives the note's id. Nil where that word is there.
    package func beginAnswer(_ word: String, of token: Int64, digest: [UInt8], at now: Instant) throws -> Int64? {
        try row(
            """
            INSERT INTO kept_answer (token_id, word, digest, begun_at) VALUES (\(token), \(word), \(digest), \(now))
            ON CONFLICT (token_id, word) DO NOTHING RETURNING id
            """
        ) { try $0.integer(0) }
    }

    /// What was asked under a word, and the answer; nil for the latter while it is being worked on.
    package func answer(_ word: String, of token: Int64) throws -> (digest: [UInt8], answer: KeptAnswer?)? {
        try row(
            """
            SELECT digest, status, location, body FROM kept_answer WHERE token_id = \(token) AND word = \(word)
            """
        ) { row in
            let answer = try row.optionalInteger(1).map { status in
                KeptAnswer(
                    status: Int(status), location: try row.optionalText(2), body: try row.optionalBlob(3) ?? [])
            }
            return (try row.blob(0), answer)
        }
    }

    package func keepAnswer(_ answer: KeptAnswer, of id: Int64) throws {
        try run(
            """
            UPDATE kept_answer SET status = \(answer.status), location = \(answer.location.sqlValue), body = \(answer.body)
            WHERE id = \(id)
            """)
    }

    /// Forgets a change that did not come about.
    package func dropAnswer(_ id: Int64) throws {
        try run("DELETE FROM kept_answer WHERE id = \(id)")
    }

    package func clearAnswers(begunBefore limit: Instant) throws {
        try run("DELETE FROM kept_answer WHERE begun_at < \(limit)")
    }
}
