import Domain
import Kernel

/// スキルマップ: which level of which skill is asked of whom, and what the levels mean.
struct SkillMapContent: ChapterContent {
    struct Column {
        let holder: RequirementHolder
        let name: Passage
    }

    /// Columns of one kind; named above them only where there are several kinds.
    struct ColumnGroup {
        let name: Passage
        let span: Int
    }

    struct Field {
        let name: Passage
        let rows: [Row]
        let span: Int
    }

    struct Row {
        let opensField: Bool
        let skill: Passage
        let content: Passage?
        let cells: [Cell]
    }

    /// Blank means not required, which is not the lowest level: the eye sees nothing, a screen reader says so.
    struct Cell {
        let isBlank: Bool
        let mark: Passage
        /// The level's name beside its letter.
        let name: Passage?
        /// 1, 2 or 3 from the lowest: the tint behind the letter.
        let third: Int
    }

    struct Scale {
        let name: Passage
        let isLettered: Bool
        let levels: [Level]
        let citations: Citations?
    }

    struct Level {
        let letter: String
        let name: Passage
        let definition: Passage
        let third: Int
    }

    let words: [String: String]
    let groups: [ColumnGroup]
    let hasGroups: Bool
    let headRows: Int
    let columns: [Column]
    /// So few columns that their names fit on one line.
    let isNarrow: Bool
    let fields: [Field]
    let scales: [Scale]
    /// A single scale needs no name of its own under the heading.
    let hasOneScale: Bool
    let parts: [Chapter.Part]
    let sources: [Source?]

    init?(_ scribe: Scribe) {
        let plan = scribe.plan
        guard !plan.skills.isEmpty else { return nil }
        words = scribe.words(Self.words)
        let kinds = Self.columns(scribe)
        let columns = kinds.flatMap(\.columns)
        groups = kinds.map { ColumnGroup(name: $0.name, span: $0.columns.count) }
        hasGroups = kinds.count > 1
        headRows = hasGroups ? 2 : 1
        self.columns = columns
        isNarrow = columns.count <= 5
        fields = plan.skillFields.filter { !$0.skills.isEmpty }.map { field in
            Field(
                name: scribe.passage(field.name),
                rows: field.skills.map { Self.row($0, opens: $0 == field.skills.first, columns, scribe) },
                span: field.skills.count)
        }
        let used = Set(plan.skills.map(\.scale))
        scales = plan.scales.indices.filter(used.contains).map { Self.scale(plan.scales[$0], scribe) }
        hasOneScale = scales.count == 1
        parts = [("map", "map"), ("levels", "levels")].map {
            Chapter.Part(id: $0.0, title: scribe.passage(Self.words[$0.1] ?? Phrase("")))
        }
        sources = plan.requirements.map(\.source) + plan.skillFields.map(\.source) + plan.skills.map(\.source)
    }

    /// Personas by dimension, then roles, then posts: those of whom something is required.
    private static func columns(_ scribe: Scribe) -> [(name: Passage, columns: [Column])] {
        let plan = scribe.plan
        let asked = Set(plan.requirements.flatMap { $0.levels.map(\.holder) })
        func group(_ name: Phrase, _ holders: [RequirementHolder]) -> (name: Passage, columns: [Column])? {
            let columns = holders.filter(asked.contains).map {
                Column(holder: $0, name: scribe.passage(plan.name(of: $0)))
            }
            return columns.isEmpty ? nil : (scribe.passage(name), columns)
        }
        let dimensions = plan.dimensions.indices.map { dimension in
            group(plan.dimensions[dimension].name, columnOrder(plan, dimension, asked).map { .persona($0) })
        }
        let roles = group(Phrase(ja: "役割", en: "Roles"), plan.roles.indices.map { .role($0) })
        let posts = group(Phrase(ja: "職", en: "Posts"), plan.posts.indices.map { .post($0) })
        return (dimensions + [roles, posts]).compactMap(\.self)
    }

    /// Rules are tried highest persona first, maps are read lowest first: the columns follow the ways of growth where
    /// the plan draws them, and the file's order otherwise.
    private static func columnOrder(
        _ plan: Plan, _ dimension: Int, _ asked: Set<RequirementHolder>
    ) -> [PersonaReference] {
        let all = asked.compactMap { if case .persona(let reference) = $0 { reference } else { nil } }
            .filter { $0.dimension == dimension }
            .sorted { $0.kind < $1.kind }
        var order = [PersonaReference]()
        for chain in GrowthContent.chains(plan.growth) {
            for reference in [chain.first?.from].compactMap(\.self) + chain.map(\.to)
            where reference.dimension == dimension && !order.contains(reference) {
                order.append(reference)
            }
        }
        return order + all.filter { !order.contains($0) }
    }

    private static func row(_ skill: Int, opens: Bool, _ columns: [Column], _ scribe: Scribe) -> Row {
        let plan = scribe.plan
        let requirements = plan.requirements.filter { $0.skill == skill }
        return Row(
            opensField: opens, skill: scribe.passage(plan.skills[skill].name),
            content: plan.skills[skill].content.map(scribe.passage),
            cells: columns.map { column in
                cell(requirements.compactMap { $0.rank(for: column.holder) }.first, plan.scale(of: skill), scribe)
            })
    }

    private static func cell(_ rank: Int?, _ scale: Domain.Scale, _ scribe: Scribe) -> Cell {
        guard let rank, scale.levels.indices.contains(rank - 1) else {
            return Cell(isBlank: true, mark: scribe.passage(""), name: nil, third: 0)
        }
        let name = scribe.hasLetters(scale) ? scribe.passage(scale.levels[rank - 1].name) : nil
        return Cell(
            isBlank: false, mark: scribe.passage(scribe.mark(rank, in: scale)), name: name,
            third: third(rank, of: scale))
    }

    private static func third(_ rank: Int, of scale: Domain.Scale) -> Int {
        scale.levels.count < 2 ? 2 : 1 + (rank - 1) * 2 / (scale.levels.count - 1)
    }

    /// In the order in which the plan's file lists the levels, whichever end it begins with.
    private static func scale(_ scale: Domain.Scale, _ scribe: Scribe) -> Scale {
        let levels = scale.levels.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        return Scale(
            name: scribe.passage(scale.name), isLettered: scribe.hasLetters(scale),
            levels: levels.map { rank, level in
                Level(
                    letter: level.id, name: scribe.passage(level.name), definition: scribe.passage(level.definition),
                    third: third(rank + 1, of: scale))
            },
            citations: scribe.citations([scale.source]))
    }

    private static let words = [
        "map": Phrase(ja: "スキルマップ", en: "Skill map"),
        "levels": Phrase(ja: "レベル定義", en: "Levels"),
        "field": Phrase(ja: "スキル分野", en: "Field"),
        "skill": Phrase(ja: "スキル", en: "Skill"),
        "content": Phrase(ja: "スキル内容", en: "Content"),
        "blank": Phrase(ja: "不要", en: "not required"),
        "legend": Phrase(
            ja: "空欄は、その人材像には求めないことを表す。", en: "A blank cell means that the skill is not required."),
        "level": Phrase(ja: "レベル", en: "Level"),
        "name": Phrase(ja: "名称", en: "Name"),
        "definition": Phrase(ja: "定義", en: "Definition"),
    ]
}
