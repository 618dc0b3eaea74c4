/// The names under which the exports of HR systems, groupware and hand-kept lists write their columns.
///
/// Collected from published import and export layouts and from the usual words of personnel offices; extend it where a
/// city's export says otherwise.
enum HeaderSynonyms {
    /// The first name that fits decides, so the more exact stand first.
    static let names: [(column: RosterColumn, names: [String])] = [
        (.personKey, ["個人番号", "個人ID", "個人コード", "人事番号", "個人識別番号", "統一個人番号", "person key", "personKey"]),
        (
            .staffNumber,
            [
                "職員番号", "職員コード", "職員ID", "職員No", "社員番号", "社員コード", "従業員番号", "従業員コード", "職員CD", "社員CD",
                "ユーザーID", "staff number", "staffNumber", "employee number", "employee id",
            ]
        ),
        (.name, ["氏名", "職員氏名", "漢字氏名", "氏名漢字", "氏名(漢字)", "職員名", "社員名", "名前", "姓名", "name", "full name"]),
        (.alternate, ["代替表記", "代替氏名", "表示名", "氏名(代替)", "通称", "alternate"]),
        (
            .kana,
            [
                "カナ氏名", "氏名カナ", "カナ", "フリガナ", "ふりがな", "氏名(カナ)", "氏名フリガナ", "氏名(フリガナ)", "読み", "カナ名",
                "職員氏名カナ", "職員名カナ", "社員名カナ", "kana",
            ]
        ),
        (.birth, ["生年月日", "誕生日", "出生日", "birth", "date of birth"]),
        (.hired, ["採用年月日", "採用日", "入庁日", "入庁年月日", "入職日", "任用日", "任用開始日", "入社日", "入社年月日", "hired", "hire date"]),
        (.mail, ["メール", "メールアドレス", "Eメール", "電子メール", "mail", "email", "e-mail"]),
        (.parentCode, ["上位所属コード", "上位組織コード", "親所属コード", "親組織コード", "上位コード", "上位部署コード", "parent code"]),
        (
            .unitCode,
            ["所属コード", "組織コード", "部署コード", "所属CD", "組織CD", "所属番号", "所属ID", "配属コード", "unit code", "department code"]
        ),
        (.unitName, ["所属名", "所属名称", "所属", "組織名", "組織名称", "部署名", "部署", "配属", "配属先", "unit", "unit name", "department"]),
        (.grade, ["職階", "職階コード", "役職", "役職名", "役職コード", "職名", "職位", "職位コード", "補職", "補職名", "級", "等級", "職務の級", "grade"]),
        (.employment, ["任用区分", "任用区分コード", "任用形態", "雇用区分", "雇用形態", "職員区分", "職員種別", "任用種別", "身分", "employment"]),
        (.jobFamily, ["職種", "職種コード", "職種名", "職種区分", "給料表", "給料表区分", "job family"]),
        (.isMain, ["本務区分", "本務兼務区分", "本務・兼務", "本兼区分", "主務区分", "主務・併任", "兼務区分", "本務フラグ", "主務フラグ", "主所属", "main"]),
        (.orderDate, ["発令日", "発令年月日", "異動日", "異動年月日", "発令予定日", "適用日", "適用開始日", "配属日", "order date"]),
        (.orderKind, ["発令区分", "異動区分", "発令種別", "異動種別", "発令事由", "異動事由", "order kind"]),
        (.duties, ["職務", "担当業務", "事務分担", "分掌", "duties"]),
        (.intents, ["意向", "本人意向", "希望", "intents"]),
        (.roles, ["役割", "DX役割", "推進員", "roles", "role"]),
        (.absence, ["休職区分", "休職", "休業区分", "休職コード", "在職区分", "在職状況", "勤務状況", "absence"]),
        (.level, ["階層", "組織階層", "所属階層", "レベル", "階層名", "level"]),
        (.kind, ["種別", "所属種別", "組織種別", "部門種別", "kind"]),
        (.from, ["開始日", "開始年月日", "適用開始年月日", "有効開始日", "設置日", "from"]),
        (.to, ["終了日", "終了年月日", "適用終了日", "有効終了日", "廃止日", "to"]),
    ]

    /// Levels of the organisation in columns of their own, top first.
    static let levels = ["本部", "局", "部", "課", "室", "係", "担当"]

    /// The column that a header names; nil where none is known.
    static func column(for header: String) -> RosterColumn? { columnOfName[normalized(header)] }

    /// The level and whether it is its code, where a header is a level's (課コード, 課名, 課).
    static func level(for header: String) -> (level: String, isCode: Bool)? {
        let header = normalized(header)
        for level in levels {
            for (endings, isCode) in [(["コード", "cd", "番号"], true), (["名", "名称", ""], false)]
            where endings.contains(where: { header == level + $0 }) {
                return (level, isCode)
            }
        }
        return nil
    }

    /// Without widths, case, spaces and signs: 氏名（カナ） = 氏名(ｶﾅ) = 氏名カナ.
    static func normalized(_ header: String) -> String {
        let ignored: Set<Character> = ["(", ")", "・", "_", "-", ".", ":", "*", "※", "[", "]", "【", "】", "「", "」"]
        return String(header.foldedWidth.lowercased().filter { !ignored.contains($0) && $0 != "\u{FEFF}" })
    }

    private static let columnOfName: [String: RosterColumn] = {
        var columns = [String: RosterColumn]()
        for (column, names) in names {
            for name in names where columns[normalized(name)] == nil { columns[normalized(name)] = column }
        }
        return columns
    }()
}
