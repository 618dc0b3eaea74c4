extension StandingReport.SkillSection {
    static let template = """
        <h3 id="skill-table">{{words.table}}</h3>
        <p class="note legend"><span class="key met"></span>{{words.met}} <span class="key short"></span>{{words.short}} <span class="key unknown"></span>{{words.unknown}}</p>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="skill-table">
        <table class="counts figures">
        <caption class="hidden">{{words.table}}</caption>
        <thead><tr><th scope="col">{{words.skill}}</th><th scope="col" class="drawn">{{words.drawn}}</th><th scope="col" class="number">{{words.required}}</th><th scope="col" class="number">{{words.met}}</th><th scope="col" class="number">{{words.short}}</th><th scope="col" class="number">{{words.unknown}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr id="{{.anchor}}"><th scope="row"{{{.name.lang}}}>{{.name}}</th>{{#.isRequired}}<td class="drawn">{{{.bar}}}</td><td class="number">{{.required}}</td><td class="number">{{.met}}</td><td class="number">{{.short}}</td><td class="number">{{.unknown}}</td>{{/.isRequired}}{{^.isRequired}}<td colspan="5" class="small">{{words.notRequired}}</td>{{/.isRequired}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#hasPersonas}}
        <h3 id="skill-personas">{{words.personas}}</h3>
        <p>{{words.personasNote}}</p>
        \(legend("personasHidden"))
        {{#personas}}
        \(map)
        {{/personas}}
        {{/hasPersonas}}
        {{#hasDepartments}}
        <h3 id="skill-departments">{{words.departments}}</h3>
        <p>{{words.departmentsNote}}</p>
        \(legend("departmentsHidden"))
        {{#departments}}
        \(map)
        {{/departments}}
        {{#unlisted}}<p class="note">{{.}}</p>{{/unlisted}}
        {{/hasDepartments}}
        """

    private static func legend(_ hidden: String) -> String {
        """
        <p class="note legend">{{words.scale}}: {{#bands}}<span class="band {{.style}}">{{.words}}</span>{{/bands}}{{#\(hidden)}}<br>{{.}}{{/\(hidden)}}</p>
        """
    }

    private static let map = """
        <div class="scroll" role="region" tabindex="0" aria-labelledby="{{.anchor}}">
        <table class="heat fixed{{#.isFew}} few{{/.isFew}}" style="--columns: {{.count}}">
        <caption id="{{.anchor}}"{{{.name.lang}}}>{{.name}}</caption>
        <thead><tr><th scope="col">{{.corner}}</th>{{#.columns}}<th scope="col"><span{{{.name.lang}}}>{{.name}}</span>{{#.people}}<span class="small">{{.}}</span>{{/.people}}</th>{{/.columns}}</tr></thead>
        <tbody>
        {{#.rows}}
        <tr><th scope="row"><span{{{.name.lang}}}>{{.name}}</span>{{#.people}} <span class="small">{{.}}</span>{{/.people}}</th>{{{.cells}}}</tr>
        {{/.rows}}
        </tbody>
        </table>
        </div>
        """
}
