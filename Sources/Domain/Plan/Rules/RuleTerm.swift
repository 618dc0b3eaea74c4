/// The words with which a condition begins, in both languages.
enum RuleTerm: Equatable {
    case everyone, nobody, onLeave, seconded
    case word(Vocabulary.List)
    case unitClass, unitCode, within
    case number(Condition.Number)
    case role, duty, intent, completed, completedAll, holds, persona, level, anyPost

    static func named(_ word: String) -> RuleTerm? { table[word] }
    static var allNames: [String] { table.keys.sorted() }

    private static let table: [String: RuleTerm] = [
        "全員": .everyone, "everyone": .everyone,
        "なし": .nobody, "nobody": .nobody,
        "休職中": .onLeave, "onLeave": .onLeave,
        "出向中": .seconded, "seconded": .seconded,
        "職階": .word(.grades), "grade": .word(.grades),
        "任用区分": .word(.employments), "employment": .word(.employments),
        "職種": .word(.jobFamilies), "jobFamily": .word(.jobFamilies),
        "所属種別": .word(.unitKinds), "unit.kind": .word(.unitKinds),
        "所属階層": .word(.unitLevels), "unit.level": .word(.unitLevels),
        "所属クラス": .unitClass, "unit.class": .unitClass,
        "所属コード": .unitCode, "unit.code": .unitCode,
        "所属配下": .within, "within": .within,
        "年齢": .number(.age), "age": .number(.age),
        "在職年数": .number(.yearsOfService), "years": .number(.yearsOfService),
        "役割": .role, "role": .role,
        "職務": .duty, "duty": .duty,
        "意向": .intent, "intent": .intent,
        "修了": .completed, "completed": .completed,
        "全修了": .completedAll, "completedAll": .completedAll,
        "資格": .holds, "holds": .holds,
        "人材像": .persona, "persona": .persona,
        "水準": .level, "level": .level,
        "いずれかの所属": .anyPost, "anyPost": .anyPost,
    ]
}
