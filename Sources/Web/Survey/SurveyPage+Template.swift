extension SurveyPage {
    static let source = """
        {{! title: [[回答の状況|Response]] }}
        <h1>{{name}} <span class="about">{{window}}</span></h1>
        <p>{{#isOpen}}<span class="state on-track">[[実施中|Open]]</span>{{/isOpen}}{{#isPlanned}}<span class="state soon">[[予定|Planned]]</span>{{/isPlanned}}{{#isClosed}}<span class="state none">[[終了|Closed]]</span>{{/isClosed}}</p>
        \(SurveyWindowForm.summary)
        {{#resultsHref}}<p><a class="button" href="{{.}}">[[結果を見る|See the results]]</a>{{#itemsHref}} <a class="button" href="{{.}}">[[設問の出来を見る|How good the questions are]]</a>{{/itemsHref}}</p>{{/resultsHref}}
        <section aria-labelledby="response">
        <h2 id="response">[[回答の状況|Response]]</h2>
        <dl class="tiles"><div><dt>[[回答率|Response]]</dt><dd><span class="value">{{rate}}</span><span class="about">{{answered}} / {{population}}</span></dd></div><div><dt>[[未提出|Not handed in]]</dt><dd><span class="value">{{#unansweredHref}}<a href="{{.}}">{{/unansweredHref}}{{unanswered}}{{#unansweredHref}}</a>{{/unansweredHref}}</span><span class="about">[[うち回答の途中 {{begun}}|{{begun}} of them have begun]]</span></dd></div>{{#left}}<div><dt>[[締切まで|Until it closes]]</dt><dd><span class="value">{{.}}</span></dd></div>{{/left}}</dl>
        <p class="small">[[今の在籍者と所属で数えています。{{#isClosed}}締切日の在籍者で数える「結果」とは、少し違うことがあります。{{/isClosed}}|Counted by present staff and units.{{#isClosed}} The results count those of the last day and may differ a little.{{/isClosed}}]]</p>
        {{^hasUnits}}<p class="nothing">[[今日、対象となる職員がいません。|Nobody is asked today.]]</p>{{/hasUnits}}
        {{#hasUnits}}
        <div class="pages">\(Paging.count("所属")){{#exportHref}}<p><a href="{{.}}">[[回答の状況をCSVで保存する|Save the response as CSV]]</a></p>{{/exportHref}}{{#unansweredHref}}<p><a href="{{.}}">[[未提出の人の一覧|Who has not handed in]]</a></p>{{/unansweredHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="response">
        <table data-served class="listing medium roomy" id="response-table"><thead><tr><th scope="col"{{#heads.name.sort}} aria-sort="{{.}}"{{/heads.name.sort}}><a href="{{heads.name.href}}">[[所属|Unit]]</a></th><th scope="col" class="drawn">[[回答率の棒|Bar]]</th><th scope="col" class="number"{{#heads.rate.sort}} aria-sort="{{.}}"{{/heads.rate.sort}}><a href="{{heads.rate.href}}">[[回答率|Response]]</a></th><th scope="col" class="number"{{#heads.people.sort}} aria-sort="{{.}}"{{/heads.people.sort}}><a href="{{heads.people.href}}">[[回答 / 対象|Answered / asked]]</a></th></tr></thead><tbody>
        {{#units}}<tr class="middle"><th scope="row">{{.name}}</th><td class="drawn"><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="{{#.isLow}}short{{/.isLow}}{{^.isLow}}met{{/.isLow}}" width="{{.percent}}" height="10"/></svg></td><td class="number strong">{{.rate}}{{#.isLow}} <span class="tag warning">[[低い|Low]]</span>{{/.isLow}}</td><td class="number">{{.answered}} / {{.population}}</td></tr>
        {{/units}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasUnits}}
        </section>
        <section class="screen" aria-labelledby="window">
        <h2 id="window">[[期間を変える|Change the window]]</h2>
        {{#isClosed}}<p class="small">[[締め切る日を今日以後にすると、調査を再び開きます。|With a last day of today or later, the survey opens again.]]</p>{{/isClosed}}
        <form class="form" method="post" action="{{windowAction}}"><input type="hidden" name="csrf" value="{{csrf}}">
          \(SurveyWindowForm.fields)
          <div class="actions"><button class="button">[[期間を変える|Change the window]]</button></div>
        </form>
        {{#closeHref}}<p><a href="{{.}}">[[期間の途中で締め切る|Close it before its time]]</a></p>{{/closeHref}}
        </section>
        \(SurveyReminders.fields)
        """
}
