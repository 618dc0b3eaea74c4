/// What a made city is made of. These are Ikusei's own kinds; the plan's vocabulary gives them their words.

/// A field of work. Its raw value is its place in lists of figures by field.
enum Field: Int, CaseIterable, Sendable {
    case administration, technical, education, fire, medical, welfare, labour

    /// Whether its people sit at desks and change them every few years.
    var isOffice: Bool { self == .administration || self == .technical }

    /// Signs in the word for a job family by which the field is told, the more telling fields first.
    static let signs: [(Field, [String])] = [
        (.labour, ["労務", "技能", "現業", "作業", "用務"]),
        (.fire, ["消防", "救急"]),
        (.medical, ["医療", "医師", "看護", "保健", "薬剤"]),
        (.education, ["教育", "教員", "教諭", "教職"]),
        (.welfare, ["福祉", "保育", "心理"]),
        (.technical, ["技術", "土木", "建築", "電気", "機械", "化学"]),
        (.administration, ["行政", "事務", "一般"]),
    ]

    static func of(_ word: String) -> Field? {
        signs.first { _, signs in signs.contains { word.contains($0) } }?.0
    }
}

/// What a unit does.
enum Trade: Int, CaseIterable, Sendable {
    case office, civil, information, outpost, school, fire, medical, nursery, labour

    /// Signs in the word for a kind of unit. A trade without a word of its own takes the first sign of the list that
    /// the vocabulary has.
    var signs: [String] {
        switch self {
        case .office, .civil: ["事務", "業務所管", "業務", "所管", "行政", "本庁"]
        case .information: ["情報", "デジタル", "DX", "システム"]
        case .outpost: ["出先", "支所"]
        case .school: ["教育", "学校", "出先", "その他"]
        case .fire: ["消防", "出先", "その他"]
        case .medical: ["医療", "病院", "保健", "出先", "その他"]
        case .nursery: ["保育", "福祉", "出先", "その他"]
        case .labour: ["現業", "労務", "技能", "出先", "その他"]
        }
    }

    static func of(_ field: Field) -> Trade {
        switch field {
        case .administration: .office
        case .technical: .civil
        case .education: .school
        case .fire: .fire
        case .medical: .medical
        case .welfare: .nursery
        case .labour: .labour
        }
    }

    var field: Field {
        switch self {
        case .office, .information, .outpost: .administration
        case .civil: .technical
        case .school: .education
        case .fire: .fire
        case .medical: .medical
        case .nursery: .welfare
        case .labour: .labour
        }
    }
}

/// How a person is employed.
enum Contract: Int, CaseIterable, Sendable {
    case regular, reemployed, fixedTerm, annualFull, annualPart, special, dispatched, external

    var isAnnual: Bool { self == .annualFull || self == .annualPart }

    static func of(_ word: String) -> Contract? {
        if word.contains("会計年度") || word.contains("非常勤") || word.contains("臨時") {
            return word.contains("フル") ? .annualFull : .annualPart
        }
        if word.contains("再任用") { return .reemployed }
        if word.contains("任期付") { return .fixedTerm }
        if word.contains("特別") { return .special }
        if word.contains("派遣") { return .dispatched }
        if word.contains("外部") || word.contains("委託") { return .external }
        return word.contains("正規") || word.contains("常勤") || word.contains("正職") ? .regular : nil
    }
}

/// A tier of the tree of units.
enum Tier: Int, Sendable {
    case department, section, team

    static func of(_ word: String) -> Tier {
        if ["係", "班", "担当", "グループ", "チーム", "分室"].contains(where: word.hasSuffix) { return .team }
        if ["課", "室", "所", "センター", "署", "校", "園", "館", "院"].contains(where: word.hasSuffix) { return .section }
        return .department
    }
}
