import Testing

/// Edits of the base plan, with the kinds of change they make and the first of them in words.
extension PlanDifferenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var kinds: [String]
        var ja: String
        var en: String
        var edits: [(String, String)]
        var testDescription: String { ja }
    }

    static let cases = [
        Case(
            kinds: ["plan.changed.version", "plan.changed.revision"], ja: "計画の版: 1.1 → 1.2",
            en: "plan, version: 1.1 → 1.2",
            edits: [
                ("  version: \"1.1\"\n", "  version: \"1.2\"\n"),
                ("summary: 改訂}", "summary: 改訂}\n    - {version: \"1.2\", date: 2026-05-01, summary: 見直し}"),
            ]),
        Case(
            kinds: ["plan.changed.period"], ja: "計画の期間: 令和8年度〜令和10年度 → 令和8年度〜令和11年度",
            en: "plan, period: FY2026–FY2028 → FY2026–FY2029",
            edits: [("to: 2028}\n  revisions", "to: 2029}\n  revisions")]),
        Case(
            kinds: ["section.changed.text", "section.changed.text"], ja: "章「背景」の文: なし → 新しい本文",
            en: "section '背景', text: none → 新しい本文",
            edits: [("[本文]", "[新しい本文]")]),
        Case(
            kinds: ["word.added", "word.removed"], ja: "用語「任用区分: 任期付」を追加", en: "word 'employment kind: 任期付' added",
            edits: [("会計年度, 特別職]", "任期付, 特別職]")]),
        Case(
            kinds: ["framework.changed.version"], ja: "枠組み「sample」の版: 2.0 → 3.0",
            en: "framework 'sample', version: 2.0 → 3.0",
            edits: [("{id: sample, version: \"2.0\"}", "{id: sample, version: \"3.0\"}")]),
        Case(
            kinds: ["unitClass.changed.levels"], ja: "所属クラス「係相当」の階層: 係 → 室、係", en: "unit class '係相当', levels: 係 → 室, 係",
            edits: [("levels: [係]", "levels: [室, 係]")]),
        Case(
            kinds: ["denominator.changed.expected"], ja: "母数「係」の見込みの所属数: 120 → 130",
            en: "denominator '係', units expected: 120 → 130", edits: [("expected: 120", "expected: 130")]),
        Case(
            kinds: ["level.renamed", "level.changed.definition"], ja: "水準の名称を「理解」から「知る」に変更",
            en: "level renamed from '理解' to '知る'", edits: [("name: 理解, definition: 分かる", "name: 知る, definition: 知っている")]
        ),
        Case(
            kinds: ["scale.reordered"], ja: "尺度「レベル」の順序を変更", en: "scale 'レベル' reordered",
            edits: [("    name: レベル\n", "    name: レベル\n    listed: highestFirst\n")]),
        Case(
            kinds: ["skill.changed.nodes"], ja: "スキル「IT」の枠組みの項目: sample/1.1 → sample/1.2",
            en: "skill 'IT', framework nodes: sample/1.1 → sample/1.2", edits: [("sample/1.1", "sample/1.2")]),
        Case(
            kinds: ["role.changed.place"], ja: "役割「推進リーダー」の置く所属: 事務部門の課相当に1人 → 事務部門の課相当に2人",
            en: "role '推進リーダー', place: 1 in each of 事務部門の課相当 → 2 in each of 事務部門の課相当",
            edits: [("place: {count: 1", "place: {count: 2")]),
        Case(
            kinds: ["persona.ruleChanged"], ja: "人材像「課長級職員」の条件: 職階 = 課長級 → 職階 >= 課長級",
            en: "persona '課長級職員', rule: 職階 = 課長級 → 職階 >= 課長級", edits: [("rule: 職階 = 課長級", "rule: 職階 >= 課長級")]),
        Case(
            kinds: ["persona.changed.standards"],
            ja: "人材像「課長級職員」の知識及びスキル水準: 部下の仕事を見られる（IT b） → 部下の仕事を見られる（IT c）",
            en: "persona '課長級職員', standard: 部下の仕事を見られる (IT b) → 部下の仕事を見られる (IT c)",
            edits: [("skills: {it: b}", "skills: {it: c}")]),
        Case(
            kinds: ["requirement.raised"], ja: "「課長級職員」に求める「データ」を b から a へ引き上げ",
            en: "'データ' asked of '課長級職員' raised from b to a", edits: [("kacho: b, owner", "kacho: a, owner")]),
        Case(
            kinds: ["requirement.lowered"], ja: "「課長級職員」に求める「データ」を b から c へ引き下げ",
            en: "'データ' asked of '課長級職員' lowered from b to c", edits: [("kacho: b, owner", "kacho: c, owner")]),
        Case(
            kinds: ["requirement.added", "requirement.removed"], ja: "「推進リーダー」に「データ」の b を新たに求める",
            en: "'データ' at b now asked of '推進リーダー'", edits: [("kacho: b, owner: b", "leader: b, owner: b")]),
        Case(
            kinds: ["growthStep.changed.through"], ja: "成長の段階「一般職員→係長級職員」の研修: 基礎研修、実践 → 実践",
            en: "step of growth '一般職員→係長級職員', programmes: 基礎研修, 実践 → 実践",
            edits: [("through: [basics, practice]", "through: [practice]")]),
    ]

    static let programmeCases = [
        Case(
            kinds: ["programme.added"], ja: "研修「別の研修」を追加", en: "programme '別の研修' added",
            edits: [programme("extra", "raises: [{skill: it, to: c}], elective: 全員")]),
        Case(
            kinds: ["programme.moved"], ja: "研修「基礎」の実施年度: 令和8年度〜令和10年度 → 令和9年度〜令和10年度",
            en: "programme '基礎', fiscal years: FY2026–FY2028 → FY2027–FY2028",
            edits: [("years: {from: 2026, to: 2028}, hours: 2", "years: {from: 2027, to: 2028}, hours: 2")]),
        Case(
            kinds: ["programme.changed.hours"], ja: "研修「実践」の時間: 6 → 8", en: "programme '実践', hours: 6 → 8",
            edits: [("hours: 6,", "hours: 8,")]),
        Case(
            kinds: ["programme.changed.seats"], ja: "研修「講座」の席: 2026: 40、2027: 40、2028: 40 → 毎年40",
            en: "programme '講座', seats: 2026: 40, 2027: 40, 2028: 40 → 40 a year",
            edits: [("seats: {2026: 40, 2027: 40, 2028: 40}", "seats: 40")]),
        Case(
            kinds: ["programme.changed.elective.audience"],
            ja: "研修「実践」の対象（選択）: 人材像(ippan) または 人材像(kacho) → 人材像(ippan)",
            en: "programme '実践', audience (elective): 人材像(ippan) または 人材像(kacho) → 人材像(ippan)",
            edits: [("elective: 人材像(ippan) または 人材像(kacho)", "elective: 人材像(ippan)")]),
        Case(
            kinds: ["programme.changed.elective.audience"], ja: "研修「基礎」の対象（選択）: なし → 全員",
            en: "programme '基礎', audience (elective): none → 全員",
            edits: [("mandatory: 全員}", "mandatory: 全員, elective: 全員}")]),
        Case(
            kinds: ["programme.changed.organiser"], ja: "研修「講座」の実施者: 外部機関 → 国（省）",
            en: "programme '講座', organiser: external provider → state (省)",
            edits: [("organiser: {kind: external}", "organiser: {kind: state, name: 省}")]),
        Case(
            kinds: ["programme.changed.raises"], ja: "研修「講座」の上げる水準: IT c→b → データ c→b",
            en: "programme '講座', levels raised: IT c→b → データ c→b",
            edits: [
                ("raises: [{skill: it, from: c, to: b}], elective", "raises: [{skill: data, from: c, to: b}], elective")
            ]),
        Case(
            kinds: ["programme.changed.prerequisites"], ja: "研修「実践」の前提の研修: すべて（基礎） → いずれか（基礎）",
            en: "programme '実践', prerequisites: all of 基礎 → any of 基礎", edits: [("{all: [basic]}", "{any: [basic]}")]),
        Case(
            kinds: ["target.goalChanged"], ja: "目標「調査への回答」の目標の数: 80 → 90", en: "target '調査への回答', goal: 80 → 90",
            edits: [("goal: 80", "goal: 90")]),
        Case(
            kinds: ["target.deadlineMoved"], ja: "目標「満足」の期限: 令和10年度 → 令和11年度",
            en: "target '満足', deadline: FY2028 → FY2029",
            edits: [("goal: 4, period: {from: 2026, to: 2028}", "goal: 4, period: {from: 2026, to: 2029}")]),
        Case(
            kinds: ["target.changed.measure"], ja: "目標「実践する人」の測り方: 「実践研修」の修了（いずれか） → 「実践研修」の修了（すべて）",
            en: "target '実践する人', measure: completion of 実践研修 (any) → completion of 実践研修 (all)",
            edits: [("how: any", "how: all")]),
        Case(
            kinds: ["target.changed.schedule"],
            ja: "目標「実践する人」の年度ごとの予定: 2026: 40、2027: 40、2028: 40 → 2026: 20、2027: 40、2028: 60",
            en: "target '実践する人', schedule: 2026: 40, 2027: 40, 2028: 40 → 2026: 20, 2027: 40, 2028: 60",
            edits: [("schedule: {2026: 40, 2027: 40, 2028: 40}", "schedule: {2026: 20, 2027: 40, 2028: 60}")]),
        Case(
            kinds: ["target.removed"], ja: "目標「満足」を削除", en: "target '満足' removed",
            edits: [
                (
                    "  - {id: pleased, name: 満足, measure: {satisfaction: 研修後の評価}, "
                        + "basis: rating, goal: 4, period: {from: 2026, to: 2028}}\n",
                    ""
                )
            ]),
        Case(
            kinds: ["subsidy.changed.eligible"], ja: "補助「受験料の補助」の対象: 任用区分 = 正規 → 全員",
            en: "subsidy '受験料の補助', eligibility: 任用区分 = 正規 → 全員", edits: [("eligible: 任用区分 = 正規", "eligible: 全員")]),
        Case(
            kinds: ["survey.changed.window"],
            ja: "調査「literacy 令和8年度」の実施期間: 2026-06-01–2026-06-30 → 2026-07-01–2026-07-31",
            en: "survey 'literacy FY2026', window: 2026-06-01–2026-06-30 → 2026-07-01–2026-07-31",
            edits: [("window: {from: 2026-06-01, to: 2026-06-30}", "window: {from: 2026-07-01, to: 2026-07-31}")]),
        Case(
            kinds: ["measurement.changed.weight"], ja: "評価の方法「自己評価」の重み: 1 → 2",
            en: "evidence method 'self', weight: 1 → 2",
            edits: [("\nsurveys:", "\nmeasurement: {methods: {self: {weight: 2}}}\n\nsurveys:")]),
    ]
}
