package import Domain
package import Kernel

extension Scribe {
    func asOf(_ date: CalendarDate) -> String {
        let date = date.written(in: language)
        return say(ja: "\(date)現在", en: "as of \(date)")
    }

    /// 7,700人
    package func staff(_ count: Int) -> String {
        say(ja: "\(count.grouped)人", en: count == 1 ? "1 person" : "\(count.grouped) people")
    }

    /// 190所属
    package func units(_ count: Int) -> String {
        say(ja: "\(count.grouped)所属", en: count == 1 ? "1 unit" : "\(count.grouped) units")
    }

    /// Rounded, but neither "none" nor "all" where that is not so: at least 1 and at most 99.
    package func wholePercent(_ part: Int, of whole: Int) -> Int {
        guard whole > 0, part > 0 else { return 0 }
        return part >= whole ? 100 : min(99, max(1, (200 * part + whole) / (2 * whole)))
    }

    package func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        if part * 200 < whole, part > 0 { return say(ja: "1%未満", en: "under 1%") }
        return "\(wholePercent(part, of: whole))%"
    }

    /// A figure of a target in what the target counts: 119人, 62.1%, 3.5時間.
    package func amount(_ value: Double, of status: TargetStatus) -> String {
        if status.isShare { return "\(value.written())%" }
        switch plan.targets[status.target].basis {
        case .hoursPerPerson: return hours(value)
        case .count: return say(ja: "\(value.written())件", en: value.written())
        case .rating: return value.written()
        default:
            // A schedule asks for parts of a person; people are counted whole.
            return staff(Int(value.rounded()))
        }
    }
}

extension TargetStatus.Grade {
    /// The letter in words, as cities' evaluations say it.
    package var name: Phrase {
        switch self {
        case .a: Phrase(ja: "順調", en: "on schedule")
        case .b: Phrase(ja: "おおむね順調", en: "nearly on schedule")
        case .c: Phrase(ja: "やや遅れ", en: "behind")
        case .d: Phrase(ja: "遅れ", en: "far behind")
        }
    }
}

extension StandingReport {
    /// The grade of a target: letter and words, of which the colour repeats what they say.
    struct Badge {
        let letter: String
        let words: String
        let style: String

        init(_ grade: TargetStatus.Grade?, _ scribe: Scribe) {
            letter = grade?.rawValue ?? "–"
            words = grade?.name[scribe.language] ?? scribe.say(ja: "評価なし", en: "not graded")
            style = grade.map { "grade-\($0.rawValue.lowercased())" } ?? "grade-none"
        }

        static func template(_ name: String) -> String {
            """
            {{#\(name)}}<span class="grade {{.style}}"><span class="letter">{{.letter}}</span> {{.words}}</span>{{/\(name)}}
            """
        }
    }
}
