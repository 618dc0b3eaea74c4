import Domain

/// Sets up the units of a made city as they stand at its newest snapshot.
struct UnitBuilder {
    let plan: Plan
    let words: CityWords
    let shape: CityShape
    let dice: Dice
    var units = [MadeUnit]()
    private var names = Set<String>()

    init(plan: Plan, words: CityWords, shape: CityShape, dice: Dice) {
        self.plan = plan
        self.words = words
        self.shape = shape
        self.dice = dice
    }

    /// People at desks of the hall, whose number decides how many sections and teams there are.
    var officePeople: Int {
        Field.allCases.filter(\.isOffice).reduce(0) { $0 + shape.people[$1.rawValue] }
    }

    /// People of the information department: a little over one in a hundred, three at least.
    static func informationPeople(_ staff: Int) -> Int { max(3, Int((Double(staff) * 0.011).rounded())) }

    mutating func build() -> [MadeUnit] {
        let outposts = outpostCount
        addOffices(wantedSections(outposts: outposts))
        addInformation()
        addOutposts(outposts)
        for field in Field.allCases where !field.isOffice && shape.people[field.rawValue] > 0 { addPlaces(of: field) }
        addTeams()
        fitDenominators()
        return units
    }

    private func wantedSections(outposts: Int) -> Int {
        var wanted = 0
        let kind = words.kinds[Trade.office.rawValue].first ?? -1
        for denominator in plan.denominators {
            guard let expected = denominator.expected else { continue }
            let levels = plan.unitClasses[denominator.unitClass].levels
            guard words.sectionLevels.contains(where: { $0 >= 0 && levels & (1 << UInt64($0)) != 0 }) else { continue }
            var section = UnitTree(units: [
                MadeUnit(name: "", trade: .office, tier: .section, level: mainSectionLevel, kind: kind, parent: -1)
            ])
            section.classify(plan)
            guard section.holds(denominator.condition?.condition ?? .everyone, for: 0) else { continue }
            wanted = max(wanted, Int((Double(expected) * shape.scale).rounded()))
        }
        let room = max(1, officePeople / 3)
        if wanted > 0 { return min(room, wanted) }
        return min(room, max(1, Int((Double(officePeople) / 15).rounded()) - outposts))
    }

    var mainSectionLevel: Int8 {
        words.sectionLevels.first { $0 >= 0 && words.levelNames[Int($0)].hasSuffix("課") } ?? words.sectionLevels[0]
    }

    func levelName(_ level: Int8) -> String { level >= 0 ? words.levelNames[Int(level)] : "課" }

    func kind(_ trade: Trade, _ salt: Int) -> Int8 {
        let kinds = words.kinds[trade.rawValue]
        guard let first = kinds.first else { return -1 }
        // The usual kind is the first; others of the same trade are now and then.
        return kinds.count > 1 && dice.chance(0.25, salt, 7)
            ? kinds[1 + dice.index(below: kinds.count - 1, salt, 8)] : first
    }

    /// Names of departments and sections do not repeat.
    mutating func unique(_ stem: String, _ ending: String) -> String {
        var name = stem + ending
        var number = 2
        while !names.insert(name).inserted {
            name = stem + "第\(number)" + ending
            number += 1
        }
        return name
    }

    @discardableResult
    mutating func add(
        _ name: String, _ trade: Trade, _ tier: Tier, level: Int8, kind: Int8, parent: Int
    ) -> Int {
        units.append(
            MadeUnit(name: name, trade: trade, tier: tier, level: level, kind: kind, parent: Int32(parent)))
        return units.count - 1
    }

    // MARK: Offices

    private mutating func addOffices(_ count: Int) {
        let hasSchools = words.kinds[Trade.school.rawValue].first != words.kinds[Trade.office.rawValue].first
        let isSchoolKind = hasSchools && shape.people[Field.education.rawValue] > 0
        let sections = UnitNames.sections(count, without: isSchoolKind ? .school : nil)
        let parents = addDepartments(sections)
        for (index, section) in sections.enumerated() {
            let level = sectionLevel(section, index)
            let name = unique(section.stem, levelName(level))
            add(name, section.trade, .section, level: level, kind: kind(.office, index), parent: parents[index])
        }
    }

    private func sectionLevel(_ section: UnitNames.Section, _ index: Int) -> Int8 {
        let small = words.sectionLevels.first { $0 >= 0 && words.levelNames[Int($0)].hasSuffix("室") }
        if let small, section.ward < 0, dice.chance(0.12, index, 1) { return small }
        if let outpost = words.outpostLevel, section.trade == .civil, dice.chance(0.25, index, 2) { return outpost }
        return mainSectionLevel
    }

