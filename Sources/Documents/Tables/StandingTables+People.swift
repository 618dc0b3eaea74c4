import Domain
import Kernel

extension StandingTables {
    /// Everyone in service in the order of their reading (kana), with their personas and why; those whom no rule fits
    /// say so.
    func people() -> [OutputFile] {
        var columns = Self.who
        columns += [
            .init("grade", ja: "職階", en: "Grade"), .init("employment", ja: "任用区分", en: "Employment"),
            .init("jobFamily", ja: "職種", en: "Job family"), .init("roles", ja: "役割", en: "Roles"),
            .init("absence", ja: "休職・出向", en: "Absence"),
            .init("userDefinedCharacters", ja: "外字", en: "User-defined characters"),
        ]
        for dimension in plan.dimensions {
            columns += [
                .init(dimension.id, ja: dimension.name.ja, en: dimension.name.en),
                .init(dimension.id + "Reason", ja: dimension.name.ja + "の理由", en: dimension.name.en + ": why"),
            ]
        }
        var writer = table(columns)
        let personas = plan.dimensions.map { dimension in
            dimension.kinds.map { (name: $0.name[language], reason: ruleWords($0.rule.text)) }
        }
        let none = language == .ja ? "どの条件にも当てはまりません" : "no rule fits"
        let people = standing.roster.inKanaOrder(standing.staff.members.map { Int($0.person) })
        for member in people.map({ Int(standing.staff.memberOfPerson[$0]) }) {
            let about = standing.staff.members[member]
            writeWho(member, to: &writer)
            writer.text(word(.grades, about.post.grade))
            writer.text(word(.employments, about.post.employment))
            writer.text(word(.jobFamilies, about.post.jobFamily))
            writer.text(roleNames(about.roles))
            writer.text(absence(about))
            writer.text(standing.roster.people[Int(about.person)].hasUserDefinedCharacters ? "○" : "")
            for dimension in plan.dimensions.indices {
                let kind = Int(standing.facts.personas[dimension][member])
                writer.text(kind < 0 ? "" : personas[dimension][kind].name)
                writer.text(kind < 0 ? none : personas[dimension][kind].reason)
            }
            writer.endRow()
        }
        return files("people", writer)
    }

    private func ruleWords(_ rule: String) -> String { language == .ja ? "条件: \(rule)" : "rule: \(rule)" }

    private func roleNames(_ mask: UInt64) -> String {
        guard mask != 0 else { return "" }
        return plan.roles.indices.filter { mask & (1 << UInt64($0)) != 0 }.map { plan.roles[$0].name[language] }
            .joined(separator: language == .ja ? "、" : ", ")
    }

    private func absence(_ member: Staff.Member) -> String {
        if member.isOnLeave { return language == .ja ? "休職" : "on leave" }
        if member.isSeconded { return language == .ja ? "出向" : "seconded" }
        return ""
    }

    /// Every gap of every person: what is needed and by whom, what there is and how sure, how pressing.
    func gaps() -> [OutputFile] {
        var writer = table(
            Self.who + [
                .init("skill", ja: "スキル", en: "Skill"), .init("needed", ja: "必要", en: "Needed"),
                .init("neededFor", ja: "必要とする人材像・役割", en: "Needed for"), .init("has", ja: "現在", en: "Has"),
                .init("certainty", ja: "確かさ", en: "Certainty"), .init("gap", ja: "不足段階", en: "Levels missing"),
                .init("priority", ja: "優先度", en: "Priority"), .init("evidence", ja: "記録", en: "Evidence"),
            ])
        let methods = EvidenceMethod.allCases.map { $0.name[language] }
        for member in standing.staff.members.indices {
            for skill in plan.skills.indices {
                let gap = standing.gaps.gap(member, skill)
                guard gap > 0, let need = standing.gaps.need(member, skill) else { continue }
                let level = standing.facts.levels[member, skill]
                let scale = plan.scale(of: skill)
                writeWho(member, to: &writer)
                writer.text(plan.skills[skill].name[language])
                writer.text(scale.letter(Int(need.rank)))
                writer.text(plan.name(of: need.holder)[language])
                writer.text(level.rank < 0 ? "" : scale.letter(Int(level.rank)))
                writer.number(Double(level.certainty), decimals: 2)
                writer.number(gap)
                writer.number(standing.gaps.priority(member, skill), decimals: 1)
                writer.text(evidence(member, skill, scale, methods))
                writer.endRow()
            }
        }
        return files("gaps", writer)
    }

    /// "自己評価 c・研修 b": the latest word of every method, oldest first.
    private func evidence(_ member: Int, _ skill: Int, _ scale: Scale, _ methods: [String]) -> String {
        let entries = SkillLevels.entries(
            of: Int(standing.staff.members[member].person), skill: skill, in: standing.ledger)
        var text = ""
        for entry in entries where entry.date <= standing.date {
            if !text.isEmpty { text += "・" }
            text += methods[EvidenceMethod.allCases.firstIndex(of: entry.method) ?? 0]
            text += " "
            text += scale.letter(Int(entry.rank))
        }
        return text
    }

    /// Who must or should take what this year and why.
    func obligations() -> [OutputFile] {
        var writer = table(
            Self.who + [
                .init("programme", ja: "研修", en: "Programme"), .init("half", ja: "区分", en: "Half"),
                .init("status", ja: "状態", en: "Status"), .init("reason", ja: "理由", en: "Why"),
            ])
        for entry in standing.obligations.entries {
            writeWho(Int(entry.member), to: &writer)
            writer.text(plan.programmes[Int(entry.programme)].name[language])
            writer.text(entry.half.name[language])
            writer.text(entry.status.name[language])
            writer.text(standing.obligations.reason(for: entry, standing.facts, gaps: standing.gaps)[language])
            writer.endRow()
        }
        return files("obligations", writer)
    }

    /// The first nomination list of the year, in the order of seats.
    func nominations() -> [OutputFile] {
        var writer = table(
            [
                .init("programme", ja: "研修", en: "Programme"), .init("half", ja: "区分", en: "Half"),
                .init("order", ja: "順位", en: "Order"),
            ] + Self.who + [.init("reason", ja: "理由", en: "Reason")])
        for nomination in standing.nominations {
            writer.text(plan.programmes[Int(nomination.programme)].name[language])
            writer.text(nomination.half.name[language])
            writer.number(Int(nomination.order))
            writeWho(Int(nomination.member), to: &writer)
            writer.text(nomination.reason.name[language])
            writer.endRow()
        }
        return files("nominations", writer)
    }
}
