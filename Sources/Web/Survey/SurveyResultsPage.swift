import Documents
import Domain
import Kernel
import Operations

/// What a closed survey says: levels by skill for everyone, and mean levels by group, small groups hidden.
struct SurveyResultsPage: WebPage {
    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Key: Sendable {
        let key: String
        let words: String
    }

    struct Head: Sendable {
        let name: String
    }

    struct Part: Sendable {
        let x: Int
        let width: Int
        let kind: String
    }

    struct Share: Sendable {
        let share: String
    }

    struct Weighted: Sendable {
        let share: String
        let plain: String
    }

    /// How far the weights reach.
    struct Weighting: Sendable {
        let effect: String
        let worth: String
        let trimmed: String?
    }

    struct Skill: Sendable {
        let name: String
        let field: String
        let parts: [Part]
        let shares: [Share]
        /// By level, weighted to all who were asked, with the plain share.
        let weighted: [Weighted]
        let mean: String
        let lastYear: String
        let change: String
    }

    struct Cell: Sendable {
        let value: String
        let change: String?
        let isSuppressed: Bool
    }

    struct Row: Sendable {
        let name: String
        let answered: String
        let cells: [Cell]
    }

    struct Question: Sendable {
        let text: String
        let answered: String
        let correct: String
    }

    struct Written: Sendable {
        let text: String
        let count: String
    }

    let subject: String?
    let trail: [Crumb]
    let name: String
    let window: String
    let isReady: Bool
    /// Responses that came too late to be counted; nil where there are none.
    let leftOut: String?
    let answered: String
    let population: String
    let rate: String
    let minimum: String
    let previous: String?
    let hasSkills: Bool
    let weighting: Weighting?
    let levelHeads: [Head]
    let legend: [Key]
    let heads: [Head]
    let hasLastYear: Bool
    /// No survey was closed before this one.
    let isFirst: Bool
    /// The one before asked with another questionnaire.
    let hasOther: Bool
    let common: String
    let skills: [Skill]
    let by: [Choice]
    let corner: String
    let columns: [Head]
    let hasRows: Bool
    let rows: [Row]
    let paging: Paging
    let hasKnowledge: Bool
    let knowledge: [Question]
    let isKnowledgeEstimated: Bool
    let hasWritten: Bool
    let written: [Written]
    let exportHref: String?

    /// What the page is made from beside the answer.
    struct Asked: Sendable {
        let scribe: Scribe
        let usesEra: Bool
        let query: Form
        let trail: [Crumb]
        let href: @Sendable ([(String, String)]) -> String
        let exportHref: String?
    }

    init(_ answer: ReadSurveyResults.Answer, _ asked: Asked) {
        let language = asked.scribe.language
        func date(_ date: CalendarDate) -> String { date.written(in: language, usesEra: asked.usesEra) }
        name = answer.facts.title
        subject = answer.facts.title
        trail = asked.trail
        window = "\(date(answer.facts.opensOn)) – \(date(answer.facts.lastDay))"
        isReady = answer.reading != nil
        leftOut = answer.reading.flatMap { $0.leftOut > 0 ? $0.leftOut.grouped : nil }
        let results = answer.reading?.results
        let before = answer.previous?.results
        answered = (results?.participation.respondents ?? 0).grouped
        population = (results?.participation.members ?? 0).grouped
        rate = results?.participation.rate.percent ?? "–"
        minimum = "\(results?.rule.smallestGroup ?? SuppressionRule().smallestGroup)"
        previous = answer.previous.map { "\($0.facts.title)（\(date($0.facts.lastDay))）" }
        let plan = asked.scribe.plan
        let now = results?.skills ?? []
        let shared = now.count { skill in before?.skills.contains { answer.isSame($0.skill, as: skill.skill) } ?? false
        }
        hasLastYear = shared > 0
        isFirst = results != nil && before == nil
        hasOther = before != nil && (before?.instrument.id != results?.instrument.id || shared < now.count)
        common = shared.grouped
        let scales = Levels(results?.skills.map(\.skill) ?? [], asked.scribe)
        legend = scales.legend
        heads = scales.heads
        skills = (results?.skills ?? []).map { skill in
            let old = before?.skills.first { answer.isSame($0.skill, as: skill.skill) }
            return Self.skill(skill, old, scales, plan, language)
        }
        hasSkills = !skills.isEmpty
        levelHeads = Array(heads.dropLast())
        weighting = results?.weighting.map { found in
            Weighting(
                effect: found.designEffect.written(decimals: 2), worth: Int(found.effectiveCount.rounded()).grouped,
                trimmed: found.trimmed > 0 ? found.trimmed.grouped : nil)
        }
        let tables = results?.tables ?? []
        let at = asked.query["by"].flatMap(Int.init).flatMap { tables.indices.contains($0) ? $0 : nil } ?? 0
        by = tables.enumerated().map { index, table in
            Choice(value: "\(index)", label: table.name[language], selected: index == at)
        }
        columns = (results?.skills ?? []).map { Head(name: plan.skills[$0.skill].name[language]) }
        let table = tables.indices.contains(at) ? tables[at] : nil
        corner = table?.name[language] ?? ""
        let listed = (table?.rows ?? []).filter { $0.members > 0 }
        paging = Paging(listed.count, asked.query) { asked.href([("by", "\(at)"), ("page", "\($0)")]) }
        let old = table.flatMap { table in before?.tables.first { $0.name == table.name } }
        rows = listed[paging.range].map { Self.row($0, old, answer, language) }
        hasRows = !rows.isEmpty
        let items = results?.instrument.items ?? []
        let smallestGroup = max(1, results?.rule.smallestGroup ?? 1)
        knowledge = (results?.knowledge ?? []).map { found in
            Question(
                text: items[found.item].text[language], answered: found.answered.grouped,
                correct: found.shareCorrect?.percent
                    ?? ((1..<smallestGroup).contains(found.answered) || !found.isEstimated ? "＊" : "–"))
        }
        hasKnowledge = !knowledge.isEmpty
        isKnowledgeEstimated = results?.knowledge.contains { $0.isEstimated } ?? false
        written = (results?.freeText ?? []).map { found in
            Written(text: items[found.item].text[language], count: found.written.grouped)
        }
        hasWritten = !written.isEmpty
        exportHref = asked.exportHref
    }

