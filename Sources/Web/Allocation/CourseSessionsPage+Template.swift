import Domain

extension CourseSessionsPage {
    static let source =
        """
        {{! title: [[研修の回|Sessions]] }}
        <h1>[[研修の回|Sessions]] <span class="about">{{year}}</span></h1>
        <form class="filter" method="get"><div class="field"><label for="year">[[年度|Fiscal year]]</label><select id="year" name="year">{{#years}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/years}}</select></div><button class="button secondary">[[見る|Show]]</button></form>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[入力を確かめてください|Please check what you entered]]</h2><ul>{{#errors.file}}<li><a href="#file">[[ファイル: |File: ]]{{.}}</a></li>{{/errors.file}}{{#errors.code}}<li><a href="#code">[[回の番号: |Code: ]]{{.}}</a></li>{{/errors.code}}{{#errors.programme}}<li><a href="#programme">[[研修: |Programme: ]]{{.}}</a></li>{{/errors.programme}}{{#errors.half}}<li><a href="#half">[[区分: |Half: ]]{{.}}</a></li>{{/errors.half}}{{#errors.when}}<li><a href="#when">[[日時: |When: ]]{{.}}</a></li>{{/errors.when}}{{#errors.fewest}}<li><a href="#fewest">[[最少の人数: |Fewest: ]]{{.}}</a></li>{{/errors.fewest}}{{#errors.seats}}<li><a href="#capacity">[[定員: |Seats: ]]{{.}}</a></li>{{/errors.seats}}</ul></div>{{/hasErrors}}
        {{#taken}}<div class="notice success" role="status"><p>{{.}}</p></div>{{/taken}}
        {{^hasSessions}}<p class="nothing">[[この年度の回はまだありません。下の欄でファイルを取り込むか、一つずつ加えてください。|There are no sessions of this year yet: take a file below, or add them one by one.]]</p>{{/hasSessions}}
        {{#hasSessions}}
        <p>{{summary}}</p>
        <p class="actions"><a class="button" href="{{seatsHref}}">[[席を割り当てる|Give out the seats]]</a> {{#inForceHref}}<a href="{{.}}">[[知らせている席割り|The seats in force]]</a> {{/inForceHref}}{{#absencesHref}}<a href="{{.}}">[[所属ごとの不在|Absences by unit]]</a>{{/absencesHref}}</p>
        <section aria-labelledby="calendar">
        <h2 id="calendar">{{month}}</h2>
        <nav class="pages" aria-label="[[月|Months]]">{{#previousHref}}<a href="{{.}}#calendar" rel="prev">[[前の月|Previous month]]</a>{{/previousHref}}{{#nextHref}}<a href="{{.}}#calendar" rel="next">[[次の月|Next month]]</a>{{/nextHref}}</nav>
        {{^hasMarks}}<p class="nothing">[[この月の回はありません。|There are no sessions in this month.]]</p>{{/hasMarks}}
        {{#hasMarks}}<div class="scroll" tabindex="0" role="region" aria-labelledby="calendar">
        <table class="calendar" data-served><caption class="hidden">[[{{month}} の回と、席のある人／定員|Sessions of {{month}} with people/seats]]</caption><thead><tr>{{#weekdays}}<th scope="col">{{.}}</th>{{/weekdays}}</tr></thead><tbody>
        {{#weeks}}<tr>{{#.days}}<td{{#.isOther}} class="other"{{/.isOther}}><span class="day">{{.number}}<span class="weekday"> {{.weekday}}</span>{{#.isToday}} <span class="tag own">[[今日|today]]</span>{{/.isToday}}</span>{{#.sessions}}<a class="mark{{#.isFull}} full{{/.isFull}}{{#.isCancelled}} off{{/.isCancelled}}" href="{{.href}}"><span>{{.half}} {{.code}}</span> <span class="fill">{{#.isCancelled}}[[取りやめ|called off]]{{/.isCancelled}}{{^.isCancelled}}{{.fill}}{{#.isFull}} [[満席|full]]{{/.isFull}}{{/.isCancelled}}</span></a>{{/.sessions}}</td>{{/.days}}</tr>{{/weeks}}
        </tbody></table></div>{{/hasMarks}}
        </section>
        <h2 id="all">[[年度の回すべて|All sessions of the year]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="all">
        <table class="listing wide"><thead><tr><th scope="col">[[回|Session]]</th><th scope="col">[[研修|Programme]]</th><th scope="col">[[日時|When]]</th><th scope="col">[[場所|Place]]</th><th scope="col" class="number">[[席のある人|People]]</th><th scope="col" class="number">[[定員|Seats]]</th><th scope="col">[[埋まり方|Fill]]</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="{{.href}}">{{.code}}</a></th><td>{{.course}}{{#.isUnknown}} <span class="tag warning">[[いまの計画にない研修|not in the plan in force]]</span>{{/.isUnknown}}</td><td>{{.when}}</td><td>{{.place}}</td><td class="number">{{.people}}</td><td class="number">{{.seats}}</td><td>{{#.isCancelled}}<span class="tag error">[[取りやめ|called off]]</span>{{/.isCancelled}}{{^.isCancelled}}<progress max="{{.most}}" value="{{.value}}" aria-label="[[{{.code}} の埋まり方|Fill of {{.code}}]]"></progress>{{#.isShort}}<span class="tag warning">[[最少の人数に足りない|below its fewest]]</span>{{/.isShort}}{{/.isCancelled}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        {{/hasSessions}}
        """ + forms

