extension UnitMapPage {
    static let source = """
        {{! title: [[所属の地図|Map of units]] }}
        <h1>[[所属の地図|Map of units]] <span class="about">{{name}}</span></h1>
        <p class="lead">[[目標が人を求める所属を、{{asOf}}の名簿で示します。|The units that the targets want covered, by the roster of {{asOf}}.]]</p>
        {{^hasUnits}}<p class="nothing">[[所属ごとに人を求める目標はありません。|No target asks for people unit by unit.]]</p>{{/hasUnits}}
        {{#hasUnits}}
        <nav class="pages" aria-label="[[いつの姿か|When]]"><ul>{{#moments}}<li><a href="{{.href}}"{{#.isThis}} aria-current="page"{{/.isThis}}>{{.label}}</a></li>{{/moments}}</ul></nav>
        {{^isNow}}<nav class="pages" aria-label="[[指名をするか|With or without the nominations]]"><ul>{{#namings}}<li><a href="{{.href}}"{{#.isThis}} aria-current="page"{{/.isThis}}>{{.label}}</a></li>{{/namings}}</ul></nav>{{/isNow}}
        {{#lacksApril}}<div class="notice"><p>[[この案を求めたときは、次の4月1日の見込みをまだ計算していませんでした。求め直すと出ます。|When this scenario was worked out, chances after the next 1 April were not: work it out anew to have them.]]</p></div>{{/lacksApril}}
        <ul class="legend">
          {{#isNow}}<li><span class="swatch level-4">[[足りている|covered]]</span> <span class="swatch level-0">[[不足|short]]</span> [[必要な人数が、いまその所属にいるか|whether as many as needed are in the unit]]</li>{{/isNow}}
          {{^isNow}}<li>[[足りる見込み|Chance of having as many as needed]]: {{#steps}}<span class="swatch level-{{.tint}}">{{.words}}</span> {{/steps}}</li>
          <li>[[異動・退職・欠席を見込み、ほかの所属から修了者が異動してくることは数えていません。|Moving, leaving and absence are counted; trained people who move in from other units are not.]]</li>{{/isNow}}
        </ul>
        {{#targets}}
        <section aria-labelledby="{{.id}}">
        <h2 id="{{.id}}">{{.name}}</h2>
        <dl class="tiles">{{#.figures}}<div><dt>{{.label}}</dt><dd><span class="value">{{.value}}</span><span class="about">{{.about}}</span></dd></div>{{/.figures}}</dl>
        <div class="unit-map">
        {{#.departments}}
        <section><h3>{{.name}} <span class="about">{{.sum}}</span></h3>
        <ul>{{#.tiles}}<li class="{{.style}}"><span class="name">{{.name}}</span><span class="figure">{{.figure}}</span><span class="need">[[必要 {{.need}}・いま {{.now}}|needs {{.need}}, has {{.now}}]]</span></li>{{/.tiles}}</ul></section>
        {{/.departments}}
        </div>
        </section>
        {{/targets}}
        <h2 id="table">[[表で見る|As a table]]</h2>
        <div class="pages">\(Paging.count("件")){{#exportHref}}<p><a href="{{.}}" download>[[CSVで保存する|Save as CSV]]</a></p>{{/exportHref}}</div>
        <p class="small">{{#isNamed}}[[見込みは、この案の指名をするときのものです。|Chances are those with these nominations.]]{{/isNamed}}{{^isNamed}}[[見込みは、指名しないときのものです。|Chances are those with nobody named.]]{{/isNamed}}</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="table">
        <table data-served class="listing"><thead><tr>\(SortingHead.template("unit", "[[所属|Unit]]"))\(SortingHead.template("target", "[[目標|Target]]"))\(SortingHead.template("need", "[[必要|Needs]]", isNumber: true))\(SortingHead.template("now", "[[いま|Now]]", isNumber: true))\(SortingHead.template("april", "[[次の4月1日のあと|After 1 April]]", isNumber: true))\(SortingHead.template("deadline", "[[期限|Deadline]]", isNumber: true))</tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{.unit}}</th><td>{{.target}}</td><td class="number">{{.need}}</td><td class="number">{{.now}}</td><td class="number">{{.april}}</td><td class="number strong">{{.deadline}}</td></tr>{{/rows}}
        </tbody></table></div>
        \(Paging.template)
        {{/hasUnits}}
        """
}
