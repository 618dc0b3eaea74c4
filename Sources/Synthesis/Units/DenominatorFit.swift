import Domain

extension UnitBuilder {
    /// Makes the sets of units against which the plan measures as large as it expects: by giving units another kind,
    /// or by founding some. The narrowest set first, and a unit that one set needs is left alone by the next.
    mutating func fitDenominators() {
        var locked = Set<Int>()
        var sets = [(denominator: Int, wanted: Int, kinds: Int)]()
        for (index, denominator) in plan.denominators.enumerated() {
            guard let expected = denominator.expected else { continue }
            let kinds = plan.vocabulary[.unitKinds].indices.filter { kind in
                holds(index, level: mainLevel(of: index), kind: Int8(kind))
            }
            sets.append((index, max(1, Int((Double(expected) * shape.scale).rounded())), kinds.count))
        }
        for set in sets.sorted(by: { ($0.kinds, $0.denominator) < ($1.kinds, $1.denominator) }) {
            fit(set.denominator, wanted: set.wanted, locked: &locked)
        }
    }

    private mutating func fit(_ denominator: Int, wanted: Int, locked: inout Set<Int>) {
        var members = units.indices.filter { holds(denominator, level: units[$0].level, kind: units[$0].kind) }
        let kinds = plan.vocabulary[.unitKinds].indices.map(Int8.init)
        if members.count < wanted {
            var others = units.indices.filter { index in
                isOffice(index) && !locked.contains(index)
                    && !holds(denominator, level: units[index].level, kind: units[index].kind)
            }
            dice.shuffle(&others, 100 + denominator)
            for index in others where members.count < wanted {
                guard let kind = kinds.first(where: { holds(denominator, level: units[index].level, kind: $0) }) else {
                    continue
                }
                become(kind, index)
                members.append(index)
            }
            while members.count < wanted, let made = found(for: denominator, kinds, number: members.count) {
                members.append(made)
            }
        } else if members.count > wanted {
            var open = members.filter { !locked.contains($0) && isOffice($0) }
            dice.shuffle(&open, 200 + denominator)
            var left = Set<Int>()
            for index in open where members.count - left.count > wanted {
                guard let kind = kinds.first(where: { !holds(denominator, level: units[index].level, kind: $0) }) else {
                    continue
                }
                units[index].kind = kind
                left.insert(index)
            }
            members.removeAll { left.contains($0) }
        }
        locked.formUnion(members)
    }

    private func isOffice(_ index: Int) -> Bool { [.office, .civil, .outpost].contains(units[index].trade) }

    private mutating func become(_ kind: Int8, _ index: Int) {
        units[index].kind = kind
        guard units[index].tier == .team, words.systemKinds.contains(kind), units[index].level >= 0 else { return }
        let stems = UnitNames.systemTeams
        units[index].name = stems[dice.index(below: stems.count, index, 9)] + words.levelNames[Int(units[index].level)]
    }

    /// One more unit of the set, below a department or section of the hall; nil where none of its levels can be.
    private mutating func found(for denominator: Int, _ kinds: [Int8], number: Int) -> Int? {
        guard let level = mainLevel(of: denominator) else { return nil }
        guard let kind = (kinds + [-1]).first(where: { holds(denominator, level: level, kind: $0) }) else { return nil }
        let tier: Tier = words.teamLevels.contains(level) ? .team : .section
        let above = units.indices.filter { units[$0].tier == (tier == .team ? .section : .department) && isOffice($0) }
        if tier == .team, above.isEmpty { return nil }
        let parent = above.isEmpty ? -1 : above[dice.index(below: above.count, number, 10)]
        let stem = tier == .team ? "特命第\(number)" : UnitNames.place(number) + "振興"
        return add(stem + words.levelNames[Int(level)], .office, tier, level: level, kind: kind, parent: parent)
    }

    private func mainLevel(of denominator: Int) -> Int8? {
        let levels = plan.unitClasses[plan.denominators[denominator].unitClass].levels
        let usual = [mainSectionLevel] + words.sectionLevels + words.teamLevels
        return usual.first { $0 >= 0 && levels & (1 << UInt64($0)) != 0 }
    }

    private func holds(_ denominator: Int, level: Int8?, kind: Int8) -> Bool {
        guard let level else { return false }
        var tree = UnitTree(units: [
            MadeUnit(name: "", trade: .office, tier: .section, level: level, kind: kind, parent: -1)
        ])
        tree.classify(plan)
        let about = plan.denominators[denominator]
        return tree.classes[0] & (1 << UInt64(about.unitClass & 63)) != 0
            && tree.holds(about.condition?.condition ?? .everyone, for: 0)
    }
}
