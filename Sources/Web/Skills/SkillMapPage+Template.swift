extension SkillMapPage {
    static let source = """
        {{! title: [[スキルマップ|Skill map]] }}
        <h1>[[スキルマップ|Skill map]] <span class="about">[[{{asOf}} 現在|As of {{asOf}}]]</span></h1>
        {{#dateError}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[日付を確かめてください|Please check the date]]</h2><ul><li><a href="#date">{{.}}</a></li></ul></div>{{/dateError}}
        <form class="filter" method="get" action="/skill-map">
          <div class="field"><label for="rows">[[行|Rows]]</label><select id="rows" name="rows"><option value="units"{{#view.units}} selected{{/view.units}}>[[所属|Units]]</option><option value="personas"{{#view.personas}} selected{{/view.personas}}>[[人材像|Personas]]</option><option value="grades"{{#view.grades}} selected{{/view.grades}}>[[職階|Grades]]</option></select></div>
          {{#view.units}}<div class="field"><label for="department">[[部局|Department]]</label><select id="department" name="department">{{#departments}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/departments}}</select></div>
          {{#mayNarrow}}<div class="field"><label for="class">[[所属の区分|Class of units]]</label><select id="class" name="class">{{#classes}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/classes}}</select></div>{{/mayNarrow}}{{/view.units}}
          {{#hasDimensions}}{{#view.personas}}<div class="field"><label for="dimension">[[人材像の分け方|Persona dimension]]</label><select id="dimension" name="dimension">{{#dimensions}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/dimensions}}</select></div>{{/view.personas}}{{/hasDimensions}}
          {{#mayNarrow}}
          <div class="field"><label for="persona">[[人材像|Persona]]</label><select id="persona" name="persona">{{#personas}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/personas}}</select></div>
          <div class="field"><label for="grade">[[職階|Grade]]</label><select id="grade" name="grade">{{#grades}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/grades}}</select></div>
          <div class="field"><label for="date">[[基準日|Date]]</label><input type="date" id="date" name="date" value="{{asOfValue}}"{{#dateError}} aria-invalid="true" aria-describedby="summary"{{/dateError}}></div>
          {{/mayNarrow}}
          <button class="button">[[表示する|Show]]</button>
        </form>
        {{#isBlank}}<div class="notice"><p>[[レベルの記録がまだありません。調査を行うか、研修・資格・所属長の評価を取り込むと、この表に出ます。下の数は、必要な段階のある職員の数です。|There are no levels on record yet. They appear here once a survey is held, or training, certificates and evaluations are taken in. The figures below are of people who need a level.]]</p></div>{{/isBlank}}
        {{#hasWorst}}
        <p>[[届いていない人の多いスキル|Most people below the level needed]]: {{#worst}}<span class="nowrap">{{.skill}} [[{{.gap}}人|{{.gap}}]]</span>　{{/worst}}</p>
        {{/hasWorst}}
        {{^hasRows}}<p class="nothing">[[条件に合う職員がいません。条件を変えてください。|Nobody fits these conditions. Please change them.]]</p>{{/hasRows}}
        {{#hasRows}}
        <ul class="legend">
          <li>[[欄は平均にいちばん近い段階と平均、その下は必要な段階に届いていない人数（記録のない人を含む）。|Each cell: the level nearest to the mean, the mean, and below it how many are short of the level they need, those without evidence among them.]]</li>
          {{#legends}}<li>{{#.name}}{{.}} {{/.name}}{{#.bands}}<span class="swatch level-{{.level}}">{{.words}}</span>{{/.bands}}</li>{{/legends}}
          <li><span aria-hidden="true">●</span> [[確か（80%以上）|sure (80% or more)]]　<span aria-hidden="true">◐</span> [[おおむね確か（60%以上）|fairly sure (60% or more)]]　<span aria-hidden="true">○</span> [[不確か|unsure]]</li>
          <li>[[空欄は対象外|Blank: not required]]</li><li>[[＊ {{minimum}}人に満たない集まりと、差し引きで分かる集まりは示さない|＊ groups of fewer than {{minimum}}, and those that subtraction would tell, are not shown]]</li>
        </ul>
        {{#isCollapsed}}<p class="small">[[所属が多いため、部局ごとにまとめています。部局名を選ぶと、その中の所属を表示します。|There are many units, so departments are shown. Choose one to see its units.]]</p>{{/isCollapsed}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[スキルマップの表|Table of the skill map]]">
        <table class="heat">
        <caption class="hidden">[[行ごと・スキルごとの平均の段階と不足の人数|Mean level and number of people short, by row and skill]]</caption>
        <thead><tr><th scope="col">{{#view.units}}[[所属（人数）|Unit (staff)]]{{/view.units}}{{#view.personas}}[[人材像（人数）|Persona (staff)]]{{/view.personas}}{{#view.grades}}[[職階（人数）|Grade (staff)]]{{/view.grades}}</th>{{#columns}}<th scope="col">{{.name}}<span class="about">{{.field}}</span></th>{{/columns}}</tr></thead>
        {{#groups}}
        <tbody>
        {{#.rows}}
        <tr{{#.isTotal}} class="totals"{{/.isTotal}}><th scope="row"{{^.isTotal}} class="within"{{/.isTotal}}>{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}} <span class="about">{{.staff}}</span></th>
        {{#.cells}}
        \(cell)
        {{/.cells}}
        </tr>
        {{/.rows}}
        </tbody>
        {{/groups}}
        </table>
        </div>
        \(Paging.template)
        {{#exportHref}}<p class="screen"><a href="{{.}}">[[この表をCSVで保存する|Save this table as CSV]]</a></p>{{/exportHref}}
        {{/hasRows}}
        """

    private static let cell = """
        {{#.isShown}}<td class="{{.style}}"><span class="figure">{{#.figure}}{{.}}{{/.figure}}{{^.figure}}{{#.isUnknown}}[[記録なし|no evidence]]{{/.isUnknown}}{{^.isUnknown}}<span aria-hidden="true">＊</span><span class="hidden">[[平均は示さない|mean not shown]]</span>{{/.isUnknown}}{{/.figure}}{{#.isSure}} <span class="gap"><span aria-hidden="true">●</span><span class="hidden">[[確か|sure]]</span></span>{{/.isSure}}{{#.isFair}} <span class="gap"><span aria-hidden="true">◐</span><span class="hidden">[[おおむね確か|fairly sure]]</span></span>{{/.isFair}}{{#.isUnsure}} <span class="gap"><span aria-hidden="true">○</span><span class="hidden">[[不確か|unsure]]</span></span>{{/.isUnsure}}</span>{{#.gap}}<span class="gap">[[不足 {{.}}|short {{.}}]]</span>{{/.gap}}{{^.gap}}<span class="gap">[[不足なし|none short]]</span>{{/.gap}}</td>{{/.isShown}}{{#.isWithheld}}<td class="withheld"><span aria-hidden="true">＊</span><span class="hidden">[[少人数のため示さない|Not shown, too few people]]</span></td>{{/.isWithheld}}{{#.isBlank}}<td class="blank"><span class="hidden">[[求めない|Not required]]</span></td>{{/.isBlank}}
        """
}
