package import Kernel

extension Instrument {
    /// An instrument bound to a plan: which of the plan's skills each item speaks for, and at which rank.
    package struct Binding: Sendable {
        /// What one item means for one skill.
        package struct Use: Sendable, Hashable {
            package var item: Int
            /// Index into `Plan.skills`.
            package var skill: Int
            /// Rank of the level that a can-do or knowledge item is about; 0 for a self-rating.
            package var rank: Int
            /// For each option of a self-rating, the rank that choosing it claims.
            package var optionRanks: [Int]
        }

        package let instrument: Instrument
        /// In the order of items, then of the item's skills.
        package let uses: [Use]
        /// Number of levels on each skill's scale.
        package let levels: [Int]
        /// For each skill the ranks of the instrument's levels on its scale.
        package let levelRanks: [[Int]]
        /// Items left aside, skills not asked about and levels matched by position: `S025` to `S027`, all notes but
        /// the last.
        package let diagnostics: [Diagnostic]

        package init(_ instrument: Instrument, plan: Plan) {
            self.instrument = instrument
            levels = plan.skills.indices.map { plan.scale(of: $0).levels.count }
            let findings = Findings()
            let ranks = plan.scales.map { Self.ranks(of: instrument, on: $0) }
            let own = instrument.levels
            levelRanks = plan.skills.map { skill in own.map { ranks[skill.scale].rank[$0] ?? 0 } }
            var uses = [Use]()
            for (index, item) in instrument.items.enumerated() where item.kind != .freeText {
                var skills = [Int]()
                for skill in item.skills.compactMap(plan.skillIndex) where !skills.contains(skill) {
                    skills.append(skill)
                }
                if skills.isEmpty {
                    findings.note(
                        "S025", item.place, ja: "設問「\(item.id)」のスキルは計画にないため、水準の判定に使いません",
                        en: "the plan has none of the skills of '\(item.id)'; the item says nothing about levels")
                }
                for skill in skills {
                    let rank = ranks[plan.skills[skill].scale].rank
                    uses.append(
                        Use(
                            item: index, skill: skill, rank: item.level.flatMap { rank[$0] } ?? 0,
                            optionRanks: item.kind == .selfRating
                                ? item.options.map { $0.level.flatMap { rank[$0] } ?? 0 } : []))
                }
            }
            for (index, scale) in plan.scales.enumerated() {
                guard let warning = ranks[index].contradiction,
                    uses.contains(where: { plan.skills[$0.skill].scale == index })
                else { continue }
                findings.warning(
                    "S027", Place(file: instrument.file),
                    ja: "尺度「\(scale.name.ja)」は水準（\(warning)）を調査票と違う順に並べているため、順番で対応させました",
                    en: "the scale '\(scale.name.en)' orders levels (\(warning)) otherwise than the instrument; "
                        + "they were matched by position")
            }
            for (index, skill) in plan.skills.enumerated() where !uses.contains(where: { $0.skill == index }) {
                findings.note(
                    "S026", Place(file: instrument.file), ja: "スキル「\(skill.name.ja)」を尋ねる設問がありません",
                    en: "no item asks about the skill '\(skill.name.en)'")
            }
            self.uses = uses
            diagnostics = findings.diagnostics
        }

        /// The items that speak for a skill.
        package func uses(of skill: Int) -> [Use] { uses.filter { $0.skill == skill } }

        /// A level that the scale has keeps its rank there; another goes by its position among the instrument's own,
        /// within the scale. Where that would turn the instrument's order round, all go by position.
        private static func ranks(
            of instrument: Instrument, on scale: Scale
        ) -> (rank: [String: Int], contradiction: String?) {
            let own = instrument.levels
            let byPosition = own.indices.map { min($0 + 1, scale.levels.count) }
            let mixed = own.indices.map { scale.rank(own[$0]) ?? byPosition[$0] }
            let isOrdered = zip(mixed, mixed.dropFirst()).allSatisfy { $0 <= $1 }
            let ranks = isOrdered ? mixed : byPosition
            return (
                Dictionary(zip(own, ranks), uniquingKeysWith: { first, _ in first }),
                isOrdered ? nil : own.filter { scale.rank($0) != nil }.joined(separator: ", ")
            )
        }
    }

    package func binding(to plan: Plan) -> Binding { Binding(self, plan: plan) }
}
