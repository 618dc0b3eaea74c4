import Kernel

/// Two versions side by side.
struct PlanComparison {
    let old: PlanWords
    let new: PlanWords

    init(old: Plan, new: Plan) {
        self.old = PlanWords(plan: old)
        self.new = PlanWords(plan: new)
    }

    /// A list of either version, with what makes an entry itself.
    struct List<Element> {
        var elements: [Element]
        var entry: (Element) -> PlanEntry

        /// The first of each id: what stands twice is an error of its own.
        var byId: [String: Element] { Dictionary(elements.map { (entry($0).id, $0) }, uniquingKeysWith: { a, _ in a }) }
    }

    /// Added, renamed and removed entries, and what `inner` finds in those of both versions.
    func compare<Element>(
        _ before: List<Element>, _ after: List<Element>, _ inner: (Element, Element, PlanEntry) -> [PlanChange]
    ) -> [PlanChange] {
        let (earlier, later) = (before.byId, after.byId)
        var changes = [PlanChange]()
        for element in after.elements {
            let entry = after.entry(element)
            guard let other = earlier[entry.id] else {
                changes.append(.added(entry))
                continue
            }
            let name = before.entry(other).name
            if name != entry.name { changes.append(.renamed(entry, from: name)) }
            changes += inner(other, element, entry)
        }
        return changes
            + before.elements.map(before.entry).filter { later[$0.id] == nil }.map { .removed($0) }
    }

    /// Lists of either version whose elements know their entry by themselves.
    func compare<Element>(
        _ list: KeyPath<Plan, [Element]>, _ kind: PlanEntry.Kind, id: @escaping (Element) -> String,
        name: @escaping (Element) -> Phrase, _ inner: (Element, Element, PlanEntry) -> [PlanChange]
    ) -> [PlanChange] {
        let entry: (Element) -> PlanEntry = { PlanEntry(kind, id($0), name($0)) }
        return compare(
            List(elements: old.plan[keyPath: list], entry: entry),
            List(elements: new.plan[keyPath: list], entry: entry),
            inner)
    }

    func change(
        _ entry: PlanEntry, _ aspect: PlanAspect, _ from: Told?, _ to: Told?, half: HalfKind? = nil
    ) -> [PlanChange] {
        from?.key == to?.key ? [] : [.changed(entry, aspect, half: half, from: from?.text, to: to?.text)]
    }

    func change(_ entry: PlanEntry, _ aspect: PlanAspect, _ from: Phrase?, _ to: Phrase?) -> [PlanChange] {
        change(entry, aspect, from.map { Told($0) }, to.map { Told($0) })
    }

    func change(_ entry: PlanEntry, _ aspect: PlanAspect, _ from: Rule?, _ to: Rule?) -> [PlanChange] {
        change(entry, aspect, from.map { Told($0) }, to.map { Told($0) })
    }

    /// Sentences without ids: those that came and those that went.
    func changes(_ entry: PlanEntry, _ aspect: PlanAspect, _ from: [Told], _ to: [Told]) -> [PlanChange] {
        let (before, after) = (Set(from.map(\.key)), Set(to.map(\.key)))
        let came = to.filter { !before.contains($0.key) }.map { Optional($0) }
        let went = from.filter { !after.contains($0.key) }.map { Optional($0) }
        return came.flatMap { change(entry, aspect, nil, $0) } + went.flatMap { change(entry, aspect, $0, nil) }
    }

    /// Whether what both versions have stands in another order.
    func isReordered(_ before: [String], _ after: [String]) -> Bool {
        let (earlier, later) = (Set(before), Set(after))
        return before.filter(later.contains) != after.filter(earlier.contains)
    }
}
