import Formats
import Kernel

/// The file of parameters of an instance folder (`meta.json`) under reading: every value is asked for by its names from
/// the outside in, and every finding has its place.
struct FolderMeta {
    let file: String
    let findings: RecordFindings
    private let text: [UInt8]
    private let root: JSONValue

    static let name = "meta.json"

    /// `nil` where the file is missing or no JSON; the findings say so.
    init?(_ folder: FolderFiles, _ findings: RecordFindings) {
        file = folder.path(Self.name)
        self.findings = findings
        guard let bytes = folder.bytes(Self.name, findings) else { return nil }
        let (text, unreadable) = TextEncoding.detect(bytes).decode(bytes, file: file)
        findings.add(unreadable)
        self.text = text
        do {
            root = try JSONReader.read(text)
        } catch {
            findings.add(
                .error, "N040", JSONWalk.place(ofOffset: error.offset, in: text, file),
                ja: "JSONとして読めません（\(error.kind.words.ja)）",
                en: "not readable as JSON: \(error.kind.words.en)")
            return nil
        }
    }

    /// A text that may be left out.
    func optionalText(_ name: String) -> String { root.object?[name]?.string ?? "" }

    /// A whole number within a range; `nil`, with a finding, otherwise.
    func integer(_ path: String..., within range: ClosedRange<Int>) -> Int? {
        value(path).flatMap { integer($0, path, nil, range) }
    }

    /// A number from 0 to 1.
    func chance(_ path: String...) -> Double? { value(path).flatMap { chance($0, path, nil) } }

    /// An array of one to so many numbers from 0 to 1.
    func chances(_ path: String..., most: Int) -> [Double]? {
        guard let array = array(path, 1...most) else { return nil }
        let found = array.enumerated().compactMap { chance($1, path, $0) }
        return found.count == array.count ? found : nil
    }

    /// An array of whole numbers, each within its range.
    func integers(_ path: String..., within ranges: [ClosedRange<Int>]) -> [Int]? {
        guard let array = array(path, ranges.count...ranges.count) else { return nil }
        let found = array.enumerated().compactMap { integer($1, path, $0, ranges[$0]) }
        return found.count == array.count ? found : nil
    }

    /// The finding for each name in an object that is none of those known.
    func checkNames(in path: String, among known: [String]) {
        for member in root.object?[path]?.object?.members ?? [] where !known.contains(member.name) {
            findings.add(
                .error, "N026", place([path, member.name]),
                ja: "「\(path)」の「\(member.name.prefix(40))」という研修はありません（\(known.joined(separator: "、"))）",
                en: "'\(path)' has an unknown track '\(member.name.prefix(40))' (\(known.joined(separator: ", ")))",
                suggestion: nearest(to: member.name, among: known))
        }
    }

    // MARK: Values

    private func value(_ path: [String]) -> JSONValue? {
        var value = root
        for (depth, name) in path.enumerated() {
            guard let object = value.object else {
                wrongKind(Array(path[..<depth]), nil, ja: "オブジェクト", en: "an object")
                return nil
            }
            guard let next = object[name] else {
                let written = path[...depth].joined(separator: ".")
                findings.add(
                    .error, "N041", place(Array(path[..<depth])), ja: "キー「\(written)」がありません",
                    en: "the key '\(written)' is missing",
                    suggestion: nearest(to: name, among: object.members.map(\.name)))
                return nil
            }
            value = next
        }
        return value
    }

    private func array(_ path: [String], _ counts: ClosedRange<Int>) -> [JSONValue]? {
        guard let value = value(path) else { return nil }
        guard let array = value.array else {
            wrongKind(path, nil, ja: "配列", en: "an array")
            return nil
        }
        if counts.contains(array.count) { return array }
        let wanted = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound)–\(counts.upperBound)"
        findings.add(
            .error, "N044", place(path),
            ja: "「\(path.joined(separator: "."))」の要素は\(array.count)個です。\(wanted)個が必要です",
            en: "'\(path.joined(separator: "."))' has \(array.count) elements; it needs \(wanted)")
        return nil
    }

    private func integer(_ value: JSONValue, _ path: [String], _ index: Int?, _ range: ClosedRange<Int>) -> Int? {
        guard case .integer(let number) = value else {
            wrongKind(path, index, ja: "整数", en: "a whole number")
            return nil
        }
        if range.contains(number) { return number }
        outOfRange(path, index, "\(number)", "\(range.lowerBound)", "\(range.upperBound)")
        return nil
    }

    private func chance(_ value: JSONValue, _ path: [String], _ index: Int?) -> Double? {
        let number: Double
        switch value {
        case .integer(let whole): number = Double(whole)
        case .real(let real): number = real
        default:
            wrongKind(path, index, ja: "数", en: "a number")
            return nil
        }
        if (0...1).contains(number) { return number }
        outOfRange(path, index, "\(number)", "0", "1")
        return nil
    }

    // MARK: Findings

    private func wrongKind(_ path: [String], _ index: Int?, ja: String, en: String) {
        let name = written(path, index)
        findings.add(
            .error, "N042", place(path, index), ja: name.isEmpty ? "全体が\(ja)ではありません" : "「\(name)」は\(ja)ではありません",
            en: name.isEmpty ? "the whole is not \(en)" : "'\(name)' is not \(en)")
    }

    private func outOfRange(_ path: [String], _ index: Int?, _ number: String, _ least: String, _ most: String) {
        let name = written(path, index)
        findings.add(
            .error, "N009", place(path, index), ja: "「\(name)」の\(number)は\(least)から\(most)までの外です",
            en: "\(number) in '\(name)' is not within \(least) to \(most)")
    }

    private func written(_ path: [String], _ index: Int?) -> String {
        path.joined(separator: ".") + (index.map { "[\($0)]" } ?? "")
    }

    private func place(_ path: [String], _ index: Int? = nil) -> Place {
        var walk = JSONWalk(text)
        return JSONWalk.place(ofOffset: walk.offset(of: path, index), in: text, file)
    }
}
