extension StandingReport.CoverageSection {
    static let template = """
        {{#entries}}
        <div class="part">
        <h3 id="{{.anchor}}"{{{.name.lang}}}>{{.name}}</h3>
        <p class="reading">\(Passage.template(runs: "summary"))</p>
        {{{.bar}}}
        {{#.april}}
        <figure class="april">
        <figcaption>{{words.april}}</figcaption>
        <dl>
        <div><dt>{{.beforeLabel}}</dt><dd><span class="value">{{.beforeValue}}</span>{{{.before}}}</dd></div>
        <div><dt>{{.afterLabel}}</dt><dd><span class="value">{{.afterValue}}</span>{{{.after}}}</dd></div>
        </dl>
        <p>\(Passage.template(runs: "text"))</p>
        </figure>
        {{/.april}}
        \(StandingReport.UnitList.template(".list", label: "anchor"))
        </div>
        {{/entries}}
        """
}
