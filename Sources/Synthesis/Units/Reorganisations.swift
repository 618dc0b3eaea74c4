import Kernel

/// The reorganisations in a made city's history: sections renamed, merged, founded and abolished.
///
/// The tree is made as it stands at the end, and its past is told backwards: units that are no more are added behind
/// it, and a table says where the people of a unit sat before. So the newest snapshot is always the planned one.
struct Reorganisations {
    let dates: [CalendarDate]
    /// How many of them are 1 Aprils: the first ones.
    let aprils: Int
    let dice: Dice

    func apply(to tree: inout UnitTree) {
        for index in tree.units.indices {
            // No unit is older than the one above it, which stands before it in the list.
            let above = tree.units[index].parent >= 0 ? tree.units[Int(tree.units[index].parent)].opened.year : 2000
            let year = min(2019, above + dice.index(below: 8, index))
            tree.units[index].opened = CalendarDate(year: year, month: 4, day: 1) ?? .distantPast
        }
        var candidates = tree.units.indices.filter { index in
            let unit = tree.units[index]
            return unit.tier == .section && (unit.trade == .office || unit.trade == .civil)
        }
        guard candidates.count >= 2 else { return }
        dice.shuffle(&candidates, -1)
        let children = Dictionary(grouping: tree.units.indices, by: { tree.units[$0].parent })
        // The third 1 April, the fifth, and so on.
        for time in stride(from: 2, to: aprils, by: 2) {
            for _ in 0..<max(1, candidates.count / 80) {
                if let section = candidates.popLast() { rename(section, time, &tree) }
                guard candidates.count >= 6 else { continue }
                if let section = candidates.popLast() { merge(section, time, children, &tree) }
                if let section = candidates.popLast(), let other = sibling(of: section, children, tree) {
                    candidates.removeAll { $0 == other }
                    found(section, out: other, time, children, &tree)
                }
                if let section = candidates.popLast() { abolishNeighbour(of: section, time, &tree) }
            }
        }
    }

    private func sibling(of section: Int, _ children: [Int32: [Int]], _ tree: UnitTree) -> Int? {
        children[tree.units[section].parent]?.first { other in
            other != section && tree.units[other].tier == .section
                && tree.units[other].trade == tree.units[section].trade
                && tree.units[other].bornAt == 0 && tree.earlier[Int32(other)] == nil && tree.units[other].former == nil
        }
    }

    /// The stem of a name and its ending, which is one character or 事務所.
    private func parts(_ name: String) -> (stem: String, ending: String) {
        let ending = name.hasSuffix("事務所") ? "事務所" : String(name.suffix(1))
        return (String(name.dropLast(ending.count)), ending)
    }

    private func rename(_ section: Int, _ time: Int, _ tree: inout UnitTree) {
        let (stem, ending) = parts(tree.units[section].name)
        let former = stem.hasSuffix("推進") ? String(stem.dropLast(2)) + "対策" : stem + "推進"
        tree.units[section].former = (former + ending, nil, time)
    }

    /// Two sections became one.
    private func merge(_ section: Int, _ time: Int, _ children: [Int32: [Int]], _ tree: inout UnitTree) {
        let (stem, ending) = parts(tree.units[section].name)
        let first = addPast(like: section, name: stem + "第一" + ending, until: time, &tree)
        let second = addPast(like: section, name: stem + "第二" + ending, until: time, &tree)
        tree.units[section].bornAt = time
        tree.units[section].opened = dates[time]
        tree.earlier[Int32(section)] = (time, [first, second])
        for (number, team) in (children[Int32(section)] ?? []).enumerated() {
            tree.units[team].former = (nil, number % 2 == 0 ? first : second, time)
        }
    }

    /// A section was founded out of another.
    private func found(
        _ section: Int, out other: Int, _ time: Int, _ children: [Int32: [Int]], _ tree: inout UnitTree
    ) {
        let old = [Int32(other)] + (children[Int32(other)] ?? []).map(Int32.init)
        for (number, unit) in ([section] + (children[Int32(section)] ?? [])).enumerated() {
            tree.units[unit].bornAt = time
            tree.units[unit].opened = dates[time]
            tree.earlier[Int32(unit)] = (time, [old[number % old.count]])
        }
    }

    /// A section beside this one was abolished, its people taken in here.
    private func abolishNeighbour(of section: Int, _ time: Int, _ tree: inout UnitTree) {
        let (stem, ending) = parts(tree.units[section].name)
        let gone = addPast(like: section, name: stem + "企画調整" + ending, until: time, &tree)
        tree.earlier[Int32(section)] = (time, [Int32(section), Int32(section), gone])
    }

    private func addPast(like section: Int, name: String, until time: Int, _ tree: inout UnitTree) -> Int32 {
        var past = tree.units[section]
        past.name = name
        past.endsAt = time
        past.former = nil
        past.bornAt = 0
        tree.units.append(past)
        return Int32(tree.units.count - 1)
    }
}
