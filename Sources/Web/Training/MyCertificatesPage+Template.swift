extension MyCertificatesPage {
    static let source = """
        {{! title: [[資格の登録|Certificates]] }}
        <h1>[[資格の登録|Certificates]]</h1>
        {{#hasCertificates}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="mine">
        <table class="listing medium"><caption id="mine">[[登録した資格|My registrations]]</caption><thead><tr><th scope="col">[[資格|Certificate]]</th><th scope="col">[[合格日|Passed]]</th><th scope="col">[[状態|State]]</th><th scope="col">[[証明|Proof]]</th></tr></thead><tbody>
        {{#certificates}}<tr><th scope="row">{{.name}}</th><td>{{.passed}}{{#.expires}}<span class="about">[[有効 {{.}} まで|valid until {{.}}]]</span>{{/.expires}}</td><td>{{#.isConfirmed}}<span class="state done">[[確認済み|Confirmed]]</span>{{/.isConfirmed}}{{#.isWaiting}}<span class="state soon">[[確認待ち|Being checked]]</span>{{/.isWaiting}}{{#.isRefused}}<span class="state late">[[差し戻し|Returned]]</span>{{/.isRefused}}{{#.reason}}<span class="about">{{.}}</span>{{/.reason}}</td><td>{{#.proofHref}}<a href="{{.}}">[[保存して見る|Save and view]]<span class="hidden"> {{name}}</span></a>{{/.proofHref}}{{^.proofHref}}–{{/.proofHref}}</td></tr>{{/certificates}}
        </tbody></table>
        </div>
        {{/hasCertificates}}
        <h2 id="new">[[新しく登録する|Register a certificate]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.certificate}}<li><a href="#kind">{{.}}</a></li>{{/errors.certificate}}{{#errors.passedOn}}<li><a href="#passed">{{.}}</a></li>{{/errors.passedOn}}{{#errors.proof}}<li><a href="#file">{{.}}</a></li>{{/errors.proof}}</ul></div>{{/hasErrors}}
        {{^hasKnown}}<p class="nothing">[[計画に資格の記載がないため、登録できる資格がありません。|The plan names no certificate to register.]]</p>{{/hasKnown}}
        {{#hasKnown}}
        <form class="form" method="post" action="/my/certificates" enctype="multipart/form-data"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="kind">[[資格|Certificate]]</label><select id="kind" name="certificate" required aria-describedby="kind-error"{{#errors.certificate}} aria-invalid="true"{{/errors.certificate}}>{{#known}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/known}}</select><p class="error" id="kind-error">{{#errors.certificate}}{{.}}{{/errors.certificate}}</p></div>
          <div class="field"><label for="passed">[[合格日|Date passed]]</label><input type="date" id="passed" name="passedOn" max="{{today}}" value="{{passedValue}}" required aria-describedby="passed-error"{{#errors.passedOn}} aria-invalid="true"{{/errors.passedOn}}><p class="error" id="passed-error">{{#errors.passedOn}}{{.}}{{/errors.passedOn}}</p></div>
          <div class="field"><label for="file">[[合格証などの写し|Copy of the certificate]]</label><p class="hint" id="file-hint">[[{{types}}、{{maximum}} まで。写真でもかまいません。見るのは、確認する担当者（計画担当・研修所）だけです。|{{types}}, up to {{maximum}}. A photograph will do. Only those who confirm it (planners and the training office) will see it.]]</p><input type="file" id="file" name="proof" accept="application/pdf,image/jpeg,image/png" required aria-describedby="file-hint file-error"{{#errors.proof}} aria-invalid="true"{{/errors.proof}}><p class="error" id="file-error">{{#errors.proof}}{{.}}{{/errors.proof}}</p></div>
          <div class="actions"><button class="button">[[登録して確認を頼む|Register and ask for confirmation]]</button></div>
        </form>
        {{/hasKnown}}
        """
}
