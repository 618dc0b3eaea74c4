/// The electives alone as an integer model: one column a choice, and rows for requests, people's time, sections and
/// sessions. What the mandatory course needs comes in as cuts.
struct ElectiveModel {
    let choices: ElectiveChoices
    private(set) var model = LinearModel()

    init(_ year: SeatYear, _ choices: ElectiveChoices) {
        self.choices = choices
        for _ in 0..<choices.count { model.addColumn(upper: 1, isInteger: true) }
        for request in year.requests.indices {
            let range = choices.range(ofRequest: request)
            if range.count > 1 { addRow(range.map(Int32.init), most: 1) }
        }
        addPeople(year)
        addSections(year)
        addSessions(year)
    }

    private mutating func addRow(_ columns: some Sequence<Int32>, most: Int32) {
        for column in columns { model.rows.append(column) }
        model.rows.close(upper: Double(most))
    }

    private mutating func addPeople(_ year: SeatYear) {
        let requests = Lists(
            count: year.personCount, year.requests.enumerated().map { ($0.element.person, Int32($0.offset)) })
        for person in 0..<year.personCount {
            let own = requests[person].filter { !choices.range(ofRequest: Int($0)).isEmpty }
            let columns = own.flatMap { choices.range(ofRequest: Int($0)).map(Int32.init) }
            let most = year.mostElectives(of: Int32(person))
            if own.count > Int(most) { addRow(columns, most: most) }
            guard own.count > 1 else { continue }
            var onHalfDay: [Int32: [Int32]] = [:]
            for column in columns {
                for halfDay in choices.halfDays[Int(column)] { onHalfDay[halfDay, default: []].append(column) }
            }
            var rows = Set<[Int32]>()
            for (_, columns) in onHalfDay.sorted(by: { $0.key < $1.key }) {
                let isClash = columns.contains { choices.request[Int($0)] != choices.request[Int(columns[0])] }
                if isClash, rows.insert(columns).inserted { addRow(columns, most: 1) }
            }
        }
    }

    private mutating func addSections(_ year: SeatYear) {
        var onPlace: [Int64: [Int32]] = [:]
        for column in 0..<choices.count {
            let person = Int(year.requests[Int(choices.request[column])].person)
            for halfDay in choices.halfDays[column] {
                onPlace[Int64(year.personSection[person]) << 32 | Int64(halfDay), default: []].append(Int32(column))
            }
        }
        for (place, columns) in onPlace.sorted(by: { $0.key < $1.key }) {
            let most = year.mostAway(Int32(place >> 32), on: Int32(truncatingIfNeeded: place))
            let people = Set(columns.map { year.requests[Int(choices.request[Int($0)])].person })
            if people.count > Int(most) { addRow(columns, most: most) }
        }
    }

    private mutating func addSessions(_ year: SeatYear) {
        let ofSession = Lists(
            count: year.sessions.count, choices.session.enumerated().map { ($0.element, Int32($0.offset)) })
        for (index, session) in year.sessions.enumerated() where session.kind == .elective {
            let columns = ofSession[index]
            if columns.count < session.fewest {
                for column in columns { model.upper[Int(column)] = 0 }
            } else if session.fewest > 1 {
                let isHeld = model.addColumn(upper: 1, isInteger: true)
                for column in columns { model.rows.append(column) }
                model.rows.append(isHeld, -Double(session.seats))
                model.rows.close(upper: 0)
                for column in columns { model.rows.append(column) }
                model.rows.append(isHeld, -Double(session.fewest))
                model.rows.close(lower: 0)
            } else if columns.count > session.seats {
                addRow(columns, most: session.seats)
            }
        }
    }
}
