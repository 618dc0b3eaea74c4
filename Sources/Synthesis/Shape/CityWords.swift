import Domain

/// The plan's vocabulary as a made city uses it: which of its words stands for what.
///
/// Words are found by signs that any Japanese municipality's vocabulary has (係, 課, 情報, 会計年度 …); a vocabulary
/// without them still makes a city, with words by their position.
struct CityWords: Sendable {
    /// For each field, the job families that stand for it; empty where the city has no such people.
    let families: [[Int8]]
    /// Whether job families are told at all; without, the fields are as in any city and the column stays empty.
    let tellsFamilies: Bool
    /// For each trade, the kinds of unit that stand for it, the usual first.
    let kinds: [[Int8]]
    /// Kinds that own systems, to be spread over teams and sections of offices.
    let systemKinds: [Int8]
    /// For each contract its employment; -1 none.
    let employments: [Int8]
    /// Levels of departments, highest first; of sections, the usual first; of teams.
    let departmentLevels: [Int8]
    let sectionLevels: [Int8]
    let teamLevels: [Int8]
    /// The level of places away from the hall, where the vocabulary has one of its own (事務所).
    let outpostLevel: Int8?
    /// Grades by class of seat: 0 staff, 1 heads of teams, 2 of sections, then of departments from the lowest.
    let gradeRanges: [ClosedRange<Int8>]
    let levelNames: [String]

    var seatClasses: Int { gradeRanges.count }

    init(_ vocabulary: Vocabulary) {
        let familyWords = vocabulary[.jobFamilies]
        var families = [[Int8]](repeating: [], count: Field.allCases.count)
        for (index, word) in familyWords.enumerated() {
            if let field = Field.of(word) { families[field.rawValue].append(Int8(index)) }
        }
        if !familyWords.isEmpty, families[0].isEmpty { families[0] = [0] }
        self.families = families
        tellsFamilies = !familyWords.isEmpty

        (kinds, systemKinds) = Self.kinds(vocabulary[.unitKinds])
        employments = Self.employments(vocabulary[.employments])
        let levels = vocabulary[.unitLevels]
        levelNames = levels
        (departmentLevels, sectionLevels, teamLevels) = Self.tiers(levels)
        outpostLevel = sectionLevels.first { level in
            level >= 0 && (levels[Int(level)].hasSuffix("所") || levels[Int(level)].hasSuffix("センター"))
        }
        gradeRanges = Self.grades(vocabulary[.grades], departmentLevels.reversed().map { levels[Int($0)] })
    }

    func has(_ field: Field) -> Bool {
        if tellsFamilies { return !families[field.rawValue].isEmpty }
        // Without families, only the fields that every town has.
        return field != .education && field != .fire
    }

    func employment(_ contract: Contract) -> Int8 { employments[contract.rawValue] }

    private static func kinds(_ words: [String]) -> (kinds: [[Int8]], system: [Int8]) {
        func indices(_ sign: String) -> [Int8] { words.indices.filter { words[$0].contains(sign) }.map(Int8.init) }
        // システム所管部門 is not the information department, nor an ordinary office.
        let system = indices("システム").filter { !words[Int($0)].contains("情報") }
        var kinds = [[Int8]]()
        for trade in Trade.allCases {
            let found = trade.signs.lazy.map { indices($0).filter { !system.contains($0) } }.first { !$0.isEmpty }
            kinds.append(found ?? [])
        }
        let taken = Set(kinds.joined()).union(system)
        let free = words.indices.map(Int8.init).filter { !taken.contains($0) }
        if kinds[Trade.office.rawValue].isEmpty {
            let usual: [Int8] = free.isEmpty ? (words.isEmpty ? [] : [0]) : free
            kinds[Trade.office.rawValue] = usual
            kinds[Trade.civil.rawValue] = usual
        } else {
            // What no trade has taken is one more kind of office.
            kinds[Trade.office.rawValue] += free.filter { !words[Int($0)].contains("その他") }
        }
        for trade in Trade.allCases where kinds[trade.rawValue].isEmpty {
            kinds[trade.rawValue] = Array(kinds[Trade.office.rawValue].prefix(1))
        }
        return (kinds, system)
    }

    private static func employments(_ words: [String]) -> [Int8] {
        var found = [Int8](repeating: -1, count: Contract.allCases.count)
        for (index, word) in words.enumerated() {
            if let contract = Contract.of(word), found[contract.rawValue] < 0 { found[contract.rawValue] = Int8(index) }
        }
        let regular = Contract.regular.rawValue
        if found[regular] < 0, !words.isEmpty { found[regular] = 0 }
        let (full, part) = (Contract.annualFull.rawValue, Contract.annualPart.rawValue)
        if found[full] < 0 { found[full] = found[part] }
        if found[part] < 0 { found[part] = found[full] }
        return found
    }

    private static func tiers(_ words: [String]) -> (departments: [Int8], sections: [Int8], teams: [Int8]) {
        let tiers = words.map(Tier.of)
        let all = words.indices.map(Int8.init)
        guard let first = tiers.firstIndex(of: .section) else {
            // No word says section: the last level but one is it, or the only one.
            guard let last = all.last else { return ([], [-1], []) }
            return all.count == 1 ? ([], all, []) : (Array(all.dropLast(2)), [all[all.count - 2]], [last])
        }
        let departments = all.filter { Int($0) < first }
        let sections = all.filter { tiers[Int($0)] == .section }
        let teams = all.filter { Int($0) > first && tiers[Int($0)] != .section }
        return (departments, sections, teams)
    }

    private static func grades(_ words: [String], _ departments: [String]) -> [ClosedRange<Int8>] {
        let last = max(0, words.count - 1)
        func position(_ signs: [String], otherwise: Int) -> Int {
            let found = words.firstIndex { word in
                signs.contains { word.contains($0) } && !["補佐", "代理", "副"].contains { word.contains($0) }
            }
            return found ?? min(otherwise, last)
        }
        var heads = [position(["係長", "主査", "班長"], otherwise: 1), position(["課長", "室長"], otherwise: 2)]
        for (index, department) in departments.enumerated() {
            heads.append(position([department], otherwise: 3 + index))
        }
        for index in heads.indices.dropFirst() { heads[index] = max(heads[index], heads[index - 1]) }
        var ranges = [Int8(0)...Int8(max(0, heads[0] - 1))]
        for (index, head) in heads.enumerated() {
            let end = index + 1 < heads.count ? max(head, heads[index + 1] - 1) : last
            ranges.append(Int8(head)...Int8(max(head, end)))
        }
        return ranges
    }

    /// The grade of a seat of a class for someone of an age: where the city has several, the older stand higher.
    func grade(_ seatClass: Int, age: Int) -> Int8 {
        let range = gradeRanges[min(seatClass, gradeRanges.count - 1)]
        let steps = Int(range.upperBound - range.lowerBound)
        guard steps > 0, seatClass < 2 else { return range.lowerBound }
        let (from, years) = seatClass == 0 ? (27, 7) : (46, 6)
        return range.lowerBound + Int8(min(steps, max(0, age - from + years) / years))
    }
}
