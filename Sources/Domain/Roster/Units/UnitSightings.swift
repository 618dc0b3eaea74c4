import Kernel

/// The units as people files show them, row by row: the source of the organisation where there are no unit files, and
/// otherwise a check on them.
struct UnitSightings: Sendable {
    private(set) var codes: TextNumbering
    private var names = TextNumbering()
    private let attributes: UnitAttributes

    /// By number of the code: number of the name in this snapshot, -1 not yet seen in it.
    private var nameOf = [Int32]()
    private var lastNameOf = [Int32]()
    private var observationOf = [Int32]()
    private var observations = [UnitObservation]()
    /// The path columns of a row, joined, and the lowest unit's code that they mean.
    private var paths = TextNumbering()
    private var leafOfPath = [Int32]()
    private var previousDate = CalendarDate.distantPast
    private var date = CalendarDate.distantPast

    /// By number of the code: how many rows, and where first, over all files.
    private(set) var rows = [Sighting]()
    /// Codes that one snapshot names in two ways, each once.
    private(set) var ambiguous = [(code: Int, name: String, place: RowPlace)]()

    init(codes: TextNumbering, attributes: UnitAttributes) {
        self.codes = codes
        self.attributes = attributes
    }

    mutating func begin(on date: CalendarDate) {
        previousDate = self.date
        self.date = date
        nameOf = [Int32](repeating: -1, count: nameOf.count)
        observationOf = [Int32](repeating: -1, count: observationOf.count)
        observations = []
        paths = TextNumbering()
        leafOfPath = []
    }

    /// The units seen since `begin`. The earliest order into a unit that was not there before dates it.
    func snapshot(after history: UnitHistory) -> UnitSnapshot {
        let units = observations.map { seen in
            var unit = seen
            if let from = seen.from {
                let isFounding = previousDate > .distantPast && from > previousDate && !history.isKnown(seen.code)
                if from <= date && !isFounding { unit.from = nil }
            }
            return unit
        }
        return UnitSnapshot(date: date, units: units)
    }

    /// The number of a code, where any file has it.
    func find(_ code: UnsafeBufferPointer<UInt8>) -> Int? { codes.find(code) }

    /// The name by which the last row with the code named it; nil where none did.
    func latestName(of code: Int) -> String? {
        lastNameOf.indices.contains(code) && lastNameOf[code] >= 0 ? names.text(Int(lastNameOf[code])) : nil
    }

    /// The number of a unit code; -1 for an empty one.
    mutating func codeNumber(_ code: UnsafeBufferPointer<UInt8>) -> Int {
        code.isEmpty ? -1 : codes.number(of: code).number
    }

    /// The number of a unit's name; -1 for an empty one.
    mutating func nameNumber(_ name: UnsafeBufferPointer<UInt8>) -> Int32 {
        name.isEmpty ? -1 : Int32(names.number(of: name).number)
    }

    /// Notes a row's unit, by the numbers of its code and name. An order date after the snapshot's is a unit to come.
    mutating func see(code number: Int, name nameNumber: Int32, order: CalendarDate?, at place: RowPlace) {
        reserve(number)
        rows[number].add(place)
        if nameNumber >= 0 { lastNameOf[number] = nameNumber }
        if observationOf[number] < 0 {
            let text = nameNumber < 0 ? codes.text(number) : names.text(Int(nameNumber))
            observe(number, nameNumber, text, parent: -1, level: attributes.level(name: text), at: place)
            observations[observations.count - 1].from = order ?? .distantPast
        } else if nameNumber >= 0, nameOf[number] != nameNumber, order.map({ $0 <= date }) ?? true {
            if nameOf[number] >= 0 { noteAmbiguity(number, names.text(Int(nameNumber)), place) }
            nameOf[number] = nameNumber
        }
        let observation = Int(observationOf[number])
        if order == nil {
            observations[observation].from = .distantPast
        } else if let order, order < observations[observation].from ?? .distantPast {
            observations[observation].from = order
        }
    }

    /// The lowest unit of the path columns, joined by `separator` (code, name, code, name …), that were seen before;
    /// nil for a path not yet seen in this snapshot, which `seePath` is then to be told.
    mutating func leaf(ofPath path: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> (leaf: Int32?, number: Int) {
        let (number, isNew) = paths.number(of: path)
        if isNew {
            leafOfPath.append(-1)
            return (nil, number)
        }
        if leafOfPath[number] >= 0 { rows[Int(leafOfPath[number])].add(place) }
        return (leafOfPath[number], number)
    }

    /// Takes over a new path from the top down; `ownCode` is the row's own unit code where it has such a column.
    /// Gives the number of the lowest unit's code, -1 for an empty path.
    mutating func seePath(
        _ number: Int, _ levels: [(code: String, name: String, level: Int8)], ownCode: String, nested: Bool,
        at place: RowPlace
    ) -> Int32 {
        var parent = -1
        var prefix = ""
        let filled = levels.filter { !$0.code.isEmpty || !$0.name.isEmpty }
        for (index, level) in filled.enumerated() {
            let isLowest = index == filled.count - 1
            var code = level.code.isEmpty ? (prefix.isEmpty ? level.name : "\(prefix)-\(level.name)") : level.code
            if nested, !prefix.isEmpty, !level.code.isEmpty { code = "\(prefix)-\(level.code)" }
            prefix = code
            if isLowest, !ownCode.isEmpty { code = ownCode }
            let unit = codes.number(of: code).number
            reserve(unit)
            let name = level.name.isEmpty ? code : level.name
            let nameNumber = Int32(names.number(of: name).number)
            lastNameOf[unit] = nameNumber
            if observationOf[unit] < 0 {
                observe(unit, nameNumber, name, parent: parent, level: level.level, at: place)
            } else if nameOf[unit] != nameNumber || observations[Int(observationOf[unit])].parent != parent {
                noteAmbiguity(unit, name, place)
            }
            parent = unit
        }
        leafOfPath[number] = Int32(parent)
        if parent >= 0 { rows[parent].add(place) }
        return Int32(parent)
    }

    private mutating func observe(
        _ code: Int, _ nameNumber: Int32, _ name: String, parent: Int, level: Int8, at place: RowPlace
    ) {
        nameOf[code] = nameNumber
        observationOf[code] = Int32(observations.count)
        observations.append(
            UnitObservation(
                code: code, parent: parent, name: name, level: level,
                kind: attributes.kind(code: codes.text(code), name: name), from: nil, to: nil, place: place))
    }

    private mutating func noteAmbiguity(_ code: Int, _ name: String, _ place: RowPlace) {
        // A file in which everything is ambiguous is told by its first cases.
        guard ambiguous.count < 200 else { return }
        if !ambiguous.contains(where: { $0.code == code && $0.name == name && $0.place.file == place.file }) {
            ambiguous.append((code, name, place))
        }
    }

    private mutating func reserve(_ code: Int) {
        while rows.count <= code {
            rows.append(Sighting())
            nameOf.append(-1)
            lastNameOf.append(-1)
            observationOf.append(-1)
        }
    }
}
