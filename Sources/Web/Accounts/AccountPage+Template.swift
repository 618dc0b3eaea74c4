extension AccountPage {
    static let source = """
        {{! title: [[利用者の設定|Account]] }}
        <h1>{{name}} <span class="about">{{login}}</span></h1>
        <dl class="facts inline"><div><dt>[[状態|State]]</dt><dd>{{#state}}{{#.isActive}}<span class="state done">[[利用中|Active]]</span>{{/.isActive}}{{#.isNew}}<span class="state soon">[[初回待ち|Not started]]</span>{{/.isNew}}{{#.isLocked}}<span class="state late">[[停止中|Locked]]</span>{{/.isLocked}}{{#.isClosed}}<span class="state none">[[終了|Closed]]</span>{{/.isClosed}}{{#.lockedUntil}} <span class="small">{{.}}</span>{{/.lockedUntil}}{{/state}}</dd></div><div><dt>[[二段階認証|Second factor]]</dt><dd>{{#hasFactor}}[[登録済み|set up]]{{/hasFactor}}{{^hasFactor}}[[なし|none]]{{/hasFactor}}</dd></div><div><dt>[[最後のサインイン|Last sign-in]]</dt><dd>{{lastSignIn}}</dd></div>{{#mail}}<div><dt>[[メール|Mail]]</dt><dd>{{.}}</dd></div>{{/mail}}</dl>
        <h2 id="grants">[[役割|Roles]]</h2>
        {{^hasGrants}}<p class="nothing">[[付けた役割はありません。名簿にいる人は、職員として使えます。|No role was given. People on the roster can use it as staff.]]</p>{{/hasGrants}}
        {{#hasGrants}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="grants">
        <table class="listing"><caption class="hidden">[[役割|Roles]]</caption><thead><tr><th scope="col">[[役割|Role]]</th><th scope="col">[[範囲（所属）|Unit]]</th><th scope="col">[[期間|Period]]</th><th scope="col">[[代理|Deputy for]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#grants}}<tr{{#.isPast}} class="removed"{{/.isPast}}><th scope="row">{{.role}}</th><td>{{#.unit}}{{.}}{{/.unit}}{{^.unit}}[[全庁|whole city]]{{/.unit}}</td><td>{{.from}} –{{#.to}} {{.}}{{/.to}}</td><td>{{#.deputyFor}}{{.}}{{/.deputyFor}}{{^.deputyFor}}–{{/.deputyFor}}</td><td>{{^.isPast}}<form method="post" action="{{.endHref}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="linklike">[[今日で終える|End today]]<span class="hidden"> {{.role}}</span></button></form>{{/.isPast}}{{#.isPast}}[[終了|ended]]{{/.isPast}}</td></tr>{{/grants}}
        </tbody></table>
        </div>
        {{/hasGrants}}
        <div class="columns">
        {{^isClosed}}
        <section aria-labelledby="add">
        <h2 id="add">[[役割を付ける|Give a role]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.role}}<li><a href="#role">{{.}}</a></li>{{/errors.role}}{{#errors.unit}}<li><a href="#unit">{{.}}</a></li>{{/errors.unit}}{{#errors.from}}<li><a href="#from">{{.}}</a></li>{{/errors.from}}{{#errors.to}}<li><a href="#to">{{.}}</a></li>{{/errors.to}}{{#errors.deputyFor}}<li><a href="#deputyFor">{{.}}</a></li>{{/errors.deputyFor}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/accounts/{{id}}"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="role">[[役割|Role]]</label><select id="role" name="role" aria-describedby="role-error">{{#roleNames}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/roleNames}}</select><p class="error" id="role-error">{{errors.role}}</p></div>
          <div class="field"><label for="unit">[[範囲（この所属と、その下）|Unit, with those below it]]</label><p class="hint" id="unit-hint">[[所属のコードか名称を入れてください。空欄なら全庁です。所属長には所属が要ります。|The unit's code or name. Empty: the whole city. A section head needs a unit.]]</p><input id="unit" name="unit" value="{{unit}}" list="units" autocomplete="off" aria-describedby="unit-hint unit-error"{{#errors.unit}} aria-invalid="true"{{/errors.unit}}><datalist id="units">{{#units}}<option value="{{.code}}">{{.name}}</option>{{/units}}</datalist><p class="error" id="unit-error">{{errors.unit}}</p></div>
          <div class="field"><label for="from">[[いつから|From]]</label><input type="date" id="from" name="from" value="{{fromValue}}" required aria-describedby="from-error"{{#errors.from}} aria-invalid="true"{{/errors.from}}><p class="error" id="from-error">{{errors.from}}</p></div>
          <div class="field"><label for="to">[[いつまで（決まっていれば）|Until, if known]]</label><input type="date" id="to" name="to" value="{{toValue}}" aria-describedby="to-error"{{#errors.to}} aria-invalid="true"{{/errors.to}}><p class="error" id="to-error">{{errors.to}}</p></div>
          <div class="field"><label for="deputyFor">[[誰の代理か（代理のとき、その人のログイン名）|Deputy for (the login of the one to stand in for)]]</label><input id="deputyFor" name="deputyFor" value="{{deputyFor}}" autocomplete="off" aria-describedby="deputyFor-error"{{#errors.deputyFor}} aria-invalid="true"{{/errors.deputyFor}}><p class="error" id="deputyFor-error">{{errors.deputyFor}}</p></div>
          <div class="actions"><button class="button">[[役割を付ける|Give the role]]</button></div>
        </form>
        </section>
        {{/isClosed}}
        <section aria-labelledby="doings">
        <h2 id="doings">[[利用者の操作|Account actions]]</h2>
        {{#isClosed}}<form method="post" action="/accounts/{{id}}/reopen"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="button secondary">[[利用を再開し、初回コードを印刷する|Open it again and print a one-time code]]</button></p><p class="small">[[以前の役割は戻りません。|Former roles do not come back.]]</p></form>{{/isClosed}}
        {{#erasureHref}}<p><a href="{{.}}">[[個人データを消去する|Erase the person]]</a></p>{{/erasureHref}}
        {{^isClosed}}
        {{#isLocked}}<form method="post" action="/accounts/{{id}}/unlock"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="button secondary">[[停止を解く|Unlock]]</button></p></form>{{/isLocked}}
        <form method="post" action="/accounts/{{id}}/code"><input type="hidden" name="csrf" value="{{csrf}}">
        {{#hasFactor}}<div class="choice"><input type="checkbox" id="factor" name="factor" value="yes"><label for="factor">[[二段階認証の登録も取り消す|Cancel the second factor too]]<span class="about">[[スマートフォンをなくしたときなど|as when the telephone was lost]]</span></label></div>{{/hasFactor}}
        <p><button class="button secondary">[[初回コードを印刷する|Print a one-time code]]</button>{{#sendsMail}} <button class="button secondary" name="delivery" value="mail">[[コードをメールで送る|Mail the code]]</button>{{/sendsMail}}</p><p class="small">[[今のパスワードは使えなくなります。|The present password stops working.]]</p></form>
        <p><a href="/accounts/{{id}}/close">[[利用を終える|Close the account]]</a></p>
        {{/isClosed}}
        <h3>[[サインイン中の端末|Devices signed in]]</h3>
        {{^hasSessions}}<p class="nothing">[[サインイン中の端末はありません。|No device is signed in.]]</p>{{/hasSessions}}
        {{#hasSessions}}<ul class="plain">{{#sessions}}<li><span class="strong">{{.device}}</span> <span class="small">{{.address}}[[・|, ]]{{.last}}</span></li>{{/sessions}}</ul>{{/hasSessions}}
        </section>
        </div>
        """
}
