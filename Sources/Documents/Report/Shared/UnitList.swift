import Domain
import Kernel

extension StandingReport {
    /// Units that lack people, gathered by the department above them: so many by name, the rest as a number.
    struct UnitList {
        static let mostNames = 40
        static let mostGroups = 40

        struct Row {
            let group: Passage
            let covered: String
            let lacking: String
            let names: [Passage]
            let more: String?
        }

        let words: [String: String]
        let rows: [Row]
        let rest: String?

        /// `lacking` says how many people a unit of `all` is short of. Nil where none lacks any. Where there are too
        /// many departments, those that lack most are listed.
        init?(of all: [Int], lacking: [Int: Int], perUnit: Int, _ figures: Figures, _ scribe: Scribe) {
            guard !lacking.isEmpty else { return nil }
            let groups = figures.groups
            var units = [[Int]](repeating: [], count: groups.units.count)
            var totals = [Int](repeating: 0, count: groups.units.count)
            for unit in all {
                totals[groups.group(of: unit)] += 1
                if lacking[unit] != nil { units[groups.group(of: unit)].append(unit) }
            }
            let concerned = units.indices.filter { !units[$0].isEmpty }
            var listed = concerned
            if concerned.count > Self.mostGroups {
                let largest = concerned.sorted { (units[$1].count, $0) < (units[$0].count, $1) }
                listed = largest.prefix(Self.mostGroups).sorted()
            }
            let quotas = Self.quotas(listed.map { units[$0].count })
            var unlisted = lacking.count
            rows = zip(listed, quotas).map { group, quota in
                let named = units[group].prefix(quota)
                unlisted -= units[group].count
                let unnamed = units[group].count - named.count
                let covered = totals[group] - units[group].count
                return Row(
                    group: scribe.passage(groups.name(group)),
                    covered: "\(covered.grouped) / \(totals[group].grouped)", lacking: units[group].count.grouped,
                    names: named.map { unit in
                        let missing = perUnit > 1 ? lacking[unit] : nil
                        return scribe.passage(groups.nameInGroup(of: unit) + (missing.map(scribe.missing) ?? ""))
                    },
                    more: unnamed > 0 ? scribe.more(units: unnamed) : nil)
            }
            rest =
                concerned.count > listed.count
                ? scribe.rest(groups: concerned.count - listed.count, units: unlisted, listed: listed.count) : nil
            words = scribe.words(Self.words)
        }

        /// How many of each group are named: as many for each as there is room for, so that no group uses up the list.
        private static func quotas(_ counts: [Int]) -> [Int] {
            var quotas = [Int](repeating: 0, count: counts.count)
            var room = mostNames
            while room > 0, zip(quotas, counts).contains(where: { $0 < $1 }) {
                for index in counts.indices where room > 0 && quotas[index] < counts[index] {
                    quotas[index] += 1
                    room -= 1
                }
            }
            return quotas
        }

        private static let words = [
            "group": Phrase(ja: "部局", en: "Department"),
            "covered": Phrase(ja: "充足 / 母数", en: "Covered / units"),
            "lacking": Phrase(ja: "不足", en: "Lacking"),
            "names": Phrase(ja: "足りない所属", en: "Units that lack people"),
        ]

        /// `label` is the id of the heading that names the list.
        static func template(_ name: String, label: String) -> String {
            """
            {{#\(name)}}
            <div class="scroll" role="region" tabindex="0" aria-labelledby="{{\(label)}}">
            <table class="listing">
            <caption class="hidden">{{.words.names}}</caption>
            <thead><tr><th scope="col">{{.words.group}}</th><th scope="col" class="number">{{.words.covered}}</th><th scope="col" class="number">{{.words.lacking}}</th><th scope="col">{{.words.names}}</th></tr></thead>
            <tbody>
            {{#.rows}}
            <tr><th scope="row"{{{.group.lang}}}>{{.group}}</th><td class="number">{{.covered}}</td><td class="number">{{.lacking}}</td><td>{{^empty(.names)}}<ul class="inline">{{#.names}}<li{{{.lang}}}>{{.}}</li>{{/.names}}</ul>{{/empty(.names)}}{{#.more}} <span class="small">{{.}}</span>{{/.more}}</td></tr>
            {{/.rows}}
            </tbody>
            </table>
            </div>
            {{#.rest}}<p class="note">{{.}}</p>{{/.rest}}
            {{/\(name)}}
            """
        }
    }
}

extension Scribe {
    fileprivate func missing(_ people: Int) -> String { say(ja: "（あと\(people)人）", en: " (\(people) more)") }

    fileprivate func more(units: Int) -> String {
        say(ja: "ほか \(self.units(units))", en: "and \(self.units(units)) more")
    }

    fileprivate func rest(groups: Int, units: Int, listed: Int) -> String {
        say(
            ja: "不足の多い\(listed)部局を載せた。ほか \(groups.grouped)部局に \(self.units(units))。",
            en: "The \(listed) departments that lack most are listed; \(groups.grouped) more have \(self.units(units))."
        )
    }
}
