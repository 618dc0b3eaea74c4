extension CalendarDate {
    /// A date as Japanese files write it; nil where the text is none, or names a day that does not exist.
    ///
    /// Accepted: `20260401`, `2026-04-01`, `2026/4/1`, `2026.4.1`, `2026年4月1日`, `令和8年4月1日`, `令和元年5月1日`,
    /// `R8.4.1`, `R08/04/01`, with full-width digits and signs too. A year and month alone (`2026-04`, `令和8年4月`)
    /// mean the first of the month. A day of an era must lie in that era, so `平成32年4月1日` is refused; the first and
    /// last days are generous by the calendar year, as offices print forms ahead (平成31年5月1日 is accepted).
    package init?(parsing text: some StringProtocol) {
        var scalars = [UInt32]()
        for scalar in text.unicodeScalars where scalar != " " && scalar != "\u{3000}" {
            // Full-width ASCII stands at a fixed distance from ASCII.
            let value = scalar.value
            scalars.append((0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value)
            guard scalars.count <= 24 else { return nil }
        }
        var reader = DateReader(scalars: scalars)
        guard let date = reader.date() else { return nil }
        self = date
    }

    /// The eight-digit and ISO forms straight from bytes: the two that HR exports use most, without a `String`.
    package init?(ascii bytes: some RandomAccessCollection<UInt8>) {
        var digits: (Int, Int) = (0, 0)
        for (offset, byte) in bytes.enumerated() {
            if byte >= 0x30 && byte <= 0x39 {
                digits = (digits.0 * 10 + Int(byte - 0x30), digits.1 + 1)
                guard digits.1 <= 8 else { return nil }
            } else if (byte == 0x2D || byte == 0x2F) && (offset == 4 || offset == 7) && bytes.count == 10 {
                continue
            } else {
                return nil
            }
        }
        guard digits.1 == 8 else { return nil }
        self.init(year: digits.0 / 10000, month: digits.0 / 100 % 100, day: digits.0 % 100)
    }
}

private struct DateReader {
    let scalars: [UInt32]
    var index = 0

    init(scalars: [UInt32]) { self.scalars = scalars }

    mutating func date() -> CalendarDate? {
        let era = self.era()
        let first = number()
        guard let first else { return nil }
        if era == nil, first.digits == 8, atEnd {
            return CalendarDate(year: first.value / 10000, month: first.value / 100 % 100, day: first.value % 100)
        }
        if let era, first.digits == 6, atEnd {  // R080401
            return day(era, first.value / 10000, first.value / 100 % 100, first.value % 100)
        }
        guard era != nil || first.digits == 4, era == nil || first.digits <= 3 else { return nil }
        guard separator("年"), let month = number(), month.digits <= 2 else { return nil }
        if atEnd || accept("月") && atEnd { return day(era, first.value, month.value, 1) }
        guard scalars[index - 1] == "月".unicodeScalars.first?.value || separator(nil) else { return nil }
        guard let dayOfMonth = number(), dayOfMonth.digits <= 2 else { return nil }
        _ = accept("日")
        return atEnd ? day(era, first.value, month.value, dayOfMonth.value) : nil
    }

    private func day(_ era: JapaneseEra?, _ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        guard let era else { return CalendarDate(year: year, month: month, day: day) }
        guard year >= 1, let date = CalendarDate(year: era.firstYear + year - 1, month: month, day: day) else {
            return nil
        }
        let eras = JapaneseEra.allCases
        if let next = eras.firstIndex(of: era).map({ $0 - 1 }), next >= 0, date.year > eras[next].firstYear {
            return nil
        }
        return date.year < era.firstDay.year ? nil : date
    }

    private var atEnd: Bool { index == scalars.count }

    private mutating func era() -> JapaneseEra? {
        for era in JapaneseEra.allCases {
            if accept(era.rawValue) || accept(String(era.letter)) || accept(era.letter.lowercased()) { return era }
        }
        return nil
    }

    private mutating func accept(_ word: String) -> Bool {
        let wanted = word.unicodeScalars.map(\.value)
        guard scalars[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func separator(_ kanji: String?) -> Bool {
        if let kanji, accept(kanji) { return true }
        return accept("-") || accept("/") || accept(".")
    }

    private mutating func number() -> (value: Int, digits: Int)? {
        if accept("元") { return (1, 1) }
        var value = 0
        let start = index
        while index < scalars.count, (0x30...0x39).contains(scalars[index]), index - start < 8 {
            value = value * 10 + Int(scalars[index] - 0x30)
            index += 1
        }
        return index > start ? (value, index - start) : nil
    }
}
