extension CertificateContent {
    static let template = """
        {{^empty(certificates)}}<h3 id="recommended">{{words.recommended}}</h3>{{/empty(certificates)}}
        <div class="pair">
        {{#certificates}}
        <article class="card" id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h4 id="{{.id}}-title"{{{.name.lang}}}>{{.name}}</h4>
        {{#.description}}<p class="description"{{{.lang}}}>{{.}}</p>{{/.description}}
        <dl class="facts">
        {{#.stars}}<dt>{{words.difficulty}}</dt><dd><span role="img" aria-label="{{.said}}">{{.drawn}}</span></dd>{{/.stars}}
        {{#.issuer}}<dt>{{words.issuer}}</dt><dd{{{.lang}}}>{{.}}</dd>{{/.issuer}}
        {{^empty(.recommendedFor)}}<dt>{{words.for}}</dt><dd>\(Passage.template(runs: "recommendedFor"))</dd>{{/empty(.recommendedFor)}}
        {{^empty(.evidence)}}<dt>{{words.evidence}}</dt><dd>{{#.evidence}}<span class="tag"{{{.lang}}}>{{.}}</span> {{/.evidence}}</dd>{{/empty(.evidence)}}
        {{#.validity}}<dt>{{words.validity}}</dt><dd>{{.}}</dd>{{/.validity}}
        </dl>
        \(Citations.template)
        </article>
        {{/certificates}}
        </div>
        {{#hasExams}}
        <h3 id="exams">{{words.exams}}</h3>
        <p class="note">{{words.provisionalNote}}</p>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.exams}}">
        <table class="wide">
        <caption class="hidden">{{words.exams}}</caption>
        <thead><tr><th scope="col" class="w-16">{{words.exam}}</th><th scope="col" class="w-11">{{words.state}}</th><th scope="col" class="w-18">{{words.dates}}</th><th scope="col" class="w-10">{{words.form}}</th><th scope="col" class="w-18">{{words.questions}}</th><th scope="col" class="w-18">{{words.pass}}</th><th scope="col" class="w-9">{{words.fee}}</th></tr></thead>
        {{#exams}}
        <tbody class="whole">
        {{#.versions}}
        <tr{{^.opensExam}} class="within"{{/.opensExam}}>
        {{#.opensExam}}<th scope="rowgroup" rowspan="{{rows}}"{{{name.lang}}}>{{name}}</th>{{/.opensExam}}
        <td><span class="tag{{#.isProvisional}} open{{/.isProvisional}}">{{.state}}</span></td>
        <td>{{.dates}}</td>
        <td>{{#.form}}<p>{{.}}</p>{{/.form}}</td>
        <td>{{#.questions}}<p{{{.lang}}}>{{.}}</p>{{/.questions}}</td>
        <td>{{#.pass}}<p{{{.lang}}}>{{.}}</p>{{/.pass}}</td>
        <td class="nowrap">{{.fee}}</td>
        </tr>
        {{/.versions}}
        </tbody>
        {{/exams}}
        </table>
        </div>
        {{/hasExams}}
        {{#hasSubsidies}}
        <h3 id="subsidies">{{words.subsidies}}</h3>
        {{#subsidies}}
        <article class="card">
        <h4{{{.name.lang}}}>{{.name}}</h4>
        <dl class="facts">
        <dt>{{words.covered}}</dt><dd>{{#.certificates}}<span{{{.lang}}}>{{.}}</span>{{^last()}}<br>{{/last()}}{{/.certificates}}</dd>
        <dt>{{words.covers}}</dt><dd{{{.covers.lang}}}>{{.covers}}</dd>
        <dt>{{words.cap}}</dt><dd>{{.cap}}</dd>
        <dt>{{words.eligible}}</dt><dd>\(Passage.template(runs: "eligible"))</dd>
        {{^empty(.papers)}}<dt>{{words.papers}}</dt><dd>{{#.papers}}<span{{{.lang}}}>{{.}}</span>{{^last()}}<br>{{/last()}}{{/.papers}}</dd>{{/empty(.papers)}}
        <dt>{{words.deadline}}</dt><dd{{{.deadline.lang}}}>{{.deadline}}</dd>
        <dt>{{words.retake}}</dt><dd>{{.retake}}</dd>
        </dl>
        \(Citations.template)
        </article>
        {{/subsidies}}
        {{/hasSubsidies}}
        """
}
