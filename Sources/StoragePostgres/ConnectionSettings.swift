import CLibpq
import Foundation
import Storage
import Synchronization

/// Where the server is and how to ask for it; shared by a database's connections.
final class ConnectionSettings: Sendable {
    private let url: String
    /// How long a server that does not answer is asked again, so that a restart or a change of the primary is lived
    /// through.
    private let patience: Double
    private let lastFailure = Mutex<(time: ContinuousClock.Instant, error: StorageError)?>(nil)

    private let schema: String

    /// Under which a schema's connections are known to the server, so that others can tell that it is in use.
    static func applicationName(_ schema: String) -> String { String("ikusei \(schema)".prefix(63)) }

    init(url: String, schema: String, patience: Double) throws {
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(url, &message)
        defer {
            PQconninfoFree(options)
            PQfreemem(message)
        }
        guard options != nil else {
            // Not the library's words: they repeat the address, which may hold a password.
            throw StorageError.failed("the address of the PostgreSQL server cannot be read")
        }
        self.url = url
        self.schema = schema
        self.patience = patience
    }

    /// Connects, trying again for a while. After a failure others are refused at once for a second, and then try only
    /// once for as long as the patience: the work that waits for a connection would otherwise wait once each.
    func open() throws -> OpaquePointer {
        let start = ContinuousClock.now
        var end = start + .seconds(patience)
        if let (time, error) = lastFailure.withLock({ $0 }), start - time < .seconds(max(patience, 1)) {
            if start - time < .seconds(1) { throw error }
            end = start
        }
        var pause = 0.1
        while true {
            do {
                let pointer = try openOnce()
                lastFailure.withLock { $0 = nil }
                return pointer
            } catch {
                if ContinuousClock.now + .seconds(pause) > end {
                    lastFailure.withLock { $0 = (.now, error) }
                    throw error
                }
            }
            Thread.sleep(forTimeInterval: pause)
            pause *= 2
        }
    }

    /// The address may say otherwise in what comes before it, and not in what comes after.
    private var parameters: [(String, String)] {
        [
            ("target_session_attrs", "read-write"), ("connect_timeout", "5"),
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "20000"),
            ("dbname", url),
            ("client_encoding", "UTF8"), ("application_name", Self.applicationName(schema)),
        ]
    }

    private func openOnce() throws(StorageError) -> OpaquePointer {
        let (names, values) = (parameters.map { strdup($0.0) }, parameters.map { strdup($0.1) })
        defer { for text in names + values { free(text) } }
        let ended = { (texts: [UnsafeMutablePointer<CChar>?]) in texts.map { UnsafePointer($0) } + [nil] }
        guard let pointer = PQconnectdbParams(ended(names), ended(values), 1) else {
            throw StorageError.unavailable("no memory for a connection")
        }
        // Notices are for people at a terminal; the library would write them to standard error.
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        let result = PQstatus(pointer) == CONNECTION_OK ? PQexec(pointer, Self.session) : nil
        defer { PQclear(result) }
        guard result != nil, PQresultStatus(result) == PGRES_TUPLES_OK else {
            let failure = PostgresFailure(result, of: pointer)
            PQfinish(pointer)
            if case let error as StorageError = failure.error, case .unavailable = error { throw error }
            throw StorageError.unavailable(failure.message)
        }
        return pointer
    }

    /// What the engine relies on, whatever the server's own settings: the form of days, reals and blobs, and that what
    /// is acknowledged is on disk.
    private static let session = """
        SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1;
        SET standard_conforming_strings = on;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """
}
