import Documents
import Domain
import Formats
import Hummingbird
import Kernel
import Operations

/// What each programme achieved between two surveys: the gain of those who took it beside that of those who did not.
struct TrainingGainsPage: WebPage {
    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Line: Sendable {
        let name: String
        let isTooClose: Bool
        let trained: String
        let control: String
        let isTold: Bool
        let trainedGain: String
        let controlGain: String
        let difference: String
        let range: String
        let adjusted: String
        let verdict: String
        let isGood: Bool
        let isBad: Bool
        let disagrees: Bool
        let detectable: String?
    }

    let hasSurveys: Bool
    let before: [Choice]
    let after: [Choice]
    let isReady: Bool
    let people: String
    let common: String
    let isComparable: Bool
    let overall: String?
    let fewestCommon: String
    let smallest: String
    let lines: [Line]
    let hasLines: Bool
    let exportHref: String?

    init(_ reading: ReadTrainingGains.Reading, _ context: SignedInContext) {
        let language = context.language
        func choices(_ chosen: Int64?) -> [Choice] {
            reading.surveys.map { facts in
                let window = facts.lastDay.written(in: language, usesEra: context.usesEra)
                return Choice(value: "\(facts.id)", label: "\(facts.title) – \(window)", selected: facts.id == chosen)
            }
        }
        hasSurveys = reading.surveys.count > 1
        before = choices(reading.pair?.before.id)
        after = choices(reading.pair?.after.id)
        let gains = reading.gains
        isReady = gains != nil
        people = gains.map { $0.people < TrainingGains.smallestGroup ? "＊" : $0.people.grouped } ?? "–"
        common = (gains?.common ?? 0).grouped
        isComparable = (gains?.common ?? 0) >= TrainingGains.fewestCommon
        overall = gains?.overall.map { Self.withRange($0, language) }
        fewestCommon = TrainingGains.fewestCommon.grouped
        smallest = TrainingGains.smallestGroup.grouped
        lines = (gains?.gains ?? []).map { Self.line($0, reading.plan, language) }
        hasLines = !lines.isEmpty
        exportHref =
            hasLines && Policy.allows(.exportTables, to: context.visitor)
            ? context.address(
                .trainingGainsFile,
                query: reading.pair.map { [("before", "\($0.before.id)"), ("after", "\($0.after.id)")] } ?? []
            ).description : nil
    }

    private static func line(_ gain: TrainingGains.Gain, _ plan: Plan, _ language: Language) -> Line {
        let figures = gain.figures
        let isSmall = gain.isSmall
        return Line(
            name: plan.programmes[gain.programme].name[language], isTooClose: gain.isTooClose,
            trained: isSmall ? "＊" : gain.trained.grouped,
            control: isSmall ? "＊" : gain.control.grouped, isTold: figures != nil,
            trainedGain: figures.map { signed($0.trainedGain.value) } ?? "＊",
            controlGain: figures.map { signed($0.controlGain.value) } ?? "＊",
            difference: figures.map { signed($0.difference.value) } ?? "＊",
            range: figures.map { range($0.difference) } ?? "",
            adjusted: figures.map { $0.adjusted.map { withRange($0, language) } ?? "–" } ?? "＊",
            verdict: figures.map { $0.verdict.words[language] } ?? "",
            isGood: figures?.verdict == .worthwhile || figures?.verdict == .better,
            isBad: figures?.verdict == .worse, disagrees: figures?.methodsDisagree ?? false,
            detectable: figures?.detectable.map { $0.written(decimals: 2) })
    }

    private static func signed(_ value: Double) -> String {
        let size = abs(value).written(decimals: 2)
        return abs(value) < 0.005 ? "±\(size)" : (value < 0 ? "−" : "+") + size
    }

    private static func range(_ figure: TrainingGains.Figure) -> String {
        "\(signed(figure.low)) – \(signed(figure.high))"
    }

    private static func withRange(_ figure: TrainingGains.Figure, _ language: Language) -> String {
        language == .ja
            ? "\(signed(figure.value))（\(range(figure))）" : "\(signed(figure.value)) (\(range(figure)))"
    }

    private static func reading(_ query: Form, _ context: SignedInContext) async throws -> ReadTrainingGains.Reading {
        try await ReadTrainingGains(try context.works).gains(
            before: query["before"].flatMap { Int64($0) }, after: query["after"].flatMap { Int64($0) },
            for: try context.caller)
    }

