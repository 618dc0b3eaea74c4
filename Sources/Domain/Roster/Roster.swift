package import Kernel

/// The staff and units of one municipality over time, as the HR exports tell it.
///
/// Everything is dated; every question takes a date. Columns are flat and refer to each other by index, so that a
/// region's staff fits in memory and is walked in order. Words (grade, employment …) are indices into the plan's
/// vocabulary, -1 where the plan knows no such word.
package struct Roster: Sendable {
    package var units = [Unit]()
    package var people = [Person]()
    /// Sorted by person, then by first day, main post first.
    package var posts = [Post]()
    /// Sorted by person. Masks over `Plan.roles`' order, dated.
    package var roles = [RoleAssignment]()
    /// Leave and secondment, sorted by person.
    package var absences = [Absence]()
    /// The dates of the full snapshots it was made from, ascending.
    package var snapshotDates = [CalendarDate]()
    /// Names that people bore before, sorted by person, then by last day.
    package var formerNames = [FormerName]()
    /// The posts of each person: `posts[postStart[p]..<postStart[p + 1]]`.
    package var postStart = [Int32]()
    /// Every staff number a person has or had, with the person: see `person(staffNumber:)`.
    var staffNumbers = TextNumbering()
    var personOfStaffNumber = [Int32]()

    package init() {}
}

/// A unit as it stood from one day to another. A change of name, parent, level or kind, of itself or of a unit above,
/// begins a new entry: all entries of one `code` are the same unit over time (`Roster.unitIdentities`).
///
/// A post is cut where its unit changes, so that the unit of a post, and those above it, exist on each of its days.
package struct Unit: Sendable {
    package var code: String
    package var name: String
    /// Index of the unit above; -1 at the top.
    package var parent: Int32
    /// Index into the vocabulary's unit levels; -1 unknown.
    package var level: Int8
    /// Index into the vocabulary's unit kinds; -1 unknown.
    package var kind: Int8
    package var from: CalendarDate
    /// Last day.
    package var to: CalendarDate

    package init(
        code: String, name: String, parent: Int32 = -1, level: Int8 = -1, kind: Int8 = -1,
        from: CalendarDate = .distantPast, to: CalendarDate = .distantFuture
    ) {
        self.code = code
        self.name = name
        self.parent = parent
        self.level = level
        self.kind = kind
        self.from = from
        self.to = to
    }

    package func exists(on date: CalendarDate) -> Bool { from <= date && date <= to }
}

/// A person. The index in `Roster.people` is the internal id of a run; `key` is stable between runs.
package struct Person: Sendable {
    /// The HR system's personal key where it has one, else the staff number first seen. A re-hired person keeps it
    /// while the staff number changes.
    package var key: String
    /// The staff number now in use. Text: leading zeros count.
    package var staffNumber: String
    package var name: String
    /// How the name is written where its user-defined characters are not at hand.
    package var alternate: String
    package var kana: String
    package var birth: CalendarDate?
    package var hired: CalendarDate?
    /// The name has user-defined characters (外字): kept byte for byte, flagged, never a key.
    package var hasUserDefinedCharacters: Bool
    package var mail: String
    /// Masks over the vocabulary's duties and intents.
    package var duties: UInt64
    package var intents: UInt64

    package init(key: String, staffNumber: String, name: String) {
        self.key = key
        self.staffNumber = staffNumber
        self.name = name
        self.alternate = ""
        self.kana = ""
        self.hasUserDefinedCharacters = false
        self.mail = ""
        self.duties = 0
        self.intents = 0
    }
}

/// A posting (発令): who sat where in what grade, from which day to which.
package struct Post: Sendable, Hashable {
    package var person: Int32
    package var unit: Int32
    package var grade: Int8
    package var employment: Int8
    package var jobFamily: Int8
    package var isMain: Bool
    package var from: CalendarDate
    /// Last day.
    package var to: CalendarDate

    package init(
        person: Int32, unit: Int32, grade: Int8, employment: Int8, jobFamily: Int8, isMain: Bool, from: CalendarDate,
        to: CalendarDate
    ) {
        self.person = person
        self.unit = unit
        self.grade = grade
        self.employment = employment
        self.jobFamily = jobFamily
        self.isMain = isMain
        self.from = from
        self.to = to
    }

    package func holds(on date: CalendarDate) -> Bool { from <= date && date <= to }
}

/// A role that a person holds beside their post, for example ICT推進リーダー.
package struct RoleAssignment: Sendable, Hashable {
    package var person: Int32
    /// Index into `Plan.roles`.
    package var role: Int32
    /// Unit for which the role is held; -1 the person's own.
    package var unit: Int32
    package var from: CalendarDate
    package var to: CalendarDate

    package init(person: Int32, role: Int32, unit: Int32, from: CalendarDate, to: CalendarDate) {
        self.person = person
        self.role = role
        self.unit = unit
        self.from = from
        self.to = to
    }
}

/// A time in which a person is on the staff but not at their post.
package struct Absence: Sendable, Hashable {
    package enum Kind: String, CaseIterable, Sendable { case leave, secondment }
    package var person: Int32
    package var kind: Kind
    package var from: CalendarDate
    package var to: CalendarDate

    package init(person: Int32, kind: Kind, from: CalendarDate, to: CalendarDate) {
        self.person = person
        self.kind = kind
        self.from = from
        self.to = to
    }
}

/// A name a person bore until a marriage or another change: certificates and older lists may still be in it.
package struct FormerName: Sendable, Hashable {
    package var person: Int32
    package var name: String
    package var kana: String
    /// Last day: the one before the snapshot or order that first wrote the new name.
    package var until: CalendarDate

    package init(person: Int32, name: String, kana: String, until: CalendarDate) {
        self.person = person
        self.name = name
        self.kana = kana
        self.until = until
    }
}
