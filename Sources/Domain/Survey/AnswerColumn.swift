/// The columns of a file of answers beside the items' own.
enum AnswerColumn: RecordColumn {
    case staffNumber, date, item, answer

    var headers: [String] {
        switch self {
        case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff number", "staff"]
        case .date: ["回答日", "回答日時", "日付", "タイムスタンプ", "送信日時", "date", "answeredOn", "timestamp"]
        case .item: ["設問", "設問ID", "設問番号", "項目", "質問", "item", "question"]
        case .answer: ["回答", "答え", "回答内容", "answer", "response"]
        }
    }

    var isRequired: Bool { self == .staffNumber || self == .date }

    /// What form tools add of themselves and nobody need be told about.
    static let passedOver: Set<String> = Set(
        [
            "氏名", "名前", "カナ氏名", "所属", "所属コード", "所属名", "職階", "役職", "年齢", "メール", "メールアドレス", "ID", "開始時刻", "完了時刻",
            "name", "unit", "grade", "mail", "email", "e-mail", "start time", "completion time",
        ].map(RecordTable<AnswerColumn>.normalised))
}
