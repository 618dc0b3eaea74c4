import Documents
import Domain
import Formats
import Hummingbird
import Kernel
import Operations

/// How good the knowledge questions of a closed survey are: right answers, how well they tell people apart, how hard they
/// are, what became of each option, and what to repair.
struct SurveyItemsPage: WebPage {
    struct Option: Sendable {
        let number: String
        let text: String
        let isKey: Bool
        let share: String
        let rest: String
    }

    struct Question: Sendable {
        let text: String
        let answered: String
        let correct: String
        let separation: String
        let difficulty: String
        let isProvisional: Bool
        let isUntold: Bool
        let repairs: [String]
        let isGood: Bool
        let isFair: Bool
        let hasOptions: Bool
        let options: [Option]
    }

    struct Cut: Sendable {
        let level: String
        let ability: String
        let basis: String
    }

    let subject: String?
    let trail: [Crumb]
    let name: String
    let isReady: Bool
    let answered: String
    let minutes: String
    let reliability: String?
    let reliabilityBasis: String?
    let repairCount: String
    let careless: String?
    let leftOut: String?
    let fewest: String
    let settled: String
    let hasCuts: Bool
    let cuts: [Cut]
    let hasQuestions: Bool
    let questions: [Question]
    let exportHref: String?

    init(_ reading: ReadSurveyItems.Reading, _ context: SignedInContext) {
        let language = context.language
        let id = reading.facts.id
        subject = reading.facts.title
        name = reading.facts.title
        trail = [
            Crumb(language == .ja ? "調査" : "Surveys", context.address(.surveys)),
            Crumb(reading.facts.title, context.address(.survey, id)),
        ]
        isReady = reading.quality != nil
        answered = reading.answered.grouped
        let seconds = reading.instrument.mostSeconds
        let time = (Double(seconds) / 60).written(decimals: 0)
        let (asked, all) = (reading.instrument.items(ofForm: 0).count, reading.instrument.items.count)
        let items =
            language == .ja
            ? asked < all ? "全\(all)問から一人\(asked)問" : "\(all)問"
            : asked < all ? "each is asked \(asked) of \(all) items" : "\(all) items"
        minutes = language == .ja ? "約\(time)分（\(items)）" : "about \(time) minutes (\(items))"
        let quality = reading.quality
        (reliability, reliabilityBasis) = quality?.reliability.map { Self.words($0, language) } ?? (nil, nil)
        repairCount = (quality?.items.count { !$0.repairs.isEmpty } ?? 0).grouped
        careless = quality.flatMap { quality in
            quality.careless.of == 0
                ? nil : "\(quality.careless.count?.grouped ?? "＊") / \(quality.careless.of.grouped)"
        }
        leftOut = reading.leftOut > 0 ? reading.leftOut.grouped : nil
        fewest = KnowledgeQuality.fewest.grouped
        settled = KnowledgeQuality.settled.grouped
        cuts = (quality?.cuts ?? []).map { Self.cut($0, language) }
        hasCuts = !cuts.isEmpty
        questions = (quality?.items ?? []).map { Self.question($0, reading.instrument, language) }
        hasQuestions = !questions.isEmpty
        exportHref =
            isReady && Policy.allows(.exportTables, to: context.visitor)
            ? context.address(.surveyItemsFile, id).description : nil
    }

    private static func cut(_ found: KnowledgeQuality.LevelCut, _ language: Language) -> Cut {
        let error = found.cut.error.map { " ± \($0.written(decimals: 1))" } ?? ""
        let basis =
            found.cut.judges > 0
            ? Phrase(ja: "判定者\(found.cut.judges)人", en: "\(found.cut.judges) judges")
            : Phrase(ja: "基準なし（正答2/3）", en: "no judges (right two times in three)")
        return Cut(
            level: found.level, ability: found.cut.ability.written(decimals: 1) + error, basis: basis[language])
    }

    private static func words(_ reliability: KnowledgeQuality.Reliability, _ language: Language) -> (String, String) {
        switch reliability {
        case .ofSums(let alpha, let low, let high, let standardError):
            let range = "\(low.written(decimals: 2)) – \(high.written(decimals: 2))"
            let error = standardError.map { $0.written(decimals: 1) }
            return (
                alpha.written(decimals: 2),
                language == .ja
                    ? "α、95%の範囲 \(range)" + (error.map { "。得点の標準誤差 \($0)問" } ?? "")
                    : "alpha, 95 % range \(range)" + (error.map { "; standard error \($0) questions" } ?? "")
            )
        case .ofAbilities(let share, let people):
            return (
                share.written(decimals: 2),
                language == .ja
                    ? "推定した力のばらつきのうち、誤差でない割合（\(people.grouped)人）"
                    : "share of the spread of estimated abilities that is no error (\(people.grouped) people)"
            )
        }
    }

