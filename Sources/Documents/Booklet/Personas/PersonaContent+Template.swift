extension PersonaContent {
    static let template = """
        {{#dimensions}}
        <h3 id="{{.id}}"{{{.title.lang}}}>{{.title}}</h3>
        <p class="note">{{words.order}}</p>
        {{#.groups}}
        {{#.title}}<h4{{{.lang}}}>{{.}}</h4>{{/.title}}
        {{#.personas}}
        <article class="card" id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h{{.heading}} id="{{.id}}-title"{{{.name.lang}}}>{{.name}}</h{{.heading}}>
        {{#.description}}<p class="description"{{{.lang}}}>{{.}}</p>{{/.description}}
        <dl class="facts"><dt>{{words.who}}</dt><dd>\(runs("who"))</dd></dl>
        {{#.hasStatements}}
        <div class="columns">
        {{#.hasRoles}}
        <div>
        <p class="label"{{{rolesLabel.lang}}}>{{rolesLabel}}</p>
        <ul>
        {{#.roles}}
        \(statement)
        {{/.roles}}
        </ul>
        </div>
        {{/.hasRoles}}
        {{#.hasStandards}}
        <div>
        <p class="label"{{{standardsLabel.lang}}}>{{standardsLabel}}</p>
        <ul>
        {{#.standards}}
        \(statement)
        {{/.standards}}
        </ul>
        </div>
        {{/.hasStandards}}
        </div>
        {{/.hasStatements}}
        \(Citations.template)
        </article>
        {{/.personas}}
        {{/.groups}}
        \(Citations.template)
        {{/dimensions}}
        {{#hasRoles}}
        <h3 id="roles">{{words.overlay}}</h3>
        {{#roles}}
        <article class="card" id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h4 id="{{.id}}-title"{{{.name.lang}}}>{{.name}}</h4>
        <dl class="facts">
        {{^empty(.over)}}<dt>{{words.over}}</dt><dd>\(runs("over"))</dd>{{/empty(.over)}}
        {{^empty(.places)}}<dt>{{words.places}}</dt><dd>\(runs("places"))</dd>{{/empty(.places)}}
        </dl>
        {{#.hasStatements}}
        <ul>
        {{#.statements}}
        \(statement)
        {{/.statements}}
        </ul>
        {{/.hasStatements}}
        \(Citations.template)
        </article>
        {{/roles}}
        {{/hasRoles}}
        {{#hasPosts}}
        <h3 id="posts">{{words.posts}}</h3>
        <dl class="facts">
        {{#posts}}
        <dt{{{.name.lang}}}>{{.name}}</dt><dd>\(runs("who"))</dd>
        {{/posts}}
        </dl>
        {{/hasPosts}}
        """

    private static let statement = """
        <li><span{{{.text.lang}}}>{{.text}}</span>{{#.carrier}} <span class="small"{{{.lang}}}>{{.}}</span>{{/.carrier}}{{#.levels}} <span class="tag"{{{.lang}}}>{{.}}</span>{{/.levels}}</li>
        """

    private static func runs(_ name: String) -> String { Passage.template(runs: name) }
}
