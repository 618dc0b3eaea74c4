extension ScenariosPage {
    static let source = """
        {{! title: [[指名の案|Nominations]] }}
        <h1>[[指名の案|Nominations]]</h1>
        <p class="lead">[[だれを、どの研修に、何年度に出すか。目標が次の異動のあとも保たれるように、席のある限りで最もよい組み合わせを求めます。人が決めるための案です。|Whom to send to which training in which year, so that the targets hold through the next transfers: the best that the seats allow. It proposes; people decide.]]</p>
        {{^hasNominated}}<div class="notice"><p>[[計画に、研修の修了を数える人数や所属の目標がありません。そのため指名する研修はありませんが、目標の見通しは求められます。|No target of the plan counts completions of elective training, so there is nothing to nominate for; the forecast of the targets can be had all the same.]]</p></div>{{/hasNominated}}
        {{^hasScenarios}}<p class="nothing">[[まだ案がありません。下で条件を決めて、最初の案を求めてください。そのままでもかまいません。|There is no scenario yet. Ask for the first below; the conditions can stay as they are.]]</p>{{/hasScenarios}}
        {{#hasScenarios}}
        {{#isUnderWay}}<p><a href="/nominations">[[最新の状況に更新する|Refresh]]</a></p>{{/isUnderWay}}
        <form method="get" action="{{compareAction}}">
        <div class="scroll" tabindex="0" role="region" aria-label="[[案の一覧|List of scenarios]]">
        <table class="listing"><caption class="hidden">[[案の一覧|List of scenarios]]</caption><thead><tr>{{#mayCompare}}<th scope="col">[[選ぶ|Select]]</th>{{/mayCompare}}<th scope="col">[[状態|State]]</th><th scope="col">[[案|Scenario]]</th><th scope="col" class="number">[[指名する人|People named]]</th><th scope="col" class="number">[[人数目標の不足|Short of headcounts]]</th><th scope="col" class="number">[[期限に埋まる席（期待）|Places covered, expected]]</th></tr></thead><tbody>
        {{#scenarios}}
        <tr>{{#mayCompare}}<td>{{#.isDone}}<input type="checkbox" id="with-{{.id}}" name="with" value="{{.id}}"><label class="hidden" for="with-{{.id}}">[[{{.name}} を選ぶ|Select {{.name}}]]</label>{{/.isDone}}</td>{{/mayCompare}}<td>{{#.isInForce}}<span class="state done">[[発令済み|Issued]]</span>{{/.isInForce}}{{^.isInForce}}{{#.isDone}}<span class="state on-track">[[結果あり|Done]]</span>{{/.isDone}}{{/.isInForce}}{{#.isWaiting}}<span class="state soon">[[順番待ち|Waiting]]</span>{{/.isWaiting}}{{#.isRunning}}<span class="state soon">[[計算中|Being worked out]]</span>{{/.isRunning}}{{#.isFailed}}<span class="state late">[[求められません|No answer]]</span>{{/.isFailed}}</td><th scope="row"><a href="{{.href}}">{{.name}}</a><span class="about">{{.made}}{{#.isOld}} <span class="tag">[[前の計画による|by an earlier plan]]</span>{{/.isOld}}</span></th><td class="number">{{.people}}</td><td class="number">{{.shortfall}}</td><td class="number strong">{{.places}}</td></tr>
        {{/scenarios}}
        </tbody></table>
        </div>
        {{#mayCompare}}<p class="actions"><button class="button secondary">[[選んだ案を並べて比べる|Compare those selected]]</button></p>{{/mayCompare}}
        </form>
        {{/hasScenarios}}
        <section aria-labelledby="ask">
        <h2 id="ask">{{#isRevision}}[[「{{previousName}}」を変えて求め直す|Work “{{previousName}}” out anew]]{{/isRevision}}{{^isRevision}}[[案を求める|Ask for a scenario]]{{/isRevision}}</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.name}}<li><a href="#name">{{.}}</a></li>{{/errors.name}}{{#errors.years}}<li><a href="#years">{{.}}</a></li>{{/errors.years}}{{#errors.hours}}<li><a href="#hours">{{.}}</a></li>{{/errors.hours}}{{#errors.share}}<li><a href="#share">{{.}}</a></li>{{/errors.share}}{{#errors.moving}}<li><a href="#moving">{{.}}</a></li>{{/errors.moving}}{{#errors.completion}}<li><a href="#completion">{{.}}</a></li>{{/errors.completion}}{{#errors.seconds}}<li><a href="#seconds">{{.}}</a></li>{{/errors.seconds}}{{#seatError}}<li><a href="#seats">[[研修の席: |Seats: ]]{{.}}</a></li>{{/seatError}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/nominations"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="name">[[案の名前|Name]]</label><input id="name" name="name" value="{{form.name}}" maxlength="60" required></div>
          {{#hasPrevious}}
          <div class="field"><label for="previous">[[もとにする案|Earlier scenario]]</label><select id="previous" name="previous">{{#previous}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/previous}}</select></div>
          <div class="field"><label for="loyalty">[[もとの案からの変更|Changes to it]]</label><select id="loyalty" name="loyalty">{{#loyalties}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/loyalties}}</select></div>
          {{/hasPrevious}}
          {{#keptFrom}}<input type="hidden" name="keeps" value="{{.}}">{{/keptFrom}}
          {{#kept}}<p class="small">[[もとの案から引き継ぐもの: |Kept from it: ]]{{.}}</p>{{/kept}}
          <details{{#isOpen}} open{{/isOpen}}><summary>[[条件を変える（空欄は計画とこれまでの実績のとおり）|Change conditions; empty means as the plan and the past say]]</summary>
          <div class="field"><label for="years">[[何年度分（1〜5）|Fiscal years, 1 to 5]]</label><input class="short" id="years" name="years" value="{{form.years}}" inputmode="numeric" maxlength="2"></div>
          <div class="field"><label for="hours">[[1人が1年に出せる時間|Hours a person can spare in a year]]</label><input class="short" id="hours" name="hours" value="{{form.hours}}" inputmode="numeric" maxlength="3"></div>
          <div class="field"><label for="share">[[1所属から1年に出せる人の割合（%）|Most of a section in a year, %]]</label><input class="short" id="share" name="share" value="{{form.share}}" inputmode="numeric" maxlength="3" required></div>
          <div class="field"><label for="moving">[[異動の多さ（これまでを100として）|Moving, the past being 100]]</label><input class="short" id="moving" name="moving" value="{{form.moving}}" inputmode="numeric" maxlength="3" required></div>
          <div class="field"><label for="completion">[[指名した人のうち修了する割合（%）|Of those named, how many complete, %]]</label><input class="short" id="completion" name="completion" value="{{form.completion}}" inputmode="numeric" maxlength="3"></div>
          <div class="field"><label for="seconds">[[計算の時間（5〜600秒）|Time of the search, 5 to 600 seconds]]</label><input class="short" id="seconds" name="seconds" value="{{form.seconds}}" inputmode="numeric" maxlength="3" required></div>
          {{#hasSeats}}
          <h3 id="seats">[[研修の席|Seats]]</h3>
          <p class="small">[[変えるところだけ入力してください。欄の下は計画の席です。|Only where they differ; below each field stands what the plan has.]]</p>
          <div class="scroll" tabindex="0" role="region" aria-labelledby="seats">
          <table class="listing medium" data-served><thead><tr><th scope="col">[[研修|Programme]]</th>{{#years}}<th scope="col">{{.}}</th>{{/years}}</tr></thead><tbody>
          {{#seats}}<tr><th scope="row">{{.name}}</th>{{#.cells}}<td><input aria-label="{{.label}}"{{#.isWrong}} aria-invalid="true"{{/.isWrong}} name="{{.field}}" value="{{.value}}" inputmode="numeric" maxlength="6"><span class="about">{{.plan}}</span></td>{{/.cells}}</tr>{{/seats}}
          </tbody></table></div>
          {{/hasSeats}}
          </details>
          <div class="actions"><button class="button">[[この条件で求める|Work it out]]</button></div>
        </form>
        </section>
        """
}
