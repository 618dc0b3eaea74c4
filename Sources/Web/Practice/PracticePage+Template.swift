extension PracticePage {
    static let source = """
        {{! title: [[学習・試験の練習|Learn and practise]] }}
        <h1>[[学習・試験の練習|Learn and practise]]</h1>
        <p class="lead">[[短い時間ずつ、忘れかけたころの問題から出します。練習の記録はあなただけが見られ、レベルの判定や人事評価には使いません。|A few minutes at a time, beginning with what you are about to forget. Only you can see your practice; it is used neither for levels nor for appraisal.]]</p>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><p>[[保存できませんでした。印の付いた欄を直してください。|It was not saved. Please correct the marked field.]]</p></div>{{/hasErrors}}
        {{^hasBanks}}<p class="nothing">[[練習できる問題集はまだありません。|There are no questions to practise with yet.]]</p>{{/hasBanks}}
        {{#banks}}
        <section class="card lead-card" aria-labelledby="bank-{{.id}}">
        <h2 id="bank-{{.id}}">{{.title}} {{#.isRecommended}}<span class="tag own">[[計画が勧める資格|Recommended by the plan]]</span>{{/.isRecommended}}</h2>
        <div class="survey-head"><p>[[取り組んだ問題|Questions tried]]</p><p><span class="strong">{{.seen}}</span> / {{.count}}</p><progress max="100" value="{{.percent}}" aria-label="[[取り組んだ問題の割合|Share of questions tried]]">{{.percent}} %</progress></div>
        <dl class="tiles"><div><dt>[[復習の時期が来た問題|Due for review]]</dt><dd><span class="value">{{.due}}<small>[[問| questions]]</small></span></dd></div><div><dt>[[取り組んだ問題のうち、いま思い出せそうな割合|Of the questions tried, likely recalled now]]</dt><dd><span class="value">{{#.recall}}{{.}}<small>%</small>{{/.recall}}{{^.recall}}–{{/.recall}}</span></dd></div><div><dt>[[今月の学習|Study this month]]</dt><dd><span class="value">{{.studied}}<small>[[分| min]]</small></span></dd></div></dl>
        <div class="actions">
        <form method="post" action="/my/practice"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="bank" value="{{.id}}"><button class="button">{{#.isGoingOn}}[[練習を続ける|Go on practising]]{{/.isGoingOn}}{{^.isGoingOn}}[[{{.minutes}}分の練習を始める|Practise for {{.minutes}} minutes]]{{/.isGoingOn}}</button></form>
        {{#.sizes}}<form method="post" action="/my/practice"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="bank" value="{{id}}"><button class="button secondary" name="questions" value="{{.value}}">[[模擬試験（{{.label}}）|Mock exam ({{.label}})]]</button></form>{{/.sizes}}
        </div>
        {{#.openMocks}}<p><a href="{{.href}}">{{.label}}</a></p>{{/.openMocks}}
        <h3>[[合格の見込み（目安）|Chance to pass (an estimate)]]</h3>
        {{#.forecast}}
        <p><span class="value">{{.chance}}<small>%</small></span></p>
        <p>[[予想される評価点は{{.marks}}点で、10回受ければ8回は{{.range}}点に入ります（合格は{{.pass}}点から）。答えた{{.answers}}問から見積もりました。|About {{.marks}} marks are expected; eight results in ten would lie within {{.range}} (to pass: {{.pass}}). Estimated from {{.answers}} answers.]]</p>
        <div class="scroll" tabindex="0" role="region" aria-label="[[分野ごとの見込み|Forecast by field]]"><table data-served class="listing slim"><caption class="hidden">[[分野ごとの見込み|Forecast by field]]</caption><thead><tr><th scope="col">[[分野|Field]]</th><th scope="col" class="number">[[予想される点|Marks expected]]</th><th scope="col" class="number">[[基準点に届く確率|Chance to reach the minimum]]</th><th scope="col" class="number">[[答えた数|Answered]]</th></tr></thead><tbody>{{#.fields}}<tr><th scope="row" class="nowrap">{{.name}}</th><td class="number">{{.marks}}</td><td class="number">{{#.least}}{{chance}} % <span class="about">[[（{{.}}点以上）|({{.}} or more)]]</span>{{/.least}}{{^.least}}–{{/.least}}</td><td class="number">{{.answers}}</td></tr>{{/.fields}}</tbody></table></div>
        <p class="small">[[本番の採点方法は公表されていません。正答の割合を点とみなし、この問題集が本番と同じ難しさだと仮定した目安です。|How the exam is marked is not published. This takes the share of right answers for marks, and the questions here for as hard as the exam's.]] {{#.note}}{{.}}{{/.note}}</p>
        {{/.forecast}}
        {{^.forecast}}<p class="nothing">{{#.missing}}[[あと{{.}}問答えると、見込みを示せます。|{{.}} more answers are needed for an estimate.]]{{/.missing}}{{^.missing}}[[この試験の合格基準が分からないため、見込みは示せません。|The pass marks of the exam are not known, so there is no estimate.]]{{/.missing}}</p>{{/.forecast}}
        {{#.course}}
        <h3>[[試験日までの見通し|Until the exam]]</h3>
        <p>[[試験まであと{{.daysLeft}}日。1日{{minutes}}分続けると、試験日までに全{{count}}問のうち{{.met}}問に取り組み、当日は全{{count}}問の{{.recall}}%を思い出せる計算です。|{{.daysLeft}} days to go. At {{minutes}} minutes a day you will have tried {{.met}} of the {{count}} questions by then, and can expect to recall {{.recall}} % of all {{count}} on the day.]]</p>
        <details><summary>[[これからの2週間|The next two weeks]]</summary><table data-served class="listing slim"><caption class="hidden">[[これからの2週間の学習|Study of the next two weeks]]</caption><thead><tr><th scope="col">[[日|Day]]</th><th scope="col" class="number">[[問題|Questions]]</th><th scope="col" class="number">[[うち新しい問題|New among them]]</th><th scope="col" class="number">[[分|Minutes]]</th></tr></thead><tbody>{{#.days}}<tr><th scope="row">{{.on}}</th><td class="number">{{.questions}}</td><td class="number">{{.new}}</td><td class="number">{{.minutes}}</td></tr>{{/.days}}</tbody></table></details>
        {{/.course}}
        {{#.hasMocks}}<h3>[[これまでの模擬試験|Mock exams so far]]</h3><table data-served class="listing slim"><caption class="hidden">[[これまでの模擬試験|Mock exams so far]]</caption><thead><tr><th scope="col">[[日|Day]]</th><th scope="col" class="number">[[正答|Right]]</th><th scope="col" class="number">[[割合|Share]]</th></tr></thead><tbody>{{#.mocks}}<tr><th scope="row"><a href="{{.href}}">{{.on}}</a></th><td class="number">{{.right}} / {{.questions}}</td><td class="number">{{.percent}} %</td></tr>{{/.mocks}}</tbody></table>{{/.hasMocks}}
        <details{{#.errors}}{{#.examOn}} open{{/.examOn}}{{#.minutes}} open{{/.minutes}}{{/.errors}}><summary>{{#.examOnWords}}[[受験日 {{.}} と1日の時間を変える|Change the exam's day ({{.}}) and the time a day]]{{/.examOnWords}}{{^.examOnWords}}[[受験日と1日の時間を決める|Set the exam's day and the time a day]]{{/.examOnWords}}</summary>
        <form class="form" method="post" action="/my/practice/goal"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="bank" value="{{.id}}">
        <div class="field"><label for="exam-{{.id}}">[[受験日（決まっていれば）|Day of the exam, if known]]</label><input type="date" id="exam-{{.id}}" name="examOn" value="{{.examOn}}" min="{{today}}"{{#.errors}}{{#.examOn}} aria-invalid="true" aria-describedby="exam-{{id}}-error"{{/.examOn}}{{/.errors}}><p class="error" id="exam-{{.id}}-error">{{#.errors}}{{#.examOn}}{{.}}{{/.examOn}}{{/.errors}}</p></div>
        <div class="field short"><label for="minutes-{{.id}}">[[1日の時間（分）|Minutes a day]]</label><input type="number" id="minutes-{{.id}}" name="minutes" min="5" max="60" value="{{.goalMinutes}}" required{{#.errors}}{{#.minutes}} aria-invalid="true" aria-describedby="minutes-{{id}}-error"{{/.minutes}}{{/.errors}}><p class="error" id="minutes-{{.id}}-error">{{#.errors}}{{#.minutes}}{{.}}{{/.minutes}}{{/.errors}}</p></div>
        <div class="actions"><button class="button secondary">[[保存する|Save]]</button></div></form></details>
        </section>
        {{/banks}}
        """
}
