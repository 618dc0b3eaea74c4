extension ScenarioPage {
    static let source =
        """
        {{! title: [[指名の案|Scenario]] }}
        <h1>{{name}}</h1>
        {{#isInForce}}<div class="notice success"><p>[[この案の指名を発令しています。|The nominations of this scenario are issued.]]</p></div>{{/isInForce}}
        {{#isReplaced}}<div class="notice"><p>[[この案は前に発令したものです。いまは別の案に置き換わっています。|This was issued before; another has taken its place.]]</p></div>{{/isReplaced}}
        {{#isOld}}<div class="notice warning"><p>[[この案のあとに計画の版が変わりました。求め直してください。|The plan has changed since: work it out anew.]]</p></div>{{/isOld}}
        {{#error}}<div class="notice error" role="alert"><p>{{.}}</p></div>{{/error}}
        \(search)
        <dl class="facts inline">{{#facts}}<div><dt>{{.name}}</dt><dd>{{.value}}</dd></div>{{/facts}}</dl>
        {{#isDone}}
        """ + answer + prospects + grounds + """
            {{/isDone}}
            {{#dropAction}}<form method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{csrf}}"><p class="actions"><button class="button secondary">{{#isDone}}[[この案を消す|Delete this scenario]]{{/isDone}}{{^isDone}}[[計算をやめて消す|Stop and delete it]]{{/isDone}}</button></p></form>{{/dropAction}}
            """

    /// While a search waits or goes on, of whatever it is.
    static let search = """
        {{#isWaiting}}<section class="card"><h2>[[順番を待っています|It waits for its turn]]</h2><p>[[まもなく始まります。この画面を離れても続きます。|It begins within seconds and goes on when you leave this page.]]</p><progress aria-label="[[進み具合（終わりの見込みは不明）|Progress, end unknown]]"></progress><p><a href="{{refreshHref}}">[[最新の状況に更新する|Refresh]]</a></p></section>{{/isWaiting}}
        {{#isRunning}}<section class="card"><h2>[[計算しています|It is being worked out]]</h2>{{#progress}}<p>{{.}}</p>{{/progress}}<progress aria-label="[[進み具合（終わりの見込みは不明）|Progress, end unknown]]"></progress><p class="small">[[この画面を離れても続きます。|It goes on when you leave this page.]]</p><p><a href="{{refreshHref}}">[[最新の状況に更新する|Refresh]]</a></p></section>{{/isRunning}}
        """

    /// How good it is, what it gains, and what to do with it.
    private static let answer = """
        {{#isCut}}<div class="notice"><p>[[時間の限りで打ち切った答えです。限界との開きは下のとおりです。|The search ended with its time; how far the answer can be from the best stands below.]]</p></div>{{/isCut}}
        <p class="actions">{{#issueHref}}<a class="button" href="{{.}}">[[この案を発令する|Issue this scenario]]</a> {{/issueHref}}<a class="button secondary" href="{{peopleHref}}">[[指名する人を見る|See who is named]]</a> {{#mapHref}}<a class="button secondary" href="{{.}}">[[所属の地図|Map of units]]</a> {{/mapHref}}{{#paperHref}}<a href="{{.}}" download>[[決裁の資料（CSV）|Paper for the decision (CSV)]]</a>{{/paperHref}} <a href="{{againHref}}">[[条件を変えて求め直す|Other conditions]]</a></p>
        <h2 id="levels">[[どこまで届くか|How far it reaches]]</h2>
        <ol>{{#levels}}<li>{{.}}</li>{{/levels}}</ol>
        <p class="small">[[上にあるものほど先に守ります。|What stands above goes before what stands below.]]</p>
        {{#hasShortages}}<div class="notice warning"><h3>[[届かないところと、その理由|What is not reached, and why]]</h3><ul>{{#shortages}}<li>{{.}}</li>{{/shortages}}</ul></div>{{/hasShortages}}
        <h2 id="ways">[[ほかの決め方と比べて|Beside the usual ways]]</h2>
        {{#gain}}<p><span class="strong">{{.}}</span></p>{{/gain}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="ways">
        <table class="listing medium"><thead><tr><th scope="col">[[決め方|Way]]</th><th scope="col" class="number">[[指名する人|People named]]</th><th scope="col" class="number">[[人数目標の不足|Short of headcounts]]</th><th scope="col" class="number">[[期限に埋まる席（期待）|Places covered, expected]]</th><th scope="col" class="number">[[縮まる不足（点）|Gap closed, points]]</th></tr></thead><tbody>
        {{#ways}}<tr{{#.isBest}} class="added"{{/.isBest}}><th scope="row">{{.name}}</th><td class="number">{{.people}}</td><td class="number">{{.shortfall}}</td><td class="number strong">{{.places}}</td><td class="number">{{.points}}</td></tr>{{/ways}}
        </tbody></table></div>
        {{#hasCourses}}
        <h2 id="courses">[[研修ごとの指名|Nominations by programme]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="courses">
        <table class="listing medium"><thead><tr><th scope="col">[[年度|Fiscal year]]</th><th scope="col">[[研修|Programme]]</th><th scope="col" class="number">[[指名|Named]]</th><th scope="col" class="number">[[席|Seats]]</th><th scope="col" class="number">[[費用|Cost]]</th></tr></thead><tbody>
        {{#courses}}<tr><td class="nowrap">{{.year}}</td><th scope="row">{{.name}}</th><td class="number">{{.named}}</td><td class="number">{{.seats}}</td><td class="number">{{.cost}}</td></tr>{{/courses}}
        </tbody></table></div>
        {{/hasCourses}}
        {{#hasPrices}}<h2 id="prices">[[あと一つ増やすと|What one more would buy]]</h2><ul>{{#prices}}<li>{{.}}</li>{{/prices}}</ul>{{/hasPrices}}
        """

    /// What becomes of targets and units.
    private static let prospects = """
        <h2 id="forecast">[[目標の見通し|What becomes of the targets]]</h2>
        <p class="small">[[異動・退職・欠席を見込んだ年度末の値です。かっこの中は、10回のうち9回入る範囲です。|At the end of each fiscal year, with moving, leaving and absence. In brackets the range that nine of ten chances fall into.]]{{#runs}} {{.}}{{/runs}}</p>
        {{#forecasts}}
        <section class="card"><h3>{{.name}}</h3>{{#.remark}}<p class="small">{{.}}</p>{{/.remark}}
        {{#.hasYears}}<div class="scroll" tabindex="0" role="region" aria-label="{{.name}}">
        <table class="listing medium" data-served><caption class="hidden">{{.name}}</caption><thead><tr><th scope="col">[[年度末|End of]]</th><th scope="col" class="number">[[目標|Due]]</th><th scope="col" class="number">[[累計|Flow]]</th><th scope="col" class="number">[[在籍|Stock]]</th><th scope="col" class="number">[[足りる所属|Units covered]]</th>{{#.hasMovers}}<th scope="col" class="number">[[異動してくる人を含む|Movers-in counted]]</th>{{/.hasMovers}}<th scope="col" class="number">[[届く見込み|Chance to meet]]</th><th scope="col" class="number">[[指名しないとき|With nobody named]]</th></tr></thead><tbody>
        {{#.years}}<tr><th scope="row" class="nowrap">{{.year}}</th><td class="number">{{.due}}</td><td class="number">{{.flow}}</td><td class="number">{{.stock}}</td><td class="number">{{.coverage}}</td>{{#.hasMovers}}<td class="number">{{.withMovers}}</td>{{/.hasMovers}}<td class="number strong">{{.chance}}</td><td class="number">{{.without}}</td></tr>{{/.years}}
        </tbody></table></div>{{/.hasYears}}</section>
        {{/forecasts}}
        {{#hasSensitivities}}
        <h2 id="sensitivity">[[何に左右されるか|What moves the targets most]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="sensitivity">
        <table class="listing medium"><thead><tr><th scope="col">[[目標（期限の年度末）|Target, at its deadline]]</th><th scope="col">[[もし|If]]</th><th scope="col" class="number">[[在籍（人）|Stock, people]]</th><th scope="col" class="number">[[足りる所属|Units covered]]</th><th scope="col" class="number">[[届く見込み（ポイント）|Chance, points]]</th></tr></thead><tbody>
        {{#sensitivities}}<tr><th scope="row">{{.target}}</th><td>{{.assumption}}</td><td class="number">{{.stock}}</td><td class="number">{{.coverage}}</td><td class="number strong">{{.chance}}</td></tr>{{/sensitivities}}
        </tbody></table></div>
        {{/hasSensitivities}}
        {{#hasUnits}}
        <h2 id="units">[[所属ごとの充足|Units]] <span class="about">[[{{unitCount}}件|{{unitCount}}]]</span></h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="units">
        <table class="listing"><thead><tr><th scope="col">[[所属|Unit]]</th><th scope="col" class="number">[[必要|Needs]]</th><th scope="col" class="number">[[いま|Now]]</th><th scope="col" class="number">[[期限の期待値|Expected at the deadline]]</th><th scope="col" class="number">[[足りる見込み|Chance covered]]</th><th scope="col" class="number">[[指名しないとき|With nobody named]]</th></tr></thead><tbody>
        {{#units}}<tr{{#.isWeak}} class="alert"{{/.isWeak}}><th scope="row">{{.name}}</th><td class="number">{{.need}}</td><td class="number">{{.now}}</td><td class="number">{{.places}}</td><td class="number strong">{{.chance}}</td><td class="number">{{.without}}</td></tr>{{/units}}
        </tbody></table></div>
        {{/hasUnits}}
        """

    /// What it rests on, and changing it.
    private static let grounds = """
        {{#hasRemarks}}<h2 id="remarks">[[計画の読み方|How the plan was read]]</h2><ul>{{#remarks}}<li>{{.}}</li>{{/remarks}}</ul>{{/hasRemarks}}
        <details><summary>[[異動・退職の見込み（名簿のこれまでから）|Moving and leaving, from the roster's past]]</summary>
        <p class="small">{{hazardBasis}}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="[[異動・退職の見込み|Moving and leaving]]">
        <table class="listing medium"><thead><tr><th scope="col">[[できごと|Event]]</th><th scope="col">[[職階|Grade]]</th><th scope="col">[[年数・年齢|Years or age]]</th><th scope="col" class="number">[[見込み|Chance]]</th><th scope="col" class="number">[[もとの人数|Cases]]</th></tr></thead><tbody>
        {{#hazards}}<tr><th scope="row">{{.event}}</th><td>{{.grade}}</td><td>{{.span}}</td><td class="number">{{.chance}}</td><td class="number">{{.cases}}</td></tr>{{/hazards}}
        </tbody></table></div></details>
        <section aria-labelledby="exclude"><h2 id="exclude">[[所属を1年だけ外して求め直す|Leave a unit out for a year]]</h2>
        <form class="form" method="post" action="{{revisionAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="change" value="exclude">
          <div class="field"><label for="unit">[[所属（下の組織も含む）|Unit, with those below it]]</label><select id="unit" name="unit">{{#unitChoices}}<option value="{{.value}}">{{.label}}</option>{{/unitChoices}}</select></div>
          <div class="field"><label for="year">[[年度|Fiscal year]]</label><select id="year" name="year">{{#yearChoices}}<option value="{{.value}}">{{.label}}</option>{{/yearChoices}}</select></div>
          <div class="actions"><button class="button secondary">[[外して求め直す|Work it out without it]]</button></div>
        </form></section>
        """
}
