import Formats
package import Kernel
package import Mathematics

/// What is known of people's skills, and where the levels begin, from a JSON file (`docs/measure.md`).
package struct EvidenceFile: Sendable {
    package struct Case: Sendable {
        package let name: String
        package let prior: (mean: Double, sd: Double)
        package let cuts: LevelCuts
        package let gates: [LevelGate]
        package let evidence: [Evidence]
    }

    package let cases: [Case]

    /// - Throws: `InputErrors` with all that is wrong.
    package init(_ bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard let document = MeasureDocument(bytes, file: file, findings) else {
            throw InputErrors(findings.diagnostics)
        }
        cases = Reader(document: document).cases
        if cases.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", document.place([.member("cases")]), ja: "証拠が1つもありません",
                en: "there is no evidence")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
    }
}

/// The file under reading; what is wrong joins the findings.
private struct Reader {
    typealias Path = MeasureDocument.Path

    let document: MeasureDocument

    /// Abilities are added up at nodes 0.2 apart: what is sharper falls between them.
    static let sharpest = 0.1

    static let kinds = ["test_items", "rating", "pass_fail", "normal_score", "deed"]

    var cases: [EvidenceFile.Case] {
        guard let root = document.object(document.root, []), let value = document.required("cases", in: root, []),
            let array = document.array(value, [.member("cases")])
        else { return [] }
        return array.enumerated().compactMap { sample($1, [.member("cases"), .element($0)], "\($0 + 1)") }
    }

    private func sample(_ value: JSONValue, _ path: Path, _ number: String) -> EvidenceFile.Case? {
        guard let object = document.object(value, path) else { return nil }
        let name = object["name"].map { document.text($0, path + [.member("name")]) } ?? number
        let prior = object["prior"].map { self.prior($0, path + [.member("prior")]) } ?? (mean: 0, sd: 1)
        let cuts = numbers("cuts", object, path).map { numbers -> LevelCuts? in
            let cuts = numbers.isEmpty ? nil : LevelCuts(numbers)
            if cuts == nil {
                document.findings.add(
                    .error, "M046", document.place(path + [.member("cuts")]), ja: "水準の境は順に上がる数です",
                    en: "cuts of levels are numbers that rise")
            }
            return cuts
        }
        let highest = (cuts ?? nil).map { $0.levels - 1 }
        let gates = list("gates", object, path, { gate($0, $1, highest: highest) })
        let evidence = list("evidence", object, path, piece)
        guard let name, let prior, let cuts = cuts ?? nil, let gates, let evidence else { return nil }
        return EvidenceFile.Case(name: name, prior: prior, cuts: cuts, gates: gates, evidence: evidence)
    }

    private func prior(_ value: JSONValue, _ path: Path) -> (mean: Double, sd: Double)? {
        guard let object = document.object(value, path), let mean = number("mean", object, path),
            let sd = number("sd", object, path)
        else { return nil }
        guard mean.isFinite, sd >= Self.sharpest else {
            document.findings.add(
                .error, "M046", document.place(path),
                ja: "事前の分布として使えません（標準偏差は\(Self.sharpest)以上）",
                en: "no usable prior: an SD of \(Self.sharpest) or more")
            return nil
        }
        return (mean, sd)
    }

    private func gate(_ value: JSONValue, _ path: Path, highest: Int?) -> LevelGate? {
        guard let object = document.object(value, path), let level = integer("level", object, path),
            let value = document.required("kinds", in: object, path),
            let array = document.array(value, path + [.member("kinds")])
        else { return nil }
        let kinds = array.enumerated().compactMap {
            document.text($1, path + [.member("kinds"), .element($0)])
        }
        let months = optional("within_months", object, path)
        guard kinds.count == array.count, let months else { return nil }
        if let highest, !(1...highest).contains(level) {
            document.findings.add(
                .error, "M046", document.place(path + [.member("level")]),
                ja: "水準\(level)はありません（1から\(highest)）", en: "there is no level \(level), only 1 to \(highest)")
            return nil
        }
        return LevelGate(level: level, kinds: Set(kinds.map(EvidenceKind.init(rawValue:))), withinMonths: months)
    }

