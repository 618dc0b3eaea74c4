import Domain
import Kernel

/// How able each made person truly is at each skill of the plan, on the skill's own scale: a person has attained rank
/// r where the figure is r or more.
///
/// Skills of one person go together (correlation about 0.6) and depend on grade, age, field of work, the information
/// department and the trainings completed. Nothing is kept: the same person always draws the same.
struct TrueSkills: Sendable {
    private struct Trait: Sendable {
        /// Levels of the scale, as a fraction of three.
        var unit: Double
        var levels: Int
        /// Whether it grows with responsibility rather than with technical work.
        var isManagement: Bool
        var isAttitude: Bool
        var raisedBy = ProgrammeSet()
    }

    private let traits: [Trait]
    private let topGrade: Double
    private let dice: Dice

    init(plan: Plan, dice: Dice) {
        self.dice = dice
        topGrade = Double(max(1, plan.vocabulary[.grades].count - 1))
        traits = plan.skills.indices.map { index in
            let skill = plan.skills[index]
            let name = skill.name.ja
            let levels = plan.scale(of: index).levels.count
            var trait = Trait(
                unit: Double(levels) / 3, levels: levels,
                isManagement: ["マネジメント", "リーダー", "調達", "改革", "管理"].contains { name.contains($0) },
                isAttitude: ["マインド", "DX", "意識"].contains { name.contains($0) })
            for (number, programme) in plan.programmes.enumerated()
            where programme.raises.contains(where: { $0.skill == index }) {
                trait.raisedBy.insert(number)
            }
            return trait
        }
    }

    var count: Int { traits.count }

    func levels(_ skill: Int) -> Int { traits[skill].levels }

    /// General ability, of mean 0 and spread 1.
    @inline(__always)
    func general(_ profile: Profile) -> Double { dice.normal(Int(profile.person), -1) }

    @inline(__always)
    func value(_ skill: Int, of profile: Profile) -> Double {
        let trait = traits[skill]
        let grade = Double(max(0, profile.grade)) / topGrade
        let age = Double(profile.age < 0 ? 40 : profile.age)
        var mean = 1.05 + profile.fieldBonus
        if trait.isManagement {
            mean += 1.1 * grade + min(0.25, (age - 35) * 0.01)
        } else {
            mean += 0.5 * grade + max(-0.25, min(0.2, (38 - age) * 0.009))
        }
        if profile.isInformation { mean += trait.isAttitude || trait.isManagement ? 0.45 : 0.9 }
        mean += 0.25 * Double(min(2, profile.completed.countShared(with: trait.raisedBy)))
        let own = dice.normal(Int(profile.person), skill)
        return trait.unit * (mean + 0.6 * (0.775 * general(profile) + 0.632 * own))
    }

    /// The rank attained: 0 for none.
    func rank(skill: Int, of profile: Profile) -> Int {
        max(0, min(traits[skill].levels, Int(value(skill, of: profile))))
    }
}
