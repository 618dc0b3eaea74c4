/// A row of one of the files, kept for messages: eight bytes, as there are as many as rows.
struct RowPlace: Sendable, Hashable {
    /// Index into the files as they were given.
    var file: Int32
    /// Physical line, from 1.
    var line: Int32

    static let nowhere = RowPlace(file: -1, line: 0)
}

/// How often something was met, and where first.
struct Sighting: Sendable {
    var count = 0
    var first = RowPlace.nowhere

    mutating func add(_ place: RowPlace) {
        if count == 0 { first = place }
        count += 1
    }
}
