import Kernel

extension PlanChecks {
    static let conflicts: [Check] = [
        unresolvedConflicts, readingsAgainstTheirTarget, conflictsWithoutAChoice, undatedDecisions,
    ]

    static func unresolvedConflicts(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.conflicts.filter { !$1.isResolved && $1.readings.count > 1 }.map { target, conflict in
            let texts = conflict.readings.map(\.text)
            let inForce = conflict.readings[conflict.inForce]
            return checked.warning(
                "P296", conflict.place,
                ja:
                    "目標「\(target.name.ja)」の読み方が決まっていません"
                    + "（\(texts.map(\.ja).joined(separator: " / "))）。決まるまで「\(inForce.text.ja)」で計算します",
                en: "it is undecided how to read the target '\(target.name.en)': "
                    + "\(texts.map(\.en).joined(separator: " / ")); until it is decided, figures go by '\(inForce.text.en)'"
            )
        }
    }

    static func readingsAgainstTheirTarget(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.conflicts.compactMap { target, conflict in
            let reading = conflict.readings[conflict.inForce]
            var differing = [String]()
            if let goal = reading.goal, goal != target.goal { differing.append("goal") }
            if let period = reading.period, period != target.period { differing.append("period") }
            if let coverage = reading.coverage, coverage != target.coverage { differing.append("coverage") }
            guard !differing.isEmpty else { return nil }
            let keys = differing.joined(separator: ", ")
            return checked.error(
                "P297", reading.place,
                ja: "目標「\(target.name.ja)」の \(keys) が、有効とした読み方「\(reading.id)」と食い違っています",
                en: "the target '\(target.name.en)' disagrees with its reading in force, '\(reading.id)', in \(keys)")
        }
    }

    static func conflictsWithoutAChoice(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.conflicts.compactMap { target, conflict in
            if conflict.readings.count < 2 {
                return checked.warning(
                    "P298", conflict.place, ja: "目標「\(target.name.ja)」の読み方が一つしかありません",
                    en: "the conflict of the target '\(target.name.en)' has a single reading")
            }
            let first = conflict.readings[0]
            guard conflict.readings.allSatisfy({ $0.says(theSameAs: first) }) else { return nil }
            return checked.warning(
                "P298", conflict.place, ja: "目標「\(target.name.ja)」の読み方は、数も期間も母数も同じです",
                en: "the readings of the target '\(target.name.en)' differ in no goal, period or coverage")
        }
    }

    static func undatedDecisions(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.conflicts.compactMap { target, conflict in
            guard conflict.isResolved, conflict.decidedOn.map({ checked.date < $0 }) ?? true else { return nil }
            if let day = conflict.decidedOn {
                return checked.note(
                    "P299", conflict.place, ja: "目標「\(target.name.ja)」の読み方の決定日（\(day)）がまだ来ていません",
                    en: "the decision on the target '\(target.name.en)' is dated \(day), which is yet to come")
            }
            return checked.note(
                "P299", conflict.place, ja: "目標「\(target.name.ja)」の読み方を決めた日（decidedOn）がありません",
                en: "the decision on the target '\(target.name.en)' bears no date (decidedOn)")
        }
    }
}

extension CheckedPlan {
    fileprivate var conflicts: [(target: Target, conflict: Conflict)] {
        plan.targets.compactMap { target in target.conflict.map { (target, $0) } }
    }
}

extension Conflict.Reading {
    fileprivate func says(theSameAs other: Conflict.Reading) -> Bool {
        goal == other.goal && period == other.period && coverage == other.coverage
    }
}
