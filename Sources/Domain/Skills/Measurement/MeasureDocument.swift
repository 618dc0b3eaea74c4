import Formats
import Kernel

/// A JSON file of figures under reading (`docs/measure.md`): every finding has line and column of the value it is
/// about.
struct MeasureDocument {
    typealias Path = [JSONStep]

    let file: String
    let findings: RecordFindings
    let root: JSONValue
    private let text: [UInt8]

    /// `nil` where it is no JSON; the findings say so.
    init?(_ bytes: [UInt8], file: String, _ findings: RecordFindings) {
        self.file = file
        self.findings = findings
        text = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        do {
            root = try JSONReader.read(text)
        } catch {
            findings.add(
                .error, "M020", JSONWalk.place(ofOffset: error.offset, in: text, file),
                ja: "JSONとして読めません（\(error.kind.words.ja)）", en: "not readable as JSON: \(error.kind.words.en)")
            return nil
        }
    }

    func place(_ path: Path) -> Place {
        var walk = JSONWalk(text)
        return JSONWalk.place(ofOffset: walk.offset(of: path), in: text, file)
    }

    /// The value of a member that there must be.
    func required(_ name: String, in object: JSONObject, _ path: Path) -> JSONValue? {
        if let value = object[name] { return value }
        findings.add(
            .error, "M021", place(path), ja: "キー「\(name)」がありません", en: "the key '\(name)' is missing",
            suggestion: nearest(to: name, among: object.members.map(\.name)))
        return nil
    }

    func object(_ value: JSONValue, _ path: Path) -> JSONObject? {
        if let object = value.object { return object }
        wrongKind(path, ja: "オブジェクト", en: "an object")
        return nil
    }

    func array(_ value: JSONValue, _ path: Path) -> [JSONValue]? {
        if let array = value.array { return array }
        wrongKind(path, ja: "配列", en: "an array")
        return nil
    }

    func text(_ value: JSONValue, _ path: Path) -> String? {
        if let text = value.string { return text }
        wrongKind(path, ja: "文字列", en: "a text")
        return nil
    }

    func integer(_ value: JSONValue, _ path: Path) -> Int? {
        switch value {
        case .integer(let number): return number
        case .real(let number) where number == number.rounded() && number.magnitude < 1e15: return Int(number)
        default:
            wrongKind(path, ja: "整数", en: "a whole number")
            return nil
        }
    }

    func number(_ value: JSONValue, _ path: Path) -> Double? {
        switch value {
        case .integer(let number): return Double(number)
        case .real(let number): return number
        default:
            wrongKind(path, ja: "数", en: "a number")
            return nil
        }
    }

    private func wrongKind(_ path: Path, ja: String, en: String) {
        let name = path.reversed().lazy.compactMap { step in
            if case .member(let name) = step { name } else { nil as String? }
        }.first
        findings.add(
            .error, "M021", place(path), ja: name.map { "「\($0)」が\(ja)ではありません" } ?? "全体が\(ja)ではありません",
            en: name.map { "'\($0)' is not \(en)" } ?? "the whole is not \(en)")
    }
}
