import Domain
import Kernel

extension StandingReport {
    /// 数字のよりどころ: what the words mean, how grades and levels come about, and from what.
    struct BasisSection: Section {
        static let id = "basis"
        static let title = Phrase(ja: "数字のよりどころ", en: "What the figures rest on")

        struct Term {
            let name: String
            let meaning: String
        }

        struct GradeRow {
            let badge: Badge
            let range: String
        }

        struct MethodRow {
            let name: String
            let slope: String
            let halfLife: String
            let highest: String
            let entries: String
            let people: String
        }

        let words: [String: String]
        let lead: [Passage] = []
        let terms: [Term]
        let grades: [GradeRow]
        let otherGrades: [[Passage]]
        let measurement: [String]
        let methods: [MethodRow]
        let inputs: [Term]
        let parts: [Chapter.Part]
        let isShort = false

        init?(_ figures: Figures, _ scribe: Scribe) {
            words = scribe.words(Self.words)
            terms = Self.terms.map { Term(name: $0.name[scribe.language], meaning: $0.meaning[scribe.language]) }
            grades = Self.grades(scribe)
            otherGrades = Self.otherGrades(scribe)
            measurement = Self.measurement.map { $0[scribe.language] }
            methods = Self.methods(figures.standing, scribe)
            inputs = Self.inputs(figures.standing, scribe)
            let titles = words
            parts = ["terms", "grades", "levels", "inputs", "privacy"].map {
                Chapter.Part(id: $0, title: scribe.passage(titles[$0] ?? ""))
            }
        }

        private static func grades(_ scribe: Scribe) -> [GradeRow] {
            let usual = Target.Grades()
            let (a, b, c) = (percent(usual.a), percent(usual.b), percent(usual.c))
            let ranges: [(TargetStatus.Grade, Phrase)] = [
                (.a, Phrase(ja: "\(a)以上", en: "\(a) or more")),
                (.b, Phrase(ja: "\(b)以上 \(a)未満", en: "\(b) to under \(a)")),
                (.c, Phrase(ja: "\(c)以上 \(b)未満", en: "\(c) to under \(b)")),
                (.d, Phrase(ja: "\(c)未満", en: "under \(c)")),
            ]
            return ranges.map { GradeRow(badge: Badge($0.0, scribe), range: $0.1[scribe.language]) }
        }

        private static func percent(_ share: Double) -> String { (share * 100).written() + "%" }

        /// Targets for which the plan sets bounds of its own.
        private static func otherGrades(_ scribe: Scribe) -> [[Passage]] {
            scribe.plan.targets.filter { $0.grades != Target.Grades() }.map { target in
                let (a, b, c) = (percent(target.grades.a), percent(target.grades.b), percent(target.grades.c))
                return scribe.runs(
                    scribe.say(
                        ja: "\(scribe.quoted(target.name))は A \(a)以上、B \(b)以上、C \(c)以上。",
                        en: "\(scribe.quoted(target.name)): A from \(a), B from \(b), C from \(c)."))
            }
        }

        /// Evidence of people in service, up to the date, by how it came about.
        private static func methods(_ standing: Standing, _ scribe: Scribe) -> [MethodRow] {
            var entries = [Int](repeating: 0, count: EvidenceMethod.allCases.count)
            var people = entries
            for member in standing.staff.members {
                var seen = 0
                for entry in standing.ledger.entries(of: Int(member.person)) where entry.date <= standing.date {
                    let method = column(of: entry.method)
                    entries[method] += 1
                    seen |= 1 << method
                }
                for method in people.indices where seen & (1 << method) != 0 { people[method] += 1 }
            }
            return EvidenceMethod.allCases.map { method in
                let rule = standing.plan.measurement.methods[method]
                return MethodRow(
                    name: method.name[scribe.language], slope: rule?.slope.written() ?? "–",
                    halfLife: rule.map { months(Int($0.halfLifeMonths.rounded()), scribe) } ?? "–",
                    highest: rule?.highest.map { scribe.levelName($0) } ?? scribe.say(ja: "なし", en: "none"),
                    entries: entries[column(of: method)].grouped, people: scribe.staff(people[column(of: method)]))
            }
        }

        /// In the order of the cases: looked up once for every entry of the ledger.
        private static func column(of method: EvidenceMethod) -> Int {
            switch method {
            case .self: 0
            case .head: 1
            case .test: 2
            case .certificate: 3
            case .programme: 4
            case .ojt: 5
            }
        }

        private static func months(_ months: Int, _ scribe: Scribe) -> String {
            scribe.say(ja: "\(months)か月", en: "\(months) months")
        }

        private static func inputs(_ standing: Standing, _ scribe: Scribe) -> [Term] {
            let file = standing.plan.file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
            let snapshots = standing.roster.snapshotDates.filter { $0 <= standing.date }
            let last = snapshots.last.map { $0.written(in: scribe.language) } ?? "–"
            let completions = standing.record.completions.count { $0.date <= standing.date }
            let certificates = standing.record.certificates.count { $0.passedOn <= standing.date }
            func count(_ number: Int) -> String { scribe.say(ja: "\(number.grouped)件", en: number.grouped) }
            return [
                Term(
                    name: scribe.say(ja: "計画ファイル", en: "Plan file"),
                    meaning: "\(file) \(scribe.version(standing.plan.about.version))"),
                Term(
                    name: scribe.say(ja: "名簿", en: "Roster"),
                    meaning: scribe.say(
                        ja: "\(snapshots.count)時点、最新は\(last)。\(scribe.asOf(standing.date))の在職者 "
                            + scribe.staff(standing.staff.members.count),
                        en: "\(snapshots.count) snapshots, the latest of \(last); "
                            + "\(scribe.staff(standing.staff.members.count)) in service")),
                Term(name: scribe.say(ja: "研修の修了記録", en: "Completions"), meaning: count(completions)),
                Term(name: scribe.say(ja: "資格の記録", en: "Certificates"), meaning: count(certificates)),
            ]
        }
    }
}

extension Scribe {
    /// The level as the plan's scales call it; its id where none has it.
    fileprivate func levelName(_ id: String) -> String {
        for scale in plan.scales {
            if let rank = scale.rank(id) { return mark(rank, in: scale) }
        }
        return id
    }
}