    private static let forms = """
        <section aria-labelledby="files"><h2 id="files">[[ファイルを取り込む|Take a file]]</h2>
        {{#errors.file}}<p class="error">{{.}}</p>{{/errors.file}}
        {{#hasFindings}}<ul class="small">{{#findings}}<li>{{.}}</li>{{/findings}}</ul>{{/hasFindings}}
        <form class="form" method="post" action="/sessions/files" enctype="multipart/form-data"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="year" value="{{yearValue}}">
          <div class="field"><label for="kind">[[内容|Content]]</label><select id="kind" name="kind">{{#kinds}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/kinds}}</select></div>
          <div class="field"><label for="file">[[CSVファイル|CSV file]]</label><p class="hint" id="file-hint">[[回: 回・研修・区分・日時・場所・最少・定員。希望: 職員番号・研修・第1〜第3希望。都合: 職員番号・出席できない日時。同じ番号の回は置き換わります。|Sessions: session, programme, half, when, place, fewest, seats. Wishes: staff number, programme, first to third. Times: staff number, when. A session of the same code is replaced.]]</p><input type="file" id="file" name="file" accept=".csv,text/csv" required aria-describedby="file-hint"{{#errors.file}} aria-invalid="true"{{/errors.file}}></div>
          <div class="actions"><button class="button">[[取り込む|Take it]]</button></div>
        </form></section>
        <section aria-labelledby="add"><h2 id="add">[[一つ加える|Add one]]</h2>
        <details{{#isOpen}} open{{/isOpen}}><summary>[[回を書き入れる|Type a session in]]</summary>
        <form class="form" method="post" action="/sessions"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="year" value="{{yearValue}}">
          <div class="field"><label for="code">[[回の番号（重ならないもの）|Code, unique]]</label><input id="code" name="code" value="{{form.code}}" maxlength="\(SessionReader.longestCode)" required aria-describedby="code-error"{{#errors.code}} aria-invalid="true"{{/errors.code}}><p class="error" id="code-error">{{#errors.code}}{{.}}{{/errors.code}}</p></div>
          <div class="field"><label for="programme">[[研修|Programme]]</label><select id="programme" name="programme" required aria-describedby="programme-error"{{#errors.programme}} aria-invalid="true"{{/errors.programme}}>{{#programmes}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/programmes}}</select><p class="error" id="programme-error">{{#errors.programme}}{{.}}{{/errors.programme}}</p></div>
          <div class="field"><label for="half">[[区分|Half]]</label><select id="half" name="half" aria-describedby="half-error"{{#errors.half}} aria-invalid="true"{{/errors.half}}>{{#halves}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/halves}}</select><p class="error" id="half-error">{{#errors.half}}{{.}}{{/errors.half}}</p></div>
        """ + fields + """
              <div class="actions"><button class="button">[[加える|Add]]</button></div>
            </form></details></section>
            """

    /// What a session has beside its course, as the page of one has it too.
    static let fields = """
          <div class="field"><label for="when">[[日時|When]]</label><p class="hint" id="when-hint">[[例: 2027-06-03 午前。終日なら日付だけ。いくつもの半日は「、」で区切ります。|For example 2027-06-03 am; a day alone is the whole day; several are parted by “;”.]]</p><input id="when" name="when" value="{{form.when}}" required aria-describedby="when-hint when-error"{{#errors.when}} aria-invalid="true"{{/errors.when}}><p class="error" id="when-error">{{#errors.when}}{{.}}{{/errors.when}}</p></div>
          <div class="field"><label for="place">[[場所（空欄はオンライン）|Place; empty is online]]</label><input id="place" name="place" value="{{form.place}}" maxlength="\(SessionReader.longestPlace)"></div>
          <div class="field"><label for="fewest">[[最少の人数（選択の研修）|Fewest people, of an elective]]</label><input class="short" id="fewest" name="fewest" value="{{form.fewest}}" inputmode="numeric" maxlength="6" required aria-describedby="fewest-error"{{#errors.fewest}} aria-invalid="true"{{/errors.fewest}}><p class="error" id="fewest-error">{{#errors.fewest}}{{.}}{{/errors.fewest}}</p></div>
          <div class="field"><label for="capacity">[[定員|Seats]]</label><input class="short" id="capacity" name="seats" value="{{form.seats}}" inputmode="numeric" maxlength="6" required aria-describedby="seats-error"{{#errors.seats}} aria-invalid="true"{{/errors.seats}}><p class="error" id="seats-error">{{#errors.seats}}{{.}}{{/errors.seats}}</p></div>
        """
}