    private static func question(
        _ found: KnowledgeQuality.Item, _ instrument: Instrument, _ language: Language
    ) -> Question {
        let item = instrument.items[found.item]
        let figures = found.figures
        let options = figures?.options ?? []
        return Question(
            text: item.text[language], answered: found.answered.grouped,
            correct: figures?.shareCorrect?.percent ?? "＊",
            separation: figures.map { $0.restCorrelation?.written(decimals: 2) ?? "–" } ?? "＊",
            difficulty: figures.map { figures in
                guard let difficulty = figures.difficulty else { return "–" }
                let error = figures.difficultyError.map { " ± \($0.written(decimals: 1))" } ?? ""
                return difficulty.written(decimals: 1) + error
            } ?? "＊", isProvisional: figures?.isProvisional ?? false, isUntold: figures == nil,
            repairs: found.repairs.map { $0[language] },
            isGood: found.repairs.isEmpty && (figures?.restCorrelation ?? 0) >= 0.2,
            isFair: figures != nil && found.repairs.isEmpty && (figures?.restCorrelation ?? 0) < 0.2,
            hasOptions: !options.isEmpty,
            options: options.enumerated().map { index, option in
                Option(
                    number: "\(index + 1)", text: item.options[index].text[language], isKey: option.isKey,
                    share: option.share?.percent ?? "＊", rest: option.meanRest?.percent ?? "–")
            })
    }

