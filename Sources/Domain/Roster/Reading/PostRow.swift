import Kernel

/// A row of a people file, its words looked up, waiting to be put in the order of time.
struct PostRow: Sendable {
    enum Kind: UInt8, Sendable {
        /// A full snapshot says that the post is held.
        case stated
        case hire, transfer, leave
        /// The row is of this person but cannot be used: it must not look as if they had left.
        case unusable
    }

    var person: Int32
    /// Number of the unit's code; -1 where a leaving names none.
    var unit: Int32
    /// Order date (発令日); `distantPast` where the row has none.
    var order: CalendarDate
    var place: RowPlace
    /// Where in time the row belongs among the full snapshots: snapshot k is 2k + 1, what lies before it 2k.
    var slot: Int32 = 0
    var grade: Int8
    var employment: Int8
    var jobFamily: Int8
    var kind: Kind
    var isMain: Bool
}

/// A role or absence as a row shows it on a day.
struct HeldSighting: Sendable {
    var person: Int32
    /// Index of the role or kind of absence; -1 where an order says that there is none.
    var what: Int32
    /// Number of the unit's code; -1 the person's own.
    var unit: Int32
    var date: CalendarDate
}

/// One or several people files read together: all full snapshots of one date, or one file of changes.
struct PeopleStep: Sendable {
    var number: Int
    var mode: RosterFileEntry.Mode
    var date: CalendarDate
    /// Index into the given files, and of the mapping's entry.
    var files: [(file: Int, entry: Int)]
}
