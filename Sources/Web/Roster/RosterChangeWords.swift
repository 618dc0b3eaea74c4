import Domain
import Kernel
import Operations

/// A comparison of two rosters in words: counts, and the first of each kind by name.
struct RosterChangeWords {
    private let preview: ImportRoster.Preview
    private let language: Language

    init(_ preview: ImportRoster.Preview, _ language: Language) {
        self.preview = preview
        self.language = language
    }

    private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    private func people(_ count: Int) -> String { say("\(count.grouped)人", count.grouped) }

    var counts: [RosterCheckPage.Count] {
        guard let comparison = preview.comparison else {
            return [
                .init(
                    label: say("職員", "People"), value: preview.roster.people.count.grouped, anchor: "import", about: nil
                )
            ]
        }
        let units = [
            (say("新設", "founded"), comparison.unitsFounded.count),
            (say("改称", "renamed"), comparison.unitsRenamed.count),
            (say("統合", "merged"), comparison.unitsMerged.count),
            (say("廃止", "abolished"), comparison.unitsAbolished.count),
        ]
        let total = units.reduce(0) { $0 + $1.1 }
        func count(_ label: String, _ value: Int, _ anchor: String, _ about: String? = nil) -> RosterCheckPage.Count {
            .init(label: label, value: value.grouped, anchor: value == 0 ? "import" : anchor, about: about)
        }
        return [
            count(say("加わる", "Join"), comparison.joined.count, "joined"),
            count(say("離れる", "Leave"), comparison.left.count, "left", comparison.vanishedShare.percent),
            count(say("異動", "Move"), comparison.moved.count, "moved"),
            count(say("氏名の変更", "Renamed"), comparison.renamed.count, "renamed"),
            count(say("職階の変更", "Regraded"), comparison.regraded.count, "import"),
            count(
                say("所属の変更", "Units"), total, "units",
                units.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: say("・", ", "))),
            .init(
                label: say("在職", "In service"), value: comparison.inServiceAfter.grouped, anchor: "import",
                about: say("今は\(comparison.inServiceBefore.grouped)", "now \(comparison.inServiceBefore.grouped)")),
        ]
    }

    var groups: [RosterCheckPage.Group] {
        guard let comparison = preview.comparison else { return [] }
        let (before, after) = (preview.before, preview.roster)
        let who = [say("氏名", "Name"), say("職員番号", "Staff number")]
        func unit(of person: Int, in roster: Roster, on date: CalendarDate) -> String {
            roster.mainPost(of: person, on: date).map { roster.path(of: Int($0.unit)) } ?? "–"
        }
        return [
            group(say("加わる職員", "People who join"), "joined", comparison.joined, who + [say("所属", "Unit")]) { index in
                let person = after.people[index]
                return .init(
                    name: person.name, cells: [person.staffNumber, unit(of: index, in: after, on: comparison.after)])
            },
            group(say("離れる職員", "People who leave"), "left", comparison.left, who + [say("今の所属", "Present unit")]) {
                index in
                let person = before.people[index]
                return .init(
                    name: person.name, cells: [person.staffNumber, unit(of: index, in: before, on: comparison.before)])
            },
            group(
                say("異動する職員", "People who move"), "moved", comparison.moved,
                who + [say("今の所属", "Present unit"), say("新しい所属", "New unit")]
            ) { move in
                let person = after.people[move.person.after]
                return .init(
                    name: person.name, cells: [person.staffNumber, before.path(of: move.from), after.path(of: move.to)])
            },
            group(
                say("氏名が変わる職員", "People with a new name"), "renamed", comparison.renamed,
                [say("新しい氏名", "New name"), say("職員番号", "Staff number"), say("今の氏名", "Present name")]
            ) { change in
                .init(name: change.to, cells: [after.people[change.person.after].staffNumber, change.from])
            },
            group(
                say("所属の変更", "Units"), "units", unitRows(comparison),
                [say("所属", "Unit"), say("種別", "Kind"), say("内容", "What")]
            ) { $0 },
        ].compactMap(\.self)
    }

    private func unitRows(_ comparison: RosterComparison) -> [RosterCheckPage.Row] {
        let (before, after) = (preview.before, preview.roster)
        return comparison.unitsFounded.map { .init(name: after.path(of: $0), cells: [say("新設", "founded"), ""]) }
            + comparison.unitsRenamed.map {
                .init(
                    name: after.path(of: $0.after),
                    cells: [say("改称", "renamed"), "\(before.units[$0.before].name) → \(after.units[$0.after].name)"])
            }
            + comparison.unitsMerged.map {
                .init(
                    name: before.path(of: $0.abolished),
                    cells: [
                        say("統合", "merged"),
                        "→ \(after.path(of: $0.into))" + say("（\($0.movedPeople)人）", " (\($0.movedPeople) people)"),
                    ])
            }
            + comparison.unitsAbolished.map { .init(name: before.path(of: $0), cells: [say("廃止", "abolished"), ""]) }
    }

    private func group<Item>(
        _ name: String, _ anchor: String, _ items: [Item], _ columns: [String],
        _ row: (Item) -> RosterCheckPage.Row
    ) -> RosterCheckPage.Group? {
        guard !items.isEmpty else { return nil }
        let rest = items.count - RosterCheckPage.mostShown
        return .init(
            name: name, anchor: anchor, count: anchor == "units" ? items.count.grouped : people(items.count),
            columns: columns, rows: items.prefix(RosterCheckPage.mostShown).map(row),
            more: rest > 0 ? rest.grouped : nil)
    }
}

extension Roster {
    /// A unit's name after those above it.
    fileprivate func path(of unit: Int) -> String {
        var names = [String]()
        var current = unit
        while current >= 0, names.count < 8 {
            names.insert(units[current].name, at: 0)
            current = Int(units[current].parent)
        }
        return names.joined(separator: " ")
    }
}