    /// Queries: the list of surveys, the instrument, the answers, and the revision for the survey's last day.
    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let reading = try await ReadSurveyItems(try context.works).quality(
            ofSurvey: visit.value, for: try context.caller)
        return try context.show(SurveyItemsPage(reading, context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        guard Policy.scope(of: .exportTables, for: context.visitor) == .everyone else {
            throw Refusal.forbidden(.exportTables)
        }
        let reading = try await ReadSurveyItems(try context.works).quality(
            ofSurvey: visit.value, for: try context.caller)
        guard let quality = reading.quality else { throw WorkError.notFound }
        var writer = TableWriter(
            [
                .init("item", ja: "設問ID", en: "Item"), .init("text", ja: "設問", en: "Question"),
                .init("answered", ja: "回答者", en: "Answered"), .init("correct", ja: "正答率（%）", en: "Correct (%)"),
                .init("separation", ja: "識別力（r）", en: "Separation (r)"),
                .init("difficulty", ja: "難しさ（b）", en: "Difficulty (b)"),
                .init("difficultyError", ja: "難しさの標準誤差", en: "SE of difficulty"),
                .init("slope", ja: "傾き（a）", en: "Slope (a)"), .init("repairs", ja: "直すところ", en: "To repair"),
            ], in: context.language, json: false)
        for found in quality.items {
            let item = reading.instrument.items[found.item]
            writer.text(item.id)
            writer.text(item.text[context.language])
            writer.number(found.answered)
            for (figure, decimals) in [
                (found.figures?.shareCorrect.map { 100 * $0 }, 1), (found.figures?.restCorrelation, 3),
                (found.figures?.difficulty, 3), (found.figures?.difficultyError, 3), (found.figures?.slope, 3),
            ] {
                if let figure { writer.number(figure, decimals: decimals) } else { writer.text("") }
            }
            writer.text(found.repairs.map { $0[context.language] }.joined(separator: " / "))
            writer.endRow()
        }
        return context.save(writer.file(named: "items"), as: "survey-\(visit.value)-items")
    }

    static let source = """
        {{! title: [[設問の出来|How good the questions are]] }}
        <h1>[[設問の出来|How good the questions are]] <span class="about">{{name}}</span></h1>
        {{^isReady}}<div class="notice"><p>[[設問の出来は、調査を締め切ったあとに表示します。|Shown once the survey is closed.]]</p></div>{{/isReady}}
        {{#isReady}}
        <dl class="tiles"><div><dt>[[回答|Answered]]</dt><dd><span class="value">{{answered}}</span><span class="about">{{minutes}}</span></dd></div><div><dt>[[直したい設問|To repair]]</dt><dd><span class="value">{{repairCount}}</span></dd></div>{{#reliability}}<div><dt>[[知識の設問の信頼性|Reliability of the knowledge questions]]</dt><dd><span class="value">{{.}}</span><span class="about">{{reliabilityBasis}}</span></dd></div>{{/reliability}}{{#careless}}<div><dt>[[読まずに答えたらしい回答|Answered without reading, it seems]]</dt><dd><span class="value">{{.}}</span><span class="about">[[消さず、人も特定しません|Kept as they are, nobody is named]]</span></dd></div>{{/careless}}</dl>
        {{#leftOut}}<p class="notice">[[受け付けを再開して届いた回答 {{.}}件は数えていません。|Answers that came after the survey was opened again ({{.}}) are not counted.]]</p>{{/leftOut}}
        {{^hasQuestions}}<p class="nothing">[[この調査票には、正解のある設問がありません。|No question of this questionnaire has a right answer.]]</p>{{/hasQuestions}}
        {{#hasQuestions}}
        <p class="small">[[識別力は、その設問の正誤と、その人が答えたほかの設問の正答率の相関です。0.2以上が目安です。難しさは、当て推量を除いた正答が半々になる能力で、0が回答した職員の平均、1がばらつき（標準偏差）1つ分です。{{fewest}}人未満しか答えていない設問は値を出さず、{{settled}}人未満は仮の値です。選んだ人や正答・誤答した人がごく少ない欄は「＊」とします。|Separation is the correlation of right answers with the share right of the other questions that each answered; 0.2 or more is usual. Difficulty is the ability at which half of those who do not guess are right: 0 is the mean of those who answered, 1 is one standard deviation. With fewer than {{fewest}} answers nothing is told, with fewer than {{settled}} figures are provisional. Where very few chose an option, or were right or wrong, ＊ is shown.]]</p>
        <h2 id="items">[[知識の設問|Knowledge questions]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="items">
        <table class="listing medium" id="items-table"><thead><tr><th scope="col">[[設問|Question]]</th><th scope="col" class="number">[[回答者|Answered]]</th><th scope="col" class="number">[[正答率|Correct]]</th><th scope="col" class="number">[[識別力|Separation]]</th><th scope="col" class="number">[[難しさ|Difficulty]]</th><th scope="col">[[直すところ|To repair]]</th></tr></thead><tbody>
        {{#questions}}<tr><th scope="row">{{.text}}{{#.hasOptions}}<details><summary>[[選択肢ごとの割合|Share of each option]]</summary><table data-served class="listing slim"><thead><tr><th scope="col">[[選択肢|Option]]</th><th scope="col" class="number">[[選んだ人|Chosen by]]</th><th scope="col" class="number">[[その人たちのほかの正答率|Right elsewhere]]</th></tr></thead><tbody>{{#.options}}<tr><th scope="row">{{.number}}. {{.text}}{{#.isKey}} <span class="tag own">[[正解|Key]]</span>{{/.isKey}}</th><td class="number">{{.share}}</td><td class="number">{{.rest}}</td></tr>{{/.options}}</tbody></table></details>{{/.hasOptions}}</th><td class="number">{{.answered}}</td><td class="number strong">{{.correct}}</td><td class="number">{{.separation}}</td><td class="number nowrap">{{.difficulty}}{{#.isProvisional}} <span class="tag">[[仮|provisional]]</span>{{/.isProvisional}}</td><td>{{#.isUntold}}[[回答が少ない|too few answers]]{{/.isUntold}}{{#.isGood}}<span class="state done">[[よい|Good]]</span>{{/.isGood}}{{#.isFair}}[[識別力がやや低い|separation rather low]]{{/.isFair}}<ul class="plain">{{#.repairs}}<li>{{.}}</li>{{/.repairs}}</ul></td></tr>
        {{/questions}}
        </tbody></table>
        </div>
        {{/hasQuestions}}
        {{#hasCuts}}
        <h2 id="cuts">[[水準の境|Where the levels begin]]</h2>
        <p class="small">[[難しさと同じ目盛です。判定者がいれば、「ちょうどその水準の人がどれだけ正答するか」の見込みから決め、±は判定者の違いによる標準誤差です。いなければ、その水準の設問に3回に2回正答する能力を境とします。|On the scale of the difficulties. With judges, from how many people just at the level they expect to be right; ± is the standard error by the judges' differences. Without judges a level begins where its questions are answered rightly two times in three.]]</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="cuts">
        <table class="listing slim"><thead><tr><th scope="col">[[水準|Level]]</th><th scope="col" class="number">[[境|Begins at]]</th><th scope="col">[[決め方|By]]</th></tr></thead><tbody>
        {{#cuts}}<tr><th scope="row">{{.level}}</th><td class="number nowrap">{{.ability}}</td><td>{{.basis}}</td></tr>
        {{/cuts}}
        </tbody></table>
        </div>
        {{/hasCuts}}
        {{#exportHref}}<p class="screen"><a href="{{.}}">[[設問の一覧をCSVで保存する|Save the questions as CSV]]</a></p>{{/exportHref}}
        {{/isReady}}
        """
}