    /// Queries: the list of surveys, and for each of the two its instrument, answers and the revision of its last day.
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(TrainingGainsPage(try await reading(visit.query, visit.context), visit.context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        guard Policy.scope(of: .exportTables, for: context.visitor) == .everyone else {
            throw Refusal.forbidden(.exportTables)
        }
        let reading = try await reading(visit.query, context)
        var writer = TableWriter(
            [
                .init("programme", ja: "研修", en: "Training"), .init("trained", ja: "受けた人", en: "Took it"),
                .init("control", ja: "受けていない人", en: "Did not"),
                .init("trainedGain", ja: "受けた人の伸び", en: "Gain of those"),
                .init("controlGain", ja: "受けていない人の伸び", en: "Gain of others"),
                .init("difference", ja: "差", en: "Difference"), .init("low", ja: "差の下限", en: "From"),
                .init("high", ja: "差の上限", en: "To"), .init("adjusted", ja: "調整した差", en: "Adjusted"),
                .init("verdict", ja: "言えること", en: "Verdict"),
            ], in: context.language, json: false)
        for gain in reading.gains?.gains ?? [] {
            let isSmall = gain.isSmall
            writer.text(reading.plan.programmes[gain.programme].name[context.language])
            for count in [gain.trained, gain.control] { if isSmall { writer.text("") } else { writer.number(count) } }
            let figures = gain.figures
            for figure in [
                figures?.trainedGain.value, figures?.controlGain.value, figures?.difference.value,
                figures?.difference.low, figures?.difference.high, figures?.adjusted?.value,
            ] {
                if let figure { writer.number(figure, decimals: 2) } else { writer.text("") }
            }
            writer.text(figures.map { $0.verdict.words[context.language] } ?? "")
            writer.endRow()
        }
        return context.save(writer.file(named: "training-gains"), as: "training-gains-\(context.now.dayInJapan)")
    }

    static let source = """
        {{! title: [[研修の効果|What trainings achieved]] }}
        <h1>[[研修の効果|What trainings achieved]]</h1>
        <p class="lead">[[2つの調査の間に研修を受けた人の伸びを、受けていない人の伸びと比べます。知識の設問への回答から、人ごとの点数を使わずに求めています。|The gain of those who took a training between two surveys, beside the gain of those who did not: from the answers to knowledge questions, not from anybody's score.]]</p>
        {{^hasSurveys}}<p class="nothing">[[締め切った調査が2つ以上になると、ここに効果を示します。|With two closed surveys, effects are shown here.]]</p>{{/hasSurveys}}
        {{#hasSurveys}}
        <form class="filter" method="get">
          <div class="field"><label for="before">[[前の調査|Before]]</label><select id="before" name="before">{{#before}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/before}}</select></div>
          <div class="field"><label for="after">[[後の調査|After]]</label><select id="after" name="after">{{#after}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/after}}</select></div>
          <button class="button">[[比べる|Compare]]</button>
        </form>
        {{#isReady}}
        <dl class="facts inline"><div><dt>[[両方に答えた人|Answered both]]</dt><dd>{{people}}</dd></div><div><dt>[[共通の設問|Questions in common]]</dt><dd>{{common}}</dd></div>{{#overall}}<div><dt>[[全体の伸び|Gain of all]]</dt><dd>{{.}}</dd></div>{{/overall}}</dl>
        {{^isComparable}}<div class="notice"><p>[[共通の知識の設問が {{fewestCommon}}問に満たないため、比べられません。|With fewer than {{fewestCommon}} knowledge questions in common the surveys cannot be compared.]]</p></div>{{/isComparable}}
        {{^hasLines}}<p class="nothing">[[2つの調査の間に修了した人のいる研修がありません。|Nobody completed a training between the two surveys.]]</p>{{/hasLines}}
        {{#hasLines}}
        <h2 id="gains">[[研修ごとの伸び|Gain by training]]</h2>
        <p class="small">[[単位は、前の調査に答えた職員のばらつき（標準偏差）です。カッコは95%の範囲で、0をまたぐ間は効果があるとは言えません。「調整した差」は、職階と前の結果が同じ人どうしで比べた差です。受ける人を選んだ研修では、2つの差が食い違うことがあります。{{smallest}}人に満たない集団は「＊」とします。調査の期間中やそれより前に受けた人、修了しなかった人は、どちらにも数えません。|In standard deviations of those who answered the first survey. Brackets hold the 95 % range: while it spans 0, no effect can be claimed. The adjusted difference compares people of the same grade and earlier result; where people were picked for a training the two may disagree. Groups under {{smallest}} show ＊. Whoever took it during a survey or earlier, or did not complete it, is in neither group.]]</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="gains">
        <table class="listing medium" id="gains-table"><thead><tr><th scope="col">[[研修|Training]]</th><th scope="col" class="number">[[受けた人|Took it]]</th><th scope="col" class="number">[[受けた人の伸び|Gain of those]]</th><th scope="col" class="number">[[受けていない人|Did not]]</th><th scope="col" class="number">[[受けていない人の伸び|Gain of the others]]</th><th scope="col" class="number">[[差|Difference]]</th><th scope="col" class="number">[[調整した差|Adjusted]]</th><th scope="col">[[言えること|Verdict]]</th></tr></thead><tbody>
        {{#lines}}<tr><th scope="row">{{.name}}</th><td class="number">{{.trained}}</td><td class="number">{{.trainedGain}}</td><td class="number">{{.control}}</td><td class="number">{{.controlGain}}</td><td class="number strong">{{.difference}}<span class="about nowrap">{{.range}}</span></td><td class="number">{{.adjusted}}</td><td>{{#.isTold}}<span class="state {{#.isGood}}done{{/.isGood}}{{#.isBad}}late{{/.isBad}}{{^.isGood}}{{^.isBad}}none{{/.isBad}}{{/.isGood}}">{{.verdict}}</span>{{#.disagrees}}<span class="about">[[2つの方法の結論が違います。受ける人の選び方に差がある疑いがあります|The two methods disagree: the groups may have differed before]]</span>{{/.disagrees}}{{#.detectable}}<span class="about">[[この人数で見つけられる差: {{.}} 以上|found with so many people: {{.}} or more]]</span>{{/.detectable}}{{/.isTold}}{{^.isTold}}{{#.isTooClose}}[[ほかの研修と合わせると数人の結果が分かるため、示さない|withheld: with another training it would tell of a few people]]{{/.isTooClose}}{{^.isTooClose}}[[人数が少ない|too few people]]{{/.isTooClose}}{{/.isTold}}</td></tr>
        {{/lines}}
        </tbody></table>
        </div>
        {{#exportHref}}<p class="screen"><a href="{{.}}">[[表をCSVで保存する|Save the table as CSV]]</a></p>{{/exportHref}}
        {{/hasLines}}
        {{/isReady}}
        {{/hasSurveys}}
        """
}
