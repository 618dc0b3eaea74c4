package import Domain
package import Kernel

/// Puts what a plan holds into words, in one language.
package struct Scribe: Sendable {
    package let plan: Plan
    package let language: Language

    package init(plan: Plan, language: Language) {
        self.plan = plan
        self.language = language
    }

    /// The words of a template, in the scribe's language.
    func words(_ table: [String: Phrase]) -> [String: String] { table.mapValues { $0[language] } }

    package func say<Text>(ja: Text, en: Text) -> Text { language == .ja ? ja : en }

    func passage(_ phrase: Phrase) -> Passage { Passage(phrase, on: language) }
    func passage(_ text: String) -> Passage { Passage(text, on: language) }
    func runs(_ text: String) -> [Passage] { Passage.runs(text, on: language) }

    /// A heading of the plan's; the product's own word for it on an English page where the plan has Japanese alone.
    func heading(_ title: Phrase, or own: Phrase) -> Passage {
        language == .en && title.en == title.ja ? passage(own) : passage(title)
    }

    /// A name of the plan's inside a sentence: 「クラウド」, “クラウド”.
    package func quoted(_ phrase: Phrase) -> String { say(ja: "「\(phrase.ja)」", en: "“\(phrase.en)”") }

    /// Names in a row, the last joined by "or" or "and" where the language asks for one.
    package func listed(_ names: [String], or: Bool = false) -> String {
        guard language == .en, let last = names.last, names.count > 1 else { return names.joined(separator: "・") }
        return names.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + last
    }
}

// MARK: Dates and figures

extension Scribe {
    /// As a cover bears it: 令和6年12月, December 2024. A plan dated to the month is read as the first of that month, so
    /// the first is written as the month alone.
    func month(_ date: CalendarDate) -> String {
        let (year, month, day) = date.components
        guard day == 1 else { return date.written(in: language) }
        return say(
            ja: "\(JapaneseEra.yearName(of: date) ?? "\(year)年")\(month)月",
            en: String(date.written(in: .en).dropFirst(2)))
    }

    package func period(_ period: FiscalPeriod) -> String { periodParts(period).joined() }

    /// The period in the pieces between which a narrow column may break it.
    func periodParts(_ period: FiscalPeriod) -> [String] {
        let from = period.from.name(in: language)
        guard let end = period.to else { return say(ja: [from, "から"], en: ["from ", from]) }
        return end == period.from ? [from] : [from + say(ja: "〜", en: "–"), end.name(in: language)]
    }

    /// 7,700; 1.5.
    package func number(_ value: Double) -> String { value.written(decimals: 1) }

    package func number(_ value: Int) -> String { value.grouped }

    package func people(_ count: Double) -> String {
        say(ja: "\(number(count))名", en: count == 1 ? "1 person" : "\(number(count)) people")
    }

    package func hours(_ hours: Double) -> String {
        say(ja: "\(number(hours))時間", en: hours == 1 ? "1 hour" : "\(number(hours)) hours")
    }

    func yen(_ amount: Int) -> String { say(ja: "\(number(amount))円", en: "¥\(number(amount))") }

    func about(_ approximate: Bool, _ figure: String) -> String {
        approximate ? say(ja: "約\(figure)", en: "about \(figure)") : figure
    }
}

// MARK: Levels

extension Scribe {
    /// A level as tables show it: the letter where the scale has letters, the name where its ids are words.
    package func mark(_ rank: Int, in scale: Scale) -> String {
        guard rank >= 1, rank <= scale.levels.count else { return "–" }
        let level = scale.levels[rank - 1]
        return hasLetters(scale) ? level.id : level.name[language]
    }

    package func hasLetters(_ scale: Scale) -> Bool { scale.levels.allSatisfy { $0.id.count <= 2 } }

    /// Letter and name: b（活用）.
    package func level(_ rank: Int, in scale: Scale) -> String {
        guard hasLetters(scale), rank >= 1, rank <= scale.levels.count else { return mark(rank, in: scale) }
        let level = scale.levels[rank - 1]
        return say(ja: "\(level.id)（\(level.name.ja)）", en: "\(level.id) (\(level.name.en))")
    }

    /// A skill with its level: DX推進 b.
    package func skillLevel(_ skillLevel: SkillLevel) -> String {
        plan.skills[skillLevel.skill].name[language] + " " + mark(skillLevel.rank, in: plan.scale(of: skillLevel.skill))
    }

    /// What a programme does to a skill: IT c→b; IT b where it starts from nothing.
    func raise(_ raise: Raise) -> String { rise(of: raise.skill, from: raise.from, to: raise.to) }

    package func rise(of skill: Int, from: Int, to: Int) -> String {
        let scale = plan.scale(of: skill)
        let reached = mark(to, in: scale)
        let way = from > 0 ? "\(mark(from, in: scale))→\(reached)" : reached
        return plan.skills[skill].name[language] + " " + way
    }
}
