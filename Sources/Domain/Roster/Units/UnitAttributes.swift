import Kernel

/// Works out a unit's kind and level where the export has no word for them.
struct UnitAttributes: Sendable {
    private let rules: [(rule: UnitKindRule, kind: Int8)]
    private let defaultKind: Int8
    private let defaultLevel: Int8
    /// The longest first, so that 課 does not take what is a 分課.
    private let levelWords: [(word: String, level: Int8)]

    init(_ context: RosterContext) {
        rules = context.mapping.unitKindRules.map { ($0, context.index(of: $0.kind.word, in: .unitKinds)) }
        defaultKind = context.index(of: context.mapping.defaults[.unitKinds]?.word ?? "", in: .unitKinds)
        defaultLevel = context.index(of: context.mapping.defaults[.unitLevels]?.word ?? "", in: .unitLevels)
        levelWords = context.vocabulary[.unitLevels].enumerated()
            .map { ($0.element, Int8($0.offset)) }
            .sorted { ($0.0.count, $1.1) > ($1.0.count, $0.1) }
    }

    /// Index into the vocabulary's unit kinds, by the mapping's rules, else its default; -1 unknown.
    func kind(code: String, name: String) -> Int8 {
        rules.first { $0.rule.fits(code: code, name: name) }?.kind ?? defaultKind
    }

    /// Index into the vocabulary's unit levels: the level with whose word the name ends (人事課 is a 課), else the
    /// mapping's default; -1 unknown.
    func level(name: String) -> Int8 {
        levelWords.first { name.hasSuffix($0.word) }?.level ?? defaultLevel
    }
}
