package import Kernel

/// An entry of a plan, named so that it is known in either version.
package struct PlanEntry: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case plan, section, word, framework, unitClass, denominator, scale, level, skillField, skill, role, post,
            dimension, persona, requirement, growthStep, programmeGroup, programme, target, certificate, exam, subsidy,
            survey, measurement
    }

    package var kind: Kind
    /// What the two versions are matched by; unique within the kind.
    package var id: String
    package var name: Phrase

    package init(_ kind: Kind, _ id: String, _ name: Phrase) {
        self.kind = kind
        self.id = id
        self.name = name
    }

    /// 研修「クラウド」, programme 'Cloud'.
    package var title: Phrase {
        if kind == .plan { return Phrase(ja: "計画", en: "plan") }
        return Phrase(ja: "\(kind.name.ja)「\(name.ja)」", en: "\(kind.name.en) '\(name.en)'")
    }
}

extension PlanEntry.Kind {
    package var name: Phrase {
        switch self {
        case .plan: Phrase(ja: "計画", en: "plan")
        case .section: Phrase(ja: "章", en: "section")
        case .word: Phrase(ja: "用語", en: "word")
        case .framework: Phrase(ja: "枠組み", en: "framework")
        case .unitClass: Phrase(ja: "所属クラス", en: "unit class")
        case .denominator: Phrase(ja: "母数", en: "denominator")
        case .scale: Phrase(ja: "尺度", en: "scale")
        case .level: Phrase(ja: "水準", en: "level")
        case .skillField: Phrase(ja: "分野", en: "field")
        case .skill: Phrase(ja: "スキル", en: "skill")
        case .role: Phrase(ja: "役割", en: "role")
        case .post: Phrase(ja: "ポスト", en: "post")
        case .dimension: Phrase(ja: "人材像の分け方", en: "dimension")
        case .persona: Phrase(ja: "人材像", en: "persona")
        case .requirement: Phrase(ja: "スキルマップ", en: "skill map")
        case .growthStep: Phrase(ja: "成長の段階", en: "step of growth")
        case .programmeGroup: Phrase(ja: "研修群", en: "programme group")
        case .programme: Phrase(ja: "研修", en: "programme")
        case .target: Phrase(ja: "目標", en: "target")
        case .certificate: Phrase(ja: "資格", en: "certificate")
        case .exam: Phrase(ja: "試験", en: "exam")
        case .subsidy: Phrase(ja: "補助", en: "subsidy")
        case .survey: Phrase(ja: "調査", en: "survey")
        case .measurement: Phrase(ja: "評価の方法", en: "evidence method")
        }
    }
}

