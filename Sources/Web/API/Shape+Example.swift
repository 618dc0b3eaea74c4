extension Shape {
    /// A value that fits, for those who read the description.
    func example(of name: String = "") -> JSON {
        switch self {
        case .named(let component):
            component.name == "Phrase" ? Self.phrase(of: name) : component.shape.example(of: name)
        case .object(let fields):
            .members(fields.map { JSON.Member(name: $0.name, value: $0.shape.example(of: $0.name)) })
        case .list(let shape, _): .list([shape.example(of: name)])
        case .choice(let words): .text(words.first ?? "")
        case .flag: .flag(false)
        case .integer(let range): .integer(min(max(Self.numbers[name] ?? 12, range.lowerBound), range.upperBound))
        case .number(let range): .number(min(max(0.6, range.lowerBound), range.upperBound))
        case .day: .text(name == "until" || name == "lastDay" || name == "by" ? "2027-03-31" : "2026-10-01")
        case .moment: "2026-10-01T00:05:00Z"
        case .base64: "QUJD"
        case .text, .lines, .pattern: .text(Self.words[name] ?? "a1")
        }
    }

    private static func phrase(of name: String) -> JSON {
        name == "reason"
            ? ["ja": "職階が係長級", "en": "grade is chief"]
            : ["ja": "データ活用", "en": "Using data"]
    }

    private static let numbers: [String: Int64] = ["fiscalYear": 2026, "line": 14, "column": 3, "depth": 1, "gap": 1]

    private static let words = [
        "staffNumber": "1024", "name": "佐藤 花子", "kana": "さとう はなこ", "unit": "010203", "parent": "0102", "code": "010203",
        "unitPath": "総務部 情報政策課", "path": "総務部 情報政策課", "grade": "係長級", "employment": "常勤", "login": "1024",
        "mail": "hanako.sato@example.lg.jp", "addedBy": "計画 担当", "uploadedBy": "人事 担当", "mapping": "mapping.yaml",
        "label": "1.2", "title": "デジタル人材育成計画", "actor": "token:学習管理システム", "action": "person.see",
        "subject": "2026-10-01",
        "detail": "", "address": "192.0.2.7", "next": "112", "file": "plan.yaml", "suggestion": "skills",
        "from": "0101",
        "to": "0102", "kind": "programme.added", "item": "q1", "ja": "データ活用", "en": "Using data", "leftOut": "2048",
        "joined": "1024", "unitsFounded": "0103", "unitsAbolished": "0104", "grades": "係長級",
    ]
}
