package import Domain
package import Kernel

extension Scribe {
    /// What must be true of a person, or be counted.
    package func measure(_ measure: Target.Measure) -> String {
        switch measure {
        case .completed(let reference, let need, let half):
            let indices = plan.programmes(in: reference)
            let count =
                switch need {
                case .any: 1
                case .all: indices.count
                case .atLeast(let count): count
                }
            let kind = half.map { say(ja: "（\($0.name.ja)）", en: " (\($0.name.en))") } ?? ""
            return completion(of: indices, need: count) + kind
        case .reached(let reached):
            let name = quoted(plan.skills[reached.skill].name)
            let mark = level(reached.rank, in: plan.scale(of: reached.skill))
            return say(ja: "スキル\(name)が\(mark)以上", en: "has reached \(mark) or above in \(name)")
        case .persona(let reference):
            let name = quoted(plan.persona(reference).name)
            return say(ja: "人材像\(name)に該当", en: "is of the profile \(name)")
        case .holds(let indices):
            let names = indices.map { quoted(plan.certificates[$0].name) }
            let (ja, en) = names.count > 1 ? ("のいずれか", "any of ") : ("", "")
            return say(ja: "資格\(listed(names))\(ja)を保有", en: "holds \(en)\(listed(names))")
        case .role(let index):
            let name = quoted(plan.roles[index].name)
            return say(ja: "役割\(name)を担当", en: "holds the role \(name)")
        case .answered: return say(ja: "職員調査に回答", en: "has answered the staff survey")
        case .score(_, let atLeast?, _):
            let points = number(atLeast)
            return say(ja: "職員調査の得点が\(points)以上", en: "scores \(points) or more in the staff survey")
        case .score(_, nil, let gain?):
            return say(ja: "職員調査の得点の伸びが\(number(gain))以上", en: "gains \(number(gain)) or more in the staff survey")
        case .score: return say(ja: "職員調査の得点", en: "score in the staff survey")
        case .hours(let reference):
            let name = quoted(plan.name(of: reference))
            return say(ja: "\(name)の受講時間", en: "hours of \(name)")
        case .outputs(let text), .satisfaction(let text): return text[language]
        }
    }

    /// How many, with what is counted: 約190名, 課相当ごとに1名, 所属の80%.
    package func goal(_ target: Target, _ goal: Double?, _ coverage: Target.Coverage?) -> String {
        guard target.basis != .none, let goal else { return say(ja: "数値目標なし", en: "no figure") }
        let unit = coverage.map { plan.denominators[$0.denominator].name } ?? Phrase(ja: "所属", en: "unit")
        let percent = "\(number(goal))%"
        let figure =
            switch target.basis {
            case .cumulative, .inPost, .perUnit: people(goal)
            case .annual: say(ja: "毎年度\(about(target.approximate, people(goal)))", en: "\(people(goal)) a year")
            case .shareOfUnits: say(ja: "\(unit.ja)の\(percent)", en: "\(percent) of \(unit.en)")
            case .shareOfStaff: say(ja: "職員の\(percent)", en: "\(percent) of staff")
            case .shareWithinUnit:
                say(ja: "\(unit.ja)ごとに職員の\(percent)", en: "\(percent) of staff in each of \(unit.en)")
            case .hoursPerPerson: say(ja: "1人あたり\(hours(goal))", en: "\(hours(goal)) a person")
            case .count: say(ja: "\(number(goal))件", en: number(goal))
            case .rating, .none: number(goal)
            }
        // 毎年度約600名, not 約毎年度600名: there the word stands inside already.
        if target.basis == .annual, language == .ja { return figure }
        let text = about(target.approximate, figure)
        return target.basis == .perUnit ? say(ja: "\(unit.ja)ごとに\(text)", en: "\(text) in each of \(unit.en)") : text
    }

    /// The coverage that a target of people names beside its figure.
    package func aim(_ coverage: Target.Coverage) -> String {
        let unit = plan.denominators[coverage.denominator].name
        let count = people(Double(coverage.perUnit))
        return say(ja: "目安：\(unit.ja)ごとに\(count)", en: "aim: \(count) in each of \(unit.en)")
    }

    /// By when: the last year and how many years there are, in pieces between which a column may break.
    package func deadline(_ period: FiscalPeriod?, _ basis: Target.Basis) -> [String] {
        guard let period else { return [say(ja: "期限なし", en: "no date")] }
        guard let end = period.to else { return periodParts(period) }
        if basis == .annual { return [say(ja: "毎年度 ", en: "every year ")] + periodParts(period) }
        let years = end - period.from + 1
        return say(
            ja: ["\(end.name(in: .ja))末", "（\(years)年間）"],
            en: ["end of \(end.name(in: .en)) ", "(\(years) \(years == 1 ? "year" : "years"))"])
    }

    func after(_ after: Target.After) -> String {
        switch after {
        case .continue: say(ja: "続ける", en: "continues")
        case .stop: say(ja: "終える", en: "stops")
        }
    }
}
