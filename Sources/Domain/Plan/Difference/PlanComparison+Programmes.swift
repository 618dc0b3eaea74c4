import Kernel

extension PlanComparison {
    /// Groups and programmes.
    func programmes() -> [PlanChange] {
        compare(\.groups, .programmeGroup, id: \.id, name: \.name) { a, b, entry in
            change(
                entry, .persona, old.personas([a.persona].compactMap { $0 }),
                new.personas([b.persona].compactMap { $0 }))
        } + compare(\.programmes, .programme, id: \.id, name: \.name, programme)
    }

    private func programme(_ a: Programme, _ b: Programme, _ entry: PlanEntry) -> [PlanChange] {
        func group(_ programme: Programme, _ plan: Plan) -> Told? {
            programme.group.map { Told(key: plan.groups[$0].id, plan.groups[$0].name) }
        }
        var changes = change(entry, .group, group(a, old.plan), group(b, new.plan))
        changes += change(entry, .organiser, old.organiser(a), new.organiser(b))
        changes += change(entry, .mode, a.mode.name, b.mode.name)
        if a.years != b.years { changes.append(.programmeMoved(entry, from: a.years, to: b.years)) }
        changes += change(entry, .costPerPerson, old.number(a.costPerPerson), new.number(b.costPerPerson))
        changes += change(entry, .costPerYear, old.number(a.costPerYear), new.number(b.costPerYear))
        changes += change(entry, .prerequisites, old.prerequisites(a.prerequisites), new.prerequisites(b.prerequisites))
        changes += change(entry, .content, a.content, b.content)
        return changes + halves(a, b, entry)
    }

    private func halves(_ a: Programme, _ b: Programme, _ entry: PlanEntry) -> [PlanChange] {
        let found = HalfKind.allCases.map { kind in half(a[kind], b[kind], kind, entry) }
        // What both halves share and change alike is told once, of the programme.
        let common = found[0].filter { change in found[1].contains { $0.ofBothHalves == change.ofBothHalves } }
            .map(\.ofBothHalves)
        let alone = found.joined().filter { !common.contains($0.ofBothHalves) }
        // With one half in both versions there is nothing to tell apart.
        let kinds = HalfKind.allCases.filter { a[$0] != nil || b[$0] != nil }
        return common + (kinds.count < 2 ? alone.map(\.ofBothHalves) : alone)
    }

    private func half(
        _ a: ProgrammeHalf?, _ b: ProgrammeHalf?, _ kind: HalfKind, _ entry: PlanEntry
    ) -> [PlanChange] {
        var changes = change(
            entry, .audience, (a?.audience).map { Told($0) }, (b?.audience).map { Told($0) }, half: kind)
        // A half that came or went is told by its audience alone.
        guard let a, let b else { return changes }
        changes += change(entry, .title, a.name.map { Told($0) }, b.name.map { Told($0) }, half: kind)
        changes += change(entry, .content, a.content.map { Told($0) }, b.content.map { Told($0) }, half: kind)
        changes += change(entry, .hours, old.number(a.hours), new.number(b.hours), half: kind)
        changes += change(entry, .seats, old.seats(a.seats), new.seats(b.seats), half: kind)
        changes += change(entry, .repetition, old.repetition(a.repetition), new.repetition(b.repetition), half: kind)
        return changes + change(entry, .raises, old.raises(a.raises), new.raises(b.raises), half: kind)
    }
}

extension PlanChange {
    /// The same change without the half, except where the half is what it is about.
    fileprivate var ofBothHalves: PlanChange {
        guard case .changed(let entry, let aspect, .some, let from, let to) = self, aspect != .audience else {
            return self
        }
        return .changed(entry, aspect, half: nil, from: from, to: to)
    }
}
