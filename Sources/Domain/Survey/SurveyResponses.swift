package import Kernel

/// The answers to one campaign of an instrument, one response for each person who answered.
///
/// One byte for each answer, all in one row-major column: a region's 770,000 responses to 40 items are 31 MB.
package struct SurveyResponses: Sendable {
    package let itemCount: Int
    /// Index into `Roster.people`, for each response. No person stands twice.
    package private(set) var people: [Int32] = []
    package private(set) var dates: [CalendarDate] = []
    /// `AnswerCode`s: those of response `r` are `codes[r * itemCount..<(r + 1) * itemCount]`.
    package private(set) var codes: [UInt8] = []
    /// For each person the index of their response; -1 for none. As long as the highest person index needs.
    private var responseOfPerson: [Int32] = []

    package init(itemCount: Int) { self.itemCount = itemCount }

    package var count: Int { people.count }

    /// The answer of a response to an item; `AnswerCode.missing` where there is none.
    package func code(_ response: Int, item: Int) -> UInt8 { codes[response * itemCount + item] }

    /// The response of a person; nil where they did not answer.
    package func response(of person: Int32) -> Int? {
        guard person >= 0, person < responseOfPerson.count, responseOfPerson[Int(person)] >= 0 else { return nil }
        return Int(responseOfPerson[Int(person)])
    }

    /// Takes in a response. Where the person has one already, this one takes its place.
    package mutating func put(person: Int32, date: CalendarDate, codes row: [UInt8]) {
        let response = place(for: person, date: date)
        for item in 0..<min(itemCount, row.count) { codes[response * itemCount + item] = row[item] }
    }

    /// Takes in one answer. The response's date is that of its newest answer.
    mutating func put(person: Int32, date: CalendarDate, item: Int, code: UInt8) {
        let known = response(of: person)
        let response = known ?? place(for: person, date: date)
        dates[response] = max(dates[response], date)
        codes[response * itemCount + item] = code
    }

    mutating func reserve(_ responses: Int) {
        people.reserveCapacity(responses)
        dates.reserveCapacity(responses)
        codes.reserveCapacity(responses * itemCount)
    }

    private mutating func place(for person: Int32, date: CalendarDate) -> Int {
        if let known = response(of: person) {
            dates[known] = date
            return known
        }
        if Int(person) >= responseOfPerson.count {
            let wanted = max(Int(person) + 1, responseOfPerson.count * 2)
            responseOfPerson += repeatElement(-1, count: wanted - responseOfPerson.count)
        }
        responseOfPerson[Int(person)] = Int32(people.count)
        people.append(person)
        dates.append(date)
        codes += repeatElement(AnswerCode.missing, count: itemCount)
        return people.count - 1
    }
}
