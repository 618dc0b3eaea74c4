extension TargetContent {
    static let template = """
        <h3 id="goals">{{words.goals}}</h3>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.goals}}">
        <table class="wide targets">
        <caption class="hidden">{{words.goals}}</caption>
        <thead><tr><th scope="col" class="w-24">{{words.target}}</th><th scope="col" class="w-16">{{words.who}}</th><th scope="col" class="w-18">{{words.what}}</th><th scope="col" class="w-16">{{words.goal}}</th><th scope="col" class="w-16">{{words.deadline}}</th><th scope="col" class="w-10">{{words.after}}</th></tr></thead>
        <tbody>
        {{#targets}}
        <tr id="{{.id}}">
        <th scope="row"><span{{{.name.lang}}}>{{.name}}</span>{{#.text}}<p class="small"{{{.lang}}}>{{.}}</p>{{/.text}}\(Citations.template)</th>
        <td>\(Passage.template(runs: "who"))</td>
        <td>\(Passage.template(runs: "what"))</td>
        <td><strong>\(Passage.template(runs: "goal"))</strong>{{^empty(.aim)}}<p class="small">\(Passage.template(runs: "aim"))</p>{{/empty(.aim)}}{{#.conflict}}<p><a class="tag open" href="#{{.}}">{{words.conflictLink}}</a></p>{{/.conflict}}</td>
        <td>{{#.deadline}}<span class="nowrap">{{.}}</span><wbr>{{/.deadline}}</td>
        <td>{{.after}}</td>
        </tr>
        {{/targets}}
        </tbody>
        </table>
        </div>
        {{#hasSchedule}}
        <h3 id="schedule">{{words.schedule}}</h3>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.schedule}}">
        <table class="middling whole">
        <caption class="hidden">{{words.schedule}}</caption>
        <thead><tr><th scope="col">{{words.target}}</th>{{#years}}<th scope="col" class="number">{{.}}</th>{{/years}}<th scope="col" class="number">{{words.total}}</th></tr></thead>
        <tbody>
        {{#schedule}}
        <tr><th scope="row"{{{.name.lang}}}>{{.name}}</th>{{#.values}}<td class="number">{{.}}</td>{{/.values}}<td class="number"><strong>{{.total}}</strong></td></tr>
        {{/schedule}}
        </tbody>
        </table>
        </div>
        {{/hasSchedule}}
        {{#hasDenominators}}
        <h3 id="denominators">{{words.denominators}}</h3>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.denominators}}">
        <table class="whole">
        <caption class="hidden">{{words.denominators}}</caption>
        <thead><tr><th scope="col">{{words.denominator}}</th><th scope="col">{{words.units}}</th><th scope="col" class="number">{{words.expected}}</th></tr></thead>
        <tbody>
        {{#denominators}}
        <tr><th scope="row"{{{.name.lang}}}>{{.name}}</th><td>\(Passage.template(runs: "units"))\(Citations.template)</td><td class="number">{{.expected}}</td></tr>
        {{/denominators}}
        </tbody>
        </table>
        </div>
        {{/hasDenominators}}
        {{#hasConflicts}}
        <h3 id="conflicts">{{words.conflicts}}</h3>
        <p class="note">{{words.conflictsNote}}</p>
        {{#conflicts}}
        <article class="card{{^.isDecided}} open{{/.isDecided}}" id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h4 id="{{.id}}-title"{{{.target.lang}}}>{{.target}}</h4>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="{{.id}}-title">
        <table class="readings">
        <caption class="hidden"{{{.target.lang}}}>{{.target}}</caption>
        <thead><tr><th scope="col">{{words.reading}}</th><th scope="col">{{words.goal}}</th><th scope="col">{{words.deadline}}</th><th scope="col">{{words.place}}</th><th scope="col">{{words.state}}</th></tr></thead>
        <tbody>
        {{#.readings}}
        <tr><th scope="row"{{{.text.lang}}}>{{.text}}</th><td class="nowrap">\(Passage.template(runs: "goal"))</td><td>{{#.deadline}}<span class="nowrap">{{.}}</span><wbr>{{/.deadline}}</td><td>\(Citations.template)</td><td>{{#.isInForce}}<strong>{{words.inForce}}</strong>{{/.isInForce}}{{^.isInForce}}{{words.notInForce}}{{/.isInForce}}</td></tr>
        {{/.readings}}
        </tbody>
        </table>
        </div>
        <p><span class="tag{{^.isDecided}} open{{/.isDecided}}">{{.state}}</span> \(Passage.template(runs: "decision"))</p>
        </article>
        {{/conflicts}}
        {{/hasConflicts}}
        """
}
