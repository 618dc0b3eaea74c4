extension SeatPlanPage {
    static let source =
        """
        {{! title: [[席の割り当て|Seats]] }}
        <h1>{{name}}</h1>
        {{#isInForce}}<div class="notice success"><p>[[この案の席を知らせています。|The seats of this plan are given out.]]</p></div>{{/isInForce}}
        {{#isReplaced}}<div class="notice"><p>[[この案は前に知らせたものです。いまは別の案に置き換わっています。|This was given out before; another has taken its place.]]</p></div>{{/isReplaced}}
        {{#isStale}}<div class="notice warning"><p>[[この案を求めたあとに、ほかの席割りを知らせたか、回が変わりました。もう知らせることはできません。|Since it was asked for other seats were given out, or sessions changed: it cannot be given out any more.]] <a href="{{againHref}}">[[求め直す|Ask again]]</a></p></div>{{/isStale}}
        {{#error}}<div class="notice error" role="alert"><p>{{.}}</p></div>{{/error}}
        \(ScenarioPage.search)
        <dl class="facts inline">{{#facts}}<div><dt>{{.name}}</dt><dd>{{.value}}</dd></div>{{/facts}}</dl>
        {{#isDone}}
        <p class="actions">{{#issueHref}}<a class="button" href="{{.}}">[[この席を知らせる|Give these seats out]]</a> {{/issueHref}}{{#peopleHref}}<a class="button secondary" href="{{.}}">[[誰がどの回かを見る|See who sits where]]</a> {{/peopleHref}}{{#paperHref}}<a href="{{.}}" download>[[決裁の資料（CSV）|Paper for the decision (CSV)]]</a>{{/paperHref}}</p>
        {{#moved}}<p class="strong">{{.}}</p>{{/moved}}{{#gain}}<p class="strong">{{.}}</p>{{/gain}}
        """ + answer + """
            {{/isDone}}
            {{#dropHref}}<p class="actions"><a class="button secondary" href="{{.}}">{{#isDone}}[[この案を消す|Delete this plan]]{{/isDone}}{{^isDone}}[[計算をやめて消す|Stop and delete it]]{{/isDone}}</a></p>{{/dropHref}}
            """

    private static let answer = """
        <h2 id="levels">[[どこまで届くか|How far it reaches]]</h2>
        <p class="small">[[上の段ほど先に守ります。「最適」は、これより良い席割りがないことの証明があるものです。|What stands above goes before what stands below. “Optimal” is proven: no seats are better.]]</p>
        {{#proviso}}<p class="small">{{.}}</p>{{/proviso}}
        {{#stages}}
        <section class="card"><h3>{{.name}}</h3>
        {{#.isCut}}<p class="small">[[時間の限りで打ち切った答えです。|The search ended with its time.]]</p>{{/.isCut}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{.name}}">
        <table class="listing medium" data-served><caption class="hidden">{{.name}}</caption><thead><tr><th scope="col">[[内容|What]]</th><th scope="col" class="number">[[この案|This plan]]</th><th scope="col">[[証明|Proof]]</th><th scope="col" class="number">[[先着順|First come]]</th><th scope="col" class="number">[[優先順の先着|By priority]]</th></tr></thead><tbody>
        {{#.levels}}<tr><th scope="row">{{.name}}</th><td class="number strong">{{.value}}</td><td>{{#.isProven}}<span class="state done">[[最適|optimal]]</span>{{/.isProven}}{{^.isProven}}[[{{.bound}} より少なくはならない|not fewer than {{.bound}}]]{{/.isProven}}</td><td class="number">{{.firstCome}}</td><td class="number">{{.byPriority}}</td></tr>{{/.levels}}
        </tbody></table></div>
        {{#.hasObstacles}}<div class="notice warning"><h4>[[席が足りない理由と、できること|Why not everybody sits, and what can be done]]</h4>{{#.obstacles}}<p class="strong">{{.cause}}</p><ul>{{#.waysOut}}<li>{{.}}</li>{{/.waysOut}}</ul>{{/.obstacles}}{{#.hasMore}}<details><summary>[[ほか{{.moreCount}}件|{{.moreCount}} more]]</summary>{{#.more}}<p class="strong">{{.cause}}</p><ul>{{#.waysOut}}<li>{{.}}</li>{{/.waysOut}}</ul>{{/.more}}</details>{{/.hasMore}}</div>{{/.hasObstacles}}
        </section>
        {{/stages}}
        {{#hasRemarks}}<ul class="small">{{#remarks}}<li>{{.}}</li>{{/remarks}}</ul>{{/hasRemarks}}
        {{#hasWaiting}}
        <h2 id="waiting">[[席のない人と、その理由|Who has no seat, and why]]</h2>
        <p class="small">[[一人がいくつもの理由に数えられることがあります（回ごとに理由が違うため）。|A person may be counted for several reasons, one for each session.]]</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="waiting">
        <table class="listing medium"><thead><tr><th scope="col">[[研修|Programme]]</th><th scope="col">[[区分|Kind]]</th><th scope="col" class="number">[[人|People]]</th><th scope="col">[[理由|Why]]</th></tr></thead><tbody>
        {{#waiting}}<tr><th scope="row">{{.course}}</th><td>{{.kind}}</td><td class="number">{{.people}}</td><td>{{.blocks}}</td></tr>{{/waiting}}
        </tbody></table></div>
        {{/hasWaiting}}
        <h2 id="sessions">[[回ごとの席|Sessions]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="sessions">
        <table class="listing medium"><thead><tr><th scope="col">[[回|Session]]</th><th scope="col">[[研修|Programme]]</th><th scope="col" class="number">[[人|People]]</th><th scope="col" class="number">[[定員|Seats]]</th><th scope="col">[[埋まり方|Fill]]</th></tr></thead><tbody>
        {{#sessions}}<tr><th scope="row">{{.code}}</th><td>{{.course}}</td><td class="number">{{.people}}</td><td class="number">{{.seats}}</td><td>{{#.isOff}}<span class="tag error">[[取りやめ|called off]]</span>{{/.isOff}}{{#.isNotHeld}}<span class="tag warning">[[開かない|not held]]</span>{{/.isNotHeld}}{{^.isOff}}{{^.isNotHeld}}<progress max="{{.most}}" value="{{.value}}" aria-label="[[{{.code}} の埋まり方|Fill of {{.code}}]]"></progress>{{/.isNotHeld}}{{/.isOff}}</td></tr>
        {{/sessions}}
        </tbody></table></div>
        {{#hasAbsences}}
        <h2 id="absences">[[不在の多い所属と半日|Where most are away]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="absences">
        <table class="listing medium"><thead><tr><th scope="col">[[所属|Unit]]</th><th scope="col">[[半日|Half-day]]</th><th scope="col" class="number">[[不在|Away]]</th><th scope="col" class="number">[[上限|Most]]</th></tr></thead><tbody>
        {{#absences}}<tr><th scope="row">{{.unit}}</th><td class="nowrap">{{.halfDay}}</td><td class="number">{{.people}}</td><td class="number">{{.most}}</td></tr>{{/absences}}
        </tbody></table></div>
        {{/hasAbsences}}
        """
}
