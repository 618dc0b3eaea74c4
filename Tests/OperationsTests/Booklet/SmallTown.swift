import Documents
import Domain
import Kernel

/// A plan of a town that does not exist, with something of every kind that a booklet can show.
enum SmallTown {
    static func booklet(_ text: String = plan) throws -> Booklet {
        Booklet(plan: try PlanReader.read(text: text, file: "plans/minato.yaml").plan)
    }

    /// The text between the first `start` and the next `end`.
    static func part(of html: String, from start: String, to end: String) -> Substring? {
        guard let head = html.firstRange(of: start), let tail = html[head.upperBound...].firstRange(of: end) else {
            return nil
        }
        return html[head.lowerBound..<tail.lowerBound]
    }

    static let plan = """
        ikusei: 1
        plan:
          id: minato
          title: 湊町デジタル人材育成計画
          municipality: {name: 湊町, code: "099996", prefecture: 北陸県}
          version: "2.0"
          date: 2025-04
          owner: 総務課
          status: draft
          period: {from: 2025, to: 2027}
          parent: {title: 湊町総合計画, relation: 上位の計画}
          related: [{title: 湊町情報化計画}]
          revisions: [{version: "2.0", date: 2025-04, summary: 目標を見直した。}]
          documents:
            - {id: sheet, title: 計画書, publisher: 湊町, date: 2025-04}
            - {id: news, title: 報道発表, publisher: 湊町}
        sections:
          - {id: background, title: はじめに, paragraphs: [町の仕事をよくする。]}
          - {id: training, title: 研修, paragraphs: [学ぶ。]}
          - {id: ojt, title: 職場で学ぶ, paragraphs: [仕事をしながら学ぶ。]}
        vocabulary:
          grades: [主事, 係長, 課長]
          employments: [正規, 会計年度, 特別職]
          unitKinds: [本庁, 出先]
          unitLevels: [課, 係]
          duties: [窓口, システム担当]
        unitClasses: [{id: section, name: 課相当, levels: [課]}]
        denominators: [{id: sections, name: 課相当, unitClass: section, where: 所属種別 = 本庁, expected: 12}]
        scales:
          - id: steps
            name: 水準
            listed: highestFirst
            levels:
              - {id: a, name: 教える, definition: 教えられる}
              - {id: b, name: 使う, definition: 使える}
              - {id: c, name: 知る, definition: 知っている}
        skillFields:
          - id: digital
            name: デジタル
            skills:
              - {id: tools, name: 道具, content: 道具を使う, scale: steps}
              - {id: lead, name: 導く, content: 人を導く, scale: steps}
        roles: [{id: leader, name: 推進役, over: [clerk], place: {count: 1, denominator: sections}, statements: [{text: まとめる}]}]
        posts: [{id: keeper, name: 管理者, rule: 職務(システム担当)}]
        personas:
          - id: tier
            name: 階層
            kinds:
              - id: head
                name: 管理職
                rule: 職階 >= 課長 かつ でない(任用区分 = 特別職)
                roles: [{text: 決める}]
                standards: [{text: 導ける, skills: {lead: a}}]
              - id: clerk
                name: 一般
                rule: 全員
        requirements:
          - {skill: tools, levels: {clerk: b, head: b, keeper: a}}
          - {skill: lead, levels: {head: a}}
        growth: [{from: clerk, to: head, text: 導く力をつける。, through: [basics]}]
        programmeGroups: [{id: basics, name: 基礎}]
        programmes:
          - id: tools
            name: 道具の使い方
            group: basics
            organiser: {kind: trainingOffice}
            mode: classroom
            years: {from: 2025}
            hours: 2
            seats: {2025: 20, 2026: 30}
            raises: [{skill: tools, to: b}]
            mandatory: 任用区分 in [正規, 会計年度]
            elective: {audience: 全員, name: 道具の使い方（選択）, hours: 1.5}
          - id: lead
            name: 導き方
            organiser: {kind: external, name: 学びの会}
            mode: online
            hours: 6
            raises: [{skill: lead, to: a}]
            prerequisites: {any: [tools]}
            elective: 人材像(head)
        targets:
          - id: trained
            name: 受けた人
            approximate: true
            measure: {completed: basics, how: any}
            basis: cumulative
            goal: 1200
            coverage: {denominator: sections, perUnit: 1}
            population: 全員
            period: {from: 2025, years: 3}
            schedule: {2025: 400, 2026: 400, 2027: 400}
            after: continue
            source: {document: sheet, place: 表1}
            conflict:
              readings:
                - {id: sheet, source: {document: sheet, place: 表1}, text: 3年で約1200名, period: {from: 2025, years: 3}}
                - {id: news, source: {document: news, place: 本文}, text: 4年で約1000名, goal: 1000, period: {from: 2025, years: 4}}
              inForce: sheet
        certificates:
          - {id: ip, name: ITパスポート試験, difficulty: 1, difficultyOf: 4, exam: ip, recommendedFor: [clerk], evidence: [{skill: tools, level: c}]}
        exams:
          - id: ip
            name: ITパスポート試験
            versions:
              - {version: "1", validTo: 2020-03-31, minutes: 99}
              - {version: "2", validTo: 2027-03-31, provisional: false, method: CBT, minutes: 120, fee: 7500, pass: {total: 600, of: 1000, eachField: 300}}
              - {version: "3", validFrom: 2027-04-01, provisional: true, minutes: 110}
        subsidies:
          - {id: fee, name: 受験料の助成, certificates: [ip], covers: examFee, cap: 7500, eligible: 任用区分 = 正規, documents: [領収書の写し], deadline: fiscalYearEnd, retakeAfterMonths: 6}
        """
}