    private static func skill(
        _ result: SurveyResults.SkillResult, _ old: SurveyResults.SkillResult?, _ levels: Levels, _ plan: Plan,
        _ language: Language
    ) -> Skill {
        let skill = plan.skills[result.skill]
        let counts = (result.overall?.counts ?? []).map { $0 ?? 0 } + [result.overall?.noAnswer ?? 0]
        let whole = counts.reduce(0, +)
        var at = 0
        var parts = [Part]()
        for (place, count) in counts.enumerated() where whole > 0 {
            // Cut by the running sum, so that the parts fill the bar.
            let from = 100 * at / whole
            at += count
            let to = 100 * at / whole
            guard to > from else { continue }
            let isLast = place == counts.count - 1
            parts.append(
                Part(x: from, width: to - from, kind: isLast ? "unknown" : Levels.key(place, of: counts.count - 2)))
        }
        let isShown = result.overall != nil
        return Skill(
            name: skill.name[language], field: plan.skillFields[skill.field].name[language], parts: parts,
            shares: (0..<levels.count).map { rank in
                guard isShown else { return Share(share: "＊") }
                return Share(share: rank < counts.count - 1 ? counts[rank].grouped : "–")
            } + [Share(share: isShown ? (counts.last ?? 0).grouped : "＊")],
            weighted: weighted(result, levels), mean: mean(result.overall?.mean) ?? (isShown ? "–" : "＊"),
            lastYear: mean(old?.overall?.mean) ?? "–",
            change: change(result.overall?.mean, old?.overall?.mean) ?? "–")
    }

    private static func weighted(_ result: SurveyResults.SkillResult, _ levels: Levels) -> [Weighted] {
        let counts = (result.overall?.counts ?? []).map { $0 ?? 0 }
        let rated = counts.reduce(0, +)
        return (0..<levels.count).map { rank in
            guard result.overall != nil else { return Weighted(share: "＊", plain: "＊") }
            guard let shares = result.weighted, rated > 0, shares.indices.contains(rank) else {
                return Weighted(share: "–", plain: "–")
            }
            return Weighted(
                share: shares[rank].wholePercent, plain: (Double(counts[rank]) / Double(rated)).wholePercent)
        }
    }

    private static func row(
        _ row: SurveyResults.Row, _ old: SurveyResults.Table?, _ answer: ReadSurveyResults.Answer,
        _ language: Language
    ) -> Row {
        let before = old?.rows.first { $0.label == row.label }
        let skills = answer.reading?.results.skills ?? []
        let oldSkills = answer.previous?.results.skills ?? []
        return Row(
            name: row.label[language],
            answered: row.participation.map { "\($0.respondents.grouped) / \($0.members.grouped)" } ?? "＊",
            cells: zip(skills, row.distributions).map { skill, distribution in
                let place = oldSkills.firstIndex { answer.isSame($0.skill, as: skill.skill) }
                let last = place.flatMap { place in
                    before.flatMap { place < $0.distributions.count ? $0.distributions[place].mean : nil }
                }
                let isHidden = !distribution.isComplete
                return Cell(
                    value: mean(distribution.mean) ?? "–", change: change(distribution.mean, last),
                    isSuppressed: isHidden)
            })
    }

    private static func mean(_ mean: Double?) -> String? {
        mean.map { mean in
            let tenths = Int((mean * 10).rounded())
            return "\(tenths / 10).\(tenths % 10)"
        }
    }

    /// Of the figures as they are written.
    private static func change(_ now: Double?, _ before: Double?) -> String? {
        guard let now, let before else { return nil }
        let tenths = Int((now * 10).rounded()) - Int((before * 10).rounded())
        return "\(tenths < 0 ? "−" : tenths > 0 ? "+" : "±")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}

extension ReadSurveyResults.Answer {
    /// Skills by their ids: two surveys may have been held under two plans. Where its levels are others by now, a mean
    /// is of something else.
    fileprivate func isSame(_ old: Int, as skill: Int) -> Bool {
        guard let reading, let previous else { return false }
        let (now, before) = (reading.plan, previous.plan)
        return before.skills[old].id == now.skills[skill].id
            && before.scale(of: old).levels.map(\.id) == now.scale(of: skill).levels.map(\.id)
    }
}

extension Double {
    /// A share in whole per cent: of a weighted figure more digits would tell of single people.
    fileprivate var wholePercent: String { "\(Int((100 * self).rounded()))%" }
}
