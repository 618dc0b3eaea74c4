package import Kernel

extension SurveyResponses {
    /// Takes in another file's responses to the same instrument; of two by one person the newer counts.
    package mutating func take(_ other: SurveyResponses) {
        if count == 0 {
            self = other
            return
        }
        for index in 0..<other.count {
            let person = other.people[index]
            if let known = response(of: person), dates[known] > other.dates[index] { continue }
            let row = other.codes[(index * itemCount)..<((index + 1) * itemCount)]
            put(person: person, date: other.dates[index], codes: Array(row))
        }
    }

    /// The responses dated on a day or before.
    package func until(_ date: CalendarDate) -> SurveyResponses {
        guard dates.contains(where: { $0 > date }) else { return self }
        var result = SurveyResponses(itemCount: itemCount)
        for index in 0..<count where dates[index] <= date {
            let row = codes[(index * itemCount)..<((index + 1) * itemCount)]
            result.put(person: people[index], date: dates[index], codes: Array(row))
        }
        return result
    }

    /// The share of answered knowledge items that were answered right, 0…100; nil where none was answered.
    package func meanScore(of instrument: Instrument) -> Double? {
        let questions = instrument.items.enumerated().compactMap { index, item in
            item.key.map { (item: index, key: UInt8(clamping: $0)) }
        }
        var (answered, right) = (0, 0)
        for response in 0..<count {
            for question in questions {
                let code = code(response, item: question.item)
                guard code != AnswerCode.missing else { continue }
                answered += 1
                if code == question.key { right += 1 }
            }
        }
        return answered == 0 ? nil : 100 * Double(right) / Double(answered)
    }
}
