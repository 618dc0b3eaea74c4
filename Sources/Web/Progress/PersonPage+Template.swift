extension PersonPage {
    static let source = """
        {{! title: [[職員カード|Skill card]] }}
        <h1>{{name}} <span class="about">{{kana}}{{#alternate}}[[（代替表記: {{.}}）| (also written {{.}})]]{{/alternate}}</span></h1>
        <dl class="facts inline"><div><dt>[[所属|Unit]]</dt><dd>{{unit}}</dd></div><div><dt>[[職階|Grade]]</dt><dd>{{grade}}</dd></div><div><dt>[[任用|Employment]]</dt><dd>{{employment}}</dd></div><div><dt>[[職員番号|Staff number]]</dt><dd>{{number}}</dd></div><div><dt>[[今の所属|In this unit]]</dt><dd>[[{{since}}から|since {{since}}]]</dd></div>{{#absence}}<div><dt>[[状況|Now]]</dt><dd><span class="tag">{{.}}</span></dd></div>{{/absence}}</dl>
        {{#dateError}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[日付を確かめてください|Please check the date]]</h2><ul><li><a href="#date">{{.}}</a></li></ul></div>{{/dateError}}
        <form class="filter bare" method="get" action="{{href}}"><div class="field"><label for="date">[[基準日|Date]]</label><input type="date" id="date" name="date" value="{{asOfValue}}"{{#dateError}} aria-invalid="true" aria-describedby="summary"{{/dateError}}></div><button class="button secondary">[[この日の状態を表示|Show that day]]</button></form>
        {{#isLogged}}<p class="note">[[このカードを見たことは、本人の記録に残ります。|That you looked at this card is written to the person's own record.]]</p>{{/isLogged}}
        {{^isInService}}<div class="notice"><p>[[{{asOf}}には在職していません。|Not in service on {{asOf}}.]]</p></div>{{/isInService}}
        {{#isInService}}
        {{#confirmHref}}<p class="actions"><a class="button secondary" href="{{.}}">[[レベルを確認する|Confirm levels]]</a></p>{{/confirmHref}}
        {{#recordsHref}}<p><a href="{{.}}">[[記録を訂正する|Correct what was recorded]]</a></p>{{/recordsHref}}
        <h2 id="skills">[[スキルとその理由|Skills and the reasons]]</h2>
        <p class="small">[[{{asOf}} 現在、必要なレベルに届いていないスキル: {{short}}|As of {{asOf}}, skills below the level needed: {{short}}]]</p>
        {{^hasSkills}}<p class="nothing">[[必要なスキルも、レベルの記録もありません。|No skill is required and none is on record.]]</p>{{/hasSkills}}
        {{#hasSkills}}<div class="scroll" tabindex="0" role="region" aria-labelledby="skills">
        <table data-served class="listing">
        <thead><tr><th scope="col">[[分野|Field]]</th><th scope="col">[[スキル|Skill]]</th><th scope="col">[[必要|Needed]]</th><th scope="col">[[今|Now]]</th><th scope="col">[[確かさ|Certainty]]</th><th scope="col">[[差|Gap]]</th><th scope="col">[[理由|Reasons]]</th></tr></thead>
        <tbody>
        {{#skills}}
        <tr><td>{{.field}}</td><th scope="row">{{.name}}</th><td class="nowrap">{{#.required}}<span class="grade">{{.}}</span> {{/.required}}{{#.isNotRequired}}[[対象外|not required]]{{/.isNotRequired}}{{.requiredWord}}</td>
        <td class="nowrap">{{#.isUnknown}}<span class="grade unknown">?</span> [[記録なし|Unknown]]{{/.isUnknown}}{{#.isShort}}<span class="grade short">{{.level}}</span>{{/.isShort}}{{#.isEnough}}<span class="grade">{{.level}}</span>{{/.isEnough}} {{.levelWord}}</td><td class="nowrap">{{.certainty}}</td><td class="nowrap">{{.gap}}</td>
        <td>{{#.hasReasons}}<details><summary>[[根拠 {{.reasonCount}}件|Evidence: {{.reasonCount}}]]</summary><ul class="trail">{{{.reasons}}}</ul></details>{{/.hasReasons}}{{^.hasReasons}}[[根拠なし|No evidence]]{{/.hasReasons}}</td></tr>
        {{/skills}}
        </tbody>
        </table>
        </div>{{/hasSkills}}
        <div class="columns">
        <section aria-labelledby="personas">
        <h2 id="personas">[[人材像と役割|Persona and duties]]</h2>
        {{#personas}}
        <div class="card"><h3>{{.name}}{{#.group}} <span class="tag">{{.}}</span>{{/.group}}</h3>{{#.text}}<p>{{.}}</p>{{/.text}}<p class="small">{{.dimension}}: {{.reason}}</p></div>
        {{/personas}}
        {{#hasUnclassified}}<p class="nothing">[[計画の人材像に、この職員の職階や任用区分に当てはまるものはありません。意図と違うときは、名簿の内容か計画の条件を直してください。|No persona of the plan fits this grade and employment kind. Where that is not meant, correct the roster or the rules of the plan.]]</p>{{/hasUnclassified}}
        {{#hasStatements}}<h3>[[果たす役割|What is expected]]</h3>
        <ul>{{#statements}}<li>{{.}}</li>{{/statements}}</ul>{{/hasStatements}}
        {{#hasRoles}}<h3>[[重ねて受け持つ役割|Overlay roles]]</h3><ul>{{#roles}}<li><span class="strong">{{.name}}</span>[[（{{.unit}}）| ({{.unit}})]] <span class="small">{{.from}}{{#.to}} – {{.}}{{/.to}}</span></li>{{/roles}}</ul>{{/hasRoles}}
        </section>
        <section aria-labelledby="cando">
        <h2 id="cando">[[知識とスキルの水準|What the person can do]]</h2>
        {{^hasCanDo}}<p class="nothing">[[計画に水準の記述がありません。|The plan states none.]]</p>{{/hasCanDo}}{{#hasCanDo}}<ul class="plain">{{#canDo}}<li>{{#.isConfirmed}}<span class="state done">[[確認済み|Confirmed]]</span>{{/.isConfirmed}}{{#.isClaimed}}<span class="state soon">[[本人の申告|Own claim]]</span>{{/.isClaimed}}{{#.isOpen}}<span class="state none">[[まだ|Not yet]]</span>{{/.isOpen}} {{.text}} <span class="about">{{.by}}</span></li>{{/canDo}}</ul>{{/hasCanDo}}
        </section>
        </div>
        {{#hasGrowth}}
        <h2 id="growth">[[成長の道すじ|Growth path]]</h2>
        <ol class="path">
        {{#growth}}
        <li{{#.here}} class="here"{{/.here}}><p class="name">{{.name}}{{#.here}} <span class="tag own">[[今ここ|Now here]]</span>{{/.here}}</p>{{#.text}}<p>{{.}}</p>{{/.text}}
        <ul>{{#.steps}}<li>{{.skill}} <span class="grade">{{.from}}</span> → <span class="grade">{{.to}}</span> {{#.through}}{{.}}{{/.through}}{{^.through}}<span class="small">[[該当する研修がありません|no programme for it]]</span>{{/.through}}</li>{{/.steps}}</ul></li>
        {{/growth}}
        </ol>
        {{/hasGrowth}}
        {{/isInService}}<div class="columns">{{#isInService}}
        <section aria-labelledby="training">
        <h2 id="training">[[研修|Training]]</h2>
        {{^hasTraining}}<p class="nothing">[[いま受ける研修はありません。|There is no training to take now.]]</p>{{/hasTraining}}
        {{#hasTraining}}<table data-served class="listing slim"><caption class="hidden">[[受ける研修と期限|Training and when it is due]]</caption><thead><tr><th scope="col">[[研修|Training]]</th><th scope="col">[[期限|Due]]</th><th scope="col">[[状態|State]]</th></tr></thead><tbody>
        {{#training}}<tr><th scope="row">{{.name}}<span class="about">{{#.mandatory}}<span class="tag own">[[必須|Mandatory]]</span> {{/.mandatory}}{{.why}}</span></th><td class="nowrap">{{.due}}</td><td><span class="state {{#.isLate}}late{{/.isLate}}{{#.isSoon}}soon{{/.isSoon}}{{#.isOpen}}none{{/.isOpen}}">{{.state}}</span></td></tr>{{/training}}
        </tbody></table>{{/hasTraining}}
        {{#hasDone}}<details><summary>[[これまでに受けた研修（{{doneCount}}件）|Training taken so far ({{doneCount}})]]</summary><table data-served class="listing slim"><caption class="hidden">[[これまでに受けた研修|Training taken so far]]</caption><thead><tr><th scope="col">[[研修|Training]]</th><th scope="col">[[受講日|Date]]</th><th scope="col">[[結果|Result]]</th></tr></thead><tbody>{{{done}}}</tbody></table></details>{{/hasDone}}
        </section>
        {{/isInService}}
        <section aria-labelledby="history">
        <h2 id="history">[[資格と経歴|Certificates and posts]]</h2>
        {{#hasCertificates}}<ul>{{#certificates}}<li><span class="strong">{{.name}}</span> <span class="small">{{.date}}{{#.expires}} – {{.}}{{/.expires}}[[・|, ]]{{.state}}</span></li>{{/certificates}}</ul>{{/hasCertificates}}
        <table data-served class="listing slim"><caption>[[発令・配属の履歴|History of posts]]</caption><thead><tr><th scope="col">[[期間|Period]]</th><th scope="col">[[所属|Unit]]</th><th scope="col">[[職階|Grade]]</th></tr></thead><tbody>
        {{#posts}}<tr><td><span class="nowrap">{{.from}} –</span>{{#.to}} <span class="nowrap">{{.}}</span>{{/.to}}</td><td>{{.unit}} <span class="about">{{.kind}}</span></td><td class="nowrap">{{.grade}}</td></tr>{{/posts}}
        </tbody></table>
        </section>
        </div>
        """
}
