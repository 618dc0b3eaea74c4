import Kernel

/// What one file says of one unit.
struct UnitObservation: Sendable {
    /// Number of the code in `UnitHistory.codes`; `parent` likewise, -1 at the top.
    var code: Int
    var parent: Int
    var name: String
    var level: Int8
    var kind: Int8
    /// Nil where the file does not say.
    var from: CalendarDate?
    var to: CalendarDate?
    var place: RowPlace

    func isSame(as other: UnitObservation) -> Bool {
        code == other.code && parent == other.parent && level == other.level && kind == other.kind && name == other.name
    }
}

/// All units at a date, as one file or one people snapshot tells them.
struct UnitSnapshot: Sendable {
    /// Nil for a file without a date.
    var date: CalendarDate?
    var units: [UnitObservation]
}
