import Documents
import Domain
import Formats
import Hummingbird
import Kernel
import Operations

extension SurveyResultsPage {
    /// Queries: the list of surveys, and the revisions for each survey's last day.
    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let answer = try await ReadSurveyResults(try context.works).results(
            ofSurvey: visit.value, for: try context.caller)
        let city = context.city
        let canExport = answer.reading != nil && Policy.allows(.exportTables, to: context.visitor)
        let mayManage = Policy.allows(.manageSurveys, to: context.visitor)
        let plan: Plan
        if let reading = answer.reading { plan = reading.plan } else { plan = try await context.works.state().plan }
        let asked = Asked(
            scribe: Scribe(plan: plan, language: context.language), usesEra: context.usesEra, query: visit.query,
            trail: [Crumb(context.language == .ja ? "調査" : "Surveys", context.address(.surveys))]
                + (mayManage ? [Crumb(answer.facts.title, context.address(.survey, visit.value))] : []),
            href: { Place<Int64>.surveyResults.address(in: city, visit.value, query: $0).description },
            exportHref: canExport ? context.address(.surveyResultsFile, visit.value).description : nil)
        return try context.show(SurveyResultsPage(answer, asked), asOf: answer.reading?.state.date)
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        guard Policy.scope(of: .exportTables, for: context.visitor) == .everyone else {
            throw Refusal.forbidden(.exportTables)
        }
        let answer = try await ReadSurveyResults(try context.works).results(
            ofSurvey: visit.value, for: try context.caller)
        guard let reading = answer.reading else { throw WorkError.notFound }
        let tables = StandingTables(
            reading.state.standing, language: context.language, encoding: .utf8BOM, json: false)
        guard let file = tables.survey(reading.results).first else { throw WorkError.notFound }
        return context.save(file, as: "survey-\(visit.value)-results")
    }

    static let source = """
        {{! title: [[調査の結果|Survey results]] }}
        <h1>[[調査の結果|Survey results]] <span class="about">{{name}}[[・|, ]]{{window}}</span></h1>
        {{^isReady}}<div class="notice"><p>[[結果は、調査を締め切ったあとに表示します。途中の結果を日ごとに比べると、少人数の回答が分かってしまうためです。|Results are shown once the survey is closed: comparing them from day to day would tell what few people answered.]]</p></div>{{/isReady}}
        {{#isReady}}
        <dl class="facts inline"><div><dt>[[回答|Answered]]</dt><dd>{{answered}} / {{population}}</dd></div><div><dt>[[回答率|Response]]</dt><dd>{{rate}}</dd></div>{{#previous}}<div><dt>[[比べる前回|Compared with]]</dt><dd>{{.}}</dd></div>{{/previous}}</dl>
        {{#isFirst}}<p class="nothing">[[これより前に締め切った調査がないため、前回との比較はありません。次の調査から、同じスキルの平均の差を示します。|No survey was closed before this one, so there is nothing to compare with. From the next one on, changes of the mean of the same skills are shown.]]</p>{{/isFirst}}
        {{#hasOther}}<div class="notice"><p>[[前回とは調査票かスキルが異なります。両方で調べた {{common}} のスキルだけを比べています。|Questionnaire or skills differ from the survey before: only the {{common}} skills that both asked about are compared.]]</p></div>{{/hasOther}}
        <p class="small">[[締切日の在籍者と所属で数えています。|Counted by the staff and units of the last day.]]</p>
        {{#leftOut}}<p class="notice">[[締め切りの後に受け付けを再開して届いた回答 {{.}}件は、少人数の差から中身が分かってしまうため、結果に含めていません。|Answers that came after the survey was opened again ({{.}}) are not counted: the difference would tell what few people answered.]]</p>{{/leftOut}}
        {{#hasSkills}}
        <h2 id="distribution">[[スキルごとの分布（人）|Distribution by skill (people)]]</h2>
        <ul class="legend">{{#legend}}<li><span class="key {{.key}}"></span>{{.words}}</li>{{/legend}}</ul>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="distribution">
        <table class="listing wide" id="distribution-table"><thead><tr><th scope="col">[[スキル|Skill]]</th><th scope="col" class="drawn">[[分布|Distribution]]</th>{{#heads}}<th scope="col" class="number">{{.name}}</th>{{/heads}}<th scope="col" class="number">[[平均|Mean]]</th>{{#hasLastYear}}<th scope="col" class="number">[[前回|Before]]</th><th scope="col" class="number">[[差|Change]]</th>{{/hasLastYear}}</tr></thead><tbody>
        {{#skills}}
        <tr class="middle"><th scope="row">{{.name}}<span class="about">{{.field}}</span></th><td class="drawn"><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/>{{#.parts}}<rect class="{{.kind}}" x="{{.x}}" width="{{.width}}" height="10"/>{{/.parts}}</svg></td>{{#.shares}}<td class="number">{{.share}}</td>{{/.shares}}<td class="number strong">{{.mean}}</td>{{#hasLastYear}}<td class="number">{{.lastYear}}</td><td class="number">{{.change}}</td>{{/hasLastYear}}</tr>
        {{/skills}}
        </tbody></table>
        </div>
        {{#weighting}}
        <h2 id="weighted">[[答えなかった人も含めた見込み|Estimated for all who were asked]]</h2>
        <p class="small">[[部局と職階の人数に合うように回答者に重みを付けた割合です（下は重みを付けない割合）。どのスキルも、自己評価を答えた人のうちの割合です。重みの差によるばらつきの増え方は{{.effect}}倍で、重みのない{{.worth}}人の回答に当たります。{{#.trimmed}}{{.}}人の重みは上限（中央値の5倍と平均の2倍の大きいほう）に抑えました。{{/.trimmed}}|Shares with the respondents weighted to the numbers of all who were asked, by department and grade (below: without weights), of those who rated themselves. Unequal weights raise the variance {{.effect}} times, as if {{.worth}} people of equal weight had answered. {{#.trimmed}}{{.}} weights were cut to the limit (five times the median, or twice the mean where that is more).{{/.trimmed}}]]</p>
        <p class="small">[[重みで直せるのは、部局や職階によって答えた人の割合が違うことだけです。同じ部局・職階の中で、できる人ほど（またはできない人ほど）答えた、という偏りは直せません。|Weights mend only that departments and grades answered unequally. That within one of them the able answered more, or less, than others they cannot mend.]]</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="weighted">
        <table class="listing medium"><thead><tr><th scope="col">[[スキル|Skill]]</th>{{#levelHeads}}<th scope="col" class="number">{{.name}}</th>{{/levelHeads}}</tr></thead><tbody>
        {{#skills}}<tr><th scope="row">{{.name}}</th>{{#.weighted}}<td class="number"><span class="strong">{{.share}}</span><span class="about">{{.plain}}</span></td>{{/.weighted}}</tr>
        {{/skills}}
        </tbody></table>
        </div>
        {{/weighting}}
        {{/hasSkills}}
        <h2 id="breakdown">[[分けて見る|Breakdown]]</h2>
        <form class="filter" method="get">
          <div class="field"><label for="by">[[分け方|Break down by]]</label><select id="by" name="by">{{#by}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/by}}</select></div>
          <button class="button">[[表示する|Show]]</button>
        </form>
        <p class="small">[[欄は平均の段階{{#hasLastYear}}と、前回との差{{/hasLastYear}}です。{{minimum}}人未満の集まりと、引き算で分かってしまう欄は「＊」とし、値を出しません。|Cells show the mean level{{#hasLastYear}} and the change from the survey before{{/hasLastYear}}. Groups under {{minimum}} people, and cells that could be found by subtraction, show ＊ instead.]]</p>
        {{^hasRows}}<p class="nothing">[[この分け方で数える人がいません。|Nobody is counted this way.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="breakdown">
        <table class="heat still"><thead><tr><th scope="col">{{corner}}</th><th scope="col">[[回答 / 対象|Answered / asked]]</th>{{#columns}}<th scope="col">{{.name}}</th>{{/columns}}</tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row">{{.name}}</th><td>{{.answered}}</td>{{#.cells}}{{#.isSuppressed}}<td class="withheld"><span aria-hidden="true">＊</span><span class="hidden">[[表示しません|Not shown]]</span></td>{{/.isSuppressed}}{{^.isSuppressed}}<td><span class="figure">{{.value}}</span>{{#.change}}<span class="gap">{{.}}</span>{{/.change}}</td>{{/.isSuppressed}}{{/.cells}}</tr>
        {{/rows}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasRows}}
        {{#hasKnowledge}}
        <h2 id="knowledge">[[知識の設問|Knowledge questions]]</h2>
        {{#isKnowledgeEstimated}}<p class="small">[[前の調査で答えた人には、その人に合う問題だけを出しています。人によって問題が違うので、正答率は、答えた全員が解いたとした場合の見込みです（＊は回答した人が少なく示さない問題、–は見込むのに足りる回答がまだない問題）。|Who answered an earlier survey was put only questions that suit them. As people were put different ones, the share right is what all who answered would reach, an estimate (＊: too few people to be shown; –: not enough answers yet to estimate it).]]</p>{{/isKnowledgeEstimated}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="knowledge">
        <table class="listing medium"><thead><tr><th scope="col">[[設問|Question]]</th><th scope="col" class="number">[[回答者|Answered]]</th><th scope="col" class="number">[[正答率|Correct]]{{#isKnowledgeEstimated}}[[（見込み）| (estimate)]]{{/isKnowledgeEstimated}}</th></tr></thead><tbody>
        {{#knowledge}}<tr><th scope="row">{{.text}}</th><td class="number">{{.answered}}</td><td class="number strong">{{.correct}}</td></tr>
        {{/knowledge}}
        </tbody></table>
        </div>
        {{/hasKnowledge}}
        {{#hasWritten}}
        <h2>[[自由記述|Free answers]]</h2>
        <p class="small">[[書いた人の数だけを示します。内容は誰にも表示しません。|Only how many wrote something; what they wrote is shown to nobody.]]</p>
        <ul>{{#written}}<li>{{.text}} [[{{.count}}人|{{.count}}]]</li>{{/written}}</ul>
        {{/hasWritten}}
        {{#exportHref}}<p class="screen"><a href="{{.}}">[[結果をCSVで保存する|Save the results as CSV]]</a></p>{{/exportHref}}
        {{/isReady}}
        """
}
