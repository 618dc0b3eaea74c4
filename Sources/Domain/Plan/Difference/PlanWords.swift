import Kernel

/// A value in words, and the key by which two versions are compared: ids stay while names change.
struct Told {
    var key: String
    var text: Phrase

    init(key: String, _ text: Phrase) {
        self.key = key
        self.text = text
    }

    init(_ text: Phrase) { self.init(key: text.ja + "\u{1F}" + text.en, text) }
    init(_ same: String) { self.init(Phrase(same)) }

    /// A rule by its words: spaces, line breaks, quotes and full-width signs make no difference.
    init(_ rule: Rule) {
        let text = rule.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let tokens = try? RuleLexer.tokens(of: rule.text).map { token in
            if case .quoted(let word) = token.kind { "\(RuleToken.Kind.word(word))" } else { "\(token.kind)" }
        }
        self.init(key: tokens?.joined(separator: " ") ?? text, Phrase(text))
    }

    /// Several values as one; nil where there are none.
    init?(_ parts: [Told], joinedBy ja: String = "、", _ en: String = ", ") {
        guard !parts.isEmpty else { return nil }
        self.init(
            key: parts.map(\.key).joined(separator: "\u{1E}"),
            Phrase(
                ja: parts.map(\.text.ja).joined(separator: ja), en: parts.map(\.text.en).joined(separator: en)))
    }
}

/// The values of one version of a plan in words.
struct PlanWords {
    let plan: Plan

    func period(_ period: FiscalPeriod?) -> Told? { period.map { Told($0.written) } }

    func number(_ number: Int?) -> Told? { number.map { Told(String($0)) } }

    func number(_ number: Double?) -> Told? { number.map { Told($0.plain) } }

    func flag(_ flag: Bool) -> Told { Told(flag ? Phrase(ja: "はい", en: "yes") : Phrase(ja: "いいえ", en: "no")) }

    func skillLevels(_ levels: [SkillLevel]) -> Told? {
        Told(
            levels.map { level in
                let (skill, letter) = (plan.skills[level.skill], plan.scale(of: level.skill).letter(level.rank))
                return Told(
                    key: "\(skill.id) \(letter)",
                    Phrase(ja: "\(skill.name.ja) \(letter)", en: "\(skill.name.en) \(letter)"))
            })
    }

    func personas(_ references: [PersonaReference]) -> Told? {
        Told(references.map { Told(key: plan.persona($0).id, plan.persona($0).name) })
    }

    func programmes(_ references: [ProgrammeReference]) -> Told? {
        Told(references.map { Told(key: id(of: $0), plan.name(of: $0)) })
    }

    func id(of reference: ProgrammeReference) -> String {
        switch reference {
        case .programme(let index): "programme " + plan.programmes[index].id
        case .group(let index): "group " + plan.groups[index].id
        }
    }

    func certificates(_ indices: [Int]) -> Told? {
        Told(indices.map { Told(key: plan.certificates[$0].id, plan.certificates[$0].name) })
    }

    func denominator(_ index: Int, count: Int) -> Told {
        let denominator = plan.denominators[index]
        return Told(
            key: "\(denominator.id) \(count)",
            Phrase(ja: "\(denominator.name.ja)に\(count)人", en: "\(count) in each of \(denominator.name.en)"))
    }

    // MARK: Programmes

    func seats(_ seats: Seats?) -> Told? {
        switch seats {
        case nil: nil
        case .everyYear(let count): Told(Phrase(ja: "毎年\(count)", en: "\(count) a year"))
        case .byYear(let counts): Told(counts.sorted { $0.key < $1.key }.map { Told("\($0.key): \($0.value)") })
        }
    }

    func repetition(_ repetition: Repetition) -> Told {
        switch repetition {
        case .once: Told(Phrase(ja: "1回", en: "once"))
        case .every(1): Told(Phrase(ja: "毎年", en: "every year"))
        case .every(let years): Told(Phrase(ja: "\(years)年ごと", en: "every \(years) years"))
        }
    }

    func raises(_ raises: [Raise]) -> Told? {
        Told(
            raises.map { raise in
                let (skill, scale) = (plan.skills[raise.skill], plan.scale(of: raise.skill))
                let step = "\(scale.letter(raise.from))→\(scale.letter(raise.to))"
                return Told(
                    key: "\(skill.id) \(step)", Phrase(ja: "\(skill.name.ja) \(step)", en: "\(skill.name.en) \(step)"))
            })
    }

