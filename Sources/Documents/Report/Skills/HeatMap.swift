import Domain
import Kernel

extension StandingReport {
    /// Shares of people who have reached a skill, group by group: the figure in every cell, its height as a tint.
    struct HeatMap {
        struct Column {
            let name: Passage
            let people: String?
        }

        struct Row {
            let name: Passage
            let people: String?
            let cells: CellRow
        }

        /// A fifth of the scale, with the words of the legend.
        struct Band {
            let style: String
            let words: String

            static func all(_ scribe: Scribe) -> [Band] {
                (0..<5).map { band in
                    let from = band * 20
                    let to = band == 4 ? 100 : from + 19
                    return Band(style: "band-\(band)", words: "\(from)–\(to)%")
                }
            }
        }

        let anchor: String
        let name: Passage
        let corner: String
        let columns: [Column]
        let rows: [Row]
        let count: Int
        /// Columns wide enough to leave the names room.
        let isFew: Bool
        let hidesGroups: Bool

        fileprivate init(anchor: String, name: Passage, corner: String, columns: [Column], rows: [Row]) {
            self.anchor = anchor
            self.name = name
            self.corner = corner
            self.columns = columns
            self.rows = rows
            count = columns.count
            isFew = columns.count <= 5
            hidesGroups = rows.contains { $0.cells.hidesGroups }
        }

        static func cell(
            _ figure: Standing.SkillFigure, _ showing: SmallGroups.Showing, level: Passage?, _ scribe: Scribe
        ) -> CellRow.Cell {
            switch showing {
            case .empty where level == nil:
                return CellRow.Cell(
                    style: "blank", text: scribe.passage(""), silent: scribe.say(ja: "求めていない", en: "not required"))
            case .empty: return CellRow.Cell(style: "blank", above: level, text: scribe.passage("–"))
            case .small:
                return CellRow.Cell(
                    style: CellRow.Cell.hiddenGroup, above: level, text: scribe.passage(scribe.fewerThanLeast))
            case .withheld:
                return CellRow.Cell(
                    style: CellRow.Cell.hiddenGroup, above: level, text: scribe.passage(scribe.withheld))
            case .shown:
                // The tint of the figure that is written, not of the one behind it.
                let style = CellRow.Cell.band(scribe.wholePercent(figure.met, of: figure.required))
                let share = scribe.share(figure.met, of: figure.required)
                return CellRow.Cell(style: style, above: level, text: scribe.passage(share))
            }
        }
    }
}

extension StandingReport.HeatMap {
    /// Skills down, the personas of a dimension across. Nil where nothing is required of any of them.
    init?(personasOf dimension: Int, _ figures: StandingReport.Figures, _ scribe: Scribe) {
        let plan = scribe.plan
        let kinds = plan.dimensions[dimension].kinds
        let figuresOfKind = figures.skillsByPersona[dimension]
        let used = kinds.indices.filter { kind in
            plan.skills.indices.contains { skill in
                figuresOfKind[kind][skill].required > 0 || plan.rank(of: skill, dimension, kind) != nil
            }
        }
        guard !used.isEmpty else { return nil }
        let counts = figures.standing.personaCounts(dimension)
        let rows: [Row] = plan.skills.indices.compactMap { skill in
            let scale = plan.scale(of: skill)
            let showing = StandingReport.SmallGroups.showing(used.map { figuresOfKind[$0][skill].required })
            let cells = zip(used, showing).map { kind, showing in
                let rank = plan.rank(of: skill, dimension, kind)
                return Self.cell(
                    figuresOfKind[kind][skill], showing, level: rank.map { scribe.passage(scribe.mark($0, in: scale)) },
                    scribe)
            }
            guard cells.contains(where: { $0.silent == nil }) else { return nil }
            return Row(name: scribe.passage(plan.skills[skill].name), people: nil, cells: CellRow(cells))
        }
        self.init(
            anchor: "skill-personas-\(dimension + 1)", name: scribe.passage(plan.dimensions[dimension].name),
            corner: scribe.say(ja: "スキル", en: "Skill"),
            columns: used.map { Column(name: scribe.passage(kinds[$0].name), people: scribe.staff(counts[$0])) },
            rows: rows)
    }

    private static let mostDepartments = 60
    private static let mostSkillsAcross = 12

    /// Departments down, skills across: as many maps as the skills need to fit on a sheet.
    static func departments(
        _ figures: StandingReport.Figures, _ scribe: Scribe
    ) -> (maps: [StandingReport.HeatMap], unlisted: String?) {
        let plan = scribe.plan
        let groups = figures.groups
        let peopled = groups.units.indices.filter { groups.people[$0] > 0 }
        var listed = peopled
        if peopled.count > mostDepartments {
            let largest = peopled.sorted { (groups.people[$1], $0) < (groups.people[$0], $1) }
            listed = largest.prefix(mostDepartments).sorted()
        }
        let skills = plan.skills.indices.filter { figures.skills[$0].required > 0 }
        // Decided over all departments, listed or not: the hidden ones must not follow from the rest.
        let showing = skills.map { skill in
            StandingReport.SmallGroups.showing(groups.units.indices.map { figures.skillsByGroup[$0][skill].required })
        }
        let sheets = (skills.count + mostSkillsAcross - 1) / max(1, mostSkillsAcross)
        let across = sheets == 0 ? 0 : (skills.count + sheets - 1) / sheets
        let maps = (0..<sheets).map { sheet in
            let range = (sheet * across)..<min(skills.count, (sheet + 1) * across)
            let number = sheets > 1 ? " (\(sheet + 1)/\(sheets))" : ""
            return StandingReport.HeatMap(
                anchor: "skill-departments-\(sheet + 1)",
                name: scribe.passage(scribe.say(ja: "部局 × スキル", en: "Department by skill") + number),
                corner: scribe.say(ja: "部局", en: "Department"),
                columns: range.map { Column(name: scribe.passage(plan.skills[skills[$0]].name), people: nil) },
                rows: listed.map { group in
                    Row(
                        name: scribe.passage(groups.name(group)), people: scribe.staff(groups.people[group]),
                        cells: CellRow(
                            range.map { index in
                                let figure = figures.skillsByGroup[group][skills[index]]
                                return cell(figure, showing[index][group], level: nil, scribe)
                            }))
                })
        }
        let unlisted =
            peopled.count > listed.count
            ? scribe.say(
                ja: "職員の多い\(listed.count)部局を載せた。ほか \((peopled.count - listed.count).grouped)部局。",
                en: "The \(listed.count) largest departments are listed; there are "
                    + "\((peopled.count - listed.count).grouped) more.") : nil
        return (maps, unlisted)
    }
}

extension Plan {
    /// The level of a skill that the map asks of a persona; nil where it is not required.
    fileprivate func rank(of skill: Int, _ dimension: Int, _ kind: Int) -> Int? {
        for requirement in requirements where requirement.skill == skill {
            for level in requirement.levels {
                if case .persona(let reference) = level.holder, reference.dimension == dimension, reference.kind == kind
                {
                    return level.rank
                }
            }
        }
        return nil
    }
}
