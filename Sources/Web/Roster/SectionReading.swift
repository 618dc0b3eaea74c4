import Documents
import Domain
import Kernel
import Operations

/// What a head's page says of the section, worked out from the state.
struct SectionReading {
    let section: SeeSection.Section
    let context: SignedInContext
    let scribe: Scribe

    init(_ section: SeeSection.Section, _ context: SignedInContext) {
        self.section = section
        self.context = context
        scribe = Scribe(plan: section.state.plan, language: context.language)
    }

    private var state: CityState { section.state }
    private var standing: Standing { state.standing }
    private var plan: Plan { state.plan }

    func say(_ ja: String, _ en: String) -> String { context.language == .ja ? ja : en }
    private func words(_ date: CalendarDate) -> String { date.written(in: context.language, usesEra: context.usesEra) }

    static func name(of kind: Absence.Kind) -> Phrase {
        switch kind {
        case .leave: Phrase(ja: "休職・休業", en: "Leave")
        case .secondment: Phrase(ja: "派遣・出向", en: "Secondment")
        }
    }

    var figures: [SectionPage.Figure] {
        let away = section.members.count {
            standing.staff.members[$0].isOnLeave || standing.staff.members[$0].isSeconded
        }
        let words = section.members.map { PersonWords(state, member: $0, context) }
        return [
            .init(
                label: say("職員", "Staff"), value: section.members.count.grouped,
                about: away > 0 ? say("うち休職・派遣 \(away)", "\(away) away") : nil),
            .init(
                label: say("不足のある職員", "People with gaps"), value: words.count { $0.shortCount > 0 }.grouped, about: nil),
            .init(
                label: say("必須の研修が残る職員", "Mandatory training due"),
                value: words.count { !$0.dueNames.isEmpty }.grouped,
                about: say(
                    "期限は\(self.words(standing.year.lastDay))", "due by \(self.words(standing.year.lastDay))")),
            .init(
                label: say("更新の期限を過ぎた職員", "Renewal overdue"), value: words.count { !$0.overdueNames.isEmpty }.grouped,
                about: nil),
        ]
    }

    func line(_ member: Int) -> SectionPage.Line {
        let words = PersonWords(state, member: member, context)
        let person = state.roster.people[words.person]
        let id = state.personID(at: words.person)
        let overdue = words.overdueNames
        let due = words.dueNames.filter { !overdue.contains($0) }
        let isUnknown =
            !plan.skills.isEmpty && plan.skills.indices.allSatisfy { standing.facts.levels[member, $0].rank < 0 }
        let held = Set(words.heldRoles.map { Int($0.role) })
        let roles = held.sorted().map { plan.roles[$0].name[context.language] }
        return SectionPage.Line(
            id: id, name: person.name, href: context.address(.person, id).description, kana: person.kana,
            unit: standing.roster.units[Int(words.about.post.unit)].name, grade: words.grade,
            persona: words.personaNames.isEmpty ? say("対象外", "none") : words.personaNames,
            missing: words.missing.isEmpty ? "–" : words.missing.joined(separator: say("、", ", ")), unknown: isUnknown,
            overdue: overdue.isEmpty ? nil : overdue.joined(separator: say("、", ", ")),
            training: due.isEmpty ? (overdue.isEmpty ? say("済み", "done") : "") : due.joined(separator: say("、", ", ")),
            absence: words.absence, role: roles.isEmpty ? nil : roles.joined(separator: say("・", ", ")),
            levelsHref: id == context.visitor.person ? nil : context.address(.sectionLevels, id).description)
    }

    func file(of members: [Int]) -> OutputFile {
        var writer = TableWriter(
            [
                .init("number", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
                .init("kana", ja: "ふりがな", en: "Kana"), .init("unit", ja: "所属", en: "Unit"),
                .init("grade", ja: "職階", en: "Grade"), .init("persona", ja: "人材像", en: "Persona"),
                .init("missing", ja: "足りないスキル", en: "Skills short"),
                .init("overdue", ja: "期限切れの研修", en: "Training overdue"),
                .init("due", ja: "必須の研修", en: "Mandatory training"), .init("roles", ja: "役割", en: "Roles"),
                .init("absence", ja: "休職など", en: "Leave"),
            ], in: context.language, json: false)
        for member in members {
            let line = line(member)
            let person = state.roster.people[Int(standing.staff.members[member].person)]
            for text in [
                person.staffNumber, line.name, line.kana, line.unit, line.grade, line.persona, line.missing,
                line.overdue ?? "", line.training, line.role ?? "", line.absence ?? "",
            ] { writer.text(text) }
            writer.endRow()
        }
        return writer.file(named: "section")
    }

    /// Targets that ask something of each unit, for the units of this section.
    var coverage: [SectionPage.Cover] {
        standing.targets.flatMap { status -> [SectionPage.Cover] in
            guard let coverage = status.coverage else { return [] }
            let target = plan.targets[status.target]
            return zip(coverage.units, coverage.people).filter { section.isOwn[$0.0] }.map { unit, people in
                SectionPage.Cover(
                    name: target.name[context.language]
                        + say("（\(scribe.measure(target.measure))）", " (\(scribe.measure(target.measure)))"),
                    unit: state.roster.units[unit].name, needs: coverage.perUnit.grouped, has: people.grouped,
                    isCovered: people >= coverage.perUnit)
            }
        }
    }

    var vacancies: [SectionPage.Vacancy] {
        standing.vacancies.filter { section.isOwn[$0.unit] }.map { vacancy in
            SectionPage.Vacancy(
                role: plan.roles[vacancy.role].name[context.language], unit: state.roster.units[vacancy.unit].name,
                words: say(
                    "\(vacancy.wanted)人必要で、いま\(vacancy.holders)人です",
                    "\(vacancy.wanted) wanted, \(vacancy.holders) at present"))
        }
    }

    private var people: Set<Int32> { Set(section.members.map { standing.staff.members[$0].person }) }

    var holders: [SectionPage.Holder] {
        state.roster.roles(heldBy: people, on: state.date).map { role in
            let id = state.personID(at: Int(role.person))
            let about = plan.roles[Int(role.role)]
            let holding = SeeSection.Holding(person: id, role: about.id)
            let mayEnd = section.endable.contains(holding)
            let giver = mayEnd ? nil : section.givenByOthers[holding]
            return SectionPage.Holder(
                role: about.name[context.language], roleID: about.id,
                unit: role.unit >= 0 ? state.roster.units[Int(role.unit)].name : nil,
                person: state.roster.people[Int(role.person)].name, personID: id, from: words(role.from),
                to: role.to.year > 9000 ? nil : words(role.to), mayEnd: mayEnd, giver: giver,
                isFromRoster: !mayEnd && giver == nil && role.to > state.date)
        }
    }

    /// Those that have not ended.
    var absences: [SectionPage.Away] {
        let people = people
        return state.roster.absences.filter { people.contains($0.person) && state.date <= $0.to }.map { absence in
            SectionPage.Away(
                person: state.roster.people[Int(absence.person)].name,
                kind: Self.name(of: absence.kind)[context.language], from: words(absence.from),
                to: absence.to.year > 9000 ? nil : words(absence.to))
        }
    }

    func candidates(selected: String?) -> [SectionPage.Choice] {
        section.members.map { member in
            let person = Int(standing.staff.members[member].person)
            let id = String(state.personID(at: person))
            return SectionPage.Choice(
                value: id,
                label: state.roster.people[person].name + "（" + state.roster.people[person].staffNumber + "）",
                selected: id == selected)
        }
    }
}
