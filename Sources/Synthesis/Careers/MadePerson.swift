import Kernel

/// A person of a made city, as long as they keep one staff number.
struct MadePerson: Sendable {
    var birth: CalendarDate
    var hired: CalendarDate
    /// Who they are: names and skills are drawn from it. A person hired anew keeps it under a new staff number.
    var identity: Int32
    var staffNumber: Int32
    var surname: UInt16
    var given: UInt16
    var isWoman: Bool
    var hasUserDefinedCharacters: Bool
    var hasMail: Bool
    var field: Field

    func age(on date: CalendarDate) -> Int { birth.years(until: date) }
}

/// Where a person sits at a snapshot.
struct Seat: Sendable {
    enum Absence: UInt8, Sendable { case none, parental, sick, secondment }

    /// Index of the unit; -1 not in service.
    var unit: Int32 = -1
    /// A second unit; -1 none.
    var concurrent: Int32 = -1
    var since = CalendarDate.distantPast
    var grade: Int8 = 0
    /// 0 staff, 1 heads of teams and their like, 2 of sections, then of departments.
    var seatClass: UInt8 = 0
    var contract: Contract = .regular
    var absence: Absence = .none

    var isInService: Bool { unit >= 0 }
}
