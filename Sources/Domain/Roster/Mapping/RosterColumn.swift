package import Kernel

/// What a column of a roster file can hold. The raw value is its name in the mapping file.
package enum RosterColumn: String, CaseIterable, Sendable {
    case personKey, staffNumber, name, alternate, kana, birth, hired, mail
    case unitCode, unitName, grade, employment, jobFamily, isMain, orderDate, orderKind
    case duties, intents, roles, absence
    case parentCode, level, kind, from, to, role

    package var title: Phrase {
        switch self {
        case .personKey: Phrase(ja: "個人番号", en: "personal key")
        case .staffNumber: Phrase(ja: "職員番号", en: "staff number")
        case .name: Phrase(ja: "氏名", en: "name")
        case .alternate: Phrase(ja: "代替表記", en: "alternate writing")
        case .kana: Phrase(ja: "カナ氏名", en: "reading")
        case .birth: Phrase(ja: "生年月日", en: "date of birth")
        case .hired: Phrase(ja: "採用年月日", en: "date of hiring")
        case .mail: Phrase(ja: "メール", en: "mail")
        case .unitCode: Phrase(ja: "所属コード", en: "unit code")
        case .unitName: Phrase(ja: "所属名", en: "unit name")
        case .grade: Phrase(ja: "職階", en: "grade")
        case .employment: Phrase(ja: "任用区分", en: "employment kind")
        case .jobFamily: Phrase(ja: "職種", en: "job family")
        case .isMain: Phrase(ja: "本務区分", en: "main or concurrent post")
        case .orderDate: Phrase(ja: "発令日", en: "order date")
        case .orderKind: Phrase(ja: "発令区分", en: "kind of order")
        case .duties: Phrase(ja: "職務", en: "duties")
        case .intents: Phrase(ja: "意向", en: "intents")
        case .roles, .role: Phrase(ja: "役割", en: "role")
        case .absence: Phrase(ja: "休職区分", en: "kind of absence")
        case .parentCode: Phrase(ja: "上位所属コード", en: "code of the unit above")
        case .level: Phrase(ja: "階層", en: "unit level")
        case .kind: Phrase(ja: "種別", en: "unit kind")
        case .from: Phrase(ja: "開始日", en: "first day")
        case .to: Phrase(ja: "終了日", en: "last day")
        }
    }

    /// The columns that a file of a kind may have, in the order in which its documentation lists them.
    package static func columns(of kind: RosterFileEntry.Kind) -> [RosterColumn] {
        switch kind {
        case .people:
            [
                .personKey, .staffNumber, .name, .alternate, .kana, .birth, .hired, .mail, .unitCode, .unitName, .grade,
                .employment, .jobFamily, .isMain, .orderDate, .orderKind, .duties, .intents, .roles, .absence,
            ]
        case .units: [.unitCode, .unitName, .parentCode, .level, .kind, .from, .to]
        case .roles: [.personKey, .staffNumber, .role, .unitCode, .from, .to]
        case .absences: [.personKey, .staffNumber, .absence, .from, .to]
        }
    }

    /// The columns whose fields hold codes or words that the mapping file can explain under `values`.
    package static func explainable(in kind: RosterFileEntry.Kind) -> [RosterColumn] {
        columns(of: kind).filter { $0.list != nil || $0.choices != nil || $0 == .roles || $0 == .role }
    }

    /// What the column's codes can mean, where that is fixed by the product and not by the plan.
    var choices: [String]? {
        switch self {
        case .isMain: PostStanding.allCases.map(\.rawValue)
        case .orderKind: OrderKind.allCases.map(\.rawValue)
        case .absence: AbsenceWord.allCases.map(\.rawValue)
        default: nil
        }
    }

    /// The vocabulary list whose words the column holds.
    package var list: Vocabulary.List? {
        switch self {
        case .grade: .grades
        case .employment: .employments
        case .jobFamily: .jobFamilies
        case .duties: .duties
        case .intents: .intents
        case .level: .unitLevels
        case .kind: .unitKinds
        default: nil
        }
    }
}
