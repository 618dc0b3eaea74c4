extension SkillMapContent {
    static let template = """
        <h3 id="map">{{words.map}}</h3>
        <p class="note">{{words.legend}}</p>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.map}}">
        <table class="middling skills{{#isNarrow}} few{{/isNarrow}}">
        <caption class="hidden">{{words.map}}</caption>
        <thead>
        <tr><th scope="col" rowspan="{{headRows}}">{{words.field}}</th><th scope="col" rowspan="{{headRows}}">{{words.skill}}</th><th scope="col" rowspan="{{headRows}}">{{words.content}}</th>{{#hasGroups}}{{#groups}}<th scope="colgroup" colspan="{{.span}}" class="level"{{{.name.lang}}}>{{.name}}</th>{{/groups}}</tr>
        <tr class="within">{{/hasGroups}}{{#columns}}<th scope="col" class="level"{{{.name.lang}}}>{{.name}}</th>{{/columns}}</tr>
        </thead>
        {{#fields}}
        <tbody class="whole">
        {{#.rows}}
        <tr{{^.opensField}} class="within"{{/.opensField}}>
        {{#.opensField}}<th scope="rowgroup" rowspan="{{span}}"{{{name.lang}}}>{{name}}</th>{{/.opensField}}
        <th scope="row"{{{.skill.lang}}}>{{.skill}}</th>
        <td>{{#.content}}<span{{{.lang}}}>{{.}}</span>{{/.content}}</td>
        {{#.cells}}
        {{#.isBlank}}<td class="level"><span class="hidden">{{words.blank}}</span></td>{{/.isBlank}}{{^.isBlank}}<td class="level third-{{.third}}"><span{{{.mark.lang}}}>{{.mark}}</span>{{#.name}}<span class="hidden"{{{.lang}}}> {{.}}</span>{{/.name}}</td>{{/.isBlank}}
        {{/.cells}}
        </tr>
        {{/.rows}}
        </tbody>
        {{/fields}}
        </table>
        </div>
        <h3 id="levels">{{words.levels}}</h3>
        {{#scales}}
        <table class="levels whole">
        <caption{{#hasOneScale}} class="hidden"{{/hasOneScale}}{{{.name.lang}}}>{{.name}}</caption>
        <thead><tr>{{#.isLettered}}<th scope="col">{{words.level}}</th>{{/.isLettered}}<th scope="col">{{words.name}}</th><th scope="col">{{words.definition}}</th></tr></thead>
        <tbody>
        {{#.levels}}
        <tr>{{#isLettered}}<th scope="row" class="level third-{{.third}}">{{.letter}}</th><td class="nowrap"{{{.name.lang}}}>{{.name}}</td>{{/isLettered}}{{^isLettered}}<th scope="row" class="level third-{{.third}}"{{{.name.lang}}}>{{.name}}</th>{{/isLettered}}<td{{{.definition.lang}}}>{{.definition}}</td></tr>
        {{/.levels}}
        </tbody>
        </table>
        \(Citations.template)
        {{/scales}}
        """
}
