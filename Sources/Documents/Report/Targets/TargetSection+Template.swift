extension StandingReport.TargetSection {
    static let template = """
        <p class="note legend">{{#legend}}\(StandingReport.Badge.template(".")) {{/legend}}<br>{{words.legend}} <a href="#grades">{{words.basis}}</a></p>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.overview}}">
        <table class="overview">
        <caption class="hidden">{{words.overview}}</caption>
        <thead><tr><th scope="col">{{words.grade}}</th><th scope="col">{{words.target}}</th><th scope="col" class="drawn">{{words.progress}}</th><th scope="col" class="number">{{words.attained}}</th><th scope="col" class="number">{{words.goal}}</th><th scope="col" class="number">{{words.expected}}</th><th scope="col" class="number">{{words.ratio}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td>\(StandingReport.Badge.template(".badge"))</td><th scope="row"><a href="#{{.anchor}}"{{{.name.lang}}}>{{.name}}</a>{{#.conflict}} <a class="tag open" href="#{{.}}">{{words.conflict}}</a>{{/.conflict}}</th><td class="drawn">{{{.bar}}}</td><td class="number"><strong>{{.attained}}</strong></td><td class="number">{{.goal}}</td><td class="number">{{.expected}}</td><td class="number">{{.ratio}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#cards}}
        \(StandingReport.TargetCard.template)
        {{/cards}}
        """
}

extension StandingReport.TargetCard {
    static let template = """
        <article class="target" id="{{.anchor}}" aria-labelledby="{{.anchor}}-title">
        <h3 id="{{.anchor}}-title">\(StandingReport.Badge.template(".badge")) <span{{{.name.lang}}}>{{.name}}</span></h3>
        {{#.text}}<p class="text"{{{.lang}}}>{{.}}</p>{{/.text}}
        {{#.remark}}<p class="note">{{.}}</p>{{/.remark}}
        {{#.summary}}<p class="reading">{{.}}</p>{{/.summary}}
        {{{.bar}}}
        <div class="sides">
        <dl class="tiles">
        {{#.tiles}}
        <div><dt>{{.name}}</dt><dd><span class="value">{{.value}}</span>{{#.notes}}<span class="about">\(Passage.template(runs: "runs"))</span>{{/.notes}}</dd></div>
        {{/.tiles}}
        </dl>
        {{#.chart}}
        \(StandingReport.YearChart.template)
        {{/.chart}}
        </div>
        {{#.conflict}}
        \(StandingReport.ReadingNotice.template)
        {{/.conflict}}
        </article>
        """
}
