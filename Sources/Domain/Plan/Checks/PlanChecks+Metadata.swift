import Kernel

extension PlanChecks {
    static let metadata: [Check] = [
        inForceWithoutDate, inForceWithoutPeriod, inForceAfterItsPeriod, datedAfterPeriod, olderThanNewestRevision,
        versionWithoutRevision, revisedAfterDate, uncitedDocuments, emptySections,
    ]

    static func inForceWithoutDate(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard about.status == .inForce, about.date == nil else { return [] }
        return [
            checked.warning(
                "P201", about.place, ja: "施行中の計画に日付（date）がありません", en: "the plan is in force but bears no date")
        ]
    }

    static func inForceWithoutPeriod(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard about.status == .inForce, about.period == nil else { return [] }
        return [
            checked.warning(
                "P202", about.place, ja: "施行中の計画に期間（period）がなく、どの年度の計画か分かりません",
                en: "the plan is in force but names no period, so its fiscal years are unknown")
        ]
    }

    static func inForceAfterItsPeriod(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard about.status == .inForce, let end = about.period?.to, end.lastDay < checked.date else { return [] }
        return [
            checked.warning(
                "P203", about.place, ja: "計画の期間は\(end.name(in: .ja))で終わりましたが、施行中（inForce）のままです",
                en: "the plan's period ended with \(end.name(in: .en)) but its status is still 'inForce'")
        ]
    }

    static func datedAfterPeriod(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard let date = about.date, let end = about.period?.to, end.lastDay < date else { return [] }
        return [
            checked.warning(
                "P204", about.place, ja: "計画の日付（\(date)）が期間の終わり（\(end.name(in: .ja))）より後です",
                en: "the plan is dated \(date), after the end of its period (\(end.name(in: .en)))")
        ]
    }

    static func olderThanNewestRevision(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard let newest = about.revisions.map(\.version).max(by: isOlder), isOlder(about.version, newest) else {
            return []
        }
        return [
            checked.warning(
                "P205", about.place, ja: "計画の版（\(about.version)）が改訂履歴の最新（\(newest)）より古いままです",
                en: "the plan's version \(about.version) is older than its newest revision, \(newest)",
                suggestion: newest)
        ]
    }

    static func versionWithoutRevision(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard let newest = about.revisions.map(\.version).max(by: isOlder), isOlder(newest, about.version) else {
            return []
        }
        return [
            checked.note(
                "P206", about.place, ja: "版 \(about.version) で何が変わったかが改訂履歴（revisions）にありません",
                en: "no revision tells what changed with version \(about.version)")
        ]
    }

    static func revisedAfterDate(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        guard let date = about.date else { return [] }
        return about.revisions.compactMap { revision in
            guard let revised = revision.date, date < revised else { return nil }
            return checked.note(
                "P207", about.place, ja: "改訂 \(revision.version) の日付（\(revised)）が計画の日付（\(date)）より後です",
                en: "revision \(revision.version) is dated \(revised), after the plan itself (\(date))")
        }
    }

    static func uncitedDocuments(_ checked: CheckedPlan) -> [Diagnostic] {
        let about = checked.plan.about
        let cited = Set(checked.plan.sources.map(\.document))
        return about.documents.indices.filter { !cited.contains($0) }.map { index in
            let document = about.documents[index]
            return checked.note(
                "P208", about.place, ja: "文書「\(document.title.ja)」（\(document.id)）はどこからも引かれていません",
                en: "nothing cites the document '\(document.title.en)' (\(document.id))")
        }
    }

    static func emptySections(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.sections.filter(\.paragraphs.isEmpty).map { section in
            checked.note(
                "P209", section.place, ja: "章「\(section.title.ja)」に本文がありません",
                en: "the section '\(section.title.en)' has no text")
        }
    }

    /// Versions by their numbers: 1.10 is newer than 1.9.
    static func isOlder(_ a: String, _ b: String) -> Bool {
        func numbers(_ version: String) -> [Int] {
            version.split { !$0.isNumber }.map { Int($0) ?? 0 }
        }
        let (x, y) = (numbers(a), numbers(b))
        for index in 0..<max(x.count, y.count) {
            let (left, right) = (index < x.count ? x[index] : 0, index < y.count ? y[index] : 0)
            if left != right { return left < right }
        }
        return false
    }
}

extension Plan {
    /// Every source that some entry cites.
    fileprivate var sources: [Source] {
        var sources: [Source?] = [about.parent?.source] + about.related.map(\.source) + sections.map(\.source)
        sources += unitClasses.map(\.source) + denominators.map(\.source) + scales.map(\.source)
        sources += skillFields.map(\.source) + skills.map(\.source) + requirements.map(\.source)
        sources += roles.flatMap { [$0.source] + $0.statements.map(\.source) } + dimensions.map(\.source)
        for (_, _, persona) in personas {
            sources += [persona.source] + persona.roles.map(\.source) + persona.standards.map(\.source)
        }
        sources += growth.map(\.source) + groups.map(\.source) + programmes.map(\.source)
        sources += targets.flatMap { [$0.source] + ($0.conflict?.readings.map(\.source) ?? []) }
        sources += certificates.map(\.source) + subsidies.map(\.source)
        return sources.compactMap { $0 }
    }
}