/// The side of an entry that changed.
package enum PlanAspect: String, CaseIterable, Sendable {
    // The plan as a whole.
    case title, municipality, version, date, owner, status, period, parent, related, revision, document, text
    // Units, scales, skills.
    case levels, units, unitClass, rule, expected, definition, content, field, scale, nodes
    // People.
    case over, place, statements, standards, description, group, through, persona
    // Programmes.
    case organiser, mode, hours, seats, costPerPerson, costPerYear, repetition, prerequisites, audience, raises
    // Targets.
    case measure, basis, coverage, population, start, schedule, after, counting, grades, approximate, readings,
        readingInForce
    // Certificates, subsidies, surveys, measurement.
    case issuer, difficulty, exam, evidence, validity, recommendedFor, versions, certificates, covers, cap, eligible,
        documents, deadline, retake, window, weight, slope, leniency, halfLife, highest

    package var name: Phrase {
        switch self {
        case .title: Phrase(ja: "名称", en: "title")
        case .municipality: Phrase(ja: "団体", en: "municipality")
        case .version: Phrase(ja: "版", en: "version")
        case .date: Phrase(ja: "日付", en: "date")
        case .owner: Phrase(ja: "所管", en: "owner")
        case .status: Phrase(ja: "状態", en: "status")
        case .period: Phrase(ja: "期間", en: "period")
        case .parent: Phrase(ja: "上位の計画", en: "parent plan")
        case .related: Phrase(ja: "関連する計画", en: "related plan")
        case .revision: Phrase(ja: "改訂履歴", en: "revision")
        case .document: Phrase(ja: "出典の文書", en: "source document")
        case .text: Phrase(ja: "文", en: "text")
        case .levels: Phrase(ja: "階層", en: "levels")
        case .units: Phrase(ja: "所属コード", en: "unit codes")
        case .unitClass: Phrase(ja: "所属クラス", en: "unit class")
        case .rule: Phrase(ja: "条件", en: "rule")
        case .expected: Phrase(ja: "見込みの所属数", en: "units expected")
        case .definition: Phrase(ja: "定義", en: "definition")
        case .content: Phrase(ja: "内容", en: "content")
        case .field: Phrase(ja: "分野", en: "field")
        case .scale: Phrase(ja: "尺度", en: "scale")
        case .nodes: Phrase(ja: "枠組みの項目", en: "framework nodes")
        case .over: Phrase(ja: "重なる人材像", en: "personas it sits on")
        case .place: Phrase(ja: "置く所属", en: "place")
        case .statements: Phrase(ja: "求められる役割", en: "role statement")
        case .standards: Phrase(ja: "知識及びスキル水準", en: "standard")
        case .description: Phrase(ja: "説明", en: "description")
        case .group: Phrase(ja: "群", en: "group")
        case .through: Phrase(ja: "研修", en: "programmes")
        case .persona: Phrase(ja: "人材像", en: "persona")
        case .organiser: Phrase(ja: "実施者", en: "organiser")
        case .mode: Phrase(ja: "方法", en: "mode")
        case .hours: Phrase(ja: "時間", en: "hours")
        case .seats: Phrase(ja: "席", en: "seats")
        case .costPerPerson: Phrase(ja: "1人あたり費用（円）", en: "cost per person (yen)")
        case .costPerYear: Phrase(ja: "1年あたり費用（円）", en: "cost per year (yen)")
        case .repetition: Phrase(ja: "受講の間隔", en: "repetition")
        case .prerequisites: Phrase(ja: "前提の研修", en: "prerequisites")
        case .audience: Phrase(ja: "対象", en: "audience")
        case .raises: Phrase(ja: "上げる水準", en: "levels raised")
        case .measure: Phrase(ja: "測り方", en: "measure")
        case .basis: Phrase(ja: "数え方", en: "basis")
        case .coverage: Phrase(ja: "母数", en: "coverage")
        case .population: Phrase(ja: "対象", en: "population")
        case .start: Phrase(ja: "始まり", en: "start")
        case .schedule: Phrase(ja: "年度ごとの予定", en: "schedule")
        case .after: Phrase(ja: "目標の後", en: "after the goal")
        case .counting: Phrase(ja: "数える範囲", en: "counting")
        case .grades: Phrase(ja: "評価の境", en: "grades")
        case .approximate: Phrase(ja: "概数", en: "approximate")
        case .readings: Phrase(ja: "読み方", en: "readings")
        case .readingInForce: Phrase(ja: "有効な読み方", en: "reading in force")
        case .issuer: Phrase(ja: "実施団体", en: "issuer")
        case .difficulty: Phrase(ja: "難易度", en: "difficulty")
        case .exam: Phrase(ja: "試験", en: "exam")
        case .evidence: Phrase(ja: "裏づける水準", en: "evidence")
        case .validity: Phrase(ja: "有効年数", en: "years of validity")
        case .recommendedFor: Phrase(ja: "勧める人材像", en: "recommended for")
        case .versions: Phrase(ja: "版", en: "versions")
        case .certificates: Phrase(ja: "対象の資格", en: "certificates")
        case .covers: Phrase(ja: "補助の内容", en: "covers")
        case .cap: Phrase(ja: "上限（円）", en: "cap (yen)")
        case .eligible: Phrase(ja: "対象", en: "eligibility")
        case .documents: Phrase(ja: "提出書類", en: "documents")
        case .deadline: Phrase(ja: "期限", en: "deadline")
        case .retake: Phrase(ja: "再受験までの月数", en: "months until retake")
        case .window: Phrase(ja: "実施期間", en: "window")
        case .weight: Phrase(ja: "重み", en: "weight")
        case .slope: Phrase(ja: "見分ける強さ", en: "slope")
        case .leniency: Phrase(ja: "甘さ", en: "leniency")
        case .halfLife: Phrase(ja: "半減する月数", en: "half-life in months")
        case .highest: Phrase(ja: "最高の水準", en: "highest level")
        }
    }
}
