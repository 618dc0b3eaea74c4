import Kernel

extension StandingReport.BasisSection {
    static let words = [
        "terms": Phrase(ja: "言葉の意味", en: "What the words mean"),
        "grades": Phrase(ja: "評価の決め方", en: "How grades are given"),
        "gradesNote": Phrase(
            ja: "現在の値を、今日までの予定で割った割合（予定比）で決める。数値目標のない目標と、数値の記録がない目標は評価しない。",
            en:
                "By today's value as a share of what is due by now. Targets without a figure, or without a record of it, are "
                + "not graded."),
        "grade": Phrase(ja: "評価", en: "Grade"), "range": Phrase(ja: "予定比", en: "Of what is due"),
        "levels": Phrase(ja: "スキルの段階の測り方", en: "How skill levels are measured"),
        "method": Phrase(ja: "記録の種類", en: "Kind of evidence"), "slope": Phrase(ja: "見分ける強さ", en: "Sharpness"),
        "halfLife": Phrase(ja: "重みが半分になるまで", en: "Loses half its weight in"),
        "highest": Phrase(ja: "示せる段階の上限", en: "Highest level it can show"),
        "entries": Phrase(ja: "記録", en: "Entries"), "people": Phrase(ja: "記録のある人", en: "People with any"),
        "inputs": Phrase(ja: "使ったデータ", en: "Data used"),
        "privacy": Phrase(ja: "少人数の扱い", en: "Small groups"),
        "privacyNote": Phrase(
            ja: "この報告は人数と所属だけを載せ、個人の記録を載せない。\(StandingReport.SmallGroups.least)人に満たない集まりのスキルは示さず、"
                + "ほかの欄との差し引きで分かる欄も示さない。",
            en: "This report holds counts and units, and no one's record. Skills of groups of fewer than "
                + "\(StandingReport.SmallGroups.least) people are not shown, nor cells from which they could be worked out."
        ),
    ]

    static let terms: [(name: Phrase, meaning: Phrase)] = [
        (
            Phrase(ja: "累計（フロー）", en: "Flow"),
            Phrase(
                ja: "期間の初めから今日までに条件を満たした人の実人数。1人を1回だけ数える。",
                en: "Distinct people who came to fulfil the measure from the start of the period until today.")
        ),
        (
            Phrase(ja: "在籍（ストック）", en: "Stock"),
            Phrase(
                ja: "今日在籍している職員のうち、条件を満たしている人。退職した人は含まない。",
                en: "People in service today who fulfil it. Those who left are not among them.")
        ),
        (
            Phrase(ja: "充足", en: "Coverage"),
            Phrase(
                ja: "条件を満たす人が、決められた人数以上いる所属の数。兼務の人は兼務先でも数える。",
                en: "Units with as many such people as each should have. People with concurrent posts count in each.")
        ),
        (
            Phrase(ja: "今日までの予定", en: "Due by now"),
            Phrase(
                ja: "計画の年度別の予定を日割りで足した値。予定のない目標は、目標値を期間で均等に割る。",
                en:
                    "The plan's schedule by fiscal year, the running year by days; without one, an even share of the goal."
            )
        ),
        (
            Phrase(ja: "必要なペース", en: "Pace needed"),
            Phrase(
                ja: "残りの期間で目標に届くための、1年あたりの人数。",
                en: "People a year who would still bring the goal within the period.")
        ),
    ]

    static let measurement = [
        Phrase(
            ja: "1人の1つのスキルについて、すべての記録を1つのものさしの上で合わせ、それぞれの段階に届いている確率を求める。"
                + "種類ごとに段階を見分ける強さが違い、記録は時間とともに軽くなる。届いている確率が2分の1以上の、いちばん高い段階をその人の段階とする。どの記録も示さない段階にはしない。",
            en:
                "All evidence of a person's skill is taken together on one scale, and gives the chance that each level is "
                + "reached. Kinds of evidence tell levels apart more or less sharply and lose weight with time. The level is "
                + "the highest that is reached with a chance of a half, and none above what some evidence names."),
        Phrase(
            ja: "確率が5分の4以上で、仕事ぶりを見た人の評価があるものは「確認済み」とする。最も低い段階より上は所属長かOJT、最も高い段階はOJTの評価が要る。"
                + "知識を問うテストだけで、最も低い段階より上を示すことはない。",
            en:
                "Where the chance is four in five and somebody has seen it at work the level is confirmed: above the lowest "
                + "by the head or in OJT, the highest in OJT. Knowledge tests alone show no more than the lowest level."
        ),
        Phrase(
            ja: "自己評価と所属長評価は、いちばん新しいものだけを使う。記録のない人は「記録なし」とし、段階を推し量らない。",
            en:
                "Of ratings by oneself or one's head only the newest counts. Where there is no evidence nothing is assumed."
        ),
    ]

    static let template = """
        <h3 id="terms">{{words.terms}}</h3>
        <dl class="terms">
        {{#terms}}
        <div><dt>{{.name}}</dt><dd>{{.meaning}}</dd></div>
        {{/terms}}
        </dl>
        <h3 id="grades">{{words.grades}}</h3>
        <p>{{words.gradesNote}}</p>
        <table class="narrow">
        <caption class="hidden">{{words.grades}}</caption>
        <thead><tr><th scope="col">{{words.grade}}</th><th scope="col">{{words.range}}</th></tr></thead>
        <tbody>
        {{#grades}}
        <tr><th scope="row">\(StandingReport.Badge.template(".badge"))</th><td>{{.range}}</td></tr>
        {{/grades}}
        </tbody>
        </table>
        {{#otherGrades}}<p class="note">{{#.}}<span{{{.lang}}}>{{.}}</span>{{/.}}</p>{{/otherGrades}}
        <h3 id="levels">{{words.levels}}</h3>
        {{#measurement}}<p>{{.}}</p>{{/measurement}}
        <div class="scroll" role="region" tabindex="0" aria-labelledby="levels">
        <table class="figures">
        <caption class="hidden">{{words.levels}}</caption>
        <thead><tr><th scope="col">{{words.method}}</th><th scope="col" class="number">{{words.slope}}</th><th scope="col" class="number">{{words.halfLife}}</th><th scope="col">{{words.highest}}</th><th scope="col" class="number">{{words.entries}}</th><th scope="col" class="number">{{words.people}}</th></tr></thead>
        <tbody>
        {{#methods}}
        <tr><th scope="row">{{.name}}</th><td class="number">{{.slope}}</td><td class="number">{{.halfLife}}</td><td>{{.highest}}</td><td class="number">{{.entries}}</td><td class="number">{{.people}}</td></tr>
        {{/methods}}
        </tbody>
        </table>
        </div>
        <h3 id="inputs">{{words.inputs}}</h3>
        <dl class="terms">
        {{#inputs}}
        <div><dt>{{.name}}</dt><dd>{{.meaning}}</dd></div>
        {{/inputs}}
        </dl>
        <h3 id="privacy">{{words.privacy}}</h3>
        <p>{{words.privacyNote}}</p>
        """
}