    private func piece(_ value: JSONValue, _ path: Path) -> Evidence? {
        guard let object = document.object(value, path), let kind = text("kind", object, path) else { return nil }
        let source = object["source"].map { document.text($0, path + [.member("source")]) } ?? kind
        let age = object["age_months"].map { document.number($0, path + [.member("age_months")]) } ?? 0
        let halfLife = optional("half_life_months", object, path)
        let finding = finding(kind, object, path)
        guard let source, let age, let halfLife, let finding else { return nil }
        let piece = Evidence(EvidenceKind(rawValue: source), finding, ageMonths: age, halfLifeMonths: halfLife)
        guard piece.isSound, finding.isToldByNodes else {
            document.findings.add(
                .error, "M045", document.place(path),
                ja: "この証拠の値はありえません（傾き・半減期は0より大きく、誤差は\(Self.sharpest)以上、しきい値は順に上がり、段階はその数まで）",
                en: "this evidence cannot be (slope and half-life above 0, an error of \(Self.sharpest) or more, "
                    + "thresholds that rise, a grade up to their number)")
            return nil
        }
        return piece
    }

    private func finding(_ kind: String, _ object: JSONObject, _ path: Path) -> Evidence.Finding? {
        switch kind {
        case "test_items":
            return list("items", object, path, answer, isRequired: true).map(Evidence.Finding.answers)
        case "rating":
            guard let grade = integer("value", object, path), let slope = number("a", object, path),
                let thresholds = numbers("thresholds", object, path)
            else { return nil }
            return .rating(grade: grade, slope: slope, thresholds: thresholds)
        case "pass_fail":
            guard let passed = integer("value", object, path), let slope = number("a", object, path),
                let difficulty = number("b", object, path)
            else { return nil }
            guard [0, 1].contains(passed) else {
                document.findings.add(
                    .error, "M045", document.place(path + [.member("value")]),
                    ja: "合否は1（合格）か0（不合格）です", en: "passed is 1, failed 0")
                return nil
            }
            return .examination(passed: passed == 1, slope: slope, difficulty: difficulty)
        case "normal_score":
            guard let score = number("value", object, path), let error = number("se", object, path) else { return nil }
            return .score(score, se: error)
        case "deed": return .deed
        default:
            document.findings.add(
                .error, "M045", document.place(path + [.member("kind")]),
                ja: "証拠の種類「\(MeasureTable.shown(kind))」はありません",
                en: "there is no kind of evidence '\(MeasureTable.shown(kind))'",
                suggestion: nearest(to: kind, among: Self.kinds))
            return nil
        }
    }

    /// Answer, slope, difficulty, lower asymptote.
    private func answer(_ value: JSONValue, _ path: Path) -> Evidence.ItemAnswer? {
        guard let array = document.array(value, path) else { return nil }
        let figures = array.enumerated().compactMap { document.number($1, path + [.element($0)]) }
        guard figures.count == array.count else { return nil }
        guard figures.count == 4, [0, 1].contains(figures[0]), figures[1] != 0, (0..<1).contains(figures[3]) else {
            document.findings.add(
                .error, "M045", document.place(path), ja: "項目は [正誤, 傾き, 難しさ, 下限] です",
                en: "an item is [answer, slope, difficulty, lower asymptote]")
            return nil
        }
        return Evidence.ItemAnswer(
            Item(slope: figures[1], difficulty: figures[2], lower: figures[3]), Int(figures[0]))
    }
}

extension Reader {
    private func number(_ name: String, _ object: JSONObject, _ path: Path) -> Double? {
        document.required(name, in: object, path).flatMap { document.number($0, path + [.member(name)]) }
    }

    private func integer(_ name: String, _ object: JSONObject, _ path: Path) -> Int? {
        document.required(name, in: object, path).flatMap { document.integer($0, path + [.member(name)]) }
    }

    private func text(_ name: String, _ object: JSONObject, _ path: Path) -> String? {
        document.required(name, in: object, path).flatMap { document.text($0, path + [.member(name)]) }
    }

    /// Without limit where it is left out.
    private func optional(_ name: String, _ object: JSONObject, _ path: Path) -> Double? {
        object[name].map { document.number($0, path + [.member(name)]) } ?? .infinity
    }

    private func numbers(_ name: String, _ object: JSONObject, _ path: Path) -> [Double]? {
        list(name, object, path, document.number, isRequired: true)
    }

    /// Every element read, or nil; empty where the member is left out and need not be there.
    private func list<Element>(
        _ name: String, _ object: JSONObject, _ path: Path, _ read: (JSONValue, Path) -> Element?,
        isRequired: Bool = false
    ) -> [Element]? {
        let path = path + [.member(name)]
        guard let value = isRequired ? document.required(name, in: object, Array(path.dropLast())) : object[name]
        else { return isRequired ? nil : [] }
        guard let array = document.array(value, path) else { return nil }
        let found = array.enumerated().compactMap { read($1, path + [.element($0)]) }
        return found.count == array.count ? found : nil
    }
}

extension Evidence.Finding {
    fileprivate var isToldByNodes: Bool {
        if case .score(_, let error) = self { error >= Reader.sharpest } else { true }
    }
}
