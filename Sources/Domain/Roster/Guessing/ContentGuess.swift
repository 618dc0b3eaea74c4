import Kernel

/// Tells the columns of a people file without a header by what stands in them.
struct ContentGuess {
    private(set) var columns: [RosterColumn: Int] = [:]

    private struct Traits {
        var column: Int
        var medianDate: CalendarDate?
        var distinctShare: Double
        var isCode: Bool
        var isKana: Bool
        var isMail: Bool
        var isUnitName: Bool
        var isPersonName: Bool
        var isStanding: Bool
    }

    init(_ sample: GuessSample) {
        let traits = (0..<sample.columnCount).map { Self.traits(sample, $0) }
        func take(_ column: RosterColumn, _ found: Traits?) {
            if let found, !columns.values.contains(found.column) { columns[column] = found.column }
        }
        takeDates(traits)
        take(.mail, traits.first(where: \.isMail))
        take(.kana, traits.first(where: \.isKana))
        take(.unitName, traits.filter(\.isUnitName).max { $0.distinctShare < $1.distinctShare })
        take(.name, traits.filter { $0.isPersonName && !$0.isUnitName }.max { $0.distinctShare < $1.distinctShare })
        // The staff number differs from row to row, but for concurrent posts; the unit's code stands by its name.
        let codes = traits.filter(\.isCode)
        take(
            .staffNumber,
            codes.filter { $0.distinctShare > 0.5 }.max {
                ($0.distinctShare, -$0.column) < ($1.distinctShare, -$1.column)
            })
        if let name = columns[.unitName] {
            take(.unitCode, codes.first { abs($0.column - name) == 1 && !columns.values.contains($0.column) })
        }
        take(.isMain, traits.first { $0.isStanding && !columns.values.contains($0.column) })
    }

    private mutating func takeDates(_ traits: [Traits]) {
        let dates = traits.filter { $0.medianDate != nil }.sorted {
            ($0.medianDate ?? .distantPast, $0.column) < ($1.medianDate ?? .distantPast, $1.column)
        }
        switch dates.count {
        case 0: break
        case 1: columns[dates[0].distinctShare < 0.3 ? .orderDate : .birth] = dates[0].column
        case 2:
            columns[.birth] = dates[0].column
            columns[dates[1].distinctShare < 0.3 ? .orderDate : .hired] = dates[1].column
        default:
            columns[.birth] = dates[0].column
            columns[.orderDate] = dates[dates.count - 1].column
            columns[.hired] = dates[1].column
        }
    }

    private static func traits(_ sample: GuessSample, _ column: Int) -> Traits {
        let values = sample.values(column)
        let distinct = Set(values)
        func most(_ isMeant: (String) -> Bool) -> Bool {
            !values.isEmpty && Double(values.count(where: isMeant)) >= 0.9 * Double(values.count)
        }
        let dates = values.compactMap { $0.count >= 6 ? CalendarDate(parsing: $0) : nil }
            .filter { (1920...2100).contains($0.year) }.sorted()
        let isDate = !values.isEmpty && Double(dates.count) >= 0.9 * Double(values.count)
        let standings: [Set<String>] = [
            ["0", "1"], ["1", "2"], ["本務", "兼務"], ["主務", "併任"], ["主", "兼"], ["本", "兼"],
        ]
        return Traits(
            column: column, medianDate: isDate ? dates[dates.count / 2] : nil,
            distinctShare: values.isEmpty ? 0 : Double(distinct.count) / Double(values.count),
            isCode: !isDate
                && most {
                    $0.count <= 12 && $0.unicodeScalars.allSatisfy(isCodeScalar) && $0.contains(where: \.isNumber)
                },
            isKana: most { $0.unicodeScalars.allSatisfy(isKanaScalar) }, isMail: most { $0.contains("@") },
            isUnitName: most { name in unitEndings.contains { name.hasSuffix($0) } },
            isPersonName: most { (2...16).contains($0.count) && $0.unicodeScalars.allSatisfy(isNameScalar) },
            isStanding: standings.contains(distinct) || distinct == ["本務"] || distinct == ["主務"])
    }

    private static let unitEndings = [
        "課", "部", "局", "室", "係", "所", "館", "園", "校", "署", "担当", "センター", "事務局", "本部", "会", "院", "場",
    ]

    private static func isCodeScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar))
    }

    private static func isKanaScalar(_ scalar: Unicode.Scalar) -> Bool {
        (0x3041...0x30FF).contains(scalar.value) || (0xFF66...0xFF9F).contains(scalar.value) || isSpace(scalar)
    }

    /// Kanji, kana, user-defined characters and the marks that stand in names.
    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0x3041...0x30FF).contains(scalar.value)
            || (0xE000...0xFAFF).contains(scalar.value) || scalar.value >= 0x20000 || scalar == "々" || scalar == "〆"
            || isSpace(scalar)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }
}
