extension SectionPage {
    static let source = """
        {{! title: [[所属の職員|My section]] }}
        <h1>[[所属の職員|My section]] <span class="about">[[{{unit}}・{{asOf}} 現在|{{unit}}, as of {{asOf}}]]</span></h1>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[受け付けられませんでした|It was not accepted]]</h2><ul>{{#errors}}<li><a href="#{{.anchor}}">{{.text}}</a></li>{{/errors}}</ul></div>{{/hasErrors}}
        <dl class="tiles">{{#figures}}<div><dt>{{.label}}</dt><dd><span class="value">{{.value}}</span>{{#.about}}<span class="about">{{.}}</span>{{/.about}}</dd></div>{{/figures}}</dl>
        <h2 id="people">[[職員ごとの不足と期限|Gaps and due dates by person]]</h2>
        {{#isLong}}<form class="filter" method="get" action="/section" role="search">
          <div class="field"><label for="q">[[氏名・ふりがな・職員番号|Name, kana or staff number]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off"></div>
          <button class="button">[[探す|Search]]</button>
        </form>{{/isLong}}
        {{^hasPeople}}<p class="nothing">{{#isNarrowed}}[[条件に合う職員がいません。|Nobody was found.]]{{/isNarrowed}}{{^isNarrowed}}[[この日に所属する職員はいません。|Nobody belongs to this section on that day.]]{{/isNarrowed}}</p>{{/hasPeople}}
        {{#hasPeople}}
        <div class="pages">\(Paging.count("人")){{#exportHref}}<p><a href="{{.}}" download>[[表をCSVで保存する|Save the table as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="people">
        <table data-served class="listing"><thead><tr>\(SortingHead.template("name", "[[氏名（五十音順）|Name (by kana)]]"))\(SortingHead.template("unit", "[[所属・職階|Unit, grade]]"))<th scope="col">[[人材像|Persona]]</th>\(SortingHead.template("gaps", "[[足りないスキル|Skills short]]"))\(SortingHead.template("training", "[[必須の研修|Mandatory training]]"))<th scope="col">[[役割・休職など|Roles, leave]]</th><th scope="col">[[レベル|Levels]]</th></tr></thead><tbody>
        {{#people}}
        <tr><th scope="row" class="nowrap"><a href="{{.href}}">{{.name}}</a><span class="about">{{.kana}}</span></th><td>{{.unit}}<span class="about">{{.grade}}</span></td><td>{{.persona}}</td><td>{{#.unknown}}<span class="tag">[[記録なし|nothing on record]]</span> {{/.unknown}}{{.missing}}</td><td>{{#.overdue}}<span class="tag error">[[期限切れ|Overdue]]</span> {{.}} {{/.overdue}}{{.training}}</td><td>{{#.role}}<span class="tag own">{{.}}</span> {{/.role}}{{#.absence}}<span class="tag">{{.}}</span>{{/.absence}}</td><td class="nowrap">{{#.levelsHref}}<a href="{{.}}">[[確認する|Confirm]]<span class="hidden">: {{name}}</span></a>{{/.levelsHref}}{{^.levelsHref}}–{{/.levelsHref}}</td></tr>
        {{/people}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasPeople}}
        <h2 id="coverage">[[この所属に要る人|People this section must have]]</h2>
        {{^hasCoverage}}<p class="nothing">[[計画の目標に、この所属ごとの人数はありません。|No target of the plan asks for people in each of these units.]]</p>{{/hasCoverage}}
        {{#hasCoverage}}<div class="scroll" tabindex="0" role="region" aria-labelledby="coverage">
        <table class="listing medium"><caption class="hidden">[[要る役割と人材の充足|Whether required people and roles are there]]</caption><thead><tr><th scope="col">[[要る人|Required]]</th><th scope="col">[[所属|Unit]]</th><th scope="col" class="number">[[必要|Needs]]</th><th scope="col" class="number">[[いま|Has]]</th><th scope="col">[[状態|State]]</th></tr></thead><tbody>
        {{#coverage}}
        <tr><th scope="row">{{.name}}</th><td>{{.unit}}</td><td class="number">{{.needs}}</td><td class="number">{{.has}}</td><td>{{#.isCovered}}<span class="state done">[[足りている|Covered]]</span>{{/.isCovered}}{{^.isCovered}}<span class="state late">[[不足|Missing]]</span>{{/.isCovered}}</td></tr>
        {{/coverage}}
        </tbody></table>
        </div>{{/hasCoverage}}
        <div class="columns">
        <section aria-labelledby="roles">
        <h2 id="roles">[[重ねて受け持つ役割|Overlay roles]]</h2>
        {{#hasVacancies}}<div class="notice warning"><h3>[[空いている役割|Vacant roles]]</h3><ul>{{#vacancies}}<li><span class="strong">{{.role}}</span>[[（{{.unit}}）| ({{.unit}})]]<span class="about">{{.words}}</span></li>{{/vacancies}}</ul></div>{{/hasVacancies}}
        {{#hasHolders}}<ul class="plain">{{#holders}}<li><span class="strong">{{.role}}</span>{{#.unit}}[[（{{.}}）| ({{.}})]]{{/.unit}} {{.person}} <span class="small">{{.from}} –{{#.to}} {{.}}{{/.to}}</span>{{#.mayEnd}} <form class="row-form" method="post" action="/section/roles/end"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="role" value="{{.roleID}}"><input type="hidden" name="person" value="{{.personID}}"><button class="button secondary small-button">[[今日で終える|End today]]<span class="hidden"> {{.role}} {{.person}}</span></button></form>{{/.mayEnd}}{{#.giver}} <span class="small">[[{{.}}さんが付けた役割。終えるには、本人か計画担当に依頼してください。|given by {{.}}: ask them, or a planner, to end it]]</span>{{/.giver}}{{#.isFromRoster}} <span class="small">[[名簿による役割|from the roster]]</span>{{/.isFromRoster}}</li>{{/holders}}</ul>{{/hasHolders}}
        {{^hasRoleNames}}<p class="nothing">[[計画に重ねて受け持つ役割はありません。|The plan has no overlay roles.]]</p>{{/hasRoleNames}}{{#hasRoleNames}}<form class="form" method="post" action="/section/roles"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="role">[[役割|Role]]</label><select id="role" name="role">{{#roleNames}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/roleNames}}</select></div>
          <div class="field"><label for="holder">[[職員|Person]]</label><select id="holder" name="person">{{#candidates}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/candidates}}</select></div>
          <div class="field"><label for="role-from">[[いつから|From]]</label><input type="date" id="role-from" name="from" value="{{form.roleFrom}}" required></div>
          <div class="field"><label for="role-to">[[いつまで（決まっていれば）|Until, if known]]</label><input type="date" id="role-to" name="to" value="{{form.roleTo}}"></div>
          <div class="actions"><button class="button">[[役割を付ける|Give the role]]</button></div>
        </form>{{/hasRoleNames}}
        </section>
        <section aria-labelledby="absences">
        <h2 id="absences">[[休職・派遣など|Leave and secondment]]</h2>
        {{^hasAbsences}}<p class="nothing">[[登録されている休職・派遣はありません。|No leave or secondment is recorded.]]</p>{{/hasAbsences}}
        {{#hasAbsences}}<ul class="plain">{{#absences}}<li><span class="strong">{{.person}}</span> {{.kind}} <span class="small">{{.from}} –{{#.to}} {{.}}{{/.to}}</span></li>{{/absences}}</ul>{{/hasAbsences}}
        <form class="form" method="post" action="/section/absences"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="absent">[[職員|Person]]</label><select id="absent" name="person">{{#absent}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/absent}}</select></div>
          <div class="field"><label for="kind">[[種類|Kind]]</label><select id="kind" name="kind">{{#absenceKinds}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/absenceKinds}}</select></div>
          <div class="field"><label for="absent-from">[[いつから|From]]</label><input type="date" id="absent-from" name="from" value="{{form.absentFrom}}" required></div>
          <div class="field"><label for="absent-to">[[いつまで（決まっていれば）|Until, if known]]</label><input type="date" id="absent-to" name="to" value="{{form.absentTo}}"></div>
          <div class="actions"><button class="button secondary">[[登録する|Record]]</button></div>
        </form>
        </section>
        </div>
        """
}
