import Formats
import Kernel

/// Reads the rows of one people file.
struct PeopleFileReading {
    let fields: PeopleFields
    let step: PeopleStep
    let file: Int32
    let hasPath: Bool
    let pathLevels: [Int8]
    let isNested: Bool

    func row(
        _ table: inout RosterTable, _ words: inout PeopleWords, _ people: inout PeopleReading,
        _ tally: inout PeopleTally,
        _ findings: inout RosterFindings
    ) {
        let place = RowPlace(file: file, line: Int32(table.reader.lineNumber))
        var isGood = true
        let order = table.date(fields.orderDate, .orderDate, &words.dates, &isGood, &findings)
        let birth = table.date(fields.birth, .birth, &words.dates, &isGood, &findings)
        let hired = table.date(fields.hired, .hired, &words.dates, &isGood, &findings)

        var kind = PostRow.Kind.stated
        if step.mode == .changes {
            switch table.reader.withTrimmedField(fields.orderKind, { words.orders.choice(of: $0, at: place) }) {
            case .hire: kind = .hire
            case .transfer: kind = .transfer
            case .leave: kind = .leave
            case nil: isGood = false
            }
            if order == nil, isGood { isGood = table.reportEmpty(fields.orderDate, .orderDate, &findings) }
        }
        var standing: PostStanding?
        if fields.isMain >= 0 {
            standing = table.reader.withTrimmedField(fields.isMain) { words.standings.choice(of: $0, at: place) }
            if standing == nil { isGood = false }
        }
        let unit = self.unit(&table, &people, order: order, at: place)
        if unit < 0, kind != .leave {
            isGood = table.reportEmpty(max(fields.unitCode, fields.unitName), .unitCode, &findings)
        }
        let isNameless = table.reader.withTrimmedField(fields.name, \.isEmpty)
        if isNameless, step.mode == .full { isGood = table.reportEmpty(fields.name, .name, &findings) }
        let hasNumber = table.code(fields.staffNumber) { !$0.isEmpty }
        if !hasNumber { isGood = table.reportEmpty(fields.staffNumber, .staffNumber, &findings) }

        guard isGood else {
            keepInService(&table, &people, order, place)
            return
        }
        let person = identify(&table, &people, &findings)
        let isFirst = people.register.begins(person, step: step.number) || step.mode == .changes
        if fields.isMain < 0 {
            standing = isFirst ? .main : .concurrent
            if !isFirst { tally.guessedMain.add(place) }
        }
        let day = max(step.mode == .changes ? order ?? step.date : step.date, .distantPast)
        if isFirst {
            takeDetails(of: person, &table, &people, birth, hired, on: day, place, &tally, &findings)
        } else if !isNameless {
            checkName(of: person, &table, &people, &findings)
        }
        var row = PostRow(
            person: Int32(person), unit: unit, order: order ?? .distantPast, place: place, grade: -1, employment: -1,
            jobFamily: -1, kind: kind, isMain: standing == .main)
        if kind != .leave {
            row.grade = table.reader.withTrimmedField(fields.grade) { words.grades.index(of: $0, at: place) }
            row.employment = table.reader.withTrimmedField(fields.employment) {
                words.employments.index(of: $0, at: place)
            }
            row.jobFamily = table.reader.withTrimmedField(fields.jobFamily) {
                words.jobFamilies.index(of: $0, at: place)
            }
        }
        people.rows.append(row)
        takeMarks(of: person, isFirst, standing == .main ? -1 : unit, &table, &words, &people, order, place)
    }

    /// A row that cannot be used must not make its person look as if they had left.
    private func keepInService(
        _ table: inout RosterTable, _ people: inout PeopleReading, _ order: CalendarDate?, _ place: RowPlace
    ) {
        guard step.mode == .full,
            let known = table.code(fields.personKey, { people.register.holder(ofKey: $0) })
                ?? table.code(fields.staffNumber, { people.register.holder(ofStaffNumber: $0) })
        else { return }
        people.rows.append(
            PostRow(
                person: Int32(known), unit: -1, order: order ?? .distantPast, place: place, grade: -1, employment: -1,
                jobFamily: -1, kind: .unusable, isMain: false))
    }

    // Inlined into `row`, its nested closures stop the optimiser of Swift 6.3.1.
    @inline(never)
    private func unit(
        _ table: inout RosterTable, _ people: inout PeopleReading, order: CalendarDate?, at place: RowPlace
    ) -> Int32 {
        if hasPath { return unitByPath(&table, &people, at: place) }
        // Where a file has names only, the name is the code.
        let code = table.code(fields.unitCode >= 0 ? fields.unitCode : fields.unitName) { people.units.codeNumber($0) }
        if code < 0 { return -1 }
        let name = table.reader.withTrimmedField(fields.unitName) { people.units.nameNumber($0) }
        people.units.see(code: code, name: name, order: order, at: place)
        return Int32(code)
    }

    private func unitByPath(_ table: inout RosterTable, _ people: inout PeopleReading, at place: RowPlace) -> Int32 {
        let (leaf, number) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { buffer in
            var count = 0
            func append(_ field: Int) {
                table.reader.withTrimmedField(field) { text in
                    for byte in text where count < 1023 {
                        buffer[count] = byte
                        count += 1
                    }
                    buffer[count] = 0x1F
                    count += count < 1023 ? 1 : 0
                }
            }
            for level in table.path {
                append(level.code)
                append(level.name)
            }
            append(fields.unitCode)
            return people.units.leaf(ofPath: UnsafeBufferPointer(rebasing: buffer[..<count]), at: place)
        }
        if let leaf { return leaf }
        let levels = zip(table.path, pathLevels).map { field, level in
            (
                code: table.code(field.code) { String(decoding: $0, as: UTF8.self) },
                name: table.reader.trimmedString(field.name), level: level
            )
        }
        return people.units.seePath(
            number, levels, ownCode: table.code(fields.unitCode) { String(decoding: $0, as: UTF8.self) },
            nested: isNested, at: place)
    }
}
