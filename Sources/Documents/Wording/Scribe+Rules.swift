package import Domain
import Kernel

extension Scribe {
    /// Whom a rule means, as a reader of the booklet would say it: 所属種別が事務部門、かつ職階が課長級以上.
    package func words(of condition: Condition) -> String { words(of: condition, inside: .nothing) }

    private enum Surrounding { case nothing, all, any }

    private func words(of condition: Condition, inside outer: Surrounding) -> String {
        switch condition {
        case .everyone: return say(ja: "全職員", en: "all staff")
        case .nobody: return say(ja: "該当なし", en: "nobody")
        case .all(let parts):
            let text = parts.map { words(of: $0, inside: .all) }.joined(separator: say(ja: "、かつ", en: ", and "))
            return outer == .any && parts.count > 1 ? bracketed(text) : text
        case .any(let parts):
            if let merged = oneOfSeveral(parts) { return merged }
            let text = parts.map { words(of: $0, inside: .any) }.joined(separator: say(ja: "、または", en: ", or "))
            return outer == .all && parts.count > 1 ? bracketed(text) : text
        case .not(let inner): return negation(of: inner)
        default: return statement(condition)
        }
    }

    private func bracketed(_ text: String) -> String { say(ja: "（\(text)）", en: "(\(text))") }

    /// Alternatives of one kind read as one: 人材像が係長級職員・課長級職員のいずれか.
    private func oneOfSeveral(_ parts: [Condition]) -> String? {
        let personas = parts.compactMap {
            if case .persona(let reference) = $0 { plan.persona(reference).name[language] } else { nil }
        }
        if personas.count == parts.count {
            return say(ja: "人材像が\(listed(personas))のいずれか", en: "profile is \(listed(personas, or: true))")
        }
        let duties = parts.compactMap { if case .duty(let duty) = $0 { plan.vocabulary[.duties][duty] } else { nil } }
        if duties.count == parts.count {
            return say(
                ja: "職務が\(listed(duties.map { "「\($0)」" }))のいずれか",
                en: "duty is \(listed(duties.map { "“\($0)”" }, or: true))")
        }
        return nil
    }

    private func negation(of condition: Condition) -> String {
        switch condition {
        case .word(let list, let mask): return exception(list, words: members(mask, of: list))
        case .not(let inner): return words(of: inner)
        case .everyone: return words(of: .nobody)
        case .nobody: return words(of: .everyone)
        case .onLeave: return say(ja: "休職中でない", en: "not on leave")
        case .seconded: return say(ja: "出向中でない", en: "not on secondment")
        default:
            let inner = words(of: condition)
            return say(ja: "「\(inner)」に当たらない", en: "not (\(inner))")
        }
    }

    private func members(_ mask: UInt64, of list: Vocabulary.List) -> [String] {
        plan.vocabulary[list].enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map(\.element)
    }

    private func exception(_ list: Vocabulary.List, words: [String]) -> String {
        say(ja: "\(list.name.ja)が\(listed(words))以外", en: "\(list.name.en) is not \(listed(words, or: true))")
    }

    private func among(_ list: Vocabulary.List, _ mask: UInt64) -> String {
        let all = plan.vocabulary[list]
        let chosen = members(mask, of: list)
        let name = list.name[language]
        if list == .grades, chosen.count > 1, chosen.count < all.count {
            if all.suffix(chosen.count).elementsEqual(chosen) {
                return say(ja: "\(name)が\(chosen[0])以上", en: "\(name) is \(chosen[0]) or above")
            }
            if all.prefix(chosen.count).elementsEqual(chosen) {
                let top = chosen[chosen.count - 1]
                return say(ja: "\(name)が\(top)以下", en: "\(name) is \(top) or below")
            }
        }
        let others = all.filter { !chosen.contains($0) }
        if chosen.count > 2, !others.isEmpty, others.count <= 2 { return exception(list, words: others) }
        return say(ja: "\(name)が\(listed(chosen))", en: "\(name) is \(listed(chosen, or: true))")
    }

    private func statement(_ condition: Condition) -> String {
        switch condition {
        case .word(let list, let mask): return among(list, mask)
        case .unitClass(let mask):
            let classes = plan.unitClasses.enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map(\.element)
            return say(
                ja: "所属が\(listed(classes.map(\.name.ja)))",
                en: "unit is of class \(listed(classes.map(\.name.en), or: true))")
        case .unitCode(let codes):
            let codes = listed(codes.sorted(), or: true)
            return say(ja: "所属コードが\(codes)", en: "unit code is \(codes)")
        case .within(let code): return say(ja: "所属がコード\(code)とその配下", en: "unit is \(code) or lies below it")
        case .number(.age, let comparison, let years):
            return say(ja: "年齢が\(years)歳\(after(comparison))", en: "age is \(before(comparison))\(years)")
        case .number(.yearsOfService, let comparison, let years):
            return say(ja: "在職年数が\(years)年\(after(comparison))", en: "years of service: \(before(comparison))\(years)")
        case .role(let index):
            let name = quoted(plan.roles[index].name)
            return say(ja: "役割が\(name)", en: "holds the role \(name)")
        case .duty(let index):
            let word = plan.vocabulary[.duties][index]
            return say(ja: "職務が「\(word)」", en: "has the duty “\(word)”")
        case .intent(let index):
            let word = plan.vocabulary[.intents][index]
            return say(ja: "意向が「\(word)」", en: "has declared “\(word)”")
        case .completed(let programmes, let need): return completion(of: programmes, need: need)
        case .holds(let index):
            let name = quoted(plan.certificates[index].name)
            return say(ja: "資格\(name)を保有", en: "holds the certificate \(name)")
        case .persona(let reference):
            let name = plan.persona(reference).name[language]
            return say(ja: "人材像が\(name)", en: "profile is \(name)")
        case .level(let skill, let comparison, let rank):
            let (name, mark) = (quoted(plan.skills[skill].name), level(rank, in: plan.scale(of: skill)))
            return say(ja: "スキル\(name)が\(mark)\(after(comparison))", en: "\(name) is \(before(comparison))\(mark)")
        case .onLeave: return say(ja: "休職中", en: "on leave")
        case .seconded: return say(ja: "出向中", en: "on secondment")
        case .anyPost(let inner):
            let inner = words(of: inner)
            return say(ja: "兼務を含むいずれかの所属で「\(inner)」", en: "in any post, concurrent ones too: (\(inner))")
        case .everyone, .nobody, .all, .any, .not: return words(of: condition)
        }
    }

    private func after(_ comparison: Condition.Comparison) -> String {
        switch comparison {
        case .equal: ""
        case .notEqual: "以外"
        case .less: "未満"
        case .atMost: "以下"
        case .more: "を超える"
        case .atLeast: "以上"
        }
    }

    private func before(_ comparison: Condition.Comparison) -> String {
        switch comparison {
        case .equal: ""
        case .notEqual: "not "
        case .less: "below "
        case .atMost: "at most "
        case .more: "above "
        case .atLeast: "at least "
        }
    }
}
