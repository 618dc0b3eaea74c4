import Domain
import Kernel

/// How made people answer a survey: from their true skill, with chance, with a bent to over- or understate, and not all
/// of them.
struct Answering: Sendable {
    private struct Question: Sendable {
        var kind: SurveyForm.Kind
        var skills: [Int]
        /// The rank asked about, as a fraction of the scale times three.
        var rank: Double
        var options: [[UInt8]]
        var key: Int
    }

    private let questions: [Question]
    private let forms: [[Bool]]
    private let skills: TrueSkills
    private let dice: Dice

    private static let yes = Array("yes".utf8)
    private static let partly = Array("partly".utf8)
    private static let no = Array("no".utf8)
    private static let remarks = ["研修の時間がほしい", "ツールの使い方をもっと知りたい", "紙の手続を減らしたい", "動画で学べるとよい", "特になし", "窓口が忙しく受講できない"]
        .map { Array($0.utf8) }

    init(_ form: SurveyForm, plan: Plan, skills: TrueSkills, seed: UInt64) {
        self.skills = skills
        forms = form.forms
        dice = Dice(seed: seed, for: "answers")
        questions = form.items.map { item in
            let bound = item.skills.compactMap(plan.skillIndex)
            let position = item.level.flatMap { form.levels.firstIndex(of: $0) }.map { Double($0 + 1) } ?? 2
            let rank = position / Double(max(1, form.levels.count)) * 3
            return Question(
                kind: item.kind, skills: bound, rank: rank, options: item.options.map { Array($0.utf8) },
                key: item.key.flatMap { item.options.firstIndex(of: $0) } ?? 0)
        }
    }

    /// Whether a person answers at all.
    func answers(_ person: MadePerson, _ contract: Contract, _ profile: Profile) -> Bool {
        var chance: Double =
            switch person.field {
            case .administration, .technical: 0.76
            case .education: 0.63
            case .fire, .medical: 0.6
            case .welfare: 0.58
            case .labour: 0.42
            }
        if contract.isAnnual { chance -= 0.1 }
        if profile.isOnLeave || profile.isSeconded { chance *= 0.2 }
        if profile.isInformation { chance += 0.12 }
        return dice.chance(chance, Int(person.identity), -1)
    }

    /// The day of an answer in a window: more on its first and last days.
    func date(_ person: MadePerson, from: CalendarDate, to: CalendarDate) -> CalendarDate {
        let draw = dice.unit(Int(person.identity), -2)
        let bent = draw < 0.3 ? draw * 0.5 : draw < 0.65 ? 0.15 + (draw - 0.3) * 1.6 : 0.71 + (draw - 0.65) * 0.83
        return min(to, from.adding(days: Int(bent * Double(to.daysSince1970 - from.daysSince1970 + 1))))
    }

    /// Appends a cell for each item, each with a comma before it; those that the person is not asked stay empty.
    func write(_ profile: Profile, to file: inout MadeFile) {
        let person = Int(profile.person)
        // One in eight thinks highly of themselves, one in eight little.
        let bent = dice.unit(person, -3)
        let bias = bent < 0.125 ? 0.65 : bent > 0.875 ? -0.55 : 0.3 * dice.normal(person, -4)
        // Some stop in the middle.
        let last = dice.chance(0.04, person, -5) ? 1 + dice.index(below: questions.count, person, -6) : questions.count
        let form = forms.isEmpty ? nil : forms[person % forms.count]
        for (index, question) in questions.enumerated() {
            file.comma()
            if let form, !form[index] { continue }
            let draw = dice.word(person, index)
            if index >= last || draw & 0x7F == 0 { continue }
            var level = 0.0
            if question.skills.isEmpty {
                level = 1.2 + 0.5 * skills.general(profile) + profile.fieldBonus
            } else {
                for skill in question.skills {
                    level += skills.value(skill, of: profile) / Double(skills.levels(skill)) * 3
                }
                level /= Double(question.skills.count)
            }
            let noise = Dice.normal(dice.word(person, index + 1000))
            switch question.kind {
            case .selfRating:
                let top = Double(question.options.count - 1)
                guard top > 0 else { continue }
                let claimed = (level + 0.3 + bias + 0.35 * noise) / 3 * top
                file.append(question.options[Int(max(0, min(top, claimed)))])
            case .canDo:
                let margin = level + bias + 0.4 * noise - question.rank
                file.append(margin > -0.1 ? Self.yes : margin > -0.75 ? Self.partly : Self.no)
            case .knowledge:
                guard !question.options.isEmpty else { continue }
                let knows = 1 / (1 + Self.exponential(-1.6 * (level - question.rank + 0.5)))
                let chance = 0.22 + 0.74 * knows
                let choice = Double(draw >> 11) * 0x1p-53
                let wrong =
                    (question.key + 1 + Int(draw >> 8 & 0xFF) % max(1, question.options.count - 1))
                    % question.options.count
                file.append(question.options[choice < chance ? question.key : wrong])
            case .freeText:
                if draw >> 8 & 0xFF < 20 { file.append(Self.remarks[Int(draw >> 20) % Self.remarks.count]) }
            }
        }
    }

    /// e to the x by a rational approximation: the same on every machine, and near enough for a chance.
    private static func exponential(_ x: Double) -> Double {
        let bounded = max(-8, min(8, x)) / 16
        let small = (1 + bounded * (0.5 + bounded / 12)) / (1 - bounded * (0.5 - bounded / 12))
        let squared = small * small
        let fourth = squared * squared
        let eighth = fourth * fourth
        return eighth * eighth
    }
}
