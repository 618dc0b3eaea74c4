/// Words of the records' cells, in Japanese and English.
enum RecordWords {
    static let halves: [String: HalfKind] = [
        "必須": .mandatory, "必修": .mandatory, "mandatory": .mandatory, "required": .mandatory,
        "選択": .elective, "任意": .elective, "elective": .elective, "optional": .elective,
    ]

    static let results: [String: Bool] = [
        "修了": true, "合格": true, "完了": true, "済": true, "受講済": true, "○": true, "〇": true, "◯": true,
        "completed": true, "passed": true, "pass": true, "yes": true,
        "未修了": false, "不合格": false, "未完了": false, "未": false, "欠席": false, "中止": false, "辞退": false, "×": false,
        "incomplete": false, "failed": false, "fail": false, "absent": false, "no": false,
    ]

    static let methods: [String: EvidenceMethod] = [
        "自己評価": .`self`, "自己": .`self`, "self": .`self`,
        "所属長評価": .head, "所属長": .head, "上司評価": .head, "head": .head,
        "テスト": .test, "試験": .test, "test": .test,
        "資格": .certificate, "certificate": .certificate,
        "研修": .programme, "programme": .programme, "program": .programme,
        "ojt": .ojt, "ＯＪＴ": .ojt,
    ]

    /// What says, in a column for proof, that there is none. Anything else there (a mark, a document's name) is proof.
    static let noProof: Set<String> = ["", "無", "無し", "なし", "未", "未提出", "×", "0", "no", "none", "false"]
}

/// Ids and names of one list of a plan, for the cells that refer to it.
struct NameIndex {
    private var indices: [String: Int] = [:]
    let candidates: [String]

    /// An id wins over a name, an earlier entry over a later one.
    init(_ names: [(id: String, names: [String])]) {
        for (index, entry) in names.enumerated() where indices[entry.id] == nil { indices[entry.id] = index }
        for (index, entry) in names.enumerated() {
            for name in entry.names where !name.isEmpty && indices[name] == nil { indices[name] = index }
        }
        candidates = indices.keys.sorted()
    }

    subscript(_ word: String) -> Int? { indices[word] }
}
