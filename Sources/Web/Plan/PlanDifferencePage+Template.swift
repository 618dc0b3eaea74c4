extension PlanDifferencePage {
    static let source = """
        {{! title: [[版の違い|Difference between versions]] }}
        <h1>[[版の違い|Difference between versions]] <span class="about">[[施行中の版 → {{version}}|the one in force → {{version}}]]</span></h1>
        {{#isFaulty}}
        <div class="notice error" role="alert"><h2>[[誤りがあるため、違いと影響を計算できません（{{errorCount}}件）|There are errors, so difference and effect cannot be worked out ({{errorCount}})]]</h2><p><a href="/plan/{{id}}/edit#diagnostics">[[編集の画面で誤りを直してください。|Correct the errors on the page for editing.]]</a></p></div>
        <ol class="plain">{{#findings}}<li id="{{.anchor}}"><p><span class="tag {{.kind}}">{{.tag}}</span> <span class="mono">[[{{.line}}行 {{.column}}桁|line {{.line}}, column {{.column}}]]</span> {{.text}}{{#.help}}<span class="about"> {{.}}</span>{{/.help}}</p><div class="excerpt" tabindex="0" role="group" aria-label="[[{{.line}}行のあたり|Around line {{.line}}]]"><b>{{.lineText}}</b></div></li>{{/findings}}</ol>
        {{/isFaulty}}
        {{#isSame}}<p class="nothing">[[規則に違いはありません。|The rules do not differ.]]</p>{{/isSame}}
        {{#hasEffect}}{{^isSame}}
        <section class="card lead-card" aria-labelledby="effects">
        <h2 id="effects">[[職員への影響|Effect on people]]</h2>
        <p class="small">[[{{asOf}} の名簿とレベルで、両方の版を計算した結果です。|Both versions worked out with the roster and levels of {{asOf}}.]]</p>
        <p>[[人材像が変わる職員|People whose persona changes]]: <span class="strong">[[{{moved}}人|{{moved}}]]</span></p>
        </section>
        <div class="columns">
        <section aria-labelledby="moves"><h2 id="moves">[[人材像が変わる職員|People whose persona changes]]</h2>
        {{^hasMoves}}<p class="nothing">[[いません。|None.]]</p>{{/hasMoves}}
        {{#hasMoves}}<table class="listing slim"><caption class="hidden">[[人材像が変わる職員|People whose persona changes]]</caption><thead><tr><th scope="col">[[分け方|Dimension]]</th><th scope="col">[[今|Now]]</th><th scope="col">[[新しい版で|Then]]</th><th scope="col" class="number">[[人数|People]]</th></tr></thead><tbody>{{#moves}}<tr><td>{{.dimension}}</td><td>{{.from}}</td><td>{{.to}}</td><td class="number">{{.count}}</td></tr>{{/moves}}</tbody></table>
        <details><summary>[[氏名を見る|See their names]]</summary>
        <table data-served class="listing slim"><caption class="hidden">[[人材像が変わる職員の氏名|Names]]</caption><thead><tr><th scope="col">[[職員番号|Staff number]]</th><th scope="col">[[氏名|Name]]</th><th scope="col">[[変わり方|Change]]</th></tr></thead><tbody>{{#movers}}<tr><td>{{.number}}</td><th scope="row">{{.name}}</th><td>{{.move}}</td></tr>{{/movers}}</tbody></table>
        {{#hasMoreMovers}}<p class="small">[[はじめの50人を示しています。|The first 50 are shown.]]</p>{{/hasMoreMovers}}</details>{{/hasMoves}}
        </section>
        <section aria-labelledby="gaps"><h2 id="gaps">[[不足と席|Gaps and seats]]</h2>
        {{^hasGaps}}<p class="nothing">[[スキルの不足は変わりません。|No gap changes.]]</p>{{/hasGaps}}
        {{#hasGaps}}<table class="listing slim"><caption>[[スキルの不足|Skill gaps]]</caption><thead><tr><th scope="col">[[スキル|Skill]]</th><th scope="col" class="number">[[新たに不足|New]]</th><th scope="col" class="number">[[解消|Closed]]</th></tr></thead><tbody>{{#gaps}}<tr><th scope="row">{{.skill}}</th><td class="number">{{.new}}</td><td class="number">{{.closed}}</td></tr>{{/gaps}}</tbody></table>{{/hasGaps}}
        {{#hasSeats}}<table class="listing slim"><caption>[[研修の対象者と席|People to train, and seats]]</caption><thead><tr><th scope="col">[[研修|Training]]</th><th scope="col" class="number">[[対象者|People]]</th><th scope="col" class="number">[[席|Seats]]</th></tr></thead><tbody>{{#seats}}<tr><th scope="row">{{.programme}}</th><td class="number nowrap">{{.people}}</td><td class="number nowrap">{{.seats}}</td></tr>{{/seats}}</tbody></table>{{/hasSeats}}
        </section>
        </div>
        {{/isSame}}{{/hasEffect}}
        {{^hasEffect}}{{^isFaulty}}{{^isSame}}<p class="nothing">[[名簿か施行中の計画がまだないため、職員への影響は計算していません。|The effect on people is not worked out, because there is no roster or no plan in force yet.]]</p>{{/isSame}}{{/isFaulty}}{{/hasEffect}}
        {{^isSame}}{{^isFaulty}}<h2 id="changes">[[変わるところ|What changes]]</h2>{{/isFaulty}}{{/isSame}}
        {{#groups}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{.anchor}}">
        <table class="listing slim still"><caption id="{{.anchor}}">{{.name}} <span class="about">[[{{.count}}件|{{.count}}]]</span></caption><thead><tr><th scope="col">[[種別|Kind]]</th><th scope="col">[[内容|What]]</th></tr></thead><tbody>
        {{#.changes}}<tr class="{{#.isAdded}}added{{/.isAdded}}{{#.isRemoved}}removed{{/.isRemoved}}"><td class="nowrap">{{#.isAdded}}＋ [[追加|Added]]{{/.isAdded}}{{#.isRemoved}}− [[削除|Removed]]{{/.isRemoved}}{{#.isChanged}}△ [[変更|Changed]]{{/.isChanged}}</td><td>{{.text}}</td></tr>{{/.changes}}
        </tbody></table>
        </div>
        {{/groups}}
        <section class="card" aria-labelledby="put-in-force">
        <h2 id="put-in-force">[[{{version}}を施行する|Put in force: {{version}}]]</h2>
        {{#isFaulty}}<div class="notice warning"><h3>[[このままでは施行できません|It cannot be put in force yet]]</h3><ul><li><a href="/plan/{{id}}/edit#diagnostics">[[誤りを直してください。|Correct the errors.]]</a></li></ul></div>{{/isFaulty}}
        {{#isDecided}}<p>[[この版は、すでに施行されたか、施行の日が決まっています。|This version is, was or will be in force already.]]</p>{{/isDecided}}
        {{#canPutInForce}}
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.from}}<li><a href="#from">{{.}}</a></li>{{/errors.from}}{{#errors.confirm}}<li><a href="#confirm">{{.}}</a></li>{{/errors.confirm}}{{#errors.unusual}}<li><a href="#unusual">{{.}}</a></li>{{/errors.unusual}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/plan/{{id}}/difference"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="from">[[施行する日|In force from]]</label><p class="hint" id="from-hint">[[この日から新しい版で計算します。それより前の日の報告は変わりません。|From that day everything is worked out with the new version. Reports of earlier dates stay as they are.]]</p><input type="date" id="from" name="from" value="{{from}}" required aria-describedby="from-hint from-error"{{#errors.from}} aria-invalid="true"{{/errors.from}}><p class="error" id="from-error">{{errors.from}}</p></div>
          <div class="field"><div class="choice"><input type="checkbox" id="confirm" name="confirm" value="yes" required aria-describedby="confirm-error"><label for="confirm">[[違いと職員への影響を確かめました|I have checked the difference and its effect on people]]</label></div><p class="error" id="confirm-error">{{errors.confirm}}</p></div>
          {{#isUnusual}}<div class="notice warning"><p>{{unusual}}</p></div>
          <div class="field"><div class="choice"><input type="checkbox" id="unusual" name="unusual" value="yes" aria-describedby="unusual-error"{{#errors.unusual}} aria-invalid="true"{{/errors.unusual}}><label for="unusual">[[この日で施行することを、もう一度確かめました|I have checked once more that this day is meant]]</label></div><p class="error" id="unusual-error">{{errors.unusual}}</p></div>{{/isUnusual}}
          <p class="small">[[サインインから時間がたっているときは、パスワードをもう一度たずねます。|If you signed in a while ago, your password is asked again.]]</p>
          <div class="actions"><button class="button">[[この日から施行する|Put in force from that day]]</button><a href="/plan">[[やめる|Cancel]]</a></div>
        </form>
        {{/canPutInForce}}
        </section>
        """
}
