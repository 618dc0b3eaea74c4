import Kernel

/// A search for values of the variables that make a formula true: depth first, cutting off as soon as the values
/// chosen so far decide the formula.
struct RuleSearch {
    /// A value of a variable, or a class of values that no test of the formula tells apart.
    private struct Value {
        var passes: [RuleTest: Bool]
        /// As a rule would write it; nil for the value that is not there.
        var words: Phrase?
    }

    private enum Outcome {
        case decided(Bool)
        case open(RuleVariable)
    }

    private let formula: RuleFormula
    private let plan: Plan
    private var domains: [RuleVariable: [Value]] = [:]
    private var chosen: [RuleVariable: Int] = [:]
    private var order: [RuleVariable] = []
    /// Parts of the formula looked at so far.
    private var work = 0
    /// The values found, in the order in which they came to matter.
    private(set) var solution: [Phrase] = []

    init(_ formula: RuleFormula, plan: Plan) {
        self.formula = formula
        self.plan = plan
        var tests: [RuleVariable: [RuleTest]] = [:]
        Self.collect(formula, into: &tests)
        for (variable, tests) in tests { domains[variable] = values(of: variable, told: tests) }
    }

    /// Nil where the search was given up.
    mutating func run() -> Bool? {
        switch outcome(formula) {
        case .decided(true):
            solution = order.compactMap { variable in
                chosen[variable].flatMap { domains[variable]?[$0].words }
            }
            return true
        case .decided(false): return false
        case .open(let variable):
            for value in (domains[variable] ?? []).indices {
                guard work <= RuleSpace.mostWork else { return nil }
                chosen[variable] = value
                order.append(variable)
                guard let found = run() else { return nil }
                if found { return true }
                order.removeLast()
            }
            chosen[variable] = nil
            return false
        }
    }

    private mutating func outcome(_ formula: RuleFormula) -> Outcome {
        work += 1
        switch formula {
        case .constant(let value): return .decided(value)
        case .test(let variable, let test):
            guard let value = chosen[variable] else { return .open(variable) }
            return .decided(domains[variable]?[value].passes[test] ?? false)
        case .not(let part):
            let inner = outcome(part)
            if case .decided(let value) = inner { return .decided(!value) }
            return inner
        case .all(let parts): return joined(parts, decisive: false)
        case .any(let parts): return joined(parts, decisive: true)
        case .atLeast(let need, let variables):
            var (set, open) = (0, [RuleVariable]())
            for variable in variables {
                guard let value = chosen[variable] else {
                    open.append(variable)
                    continue
                }
                if domains[variable]?[value].passes[.isSet] == true { set += 1 }
            }
            if set >= need { return .decided(true) }
            guard set + open.count >= need, let first = open.first else { return .decided(false) }
            return .open(first)
        }
    }

    private mutating func joined(_ parts: [RuleFormula], decisive: Bool) -> Outcome {
        var open: RuleVariable?
        for part in parts {
            switch outcome(part) {
            case .decided(decisive): return .decided(decisive)
            case .decided: continue
            case .open(let variable): open = open ?? variable
            }
        }
        return open.map { .open($0) } ?? .decided(!decisive)
    }

    // MARK: What the variables can be

    private static func collect(_ formula: RuleFormula, into tests: inout [RuleVariable: [RuleTest]]) {
        switch formula {
        case .constant: break
        case .test(let variable, let test):
            if tests[variable]?.contains(test) != true { tests[variable, default: []].append(test) }
        case .not(let part): collect(part, into: &tests)
        case .all(let parts), .any(let parts): for part in parts { collect(part, into: &tests) }
        case .atLeast(_, let variables): for variable in variables { tests[variable] = [.isSet] }
        }
    }

    private func values(of variable: RuleVariable, told tests: [RuleTest]) -> [Value] {
        var values = [Value]()
        func add(_ words: Phrase?, _ passes: (RuleTest) -> Bool) {
            let results = Dictionary(uniqueKeysWithValues: tests.map { ($0, passes($0)) })
            if !values.contains(where: { $0.passes == results }) { values.append(Value(passes: results, words: words)) }
        }
        switch variable {
        case .word(let list):
            for (index, word) in plan.vocabulary[list].enumerated() {
                let words = Phrase(ja: "\(list.name.ja) = \(word)", en: "\(list.name.en) = \(word)")
                add(words) { if case .among(let mask) = $0 { mask & (1 << UInt64(index)) != 0 } else { false } }
            }
            add(nil) { _ in false }
        case .unitCode:
            var codes = Set<String>()
            for case .codes(let some) in tests { codes.formUnion(some) }
            for code in codes.sorted() {
                let words = Phrase(ja: "所属コード = \(code)", en: "unit code = \(code)")
                add(words) { if case .codes(let some) = $0 { some.contains(code) } else { false } }
            }
            add(nil) { _ in false }
        case .number(let number):
            let name = number == .age ? Phrase(ja: "年齢", en: "age") : Phrase(ja: "在職年数", en: "years of service")
            for candidate in candidates(tests) {
                add(Phrase(ja: "\(name.ja) = \(candidate)", en: "\(name.en) = \(candidate)")) {
                    passes($0, candidate)
                }
            }
            // An age that the roster does not know satisfies no comparison.
            add(nil) { _ in false }
        case .level(let skill):
            for rank in 0...plan.scale(of: skill).levels.count { add(nil) { passes($0, rank) } }
        default:
            add(nil) { _ in false }
            add(nil) { _ in true }
        }
        return values
    }

    private func passes(_ test: RuleTest, _ number: Int) -> Bool {
        if case .compared(let comparison, let bound) = test { comparison.holds(number, bound) } else { false }
    }

    /// Numbers on both sides of every bound.
    private func candidates(_ tests: [RuleTest]) -> [Int] {
        var numbers = Set<Int>()
        for case .compared(_, let bound) in tests { numbers.formUnion([bound &- 1, bound, bound &+ 1]) }
        return numbers.filter { $0 >= 0 }.sorted()
    }
}
