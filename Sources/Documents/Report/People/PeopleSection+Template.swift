extension StandingReport.PeopleSection {
    static let template = """
        {{#hasDimensions}}<h3 id="personas">{{words.personas}}</h3>{{/hasDimensions}}
        {{#dimensions}}
        <table class="counts">
        <caption{{{.name.lang}}}>{{.name}}</caption>
        \(head("persona"))
        <tbody>
        {{#.rows}}\(row){{/.rows}}
        </tbody>
        </table>
        {{/dimensions}}
        {{#unclassified}}
        <h3 id="unclassified">{{words.unclassified}}</h3>
        <p>{{.text}}</p>
        <table class="counts">
        <caption class="hidden">{{words.unclassified}}</caption>
        \(head("kind"))
        <tbody>
        {{#.rows}}\(row){{/.rows}}
        </tbody>
        </table>
        {{#.hasRest}}<p class="note">{{rest}}</p>{{/.hasRest}}
        {{/unclassified}}
        {{#hasRoles}}
        <h3 id="roles">{{words.roles}}</h3>
        {{#roles}}
        <div class="part">
        <h4 id="{{.anchor}}"{{{.name.lang}}}>{{.name}}</h4>
        <p class="reading">\(Passage.template(runs: "summary"))</p>
        {{{.bar}}}
        \(StandingReport.UnitList.template(".list", label: "anchor"))
        </div>
        {{/roles}}
        {{/hasRoles}}
        """

    private static func head(_ first: String) -> String {
        """
        <thead><tr><th scope="col">{{words.\(first)}}</th><th scope="col" class="drawn">{{words.drawn}}</th><th scope="col" class="number">{{words.people}}</th><th scope="col" class="number">{{words.share}}</th></tr></thead>
        """
    }

    private static let row = """
        <tr><th scope="row"{{{.name.lang}}}>{{.name}}</th><td class="drawn">{{{.bar}}}</td><td class="number">{{.count}}</td><td class="number">{{.share}}</td></tr>
        """
}
