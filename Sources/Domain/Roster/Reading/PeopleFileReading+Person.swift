import Formats
import Kernel

extension PeopleFileReading {
    /// The person of the row, with a report where their number is someone else's too.
    func identify(_ table: inout RosterTable, _ people: inout PeopleReading, _ findings: inout RosterFindings) -> Int {
        let staffNumber = table.code(fields.staffNumber) { people.register.staffNumberNumber($0) }
        let key = table.code(fields.personKey) { people.register.keyNumber($0) }
        let identity = people.register.identify(key: key, staffNumber: staffNumber, step: step.number)
        guard let finding = identity.finding else { return identity.person }
        let number = people.register.people[identity.person].staffNumber
        let name = table.reader.trimmedString(fields.name)
        let line = table.reader.lineNumber
        switch finding {
        case .shared(let other):
            let otherName = people.register.people[other].name
            findings.add(
                .staffNumberShared, at: table.file, line: line,
                Phrase(
                    ja: "職員番号「\(number)」が2人にあります（\(otherName)、\(name)）",
                    en: "two people have the staff number '\(number)': \(otherName), \(name)"))
        case .reused(let other):
            let otherName = people.register.people[other].name
            findings.add(
                .staffNumberReused, at: table.file, line: line,
                Phrase(
                    ja: "職員番号「\(number)」は前に\(otherName)のものでした。今後は\(name)を指します",
                    en: "the staff number '\(number)' was \(otherName)'s before and now means \(name)"))
        case .second(let former):
            findings.add(
                .staffNumbersOfOnePerson, at: table.file, line: line,
                Phrase(
                    ja: "\(name)の職員番号が2つあります（\(former)、\(number)）。後の行を使います",
                    en: "\(name) has two staff numbers (\(former), \(number)); the later row counts"))
        }
        return identity.person
    }

    /// Takes over what the row says of the person themselves: once in each snapshot.
    func takeDetails(
        of person: Int, _ table: inout RosterTable, _ people: inout PeopleReading, _ birth: CalendarDate?,
        _ hired: CalendarDate?, on day: CalendarDate, _ place: RowPlace, _ tally: inout PeopleTally,
        _ findings: inout RosterFindings
    ) {
        table.reader.withTrimmedField(fields.name) {
            if !$0.isEmpty { people.register.setName($0, of: person, on: day) }
        }
        people.register.update(person) { about in
            if fields.alternate >= 0 { table.reader.withTrimmedField(fields.alternate) { about.alternate.become($0) } }
            if fields.kana >= 0 { table.reader.withTrimmedField(fields.kana) { about.kana.become($0) } }
            if fields.mail >= 0 { table.reader.withTrimmedField(fields.mail) { about.mail.become($0) } }
            if let birth { about.birth = birth }
            if let hired { about.hired = hired }
        }
        checkDetails(of: person, &table, people.register, place, &tally, &findings)
    }

    private func checkDetails(
        of person: Int, _ table: inout RosterTable, _ register: borrowing PersonRegister, _ place: RowPlace,
        _ tally: inout PeopleTally, _ findings: inout RosterFindings
    ) {
        if register.people[person].hasUserDefinedCharacters, register.people[person].alternate.isEmpty {
            tally.userDefined.add(place)
        }
        if fields.kana >= 0, register.people[person].kana.isEmpty {
            let about = register.people[person]
            findings.add(
                .kanaMissing, at: table.file, line: table.reader.lineNumber,
                column: table.characterColumn(ofField: fields.kana),
                Phrase(
                    ja: "職員番号「\(about.staffNumber)」（\(about.name)）のカナがありません",
                    en: "staff number '\(about.staffNumber)' (\(about.name)) has no reading"))
        }
        if let birth = register.people[person].birth, let hired = register.people[person].hired,
            hired.daysSince1970 < birth.daysSince1970 + Self.youngestInDays
        {
            let about = register.people[person]
            findings.add(
                .birthAfterHire, at: table.file, line: table.reader.lineNumber,
                column: table.characterColumn(ofField: fields.birth),
                Phrase(
                    ja: "職員番号「\(about.staffNumber)」（\(about.name)）の生年月日（\(birth)）と採用年月日（\(hired)）が合いません",
                    en:
                        "staff number '\(about.staffNumber)' (\(about.name)): born \(birth) and hired \(hired) do not fit"
                ))
        }
    }

    /// Fifteen years, the age from which the Labour Standards Act lets people work.
    private static let youngestInDays: Int32 = 15 * 365

    /// A further row of a person with another name is another person with the same number.
    func checkName(
        of person: Int, _ table: inout RosterTable, _ people: inout PeopleReading, _ findings: inout RosterFindings
    ) {
        let known = people.register.people[person].name
        guard !table.reader.withTrimmedField(fields.name, { known.isText($0) }) else { return }
        let (number, name) = (people.register.people[person].staffNumber, table.reader.trimmedString(fields.name))
        findings.add(
            .staffNumberShared, at: table.file, line: table.reader.lineNumber,
            column: table.characterColumn(ofField: fields.staffNumber),
            Phrase(
                ja: "職員番号「\(number)」が2人にあります（\(known)、\(name)）",
                en: "two people have the staff number '\(number)': \(known), \(name)"))
    }

    /// Duties, intents, roles and absence, as far as the row shows any. `unit` is the concurrent post's; -1 for a
    /// main post, whose role is the person's own.
    func takeMarks(
        of person: Int, _ isFirst: Bool, _ unit: Int32, _ table: inout RosterTable, _ words: inout PeopleWords,
        _ people: inout PeopleReading, _ order: CalendarDate?, _ place: RowPlace
    ) {
        if fields.duties >= 0 {
            let mask = table.reader.withTrimmedField(fields.duties) { words.duties.mask(of: $0, at: place) }
            people.register.update(person) { $0.duties = mask | (isFirst ? 0 : $0.duties) }
        }
        if fields.intents >= 0 {
            let mask = table.reader.withTrimmedField(fields.intents) { words.intents.mask(of: $0, at: place) }
            people.register.update(person) { $0.intents = mask | (isFirst ? 0 : $0.intents) }
        }
        let day = step.mode == .changes ? order ?? step.date : max(order ?? .distantPast, step.date)
        func sighting(_ what: Int32, _ unit: Int32) -> HeldSighting {
            HeldSighting(person: Int32(person), what: what, unit: unit, date: day)
        }
        let saysNothing = step.mode == .changes && unit < 0
        if fields.roles >= 0 {
            let set = table.reader.withTrimmedField(fields.roles) {
                $0.isEmpty ? -1 : words.roles.number(of: $0, at: place)
            }
            for role in set < 0 ? [] : words.roles.sets[set] { people.roleSightings.append(sighting(role, unit)) }
            if saysNothing { people.roleSightings.append(sighting(-1, -1)) }
        }
        if fields.absence >= 0 {
            switch table.reader.withTrimmedField(fields.absence, { words.absences.choice(of: $0, at: place) }) {
            case .leave: people.absenceSightings.append(sighting(0, -1))
            case .secondment: people.absenceSightings.append(sighting(1, -1))
            case .atWork, nil: if saysNothing { people.absenceSightings.append(sighting(-1, -1)) }
            }
        }
    }
}
