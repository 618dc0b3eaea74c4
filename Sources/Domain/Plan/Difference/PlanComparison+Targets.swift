import Kernel

extension PlanComparison {
    func targets() -> [PlanChange] { compare(\.targets, .target, id: \.id, name: \.name, target) }

    private func target(_ a: Target, _ b: Target, _ entry: PlanEntry) -> [PlanChange] {
        var changes = change(entry, .text, a.text, b.text)
        changes += change(entry, .measure, old.measure(a.measure), new.measure(b.measure))
        changes += change(entry, .basis, a.basis.name, b.basis.name)
        if a.goal != b.goal { changes.append(.targetGoalChanged(entry, from: a.goal, to: b.goal)) }
        changes += change(entry, .approximate, old.flag(a.approximate), new.flag(b.approximate))
        changes += change(entry, .coverage, coverage(a.coverage, old), coverage(b.coverage, new))
        changes += change(entry, .population, a.population, b.population)
        changes += change(
            entry, .start, (a.period?.from.written).map { Told($0) }, (b.period?.from.written).map { Told($0) })
        if a.period?.to != b.period?.to {
            changes.append(.targetDeadlineMoved(entry, from: a.period?.to, to: b.period?.to))
        }
        changes += change(entry, .schedule, schedule(a), schedule(b))
        changes += change(entry, .after, a.after.words, b.after.words)
        changes += change(entry, .counting, old.counting(a.counting), new.counting(b.counting))
        changes += change(entry, .grades, a.grades.words, b.grades.words)
        return changes + conflict(a.conflict, b.conflict, entry)
    }

    private func coverage(_ coverage: Target.Coverage?, _ words: PlanWords) -> Told? {
        coverage.map { words.denominator($0.denominator, count: $0.perUnit) }
    }

    private func schedule(_ target: Target) -> Told? {
        Told(target.schedule.map { Told("\($0.year): \($0.value.plain)") })
    }

    private func conflict(_ a: Conflict?, _ b: Conflict?, _ entry: PlanEntry) -> [PlanChange] {
        let wasOpen = a.map { !$0.isResolved } ?? false
        guard let b else {
            // The conflict is gone from the file: whichever reading remained has been decided.
            return wasOpen ? (a.map { [.conflictResolved(entry, reading: $0.inForceText, decidedBy: nil)] } ?? []) : []
        }
        if b.isResolved, a == nil || wasOpen {
            return [.conflictResolved(entry, reading: b.inForceText, decidedBy: b.decidedBy)]
        }
        guard let a else { return [.conflictFound(entry)] }
        if !b.isResolved, !wasOpen { return [.conflictFound(entry)] }
        return change(
            entry, .readingInForce, Told(key: a.inForceId, a.inForceText), Told(key: b.inForceId, b.inForceText))
            + changes(entry, .readings, a.readings.map { Told($0.text) }, b.readings.map { Told($0.text) })
    }
}

extension Conflict {
    fileprivate var inForceText: Phrase { readings[inForce].text }
    fileprivate var inForceId: String { readings[inForce].id }
}

extension Target.After {
    fileprivate var words: Phrase {
        self == .stop ? Phrase(ja: "終える", en: "stop") : Phrase(ja: "続ける", en: "continue")
    }
}

extension Target.Grades {
    fileprivate var words: Phrase { Phrase("A \(a.plain) B \(b.plain) C \(c.plain)") }
}
