import Domain
import Kernel
import Operations

/// What changed between two dates of a roster, counted, with the units by name.
struct RosterDiffSummary {
    let compared: CompareRosters
    let terminal: Terminal

    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private var comparison: RosterComparison { compared.comparison }

    func lines() -> [String] {
        let units = compared.roster.units
        var lines = [
            terminal.styled("\(comparison.before) → \(comparison.after)", .bold),
            say(
                "在職 \(comparison.inServiceBefore.grouped) → \(comparison.inServiceAfter.grouped)人",
                "in service \(comparison.inServiceBefore.grouped) → \(comparison.inServiceAfter.grouped)"),
            say(
                "採用・転入 \(comparison.joined.count.grouped)  退職・転出 \(comparison.left.count.grouped)（\(comparison.vanishedShare.percent)）  異動 \(comparison.moved.count.grouped)  氏名変更 \(comparison.renamed.count.grouped)  職階の変更 \(comparison.regraded.count.grouped)",
                "joined \(comparison.joined.count.grouped)  left \(comparison.left.count.grouped) (\(comparison.vanishedShare.percent))  moved \(comparison.moved.count.grouped)  renamed \(comparison.renamed.count.grouped)  regraded \(comparison.regraded.count.grouped)"
            ),
        ]
        lines += comparison.unitsFounded.map { say("新設: ", "founded: ") + units[$0].name }
        lines += comparison.unitsRenamed.map {
            say("改称: ", "renamed: ") + units[$0.before].name + " → " + units[$0.after].name
        }
        lines += comparison.unitsMerged.map {
            say("統合: ", "merged: ") + units[$0.abolished].name + " → " + units[$0.into].name
                + say("（\($0.movedPeople)人）", " (\($0.movedPeople) people)")
        }
        lines += comparison.unitsAbolished.map { say("廃止: ", "abolished: ") + units[$0].name }
        return lines
    }
}

extension ListOutput {
    /// One row for each change.
    static func rosterChanges(_ compared: CompareRosters, _ language: Language) -> ListOutput {
        var list = ListOutput(columns: [
            Column(key: "change", title: Phrase(ja: "変更", en: "Change")),
            Column(key: "key", title: Phrase(ja: "番号・コード", en: "Number or code")),
            Column(key: "name", title: Phrase(ja: "名", en: "Name")),
            Column(key: "from", title: Phrase(ja: "前", en: "From")),
            Column(key: "to", title: Phrase(ja: "後", en: "To")),
        ])
        let (roster, comparison) = (compared.roster, compared.comparison)
        func person(_ change: String, _ index: Int, _ from: String = "", _ to: String = "") {
            let person = roster.people[index]
            list.rows.append([.text(change), .text(person.staffNumber), .text(person.name), .text(from), .text(to)])
        }
        func unit(_ change: String, _ index: Int, _ to: String = "") {
            let unit = roster.units[index]
            list.rows.append([.text(change), .text(unit.code), .text(unit.name), .text(unit.name), .text(to)])
        }
        for index in comparison.joined { person("joined", index) }
        for index in comparison.left { person("left", index) }
        for move in comparison.moved {
            person("moved", move.person.after, roster.units[move.from].name, roster.units[move.to].name)
        }
        for change in comparison.renamed { person("renamed", change.person.after, change.from, change.to) }
        for change in comparison.regraded {
            person("regraded", change.person.after, String(change.from), String(change.to))
        }
        for index in comparison.unitsFounded { unit("unitFounded", index) }
        for change in comparison.unitsRenamed { unit("unitRenamed", change.before, roster.units[change.after].name) }
        for change in comparison.unitsMerged { unit("unitMerged", change.abolished, roster.units[change.into].name) }
        for index in comparison.unitsAbolished { unit("unitAbolished", index) }
        return list
    }
}
