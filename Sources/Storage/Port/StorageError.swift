/// What an engine refuses or fails at, in words that are the same for both.
package enum StorageError: Error, Sendable, Equatable {
    /// A unique or primary key is taken.
    case duplicate(constraint: String)
    /// A row refers to one that is not there, or one that is referred to would go.
    case brokenReference(constraint: String)
    /// A CHECK or NOT NULL of the schema.
    case refused(constraint: String)
    case unexpectedValue(column: Int, found: String)
    /// The statement took longer than the limit, or waited so long for a lock.
    case timeout
    /// The server cannot be reached or has gone away. The change was not saved; only where the answer to COMMIT itself
    /// was lost (the text says so) nobody knows, and whoever repeats the change must look first.
    case unavailable(String)
    /// The database was made by a newer version of the program.
    case tooNew(found: Int, known: Int)
    /// Anything else: the engine's own message.
    case failed(String)
}
