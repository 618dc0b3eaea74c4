extension PlannerHomePage {
    static let source = """
        {{! title: [[今日の状況|Today]] }}
        <h1>[[今日の状況|Today]] <span class="about">[[{{asOf}} 現在・{{fiscalYear}}|As of {{asOf}}, {{fiscalYear}}]]</span></h1>
        {{#noRoster}}
        <div class="card lead-card">
          <h2>[[次に、職員の名簿を取り込んでください|Next, import the roster]]</h2>
          <p>[[計画は登録されています。名簿を取り込むと、誰がどの人材像に当たるか、どの研修が必要かが分かります。取り込む前に、変わる内容を確かめられます。|The plan is there. With the roster you will see who belongs to which persona and needs which training. You can check what would change before anything is imported.]]</p>
          {{#rosterHref}}<p><a class="button" href="{{.}}">[[名簿を取り込む|Import the roster]]</a></p>{{/rosterHref}}
        </div>
        {{/noRoster}}
        {{#noSurvey}}
        <div class="card lead-card">
          <h2>[[調査がまだ始まっていません|No survey has been opened yet]]</h2>
          <p>[[調査を行うまで、スキルの今のレベルは、研修と資格と所属長の評価からだけ分かります。|Until a survey is held, present levels are known from training, certificates and section heads alone.]]</p>
          {{#surveysHref}}<p><a class="button" href="{{.}}">[[調査の期間を決める|Set the survey window]]</a></p>{{/surveysHref}}
        </div>
        {{/noSurvey}}
        \(dateForm)
        {{#ready}}
        <dl class="tiles">
        {{#figures}}
          <div><dt>{{.label}}</dt><dd><span class="value">{{#.href}}<a href="{{.}}">{{/.href}}{{.value}}{{#.href}}</a>{{/.href}}</span>{{#.about}}<span class="about">{{.}}</span>{{/.about}}</dd></div>
        {{/figures}}
        </dl>
        <div class="columns major">
        <section class="card lead-card" aria-labelledby="next">
          <h2 id="next">[[次に行うこと|What to do next]]</h2>
          {{#nothingNext}}<p>[[急いで行うことはありません。|Nothing is pressing.]]</p>{{/nothingNext}}
          {{^nothingNext}}<ul class="next">
          {{#next}}
            <li><span class="tag {{.kind}}">{{.tag}}</span> <span>{{#.href}}<a href="{{.}}">{{/.href}}{{.text}}{{#.href}}</a>{{/.href}}{{#.about}} <span class="about">{{.}}</span>{{/.about}}</span></li>
          {{/next}}
          </ul>{{/nothingNext}}
        </section>
        <section class="card" aria-labelledby="cycle">
          <h2 id="cycle">[[PDCAの今|Where we are in the PDCA cycle]]</h2>
          <ol class="cycle">
          {{#cycle}}
            <li{{#.current}} aria-current="step"{{/.current}}><span class="strong">{{.letter}}</span> {{.name}}<span class="about">{{.text}}</span></li>
          {{/cycle}}
          </ol>
          <p class="small">[[月と、計画の期間、調査の期間から示しています。調査の期間中は評価とします。|Told from the month, the plan's period and the survey window; while a survey is open, it is the check.]]</p>
        </section>
        </div>
        {{/ready}}
        \(targetTable)
        \(missingTable)
        {{#hasConflicts}}
        <section aria-labelledby="conflicts">
        <h2 id="conflicts">[[計画の未決・注意|Open points and warnings of the plan]]</h2>
        <ul class="next">
        {{#conflicts}}
          <li><span class="tag {{.kind}}">{{.tag}}</span> <span>{{.text}}{{#.place}} <span class="about mono">{{#href}}<a href="{{.}}">{{/href}}{{.}}{{#href}}</a>{{/href}}</span>{{/.place}}</span></li>
        {{/conflicts}}
        </ul>
        {{#moreConflicts}}<p class="small">[[ほか {{.}}件。|{{.}} more.]]</p>{{/moreConflicts}}
        </section>
        {{/hasConflicts}}
        """

    private static let dateForm = """
        {{#dateError}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[日付を確かめてください|Please check the date]]</h2><ul><li><a href="#date">{{.}}</a></li></ul></div>{{/dateError}}
        <form class="filter bare" method="get" action="/">
          <div class="field"><label for="date">[[別の日の状況を見る|See another date]]</label><input type="date" id="date" name="date" value="{{asOfValue}}"{{#dateError}} aria-invalid="true" aria-describedby="summary"{{/dateError}}></div>
          <button class="button secondary">[[表示する|Show]]</button>
          {{^isToday}}<p><a href="/">[[今日に戻る|Back to today]]</a></p>{{/isToday}}
        </form>
        """

    private static let targetTable = """
        {{#hasTargets}}
        <section aria-labelledby="targets">
        <h2 id="targets">[[目標|Targets]]</h2>
        <ul class="legend"><li><span class="key met"></span>[[現在の値（目標に対する割合）|Present value, as a share of the target]]</li><li><span class="key line"></span>[[今日までの予定|What was due by today]]</li></ul>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="targets">
        <table class="listing wide" id="targets-table">
        <thead><tr><th scope="col">[[状態|State]]</th><th scope="col">[[目標|Target]]</th><th scope="col" class="drawn">[[進み具合|Progress]]</th><th scope="col" class="number">[[現在|Present]]</th><th scope="col" class="number">[[目標値|Target figure]]</th><th scope="col" class="number">[[累計|Trained so far]]</th><th scope="col" class="number">[[いま在籍|In service]]</th><th scope="col" class="number">[[これから|From now on]]</th></tr></thead>
        <tbody>
        {{#targets}}
        <tr class="middle"><td>\(TargetLine.state)</td>
        <th scope="row"><a href="{{.href}}">{{.name}}</a><span class="about">{{.measure}}</span>{{#.note}}<span class="tag open">{{.}}</span>{{/.note}}</th>
        <td class="drawn">\(TargetLine.bar)</td>
        <td class="number strong">{{.present}}</td><td class="number">{{.goal}}</td>
        <td class="number">{{#.flow}}{{.}}{{/.flow}}{{^.flow}}–{{/.flow}}</td>
        <td class="number">{{#.stock}}{{.}}{{/.stock}}{{^.stock}}–{{/.stock}}{{#.coverage}}<span class="about">{{.}}</span>{{/.coverage}}</td>
        <td class="number">{{#.needed}}<span class="nowrap">{{.}}</span>{{/.needed}}{{#.pace}}<span class="about">[[これまで {{.}}|so far {{.}}]]</span>{{/.pace}}{{^.pace}}–{{/.pace}}</td></tr>
        {{/targets}}
        </tbody>
        </table>
        </div>
        </section>
        {{/hasTargets}}
        """

    private static let missingTable = """
        {{#hasMissing}}
        <section aria-labelledby="missing">
        <h2 id="missing">[[人が足りない所属|Units missing people]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="missing">
        <table class="listing medium">
        <thead><tr><th scope="col">[[所属|Unit]]</th><th scope="col">[[必要|Needs]]</th><th scope="col" class="number">[[いま|Has]]</th><th scope="col" class="number">[[不足|Missing]]</th></tr></thead>
        <tbody>
        {{#missing}}
        <tr><th scope="row">{{#.href}}<a href="{{.}}">{{/.href}}{{.unit}}{{#.href}}</a>{{/.href}}</th><td>{{.needs}}</td><td class="number">{{.has}}</td><td class="number strong">{{.lacks}}</td></tr>
        {{/missing}}
        </tbody>
        </table>
        </div>
        <p><a href="{{missingHref}}">[[足りない所属をすべて見る（{{missingTotal}}件）|All {{missingTotal}} shortages]]</a></p>
        </section>
        {{/hasMissing}}
        """
}