    func prerequisites(_ prerequisites: Prerequisites?) -> Told? {
        guard let prerequisites, let list = programmes(prerequisites.references) else { return nil }
        let need =
            prerequisites.need == .all ? Phrase(ja: "すべて", en: "all of") : Phrase(ja: "いずれか", en: "any of")
        return Told(
            key: "\(prerequisites.need.rawValue) \(list.key)",
            Phrase(ja: "\(need.ja)（\(list.text.ja)）", en: "\(need.en) \(list.text.en)"))
    }

    func organiser(_ programme: Programme) -> Told {
        let (kind, name) = (programme.organiser.name, programme.organiserName)
        return Told(
            Phrase(ja: kind.ja + (name.map { "（\($0)）" } ?? ""), en: kind.en + (name.map { " (\($0))" } ?? "")))
    }

    // MARK: Targets

    func measure(_ measure: Target.Measure) -> Told {
        switch measure {
        case .completed(let reference, let need, let half):
            let name = plan.name(of: reference)
            let limits = [self.need(need), half?.name].compactMap { $0 }
            let (ja, en) = (limits.map(\.ja).joined(separator: "、"), limits.map(\.en).joined(separator: ", "))
            return Told(
                key: "completed \(id(of: reference)) \(need) \(half?.rawValue ?? "")",
                Phrase(ja: "「\(name.ja)」の修了（\(ja)）", en: "completion of \(name.en) (\(en))"))
        case .reached(let level):
            let words = skillLevels([level])
            return Told(
                key: "reached \(words?.key ?? "")",
                Phrase(ja: "水準（\(words?.text.ja ?? "")）", en: "level reached: \(words?.text.en ?? "")"))
        case .persona(let reference):
            let persona = plan.persona(reference)
            return Told(
                key: "persona \(persona.id)", Phrase(ja: "人材像「\(persona.name.ja)」", en: "persona '\(persona.name.en)'"))
        case .holds(let indices):
            let words = certificates(indices)
            return Told(
                key: "holds \(words?.key ?? "")",
                Phrase(ja: "資格（\(words?.text.ja ?? "")）", en: "certificates: \(words?.text.en ?? "")"))
        case .role(let index):
            let role = plan.roles[index]
            return Told(key: "role \(role.id)", Phrase(ja: "役割「\(role.name.ja)」", en: "role '\(role.name.en)'"))
        case .answered(let instrument):
            return Told(Phrase(ja: "調査「\(instrument)」への回答", en: "answers to \(instrument)"))
        case .score(let instrument, let atLeast, let gain):
            let bounds = [atLeast.map { ">= \($0.plain)" }, gain.map { "+\($0.plain)" }].compactMap { $0 }
            let bound = bounds.joined(separator: ", ")
            return Told(Phrase(ja: "調査「\(instrument)」の点 \(bound)", en: "score of \(instrument) \(bound)"))
        case .hours(let reference):
            let name = plan.name(of: reference)
            return Told(
                key: "hours \(id(of: reference))", Phrase(ja: "「\(name.ja)」の時間", en: "hours of \(name.en)"))
        case .outputs(let text): return Told(key: "outputs \(text.ja)", text)
        case .satisfaction(let text): return Told(key: "satisfaction \(text.ja)", text)
        }
    }

    private func need(_ need: Target.Need) -> Phrase {
        switch need {
        case .any: Phrase(ja: "いずれか", en: "any")
        case .all: Phrase(ja: "すべて", en: "all")
        case .atLeast(let number): Phrase(ja: "\(number)件以上", en: "at least \(number)")
        }
    }

    func counting(_ counting: Target.Counting) -> Told {
        func word(_ flag: Bool) -> Phrase { flag ? Phrase(ja: "含む", en: "in") : Phrase(ja: "除く", en: "out") }
        let flags = [counting.leaversKept, counting.secondedIncluded, counting.onLeaveIncluded].map(word)
        return Told(
            Phrase(
                ja: "退職者\(flags[0].ja)、出向者\(flags[1].ja)、休職者\(flags[2].ja)",
                en: "leavers \(flags[0].en), seconded \(flags[1].en), on leave \(flags[2].en)"))
    }
}
