import Domain
import Kernel

/// 研修体系: who offers what to whom, and the yearly cycle by which it improves.
struct TrainingContent: ChapterContent {
    /// All programmes of one organiser, in the order of the plan.
    struct Organiser {
        let name: Passage
        let kind: String
        let programmes: [Programme]
    }

    struct Programme {
        let id: String
        let title: Passage
        let group: Passage?
        let about: Passage?
        let mode: String
        let years: [String]
        let halves: [Half]
        let rows: Int
    }

    /// A row of the table: a programme that some must take and others may has two.
    struct Half {
        let opensProgramme: Bool
        let span: Int
        /// Whether the row has cells for hours, seats and levels, or the programme's first row speaks for it.
        let showsFigures: Bool
        let kind: String
        let name: Passage?
        let content: Passage?
        let who: [Passage]
        let prerequisites: [Passage]
        let hours: String
        let repetition: String
        let seats: [String]
        let raises: [Passage]
    }

    let words: [String: String]
    let organisers: [Organiser]
    let surveys: [String]
    let hasSurveys: Bool
    let parts: [Chapter.Part]
    let sources: [Source?]

    init?(_ scribe: Scribe) {
        let plan = scribe.plan
        guard !plan.programmes.isEmpty else { return nil }
        words = scribe.words(Self.words)
        var organisers = [(key: String, kind: Domain.Programme.Organiser, programmes: [Programme])]()
        for programme in plan.programmes {
            let key = programme.organiserName ?? programme.organiser.name[scribe.language]
            let row = Programme(programme, scribe)
            if let index = organisers.firstIndex(where: { $0.key == key && $0.kind == programme.organiser }) {
                organisers[index].programmes.append(row)
            } else {
                organisers.append((key, programme.organiser, [row]))
            }
        }
        self.organisers = organisers.map { organiser in
            let kind = organiser.kind.name[scribe.language]
            return Organiser(
                name: scribe.passage(organiser.key), kind: organiser.key == kind ? "" : kind,
                programmes: organiser.programmes)
        }
        surveys = plan.surveys.map {
            scribe.say(
                ja: "\($0.from.written(in: .ja))から\($0.to.written(in: .ja))まで",
                en: "\($0.from.written(in: .en)) to \($0.to.written(in: .en))")
        }
        hasSurveys = !surveys.isEmpty
        parts = [("programmes", "table"), ("cycle", "cycle")].map {
            Chapter.Part(id: $0.0, title: scribe.passage(Self.words[$0.1] ?? Phrase("")))
        }
        sources = plan.groups.map(\.source) + plan.programmes.map(\.source)
    }

    private static let words = [
        "table": Phrase(ja: "研修の一覧", en: "Programmes"),
        "programme": Phrase(ja: "研修", en: "Programme"),
        "kind": Phrase(ja: "区分", en: "Kind"),
        "who": Phrase(ja: "対象者", en: "For whom"),
        "hours": Phrase(ja: "時間", en: "Time"),
        "seats": Phrase(ja: "定員（年）", en: "Seats a year"),
        "years": Phrase(ja: "実施年度", en: "Years"),
        "raises": Phrase(ja: "習得するスキルと水準", en: "Skills and levels"),
        "cycle": Phrase(ja: "PDCAによる研修の改善", en: "How training improves: plan, do, check, act"),
        "cycleText": Phrase(
            ja: "計画、実施、評価、改善の四つを順にめぐり、改善から計画へ戻る。",
            en: "Plan, do, check and act follow each other in a circle; from act the way leads back to plan."),
        "plan": Phrase(ja: "計画", en: "Plan"),
        "do": Phrase(ja: "実施", en: "Do"),
        "check": Phrase(ja: "評価", en: "Check"),
        "act": Phrase(ja: "改善", en: "Act"),
        "planText": Phrase(
            ja: "人材像・スキルマップ・目標に照らし、その年度の研修を決める。",
            en: "Choose the year's training from the profiles, the skill map and the targets."),
        "doText": Phrase(
            ja: "研修を行い、学んだことを職場で使う。", en: "Hold the training and use at work what was learnt."),
        "checkText": Phrase(
            ja: "調査で知識とスキルを確かめ、目標までの進み具合を見る。",
            en: "Survey knowledge and skills; see how far the targets are reached."),
        "actText": Phrase(
            ja: "結果をもとに研修の内容と計画を見直す。", en: "Revise the training and the plan by the results."),
        "survey": Phrase(ja: "調査の時期", en: "Survey"),
    ]
}

extension TrainingContent.Programme {
    fileprivate init(_ programme: Domain.Programme, _ scribe: Scribe) {
        let kinds = HalfKind.allCases.filter { programme[$0] != nil }
        let halves = kinds.compactMap { programme[$0] }
        // Halves that agree in hours, seats and levels share the cells.
        let agree = halves.allSatisfy {
            $0.hours == halves[0].hours && $0.seats == halves[0].seats && $0.raises == halves[0].raises
        }
        let span = agree ? max(1, halves.count) : 1
        let group = programme.group.map { scribe.plan.groups[$0].name }
        self.init(
            id: "programme-\(programme.id)", title: scribe.passage(programme.name),
            group: group.flatMap { $0 == programme.name ? nil : scribe.passage($0) },
            about: programme.content.map(scribe.passage), mode: programme.mode.name[scribe.language],
            years: programme.years.map(scribe.periodParts) ?? [scribe.say(ja: "毎年度", en: "every year")],
            halves: kinds.compactMap { kind in
                programme[kind].map {
                    TrainingContent.Half($0, kind, of: programme, opens: kind == kinds.first, span: span, scribe)
                }
            },
            rows: kinds.count)
    }
}

extension TrainingContent.Half {
    fileprivate init(
        _ half: ProgrammeHalf, _ kind: HalfKind, of programme: Domain.Programme, opens: Bool, span: Int,
        _ scribe: Scribe
    ) {
        self.init(
            opensProgramme: opens, span: span, showsFigures: opens || span == 1, kind: kind.name[scribe.language],
            name: half.name.flatMap { $0 == programme.name ? nil : scribe.passage($0) },
            content: half.content.flatMap { $0 == programme.content ? nil : scribe.passage($0) },
            who: scribe.runs(scribe.words(of: half.audience.condition)),
            prerequisites: scribe.runs(programme.prerequisites.map(scribe.prerequisites) ?? ""),
            hours: half.hours.map(scribe.hours) ?? "–", repetition: scribe.repetition(half.repetition),
            seats: scribe.seats(half.seats), raises: half.raises.map { scribe.passage(scribe.raise($0)) })
    }
}
