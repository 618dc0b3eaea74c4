import Formats
import Kernel

/// Who is who: people by the HR system's personal key where it has one, else by staff number.
struct PersonRegister: Sendable {
    private(set) var people = [Person]()
    private(set) var formerNames = [FormerName]()
    private(set) var staffNumbers = TextNumbering()
    private(set) var personOfStaffNumber = [Int32]()

    private var keys = TextNumbering()
    private var personOfKey = [Int32]()
    /// Number of the staff number now in use, by person.
    private var staffNumberOf = [Int32]()
    private var hasKey = [Bool]()
    /// The reading step (see `PeopleStep`) in which the person's details were last taken over; -1 never.
    private var latestStep = [Int32]()

    init() {}

    /// What came out of looking a row's person up.
    struct Identity {
        var person: Int
        var isNew = false
        var finding: Finding?
    }

    enum Finding {
        /// Another person of the same snapshot has the staff number.
        case shared(with: Int)
        /// Another person had it before.
        case reused(from: Int)
        /// The same personal key came with another staff number in the same snapshot.
        case second(staffNumber: String)
    }

    mutating func reserve(_ count: Int) {
        people.reserveCapacity(count)
        staffNumbers.reserve(count)
        personOfStaffNumber.reserveCapacity(count)
        staffNumberOf.reserveCapacity(count)
        hasKey.reserveCapacity(count)
        latestStep.reserveCapacity(count)
    }

    /// The number of a personal key; -1 where there is none.
    mutating func keyNumber(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        if key.isEmpty { return -1 }
        let (number, isNew) = keys.number(of: key)
        if isNew { personOfKey.append(-1) }
        return number
    }

    /// The number under which a staff number is kept.
    mutating func staffNumberNumber(_ staffNumber: UnsafeBufferPointer<UInt8>) -> Int {
        let (number, isNew) = staffNumbers.number(of: staffNumber)
        if isNew { personOfStaffNumber.append(-1) }
        return number
    }

    /// The person of a row, by the numbers of key and staff number; a new one where nobody has the key (or, without
    /// one, the staff number).
    mutating func identify(key: Int, staffNumber number: Int, step: Int) -> Identity {
        let holder = Int(personOfStaffNumber[number])
        guard key >= 0 else {
            if holder >= 0 { return Identity(person: holder) }
            return Identity(person: add(key: staffNumbers.text(number), staffNumber: number), isNew: true)
        }
        let known = Int(personOfKey[key])
        if known < 0, holder >= 0, !hasKey[holder] {
            // Until now the export had no personal keys.
            personOfKey[key] = Int32(holder)
            hasKey[holder] = true
            people[holder].key = keys.text(key)
            return Identity(person: holder)
        }
        if known < 0 {
            let person = add(key: keys.text(key), staffNumber: number)
            personOfKey[key] = Int32(person)
            hasKey[person] = true
            return Identity(person: person, isNew: true, finding: taken(holder, step))
        }
        guard staffNumberOf[known] != number else {
            return Identity(person: known, finding: holder == known ? nil : taken(holder, step))
        }
        let former = people[known].staffNumber
        staffNumberOf[known] = Int32(number)
        personOfStaffNumber[number] = Int32(known)
        people[known].staffNumber = staffNumbers.text(number)
        let isSecond = latestStep[known] == step
        return Identity(
            person: known,
            finding: isSecond ? .second(staffNumber: former) : holder == known ? nil : taken(holder, step))
    }

    /// Whoever has the staff number, or has had it; nil where nobody has.
    func holder(ofStaffNumber staffNumber: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let number = staffNumbers.find(staffNumber), personOfStaffNumber[number] >= 0 else { return nil }
        return Int(personOfStaffNumber[number])
    }

    /// Whoever has the personal key; nil for an empty one or where nobody has.
    func holder(ofKey key: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !key.isEmpty, let number = keys.find(key), personOfKey[number] >= 0 else { return nil }
        return Int(personOfKey[number])
    }

    /// Whether this is the first row of the person in a step: then their details are to be taken over.
    mutating func begins(_ person: Int, step: Int) -> Bool {
        if latestStep[person] == step { return false }
        latestStep[person] = Int32(step)
        return true
    }

    private func taken(_ holder: Int, _ step: Int) -> Finding? {
        guard holder >= 0 else { return nil }
        return latestStep[holder] == step ? .shared(with: holder) : .reused(from: holder)
    }

    private mutating func add(key: String, staffNumber: Int) -> Int {
        people.append(Person(key: key, staffNumber: staffNumbers.text(staffNumber), name: ""))
        personOfStaffNumber[staffNumber] = Int32(people.count - 1)
        staffNumberOf.append(Int32(staffNumber))
        hasKey.append(false)
        latestStep.append(-1)
        return people.count - 1
    }
}

extension PersonRegister {
    /// Takes over a name as written on a day; the name before it, if any, was borne until the day before.
    mutating func setName(_ text: UnsafeBufferPointer<UInt8>, of person: Int, on date: CalendarDate) {
        guard !people[person].name.isText(text) else { return }
        let before = people[person].name
        if !before.isEmpty {
            formerNames.append(
                FormerName(person: Int32(person), name: before, kana: people[person].kana, until: date.previous))
        }
        people[person].name = String(decoding: text, as: UTF8.self)
        // Bytes below EE begin no private-use character; nearly all names have none above.
        people[person].hasUserDefinedCharacters = text.contains { $0 >= 0xEE } && containsUserDefined(text)
    }

    mutating func update(_ person: Int, _ change: (inout Person) -> Void) { change(&people[person]) }
}

extension String {
    /// Takes over a text where it differs: most rows of a later snapshot repeat what is known.
    @inline(__always)
    mutating func become(_ text: UnsafeBufferPointer<UInt8>) {
        if !isText(text) { self = String(decoding: text, as: UTF8.self) }
    }
}
