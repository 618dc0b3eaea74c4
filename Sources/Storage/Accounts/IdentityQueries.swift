package import Domain
package import Kernel

extension Transaction {
    /// The accounts that are not closed of whom a provider vouches for. More than one: it cannot be told who is meant.
    package func accounts(of identity: VouchedIdentity) throws -> [AccountRecord] {
        switch identity {
        case .staffNumber(let number):
            try rows(
                """
                SELECT \(sql: AccountRecord.columns) FROM account JOIN person ON person.id = account.person_id
                WHERE person.staff_number = \(number) AND account.state <> 'closed' ORDER BY account.id
                """
            ) { try AccountRecord($0) }
        case .mail(let address):
            try rows(
                """
                SELECT \(sql: AccountRecord.columns) FROM account
                WHERE lower(account.mail) = \(address) AND account.state <> 'closed' ORDER BY account.id
                """
            ) { try AccountRecord($0) }
        }
    }

    /// Notes that the answer to a request has come back. False where it came before.
    package func useIdentityAnswer(_ stateHash: [UInt8], until: Instant) throws -> Bool {
        try run(
            """
            INSERT INTO identity_answer (state_hash, expires_at) VALUES (\(stateHash), \(until))
            ON CONFLICT (state_hash) DO NOTHING
            """) == 1
    }

    /// Takes out answers that would come too late anyway.
    package func clearIdentityAnswers(at now: Instant) throws {
        try run("DELETE FROM identity_answer WHERE expires_at <= \(now)")
    }

    /// Somebody invited is there, by the word of the provider; the code for the first sign-in has done its part.
    package func activateAccount(_ id: Int64) throws {
        try run(
            """
            UPDATE account SET state = 'active', code_hash = NULL, code_expires_at = NULL
            WHERE id = \(id) AND state = 'invited'
            """)
    }

    package func keepIdentityToken(_ sealed: [UInt8], of session: Int64) throws {
        try run("UPDATE session SET identity_token = \(sealed) WHERE id = \(session)")
    }

    /// Nil where the session was not opened by a provider.
    package func identityToken(of session: Int64) throws -> [UInt8]? {
        try row("SELECT identity_token FROM session WHERE id = \(session)") { try $0.optionalBlob(0) } ?? nil
    }
}
