import Kernel

extension PlanChecks {
    static let names: [Check] = [repeatedIds, repeatedNames, programmesNamedLikeGroups, tooManyForAMask]

    /// An entry of some list, as far as its name matters.
    private struct Named {
        var id: String
        var name: Phrase
        var place: Place
    }

    private struct List {
        var name: Phrase
        var entries: [Named]
    }

    /// Lists whose ids the reader does not resolve, and so does not compare. Revisions are compared by id.
    static func repeatedIds(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        var lists = [
            plan.targets.map { ($0.id, $0.place) }, plan.dimensions.map { ($0.id, $0.place) },
            plan.skillFields.map { ($0.id, $0.place) }, plan.sections.map { ($0.id, $0.place) },
            plan.subsidies.map { ($0.id, $0.place) }, plan.exams.map { ($0.id, $0.place) },
        ]
        lists += plan.targets.map { ($0.conflict?.readings ?? []).map { ($0.id, $0.place) } }
        lists += plan.exams.map { $0.versions.map { ($0.version, $0.place) } }
        return lists.flatMap { list in
            var seen = Set<String>()
            return list.filter { !$0.0.isEmpty && !seen.insert($0.0).inserted }.map { id, place in
                checked.error(
                    "P210", place, ja: "id「\(id)」が同じ一覧の中で2回使われています", en: "the id '\(id)' stands twice in its list")
            }
        }
    }

    static func repeatedNames(_ checked: CheckedPlan) -> [Diagnostic] {
        lists(of: checked.plan).flatMap { list in
            var first: [String: String] = [:]
            return list.entries.compactMap { entry -> Diagnostic? in
                guard !entry.name.ja.isEmpty, !entry.id.isEmpty else { return nil }
                guard let other = first[entry.name.ja], other != entry.id else {
                    first[entry.name.ja] = entry.id
                    return nil
                }
                return checked.warning(
                    "P211", entry.place,
                    ja: "\(list.name.ja)「\(entry.name.ja)」が二つあります（\(other)、\(entry.id)）。名前で引くと最初のものになります",
                    en: "two entries (\(other), \(entry.id)) are called \(list.name.en) '\(entry.name.en)'; "
                        + "the name alone means the first")
            }
        }
    }

    private static func lists(of plan: Plan) -> [List] {
        [
            List(
                name: Phrase(ja: "スキル", en: "skill"),
                entries: plan.skills.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "研修", en: "programme"),
                entries: plan.programmes.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "研修群", en: "programme group"),
                entries: plan.groups.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "人材像", en: "persona"),
                entries: plan.personas.map(\.persona).map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "役割", en: "role"),
                entries: plan.roles.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "目標", en: "target"),
                entries: plan.targets.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "資格", en: "certificate"),
                entries: plan.certificates.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
            List(
                name: Phrase(ja: "母数", en: "denominator"),
                entries: plan.denominators.map { Named(id: $0.id, name: $0.name, place: $0.place) }),
        ]
    }

    /// A reference prefers the programme; that matters where the group holds others too.
    static func programmesNamedLikeGroups(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.indices.compactMap { index in
            let programme = plan.programmes[index]
            guard let group = plan.groups.firstIndex(where: { $0.id == programme.id }),
                plan.programmes(in: .group(group)) != [index]
            else { return nil }
            return checked.warning(
                "P212", programme.place,
                ja: "「\(programme.id)」は研修と研修群の両方のidです。目標や規則では研修のほうだけを指します",
                en:
                    "'\(programme.id)' is the id of a programme and of "
                    + "a group; targets and rules mean the programme alone"
            )
        }
    }

    /// Rules and rosters keep these as masks of 64: what lies beyond is never held by anyone.
    static func tooManyForAMask(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let lists = [
            (Phrase(ja: "役割（roles）", en: "roles"), plan.roles.map(\.place)),
            (Phrase(ja: "所属クラス（unitClasses）", en: "unit classes"), plan.unitClasses.map(\.place)),
            (Phrase(ja: "資格（certificates）", en: "certificates"), plan.certificates.map(\.place)),
        ]
        return lists.filter { $1.count > 64 }.map { name, places in
            checked.error(
                "P213", places[64], ja: "\(name.ja)は64件までです（\(places.count)件あります）",
                en: "there may be at most 64 \(name.en), not \(places.count)")
        }
    }
}
