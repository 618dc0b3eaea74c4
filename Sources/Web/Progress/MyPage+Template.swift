extension MyPage {
    static let source = """
        {{! title: [[マイページ|My page]] }}
        <h1>[[マイページ|My page]] {{#isInService}}<span class="about">{{unit}}[[・|, ]]{{grade}}</span>{{/isInService}}</h1>
        {{^isInService}}<div class="notice"><p>[[今日の時点で在職の記録がないため、必要なスキルと研修は表示できません。|You are not in service today by the roster, so skills and training cannot be shown.]]</p></div>{{/isInService}}
        {{#survey}}
        <section class="card lead-card" aria-labelledby="survey">
          <h2 id="survey">{{.title}}</h2>
          <p>[[{{.until}} までにお答えください。残りはおよそ {{.minutes}} 分です。途中でやめても、答えたところから続けられます。|Please answer by {{.until}}. About {{.minutes}} minutes remain. You can stop at any time and go on from where you left.]]</p>
          <div class="survey-head"><p>[[回答済み|Answered]]</p><p><span class="strong">{{.answered}}</span> / {{.total}}</p><progress max="100" value="{{.percent}}" aria-labelledby="survey">{{.percent}} %</progress></div>
          <p class="actions"><a class="button" href="/my/survey">{{#.started}}[[続きに答える|Go on answering]]{{/.started}}{{^.started}}[[調査に答える|Answer the survey]]{{/.started}}</a></p>
        </section>
        {{/survey}}
        {{#surveyDone}}
        <div class="notice success"><p>[[調査へのご回答ありがとうございました（{{.}}）。|Thank you for answering the survey ({{.}}).]]</p></div>
        {{/surveyDone}}
        {{#isInService}}
        <div class="columns">
        <section aria-labelledby="who">
        <h2 id="who">[[求められる人材像|What the plan expects of you]]</h2>
        {{#personas}}
        <div class="card"><h3>{{.name}}</h3>{{#.text}}<p>{{.}}</p>{{/.text}}<p class="small">{{.dimension}}: {{.reason}}</p></div>
        {{/personas}}
        {{#hasUnclassified}}
        <p class="nothing">[[計画の人材像に、あなたの職階や任用区分に当てはまるものはありません。受ける研修があれば、この画面に示します。|No persona of the plan is meant for your grade and employment kind. If there is training for you, it is shown on this page.]]</p>
        {{/hasUnclassified}}
        {{#hasRoles}}
        <ul>{{#roles}}<li><span class="strong">{{.name}}</span>[[（{{.unit}}、{{.from}}から）| ({{.unit}}, since {{.from}})]]{{#.text}}<span class="about">{{.}}</span>{{/.text}}</li>{{/roles}}</ul>
        {{/hasRoles}}
        </section>
        <section aria-labelledby="training">
        <h2 id="training">[[受ける研修|Training for you]]</h2>
        {{#hasNamed}}<div class="notice"><h3>[[あなたは次の研修に指名されています|You are nominated for]]</h3><ul>{{#named}}<li><span class="strong">{{.programme}}</span>[[（{{.year}}）| ({{.year}})]]<span class="about">{{.reason}}</span></li>{{/named}}</ul></div>{{/hasNamed}}
        {{#hasSeats}}<div class="notice success"><h3>[[決まった研修の席|Your seats]]</h3><ul>{{#seats}}<li><span class="strong">{{.when}}</span> {{.course}}<span class="about">{{.place}}</span>{{#.isCancelled}} <span class="tag error">[[取りやめ|called off]]</span>{{/.isCancelled}}</li>{{/seats}}</ul><p><a href="{{seatsHref}}">[[研修の回と希望|Sessions and wishes]]</a></p></div>{{/hasSeats}}
        {{^hasTraining}}<p class="nothing">[[いま受ける必要のある研修はありません。|There is no training you need now.]]</p>{{/hasTraining}}
        {{#hasTraining}}
        <table data-served class="listing slim">
        <caption class="hidden">[[受ける研修と期限|Training and when it is due]]</caption>
        <thead><tr><th scope="col">[[研修|Training]]</th><th scope="col">[[期限|Due]]</th><th scope="col">[[状態|State]]</th></tr></thead>
        <tbody>
        {{#training}}
        <tr><th scope="row">{{.name}}<span class="about">{{#.mandatory}}<span class="tag own">[[必須|Mandatory]]</span> {{/.mandatory}}{{.why}}</span></th><td class="nowrap">{{.due}}</td>
        <td><span class="state {{#.isLate}}late{{/.isLate}}{{#.isSoon}}soon{{/.isSoon}}{{#.isOpen}}none{{/.isOpen}}">{{.state}}</span></td></tr>
        {{/training}}
        </tbody>
        </table>
        {{/hasTraining}}
        {{#hasDone}}<details><summary>[[これまでに受けた研修（{{doneCount}}件）|Training taken so far ({{doneCount}})]]</summary><table data-served class="listing slim"><caption class="hidden">[[これまでに受けた研修|Training taken so far]]</caption><thead><tr><th scope="col">[[研修|Training]]</th><th scope="col">[[受講日|Date]]</th><th scope="col">[[結果|Result]]</th></tr></thead><tbody>{{{done}}}</tbody></table></details>{{/hasDone}}
        </section>
        </div>
        <section aria-labelledby="skills">
        <h2 id="skills">[[必要なスキルと今のレベル|Skills you need and your level today]]</h2>
        {{#hasRequired}}<p class="small">[[必要なレベルに届いていないスキル: {{short}}|Skills below the level you need: {{short}}]]</p>{{/hasRequired}}
        {{^hasRequired}}<p class="nothing">[[計画があなたに求めるレベルはありません。|The plan requires no level of you.]]{{#hasSkills}} [[下は、記録から分かっている今のレベルです。|Below are your levels as far as they are known.]]{{/hasSkills}}</p>{{/hasRequired}}
        {{#hasSkills}}<table data-served class="listing slim fold">
        <caption class="hidden">[[スキルごとの必要なレベルと今のレベル|Required and present level of each skill]]</caption>
        <thead><tr><th scope="col" class="minor">[[分野|Field]]</th><th scope="col">[[スキル|Skill]]</th><th scope="col">[[必要|Needed]]</th><th scope="col">[[今|Now]]</th><th scope="col" class="minor">[[確かさ|Certainty]]</th><th scope="col">[[差|Gap]]</th><th scope="col" class="minor">[[次の一歩|Next step]]</th></tr></thead>
        <tbody>
        {{#skills}}
        <tr><td class="minor">{{.field}}</td><th scope="row">{{.name}}<details><summary>[[根拠 {{.reasonCount}}件|Evidence: {{.reasonCount}}]]</summary>{{^.hasReasons}}<p class="small">[[根拠となる記録はまだありません。|There is no evidence yet.]]</p>{{/.hasReasons}}<ul class="trail">{{{.reasons}}}</ul></details></th><td>{{#.required}}<span class="grade">{{.}}</span>{{/.required}}{{#.isNotRequired}}[[対象外|not required]]{{/.isNotRequired}} <span class="minor">{{.requiredWord}}</span></td>
        <td>{{#.isUnknown}}<span class="grade unknown">?</span> <span>[[記録なし|Unknown]]</span>{{/.isUnknown}}{{#.isShort}}<span class="grade short">{{.level}}</span>{{/.isShort}}{{#.isEnough}}<span class="grade">{{.level}}</span>{{/.isEnough}} <span class="minor">{{.levelWord}}</span></td>
        <td class="minor">{{.certainty}}</td><td>{{.gap}}</td><td class="minor">{{#.next}}{{.}}{{/.next}}</td></tr>
        {{/skills}}
        </tbody>
        </table>{{/hasSkills}}
        </section>
        {{/isInService}}
        <div class="columns">
        <section aria-labelledby="certificates">
        <h2 id="certificates">[[資格|Certificates]]</h2>
        {{#hasCertificates}}
        <ul class="plain">{{#certificates}}<li>{{#.isConfirmed}}<span class="state done">[[確認済み|Confirmed]]</span>{{/.isConfirmed}}{{#.isWaiting}}<span class="state soon">[[確認待ち|Being checked]]</span>{{/.isWaiting}}{{#.isRefused}}<span class="state late">[[差し戻し|Returned]]</span>{{/.isRefused}} <span class="strong">{{.name}}</span> <span class="small"><span class="nowrap">{{.date}}</span>{{#.expires}} – <span class="nowrap">{{.}}</span>{{/.expires}}</span>{{#.note}}<span class="about">{{.}}</span>{{/.note}}</li>{{/certificates}}</ul>
        {{/hasCertificates}}
        {{^hasCertificates}}<p class="nothing">[[登録した資格はありません。|No certificate is registered.]]</p>{{/hasCertificates}}
        {{#hasRecommended}}<p class="small">[[計画が勧める資格: |Recommended by the plan: ]]{{#recommended}}<span class="nowrap">{{.name}}{{#.difficulty}} <span class="hidden">[[難易度 |difficulty ]]</span>{{.}}{{/.difficulty}}</span>　{{/recommended}}</p>{{/hasRecommended}}
        <p><a href="/my/practice">[[10分ずつ試験の練習をする|Practise for an exam, ten minutes at a time]]</a></p>
        {{#mayRegister}}<p><a href="/my/certificates">[[取得した資格を登録する|Register a certificate]]</a></p>{{/mayRegister}}
        {{^mayRegister}}<p class="small">[[計画に資格の記載がないため、登録するものはありません。|The plan names no certificates, so there is none to register.]]</p>{{/mayRegister}}
        </section>
        <section aria-labelledby="views">
        <h2 id="views">[[自分のデータを見た人|Who looked at my data]]</h2>
        {{^hasViews}}<p class="nothing">[[ほかにあなたのデータを見た人はいません。|Nobody else has looked at your data.]]</p>{{/hasViews}}
        {{#hasViews}}
        <ul class="plain">{{#views}}<li><span class="nowrap">{{.time}}</span> <span class="strong">{{.who}}</span>{{#.role}}[[（{{.}}）| ({{.}})]]{{/.role}} <span class="small">{{.what}}</span></li>{{/views}}</ul>
        {{/hasViews}}
        <p><a href="/my/data">[[すべての記録と自分のデータを見る|All records, and all my data]]</a></p>
        </section>
        </div>
        """
}
