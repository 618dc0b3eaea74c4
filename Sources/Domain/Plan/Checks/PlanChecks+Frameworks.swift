import Kernel

extension PlanChecks {
    static let frameworks: [Check] = [
        unknownFrameworks, expiredFrameworks, futureFrameworks, unknownNodes, unpinnedFrameworks, frameworksPinnedTwice,
        unusedFrameworks,
    ]

    static func unknownFrameworks(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.frameworks.filter { checked.pack($0) == nil }.map { reference in
            let versions = checked.packs.filter { $0.id == reference.id }.map(\.version).sorted()
            let near = nearest(to: reference.id, among: checked.packs.map(\.id))
            let suggestion = versions.last.map { "\(reference.id) \($0)" } ?? near
            return checked.error(
                "P224", reference.place, ja: "枠組み「\(reference.id)」の版 \(reference.version) のファイルがありません",
                en: "there is no file of the framework '\(reference.id)', version \(reference.version)",
                suggestion: suggestion)
        }
    }

    static func expiredFrameworks(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.frameworks.compactMap { reference in
            guard let end = checked.pack(reference)?.validTo, end < checked.date else { return nil }
            let newer = checked.packs.first { $0.id == reference.id && $0.isValid(on: checked.date) }
            return checked.warning(
                "P225", reference.place, ja: "枠組み「\(reference.id)」の版 \(reference.version) は\(end)で失効しています",
                en: "the framework '\(reference.id)', version \(reference.version), expired on \(end)",
                suggestion: newer.map { "\($0.id) \($0.version)" })
        }
    }

    static func futureFrameworks(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.frameworks.compactMap { reference in
            guard let start = checked.pack(reference)?.validFrom, checked.date < start else { return nil }
            return checked.note(
                "P226", reference.place, ja: "枠組み「\(reference.id)」の版 \(reference.version) が有効になるのは\(start)からです",
                en: "the framework '\(reference.id)', version \(reference.version), is valid from \(start) only")
        }
    }

    static func unknownNodes(_ checked: CheckedPlan) -> [Diagnostic] {
        var nodes: [String: Set<String>] = [:]
        for pack in checked.plan.frameworks.compactMap(checked.pack) {
            nodes[pack.id, default: []].formUnion(pack.allNodes.map(\.id))
        }
        return checked.plan.skills.flatMap { skill in
            skill.framework.compactMap { reference -> Diagnostic? in
                guard let known = nodes[reference.pack], !known.contains(reference.node) else { return nil }
                return checked.error(
                    "P227", reference.place,
                    ja: "スキル「\(skill.name.ja)」が引く項目「\(reference.node)」は枠組み「\(reference.pack)」にありません",
                    en: "the skill '\(skill.name.en)' refers to '\(reference.node)', "
                        + "which the framework '\(reference.pack)' does not have",
                    suggestion: nearest(to: reference.node, among: known.sorted()).map { "\(reference.pack)/\($0)" })
            }
        }
    }

    static func unpinnedFrameworks(_ checked: CheckedPlan) -> [Diagnostic] {
        let pinned = Set(checked.plan.frameworks.map(\.id))
        return checked.plan.skills.flatMap { skill in
            skill.framework.filter { !pinned.contains($0.pack) }.map { reference in
                checked.error(
                    "P228", reference.place,
                    ja: "スキル「\(skill.name.ja)」が引く枠組み「\(reference.pack)」が計画のframeworksにありません",
                    en: "the skill '\(skill.name.en)' refers to the framework '\(reference.pack)', "
                        + "which the plan does not list under 'frameworks'",
                    suggestion: nearest(to: reference.pack, among: pinned.sorted()))
            }
        }
    }

    static func frameworksPinnedTwice(_ checked: CheckedPlan) -> [Diagnostic] {
        var seen = Set<String>()
        return checked.plan.frameworks.filter { !seen.insert($0.id).inserted }.map { reference in
            checked.warning(
                "P229", reference.place, ja: "枠組み「\(reference.id)」が2回あります。どちらの版によるかが決まりません",
                en: "the framework '\(reference.id)' is listed twice: it is unclear which version holds")
        }
    }

    static func unusedFrameworks(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let cited = Set(plan.skills.flatMap(\.framework).map(\.pack))
        let exams = Set(plan.certificates.compactMap(\.exam).map { plan.exams[$0].id })
        return plan.frameworks.compactMap { reference in
            guard let pack = checked.pack(reference), !cited.contains(reference.id),
                !pack.exams.contains(where: { exams.contains($0.id) })
            else { return nil }
            return checked.note(
                "P230", reference.place, ja: "枠組み「\(reference.id)」を引くスキルも資格もありません",
                en: "no skill and no certificate refers to the framework '\(reference.id)'")
        }
    }
}

extension CheckedPlan {
    /// The pack that a plan pins, where its file is at hand.
    func pack(_ reference: FrameworkReference) -> FrameworkPack? {
        packs.first { $0.id == reference.id && $0.version == reference.version }
    }
}
