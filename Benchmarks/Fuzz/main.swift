import Domain
import Formats
import Foundation
import Kernel

// Feeds each reader mutated and made-up inputs. It must end, and say what is wrong; a crash ends the process.
// ikusei-fuzz [INPUTS-PER-READER] [SEED]

let inputs = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 100_000
let seed = CommandLine.arguments.dropFirst(2).first.flatMap(UInt64.init) ?? 1
let root = FileManager.default.currentDirectoryPath

func text(_ path: String) -> String {
    guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
        print("run it from the project's root: there is no \(path)")
        exit(2)
    }
    return String(decoding: data, as: UTF8.self)
}

/// Cuts, repeats, swaps and replaces stretches of a text.
func mutated(_ bytes: [UInt8], _ random: inout SeededRandom, words: [[UInt8]]) -> [UInt8] {
    var result = bytes
    for _ in 0...random.index(below: 4) where !result.isEmpty {
        let at = random.index(below: result.count)
        let length = min(result.count - at, 1 + random.index(below: 24))
        switch random.index(below: 6) {
        case 0: result.removeSubrange(at..<(at + length))
        case 1: result.insert(contentsOf: Array(result[at..<(at + length)]), at: random.index(below: result.count))
        case 2: result[at] = UInt8(truncatingIfNeeded: random.next())
        case 3: result.replaceSubrange(at..<(at + length), with: words[random.index(below: words.count)])
        case 4: result.insert(contentsOf: words[random.index(below: words.count)], at: at)
        default: result.removeSubrange(at...)
        }
    }
    return result
}

let words = [
    "- ", ": ", "[", "]", "{", "}", "\n", "\n  ", "#", "\"", "'", "|", ">", "&a ", "*a", "~", "null", "ikusei: 1",
    "id: ", "全員", "かつ", "または", "not ", "(", ")", "=", ">=", "<", "in [", "「", "」", "修了(", "水準(", "職階",
    "999999999999999999999",
    "-1", "2024", "令和", "\u{0}", "\u{FEFF}", "é", "\u{E000}", "😀", ",", "\r\n", "\"\"", "\t", "<<: *a",
].map { Array($0.utf8) }

var random = SeededRandom(seed: seed)
var refused = 0

/// Whether the plan was refused.
func isRefused(_ bytes: [UInt8]) -> Bool {
    do throws(InputErrors) {
        let (plan, diagnostics) = try PlanReader.read(text: String(decoding: bytes, as: UTF8.self), file: "fuzz")
        _ = PlanChecks.all(plan, packs: [], on: FiscalYear(2026).firstDay)
        return diagnostics.hasErrors
    } catch {
        return true
    }
}

// Whole plans are long; fragments around one place of a small plan reach the same code far more often.
let plans = ["by-grade", "by-height", "leader-share", "mic-three-types"].map {
    Array(text("plans/templates/\($0).yaml").utf8)
}
for index in 0..<inputs where isRefused(mutated(plans[index % plans.count], &random, words: words)) { refused += 1 }
print("plan reader: \(inputs) inputs, \(refused) refused, no crash")

refused = 0
let rulePlan = """
    ikusei: 1
    plan: {id: p, title: t, version: "1", municipality: {name: n, code: "331007"}}
    vocabulary: {grades: [一般職員, 係長級], unitKinds: [事務部門], duties: [窓口]}
    scales: [{id: s, name: s, levels: [{id: c, name: c}, {id: b, name: b}]}]
    skillFields: [{id: f, name: f, skills: [{id: it, name: IT, scale: s}]}]
    programmes: [{id: x, name: 研修, organiser: {kind: state}, elective: 全員}]
    personas: [{id: d, name: d, kinds: [{id: k, name: k, rule: "RULE"}]}]
    """
let rules = [
    "所属種別 = 事務部門 かつ 職階 >= 係長級", "not (修了(x) または 職務(窓口)) and age < 30", "水準(it) >= b", "職階 in [一般職員, 係長級]",
    "いずれかの所属(所属種別 = 事務部門)", "所属コード in [\"0101\", 「0102」]", "everyone",
].map { Array($0.utf8) }
for index in 0..<inputs {
    let rule = String(decoding: mutated(rules[index % rules.count], &random, words: words), as: UTF8.self)
    let quoted = "'" + rule.replacing("'", with: "''") + "'"
    if isRefused(Array(rulePlan.replacing("\"RULE\"", with: quoted).utf8)) { refused += 1 }
}
print("rule reader: \(inputs) inputs, \(refused) refused, no crash")

var records = 0
let table = Array("職員番号,氏名,所属\r\n0001,\"山田, 太郎\",市民課\r\n0002,佐藤 \"\"花子,\"税務\n課\"\r\n".utf8)
for _ in 0..<inputs {
    let bytes = mutated(table, &random, words: words)
    let utf8 = TextEncoding.detect(bytes).decode(bytes, file: "fuzz").utf8
    var reader = CSVReader(utf8, dialect: CSVDialect.guess(utf8))
    while reader.next() { records += 1 }
}
print("CSV reader: \(inputs) inputs, \(records) records, no crash")

/// A fixture's folder of allocation.
func folder(_ name: String, _ files: [String]) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: files.map { ($0, Array(text("Tests/Fixtures/folders/\(name)/\($0)").utf8)) })
}

refused = 0
let (seats, nominations) = (folder("seats", SeatFolder.files), folder("nominations", NominationFolder.files))
for index in 0..<inputs {
    var files = index % 2 == 0 ? seats : nominations
    let names = index % 2 == 0 ? SeatFolder.files : NominationFolder.files
    for _ in 0...random.index(below: 2) {
        let name = names[random.index(below: names.count)]
        files[name] = mutated(files[name] ?? [], &random, words: words)
    }
    do throws(InputErrors) {
        if index % 2 == 0 { _ = try SeatFolder.read(files) } else { _ = try NominationFolder.read(files) }
    } catch {
        refused += 1
    }
}
print("folder readers: \(inputs) inputs, \(refused) refused, no crash")
