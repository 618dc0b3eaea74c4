extension AuditPage {
    static let source = """
        {{! title: [[操作記録|Audit log]] }}
        <h1>[[操作記録|Audit log]]</h1>
        {{#isVerified}}<div class="notice success" role="status"><p>[[{{length}}件の記録がすべてつながっています。|All {{length}} entries are chained unbroken.]]</p>{{#head}}<p>[[次の値を紙などに控えておくと、後で、ここまでの記録が消されていないことを確かめられます。|Note this value down elsewhere: with it you can show later that nothing up to here was cut off.]]<br><span class="mono">{{.}}</span></p>{{/head}}</div>{{/isVerified}}
        {{#brokenAt}}<div class="notice error" role="alert"><h2>[[記録のつながりが切れています|The chain of records is broken]]</h2><p>[[{{.}} 番の記録から先が、前の記録と合いません。書き換えや欠落の疑いがあります。バックアップを保全し、情報セキュリティの責任者に報告してください。|From entry {{.}} on the records do not fit those before. They may have been altered or lost. Keep the backups and report to those responsible for security.]]</p></div>{{/brokenAt}}
        {{#isNotTheSame}}<div class="notice error" role="alert"><h2>[[控えた記録がありません|What was noted down is not there]]</h2><p>[[控えたときまでの記録が、消されたか別のものになっています。バックアップを保全し、情報セキュリティの責任者に報告してください。|The log up to the value noted down is gone or another. Keep the backups and report to those responsible for security.]]</p></div>{{/isNotTheSame}}
        {{#isTakenOut}}<div class="notice warning" role="status"><h2>[[控えた記録は、保存期間の満了により消去済みです|What was noted down was taken out after its time]]</h2><p>[[控えたときまでの記録は照合できません。残っている記録はすべてつながっています。次の値を新しく控えてください。|It cannot be compared any more. All entries that are left are chained unbroken. Note down this value instead.]]{{#head}}<br><span class="mono">{{.}}</span>{{/head}}</p></div>{{/isTakenOut}}
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[入力を確かめてください|Please check what you entered]]</h2><ul>{{#errors.from}}<li><a href="#from">{{.}}</a></li>{{/errors.from}}{{#errors.to}}<li><a href="#to">{{.}}</a></li>{{/errors.to}}{{#errors.about}}<li><a href="#about">{{.}}</a></li>{{/errors.about}}{{#errors.noted}}<li><a href="#noted">{{.}}</a></li>{{/errors.noted}}</ul></div>{{/hasErrors}}
        <form class="filter" method="get" action="/audit">
          <div class="field"><label for="from">[[いつから|From]]</label><input type="date" id="from" name="from" value="{{fromValue}}"></div>
          <div class="field"><label for="to">[[いつまで|Until]]</label><input type="date" id="to" name="to" value="{{toValue}}"></div>
          <div class="field"><label for="actor">[[操作した人（氏名・ログイン名）|Who (name or login)]]</label><input id="actor" name="actor" value="{{actor}}" autocomplete="off"></div>
          <div class="field"><label for="about">[[対象の人（職員番号・氏名）|About whom (staff number or name)]]</label><input id="about" name="about" value="{{about}}" autocomplete="off"{{#errors.about}} aria-invalid="true"{{/errors.about}}></div>
          <div class="field"><label for="who">[[対象・内容の言葉|Word of object or detail]]</label><input id="who" name="who" value="{{who}}" autocomplete="off"></div>
          <div class="field"><label for="kind">[[操作|Action]]</label><select id="kind" name="kind">{{#kinds}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/kinds}}</select></div>
          <button class="button">[[絞り込む|Filter]]</button>
        </form>
        {{^hasRows}}<p class="nothing">[[条件に合う記録がありません。|No entry was found.]]</p>{{/hasRows}}
        {{#hasRows}}
        {{#exportHref}}<p><a href="{{.}}">[[この範囲をCSVで保存する|Save as CSV]]</a></p>{{/exportHref}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[操作記録の表|Table of the audit log]]">
        <table data-served class="listing wide"><caption class="hidden">[[操作記録の表|Table of the audit log]]</caption><thead><tr><th scope="col" class="number">[[番号|No.]]</th><th scope="col">[[日時|Time]]</th><th scope="col">[[操作した人|Who]]</th><th scope="col">[[操作|Action]]</th><th scope="col">[[対象|Object]]</th><th scope="col">[[端末|Address]]</th></tr></thead><tbody>
        {{#rows}}<tr{{#.isRefused}} class="alert"{{/.isRefused}}><td class="number">{{.number}}</td><td class="nowrap">{{.time}}</td><th scope="row">{{.who}}{{#.login}}<span class="about">{{.}}</span>{{/.login}}</th><td>{{.action}}</td><td>{{#.person}}{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}} <span class="small">{{.number}}</span> {{/.person}}{{.object}}{{#.detail}}<span class="about">{{.}}</span>{{/.detail}}</td><td class="mono">{{.address}}</td></tr>{{/rows}}
        </tbody></table>
        </div>
        <nav class="pages" aria-label="[[ページ|Pages]]">{{#firstHref}}<a href="{{.}}">[[最初のページ|First page]]</a>{{/firstHref}}{{#nextHref}}<a href="{{.}}" rel="next">[[次へ|Next]]</a>{{/nextHref}}</nav>
        {{/hasRows}}
        <section class="card" aria-labelledby="verify"><h2 id="verify">[[記録の検証|Verification]]</h2>
        <form class="form" method="post" action="/audit/verify"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="field"><label for="noted">[[前に控えた値（あれば）|The value noted down before, if any]]</label><input class="mono" id="noted" name="noted" value="{{notedValue}}" autocomplete="off" aria-describedby="noted-error"{{#errors.noted}} aria-invalid="true"{{/errors.noted}}><p class="error" id="noted-error">{{errors.noted}}</p></div>
        <div class="actions"><button class="button secondary">[[今すぐ検証する|Verify now]]</button></div></form></section>
        """
}