    /// The departments over a list of sections: for each section its parent, -1 where there are none.
    private mutating func addDepartments(_ sections: [UnitNames.Section]) -> [Int] {
        guard !words.departmentLevels.isEmpty, sections.count >= 4 else { return sections.map { _ in -1 } }
        var parents = [Int](repeating: -1, count: sections.count)
        let tiers = departmentNames(sections)
        for (tier, names) in tiers.enumerated() {
            let level = words.departmentLevels[tier]
            var current = (name: "", unit: -1, above: -1)
            for index in sections.indices {
                if names[index] != current.name || parents[index] != current.above {
                    let name =
                        names[index].hasSuffix("区") ? names[index] + "役所" : unique(names[index], levelName(level))
                    let above = parents[index]
                    let unit = add(
                        name, .office, .department, level: level, kind: kind(.office, index), parent: above)
                    current = (names[index], unit, above)
                }
                parents[index] = current.unit
            }
        }
        return parents
    }

    /// The stems of the departments of each section, for each tier from the highest.
    ///
    /// The lowest tier follows themes where their family is large and families where it is small; the tier above it
    /// follows families, and what is above that takes four families together.
    private func departmentNames(_ sections: [UnitNames.Section]) -> [[String]] {
        let families = Dictionary(grouping: sections, by: \.family).mapValues(\.count)
        let themes = Dictionary(grouping: sections, by: \.theme).mapValues(\.count)
        let isLarge = words.departmentLevels.count > 1
        var lowest = [String]()
        var family = ""
        for section in sections {
            let splits = isLarge || (families[section.family] ?? 0) > 11
            let isOwn = splits && ((themes[section.theme] ?? 0) >= 3 || section.family != family)
            family = section.family
            lowest.append(splits ? (isOwn ? section.theme : lowest.last ?? section.theme) : section.family)
        }
        var tiers = [lowest]
        if isLarge { tiers.insert(sections.map(\.family), at: 0) }
        while tiers.count < words.departmentLevels.count {
            var seen = [String]()
            let higher = tiers[0].map { name -> String in
                if seen.last != name { seen.append(name) }
                return seen[(seen.count - 1) / 4 * 4]
            }
            tiers.insert(higher, at: 0)
        }
        return tiers
    }

    private mutating func addInformation() {
        let people = Self.informationPeople(shape.staff)
        let count = max(1, people / 18)
        var parent = units.isEmpty || units[lowestDepartment].tier != .department ? -1 : lowestDepartment
        if count >= 3, let level = words.departmentLevels.last {
            parent = add(
                unique("デジタル", levelName(level)), .information, .department, level: level,
                kind: kind(.information, -1), parent: Int(units[lowestDepartment].parent))
        }
        for number in 0..<count {
            let names = UnitNames.informationSections
            let stem =
                (number < names.count ? "" : UnitNames.place(number / names.count - 1)) + names[number % names.count]
            let name = unique(stem, levelName(mainSectionLevel))
            add(name, .information, .section, level: mainSectionLevel, kind: kind(.information, -2), parent: parent)
        }
    }

    var lowestDepartment: Int {
        let level = words.departmentLevels.last ?? -1
        return units.firstIndex { $0.tier == .department && $0.level == level } ?? 0
    }

    // MARK: Teams

    private mutating func addTeams() {
        guard let level = words.teamLevels.first else { return }
        let sections = units.indices.filter { units[$0].tier == .section }
        let offices = sections.filter { [.office, .civil].contains(units[$0].trade) }.count
        let information = sections.filter { units[$0].trade == .information }.count
        let perOffice = Double(officePeople) / Double(max(1, offices)) / 6
        let perInformation = Double(Self.informationPeople(shape.staff)) / Double(max(1, information)) / 5
        for section in sections {
            let unit = units[section]
            let wanted: Double =
                switch unit.trade {
                case .office, .civil: unit.name.hasSuffix("室") ? perOffice / 2 : perOffice
                case .information: perInformation
                case .fire: 3
                default: 0
                }
            guard wanted >= 0.7 else { continue }
            let count = max(1, Int((wanted + dice.normal(section, 3) * 0.6).rounded()))
            let stems: [String] =
                switch unit.trade {
                case .civil: UnitNames.civilTeams
                case .information: UnitNames.informationTeams
                case .fire: ["第一小隊", "第二小隊", "救急", "指揮"]
                default: UnitNames.generalTeams
                }
            let start = dice.index(below: stems.count, section, 4)
            for number in 0..<min(count, stems.count) {
                let stem = stems[number == 0 && unit.trade != .information ? 0 : (start + number) % stems.count]
                add(stem + levelName(level), unit.trade, .team, level: level, kind: unit.kind, parent: section)
            }
        }
    }
}
