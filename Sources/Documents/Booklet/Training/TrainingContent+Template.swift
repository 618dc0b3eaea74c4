extension TrainingContent {
    static let template = """
        <h3 id="programmes">{{words.table}}</h3>
        <div class="scroll" role="region" tabindex="0" aria-label="{{words.table}}">
        <table class="wide programmes">
        <caption class="hidden">{{words.table}}</caption>
        <thead>
        <tr><th scope="col" class="w-24">{{words.programme}}</th><th scope="col" class="w-10">{{words.kind}}</th><th scope="col" class="w-18">{{words.who}}</th><th scope="col" class="w-9">{{words.hours}}</th><th scope="col" class="w-10">{{words.seats}}</th><th scope="col" class="w-11">{{words.years}}</th><th scope="col" class="w-18">{{words.raises}}</th></tr>
        </thead>
        {{#organisers}}
        <tbody>
        <tr class="opening"><th scope="rowgroup" colspan="7"><span{{{.name.lang}}}>{{.name}}</span>{{^empty(.kind)}} <span class="small">{{.kind}}</span>{{/empty(.kind)}}</th></tr>
        {{#.programmes}}
        {{#.halves}}
        <tr{{^.opensProgramme}} class="within"{{/.opensProgramme}}>
        {{#.opensProgramme}}
        <th scope="row" rowspan="{{rows}}" id="{{id}}"><span{{{title.lang}}}>{{title}}</span>
        \(description)
        </th>
        {{/.opensProgramme}}
        <td><span class="nowrap">{{.kind}}</span><p class="small">{{.repetition}}</p></td>
        <td>{{#.name}}<p class="part"{{{.lang}}}>{{.}}</p>{{/.name}}{{#.content}}<p class="small"{{{.lang}}}>{{.}}</p>{{/.content}}<p>\(Passage.template(runs: "who"))</p>{{^empty(.prerequisites)}}<p class="small">\(Passage.template(runs: "prerequisites"))</p>{{/empty(.prerequisites)}}</td>
        {{#.showsFigures}}
        <td rowspan="{{.span}}">{{.hours}}</td>
        <td rowspan="{{.span}}">{{#.seats}}<p>{{.}}</p>{{/.seats}}</td>
        {{/.showsFigures}}
        {{#.opensProgramme}}
        <td rowspan="{{rows}}">{{#years}}<span class="nowrap">{{.}}</span><wbr>{{/years}}</td>
        {{/.opensProgramme}}
        {{#.showsFigures}}
        <td rowspan="{{.span}}">{{#.raises}}<p{{{.lang}}}>{{.}}</p>{{/.raises}}</td>
        {{/.showsFigures}}
        </tr>
        {{/.halves}}
        {{/.programmes}}
        </tbody>
        {{/organisers}}
        </table>
        </div>
        <h3 id="cycle">{{words.cycle}}</h3>
        \(cycle)
        """

    /// Under the programme's name: its group, what it is about, how it is held.
    private static let description = """
        {{#group}}<p class="small"{{{.lang}}}>{{.}}</p>{{/group}}{{#about}}<p class="small"{{{.lang}}}>{{.}}</p>{{/about}}<p class="small">{{mode}}</p>
        """

    /// Four boxes in a circle, sized so that the words can be read at the width of a telephone.
    private static let cycle = """
        <figure>
        <div class="cycle">
        <svg viewBox="0 0 360 300" role="img" aria-labelledby="cycle-name cycle-text">
        <title id="cycle-name">{{words.cycle}}</title>
        <desc id="cycle-text">{{words.cycleText}}</desc>
        <path class="stroke" d="M138 52H214M207 45l7 7-7 7M288 104V188M281 181l7 7 7-7M222 248H146M153 241l-7 7 7 7M72 196V112M65 119l7-7 7 7"/>
        <rect x="10" y="4" width="124" height="96" rx="8"/><text class="letter" x="72" y="48">P</text><text class="step" x="72" y="78">{{words.plan}}</text>
        <rect x="226" y="4" width="124" height="96" rx="8"/><text class="letter" x="288" y="48">D</text><text class="step" x="288" y="78">{{words.do}}</text>
        <rect x="226" y="200" width="124" height="96" rx="8"/><text class="letter" x="288" y="244">C</text><text class="step" x="288" y="274">{{words.check}}</text>
        <rect x="10" y="200" width="124" height="96" rx="8"/><text class="letter" x="72" y="244">A</text><text class="step" x="72" y="274">{{words.act}}</text>
        </svg>
        <dl>
        <dt>P {{words.plan}}</dt><dd>{{words.planText}}</dd>
        <dt>D {{words.do}}</dt><dd>{{words.doText}}</dd>
        <dt>C {{words.check}}</dt><dd>{{words.checkText}}{{#hasSurveys}}<p class="small">{{words.survey}}{{#surveys}} {{.}}{{/surveys}}</p>{{/hasSurveys}}</dd>
        <dt>A {{words.act}}</dt><dd>{{words.actText}}</dd>
        </dl>
        </div>
        </figure>
        """
}
