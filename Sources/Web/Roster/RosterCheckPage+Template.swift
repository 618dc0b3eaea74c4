extension RosterCheckPage {
    static let source = """
        {{! title: [[名簿の取込（2. 変わる内容を確かめる）|Roster import: 2. Check what changes]] }}
        <h1>[[名簿の取込|Roster import]]</h1>
        <ol class="steps"><li>[[1. ファイルを選ぶ|1. Choose files]]</li><li aria-current="step">[[2. 変わる内容を確かめる|2. Check what changes]]</li><li>[[3. 取り込む|3. Import]]</li></ol>
        <dl class="facts inline"><div><dt>[[ファイル|Files]]</dt><dd>{{#files}}<span class="mono">{{.name}}</span>[[（{{.size}}）| ({{.size}})]] {{/files}}</dd></div>{{#date}}<div><dt>[[名簿の日付|Date of the roster]]</dt><dd>{{.}}</dd></div>{{/date}}</dl>
        {{#hasBlocking}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[誤りがあるため取り込めません（{{errorCount}}件）|There are errors, so it cannot be imported ({{errorCount}})]]</h2><p>[[下の行を直して、もう一度ファイルを選んでください。誤りがなくなると、変わる内容を表示します。|Correct the rows below and choose the files again. What would change is shown once there are no errors.]] <a href="/roster/import">[[ファイルを選び直す|Choose files again]]</a></p></div>
        <h2 id="faults">[[誤り（{{errorCount}}）|Errors ({{errorCount}})]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="faults">
        <table class="listing medium"><caption class="hidden">[[誤り|Errors]]</caption><thead><tr><th scope="col">[[種類|Kind]]</th><th scope="col">[[場所（ファイル:行:列）|Place (file:row:column)]]</th><th scope="col">[[内容|What]]</th></tr></thead><tbody>
        {{#faults}}<tr><td><span class="tag {{.kind}}">{{.tag}}</span></td><td class="mono nowrap">{{.place}}</td><td>{{.text}}{{#.hasOthers}}<details><summary>[[同じ種類があと {{.count}} 件|{{.count}} more of this kind]]</summary><ul class="trail">{{#.others}}<li><span class="mono">{{.place}}</span> {{.text}}</li>{{/.others}}</ul></details>{{/.hasOthers}}</td></tr>{{/faults}}
        </tbody></table>
        </div>
        {{/hasBlocking}}
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[確認の印が足りません|Please tick to confirm]]</h2><ul>{{#errors.confirm}}<li><a href="#confirm">{{.}}</a></li>{{/errors.confirm}}{{#errors.vanish}}<li><a href="#vanish">{{.}}</a></li>{{/errors.vanish}}</ul></div>{{/hasErrors}}
        {{#manyVanish}}<div class="notice warning"><h2>[[いなくなる職員が多すぎます|Unusually many people would vanish]]</h2><p>[[{{vanishing}}人（{{vanishShare}}）が、新しい名簿にいません。ファイルの一部が欠けていないか確かめてください。|{{vanishing}} people ({{vanishShare}}) are not in the new roster. Check that no file is missing or cut short.]]</p></div>{{/manyVanish}}
        {{#isSame}}<div class="notice"><h2>[[取り込んでも何も変わりません|Importing this changes nothing]]</h2><p>[[加わる・離れる・異動する職員はなく、氏名・職階・所属も今の名簿と同じです。|Nobody joins, leaves or moves; names, grades and units are those of the present roster.]]</p></div>{{/isSame}}
        {{^hasBlocking}}<dl class="tiles">{{#counts}}<div><dt><a href="#{{.anchor}}">{{.label}}</a></dt><dd><span class="value">{{.value}}</span>{{#.about}}<span class="about">{{.}}</span>{{/.about}}</dd></div>{{/counts}}</dl>{{/hasBlocking}}
        {{#hasWarnings}}
        <h2 id="warnings">[[注意（{{warningCount}}）|Warnings ({{warningCount}})]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="warnings">
        <table class="listing medium"><caption class="hidden">[[注意|Warnings]]</caption><thead><tr><th scope="col">[[種類|Kind]]</th><th scope="col">[[場所（ファイル:行:列）|Place (file:row:column)]]</th><th scope="col">[[内容|What]]</th></tr></thead><tbody>
        {{#warnings}}<tr><td><span class="tag {{.kind}}">{{.tag}}</span></td><td class="mono nowrap">{{.place}}</td><td>{{.text}}{{#.hasOthers}}<details><summary>[[同じ種類があと {{.count}} 件|{{.count}} more of this kind]]</summary><ul class="trail">{{#.others}}<li><span class="mono">{{.place}}</span> {{.text}}</li>{{/.others}}</ul></details>{{/.hasOthers}}</td></tr>{{/warnings}}
        </tbody></table>
        </div>
        {{/hasWarnings}}
        {{#groups}}
        <h2 id="{{.anchor}}">{{.name}} <span class="about">{{.count}}</span></h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{.anchor}}">
        <table data-served class="listing medium"><caption class="hidden">{{.name}}</caption><thead><tr>{{#.columns}}<th scope="col">{{.}}</th>{{/.columns}}</tr></thead><tbody>
        {{#.rows}}<tr><th scope="row">{{.name}}</th>{{#.cells}}<td>{{.}}</td>{{/.cells}}</tr>{{/.rows}}
        </tbody></table>
        </div>
        {{#.more}}<p class="small">[[ほか {{.}} 件|and {{.}} more]]</p>{{/.more}}
        {{/groups}}
        <section class="card" aria-labelledby="import">
        {{#hasBlocking}}<h2 id="import">[[このファイルをどうするか|What to do with these files]]</h2>{{/hasBlocking}}
        {{^hasBlocking}}
        <h2 id="import">[[この内容で取り込む|Import this]]</h2>
        <form class="form" method="post" action="/roster/import/{{id}}"><input type="hidden" name="csrf" value="{{csrf}}">
          {{#hasAccounts}}<p class="small">[[離れる職員の利用者 {{accounts}}件は、離れた日の翌日から使えなくなります（管理者の役割を持つ人を除く）。|{{accounts}} accounts of people who leave are closed from the day after they left (administrators' are not).]]</p>{{/hasAccounts}}
          <p class="small">[[取込は、履歴から取り消せます。|An import can be undone from the history.]]</p>
          <div class="field"><div class="choice"><input type="checkbox" id="confirm" name="confirm" value="yes" required aria-describedby="confirm-error"><label for="confirm">[[変わる内容を確かめました|I have checked what changes]]</label></div><p class="error" id="confirm-error">{{errors.confirm}}</p></div>
          {{#manyVanish}}<div class="field"><div class="choice"><input type="checkbox" id="vanish" name="vanish" value="yes" required aria-describedby="vanish-error"><label for="vanish">[[{{vanishing}}人がいなくなることは、正しいと確かめました|I have checked that {{vanishing}} people really leave]]</label></div><p class="error" id="vanish-error">{{errors.vanish}}</p></div>{{/manyVanish}}
          <div class="actions"><button class="button">[[取り込む|Import]]</button></div>
        </form>
        {{/hasBlocking}}
        <form method="post" action="/roster/import/{{id}}/drop"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="linklike">{{#hasBlocking}}[[このファイルを削除する|Delete these files]]{{/hasBlocking}}{{^hasBlocking}}[[取り込まずにやめる|Do not import this]]{{/hasBlocking}}</button></p></form>
        </section>
        """
}
