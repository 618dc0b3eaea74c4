import Kernel

/// Reads a population rule: the small typed language of `docs/plan-file.md`, with Japanese and English words.
///
/// Grammar, loosest binding first:
/// `rule = term {または term}; term = factor {かつ factor}; factor = not factor | (rule) | function | comparison`.
struct RuleParser {
    private let tokens: [RuleToken]
    private var index = 0
    private let names: PlanNames
    private var depth = 0

    /// Rules nest no deeper than this: the parser recurses.
    private static let deepest = 64

    /// The meaning of a rule. Throws at the first thing that is wrong, with its offset in the text.
    static func condition(of text: String, names: PlanNames) throws(RuleProblem) -> Condition {
        var parser = RuleParser(tokens: try RuleLexer.tokens(of: text), names: names)
        let condition = try parser.rule()
        guard parser.peek == .end else { throw parser.unexpected() }
        return condition
    }

    private init(tokens: [RuleToken], names: PlanNames) {
        self.tokens = tokens
        self.names = names
    }

    private var peek: RuleToken.Kind { tokens[index].kind }
    private var offset: Int { tokens[index].offset }

    private mutating func advance() { index = min(index + 1, tokens.count - 1) }

    private mutating func accept(_ kind: RuleToken.Kind) -> Bool {
        guard peek == kind else { return false }
        advance()
        return true
    }

    private mutating func accept(word candidates: String...) -> Bool {
        guard case .word(let word) = peek, candidates.contains(word) else { return false }
        advance()
        return true
    }

    private mutating func expect(_ kind: RuleToken.Kind, _ sign: String) throws(RuleProblem) {
        guard accept(kind) else {
            throw RuleProblem(
                code: "P103", offset: offset,
                message: Phrase(ja: "ここに「\(sign)」が必要です", en: "'\(sign)' is expected here"))
        }
    }

    private func unexpected() -> RuleProblem {
        if peek == .end {
            return RuleProblem(
                code: "P103", offset: offset,
                message: Phrase(ja: "条件が途中で終わっています", en: "the rule ends too early"))
        }
        return RuleProblem(
            code: "P103", offset: offset,
            message: Phrase(
                ja: "ここは「かつ」「または」か条件の終わりのはずです", en: "expected 'and', 'or' or the end of the rule here"))
    }

    // MARK: Structure

    private mutating func rule() throws(RuleProblem) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw RuleProblem(
                code: "P103", offset: offset,
                message: Phrase(ja: "条件の入れ子が深すぎます", en: "the rule is nested too deeply"))
        }
        var terms = [try term()]
        while accept(word: "または", "or") { terms.append(try term()) }
        return terms.count == 1 ? terms[0] : .any(terms)
    }

    private mutating func term() throws(RuleProblem) -> Condition {
        var factors = [try factor()]
        while accept(word: "かつ", "and") { factors.append(try factor()) }
        return factors.count == 1 ? factors[0] : .all(factors)
    }

    private mutating func factor() throws(RuleProblem) -> Condition {
        depth += 1
        defer { depth -= 1 }
        if depth <= Self.deepest, accept(word: "not", "でない") { return .not(try factor()) }
        if accept(.open) {
            let inner = try rule()
            try expect(.close, ")")
            return inner
        }
        guard case .word(let word) = peek else {
            throw RuleProblem(
                code: "P103", offset: offset,
                message: Phrase(
                    ja: "ここに条件（例: 職階 = 係長級）が必要です", en: "a condition is expected here (for example: grade = …)"))
        }
        guard let term = RuleTerm.named(word) else {
            throw RuleProblem(
                code: "P104", offset: offset,
                message: Phrase(ja: "「\(word)」という条件はありません", en: "there is no condition named '\(word)'"),
                suggestion: nearest(to: word, among: RuleTerm.allNames))
        }
        let at = offset
        advance()
        return try condition(of: term, at: at)
    }

    // MARK: Terms

    private mutating func condition(of term: RuleTerm, at: Int) throws(RuleProblem) -> Condition {
        switch term {
        case .everyone: return .everyone
        case .nobody: return .nobody
        case .onLeave: return .onLeave
        case .seconded: return .seconded
        case .word(let list): return try wordComparison(list)
        case .unitClass:
            let values = try valueList()
            var mask: UInt64 = 0
            for (value, offset) in values.items {
                mask |= 1 << UInt64(try resolve(value, offset, in: names.unitClasses, "所属クラス", "unit class") & 63)
            }
            return values.negated ? .not(.unitClass(among: mask)) : .unitClass(among: mask)
        case .unitCode:
            let values = try valueList()
            let codes = Condition.unitCode(Set(values.items.map(\.0)))
            return values.negated ? .not(codes) : codes
        case .number(let number):
            let comparison = try comparisonSign()
            guard case .number(let bound) = peek else {
                throw RuleProblem(
                    code: "P106", offset: offset, message: Phrase(ja: "ここに数が必要です", en: "a number is expected here"))
            }
            advance()
            return .number(number, comparison, bound)
        case .within: return .within(try argument().0)
        case .role:
            let (value, at) = try argument()
            return .role(try resolve(value, at, in: names.roles, "役割", "role"))
        case .duty: return .duty(try wordArgument(.duties))
        case .intent: return .intent(try wordArgument(.intents))
        case .holds:
            let (value, at) = try argument()
            return .holds(try resolve(value, at, in: names.certificates, "資格", "certificate"))
        case .completed, .completedAll:
            let (value, at) = try argument()
            guard let reference = names.programme(value) else {
                throw unknown(
                    value, at, "研修", "programme", Array(names.programmes.candidates) + Array(names.groups.candidates))
            }
            let programmes = names.programmeIndices(reference)
            return .completed(programmes, need: term == .completedAll ? max(1, programmes.count) : 1)
        case .persona:
            let (value, at) = try argument()
            guard let reference = names.personas[value] else {
                throw unknown(value, at, "人材像", "persona", names.personas.keys.sorted())
            }
            return .persona(reference)
        case .level: return try levelComparison()
        case .anyPost:
            try expect(.open, "(")
            let inner = try rule()
            try expect(.close, ")")
            return .anyPost(inner)
        }
    }

    private mutating func wordComparison(_ list: Vocabulary.List) throws(RuleProblem) -> Condition {
        if isListComparison {
            let values = try valueList()
            var mask: UInt64 = 0
            for (value, at) in values.items { mask |= 1 << UInt64(try word(value, at, list)) }
            return .word(list, among: values.negated ? everyWord(list) & ~mask : mask)
        }
        let comparisonOffset = offset
        let comparison = try comparisonSign()
        let (value, at) = try value()
        let index = UInt64(try word(value, at, list))
        let bit: UInt64 = 1 << index
        let below = bit - 1
        let everything = everyWord(list)
        if comparison != .equal, comparison != .notEqual, list != .grades, list != .unitLevels {
            throw RuleProblem(
                code: "P107", offset: comparisonOffset,
                message: Phrase(
                    ja: "\(list.name.ja)には大小がありません（= か != を使ってください）", en: "\(list.name.en) has no order: use = or !="))
        }
        // Unit levels are listed from the top, so "higher" is the smaller index.
        let lower = list == .unitLevels ? everything & ~below & ~bit : below
        let mask: UInt64 =
            switch comparison {
            case .equal: bit
            case .notEqual: everything & ~bit
            case .less: lower
            case .atMost: lower | bit
            case .more: everything & ~(lower | bit)
            case .atLeast: everything & ~lower
            }
        return .word(list, among: mask)
    }

    private mutating func levelComparison() throws(RuleProblem) -> Condition {
        let (skillName, at) = try argument()
        let skill = try resolve(skillName, at, in: names.skills, "スキル", "skill")
        let comparison = try comparisonSign()
        let (level, levelOffset) = try value()
        guard let rank = names.rank(of: level, skill: skill) else {
            throw unknown(level, levelOffset, "水準", "level", names.levelsOfScale[names.scaleOfSkill[skill]])
        }
        return .level(skill: skill, comparison, rank: rank)
    }

    // MARK: Values

    private var isListComparison: Bool {
        if case .word(let word) = peek { return ["in", "のいずれか"].contains(word) || word == "not" || word == "以外" }
        return false
    }

    private mutating func valueList() throws(RuleProblem) -> (items: [(String, Int)], negated: Bool) {
        var negated = accept(word: "not", "以外")
        if accept(word: "in", "のいずれか") || negated {
            _ = negated && accept(word: "in", "のいずれか")
            try expect(.openList, "[")
            var items = [try value()]
            while accept(.comma) { items.append(try value()) }
            try expect(.closeList, "]")
            return (items, negated)
        }
        let comparisonOffset = offset
        let comparison = try comparisonSign()
        negated = comparison == .notEqual
        guard comparison == .equal || negated else {
            throw RuleProblem(
                code: "P107", offset: comparisonOffset,
                message: Phrase(ja: "ここでは = か != を使ってください", en: "use = or != here"))
        }
        return ([try value()], negated)
    }

    private mutating func comparisonSign() throws(RuleProblem) -> Condition.Comparison {
        guard case .comparison(let sign) = peek else {
            throw RuleProblem(
                code: "P103", offset: offset,
                message: Phrase(ja: "ここに = != < <= > >= のいずれかが必要です", en: "expected one of = != < <= > >= here"))
        }
        advance()
        return sign
    }

    private mutating func value() throws(RuleProblem) -> (String, Int) {
        let at = offset
        switch peek {
        case .word(let text), .quoted(let text):
            advance()
            return (text, at)
        case .number(let number):
            advance()
            return (String(number), at)
        default:
            throw RuleProblem(
                code: "P103", offset: at, message: Phrase(ja: "ここに値が必要です", en: "a value is expected here"))
        }
    }

    private mutating func argument() throws(RuleProblem) -> (String, Int) {
        try expect(.open, "(")
        let value = try value()
        try expect(.close, ")")
        return value
    }

    private mutating func wordArgument(_ list: Vocabulary.List) throws(RuleProblem) -> Int {
        let (value, at) = try argument()
        return try word(value, at, list)
    }

    private func everyWord(_ list: Vocabulary.List) -> UInt64 {
        let count = names.vocabulary[list].count
        return count >= 64 ? .max : (1 << UInt64(count)) - 1
    }

    private func word(_ value: String, _ at: Int, _ list: Vocabulary.List) throws(RuleProblem) -> Int {
        guard let index = names.vocabulary.index(of: value, in: list), index < Vocabulary.mostWords else {
            throw unknown(value, at, list.name.ja, list.name.en, names.vocabulary[list])
        }
        return index
    }

    private func resolve(
        _ value: String, _ at: Int, in table: PlanNames.Table, _ ja: String, _ en: String
    ) throws(RuleProblem) -> Int {
        guard let index = table.index(value) else { throw unknown(value, at, ja, en, Array(table.candidates)) }
        return index
    }

    private func unknown(_ value: String, _ at: Int, _ ja: String, _ en: String, _ known: [String]) -> RuleProblem {
        RuleProblem(
            code: "P105", offset: at,
            message: Phrase(ja: "\(ja)「\(value)」は計画にありません", en: "the plan has no \(en) '\(value)'"),
            suggestion: nearest(to: value, among: known))
    }
}
