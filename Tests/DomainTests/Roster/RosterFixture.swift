import Formats
import Kernel
import Testing

@testable import Domain

/// A small city hall's exports, as text.
enum CityHall {
    static var vocabulary: Vocabulary {
        var vocabulary = Vocabulary()
        vocabulary[.grades] = ["一般職員", "係長級", "課長級", "部長級"]
        vocabulary[.employments] = ["正規", "再任用", "会計年度"]
        vocabulary[.jobFamilies] = ["行政職", "技術職"]
        vocabulary[.unitKinds] = ["事務部門", "情報部門", "出先部門"]
        vocabulary[.unitLevels] = ["部", "課", "係"]
        vocabulary[.duties] = ["ICT機器利用", "システム担当"]
        vocabulary[.intents] = ["デジタル技術活用予定"]
        return vocabulary
    }

    static var roles: [Role] {
        [
            Role(
                id: "ict-leader", name: Phrase(ja: "ICT推進リーダー", en: "ICT leader"), over: [], perUnit: nil,
                statements: [], source: nil, place: Place(file: ""))
        ]
    }

    static let header = "職員番号,氏名,代替表記,カナ氏名,生年月日,採用年月日,メール,所属コード,所属名,職階,任用区分,職種,本務区分,発令日,職務,意向,役割,休職区分"

    /// A row of the standard layout; what a test is not about has a usual value.
    static func row(
        _ number: String, _ name: String, unit: String, grade: String = "一般職員", kana: String = "カナ",
        birth: String = "1990-01-01", hired: String = "2015-04-01", isMain: String = "本務", order: String = "2020-04-01",
        duties: String = "", roles: String = "", absence: String = ""
    ) -> String {
        [
            number, name, "", kana, birth, hired, "", unit, "", grade, "正規", "行政職", isMain, order, duties, "", roles,
            absence,
        ].joined(separator: ",")
    }

    static func people(_ date: String, _ rows: String...) -> RosterFile {
        file("roster-\(date).csv", ([header] + rows).joined(separator: "\r\n") + "\r\n")
    }

    static func units(_ date: String, _ rows: String...) -> RosterFile {
        file("units-\(date).csv", (["所属コード,所属名,上位所属コード,階層,種別,開始日,終了日"] + rows).joined(separator: "\n"))
    }

    static func file(_ name: String, _ text: String) -> RosterFile { RosterFile(name: name, bytes: Array(text.utf8)) }

    static let standard = """
        ikuseiMapping: 1
        mapping: {id: standard, name: 標準}
        files:
          - match: "roster-*.csv"
            kind: people
            columns: {staffNumber: 職員番号, name: 氏名, alternate: 代替表記, kana: カナ氏名, birth: 生年月日, hired: 採用年月日, mail: メール, unitCode: 所属コード, unitName: 所属名, grade: 職階, employment: 任用区分, jobFamily: 職種, isMain: 本務区分, orderDate: 発令日, duties: 職務, intents: 意向, roles: 役割, absence: 休職区分}
          - match: "units*.csv"
            kind: units
            columns: {unitCode: 所属コード, unitName: 所属名, parentCode: 上位所属コード, level: 階層, kind: 種別, from: 開始日, to: 終了日}
          - match: "roles*.csv"
            kind: roles
            columns: {staffNumber: 職員番号, role: 役割, unitCode: 所属コード, from: 開始日, to: 終了日}
          - match: "absences*.csv"
            kind: absences
            columns: {staffNumber: 職員番号, absence: 区分, from: 開始日, to: 終了日}
        """

    static func mapping(_ yaml: String = standard) throws -> RosterMapping {
        let (mapping, diagnostics) = RosterMapping.read(yaml, file: "mapping.yaml")
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.line(in: .en) })")
        return try #require(mapping)
    }

    static func read(
        _ files: [RosterFile], mapping yaml: String = standard, confirmedLeaving: Bool = false
    ) throws -> (roster: Roster, diagnostics: [Diagnostic]) {
        RosterReader.read(
            files: files, mapping: try mapping(yaml), vocabulary: vocabulary, roles: roles,
            confirmedLeaving: confirmedLeaving)
    }

    /// As `read`, of files that are in order.
    static func roster(
        _ files: [RosterFile], mapping yaml: String = standard, confirmedLeaving: Bool = false
    ) throws -> Roster {
        let (roster, diagnostics) = try read(files, mapping: yaml, confirmedLeaving: confirmedLeaving)
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.line(in: .en) })")
        return roster
    }
}

/// A date of the test itself; a mistyped one equals nothing.
func day(_ text: String) -> CalendarDate { CalendarDate(parsing: text) ?? .distantPast }

extension Roster {
    /// The posts of a person in words: `0101 一般職員 2020-04-01…`, concurrent ones in brackets.
    func told(_ staffNumber: String) throws -> [String] {
        let person = try #require(self.person(staffNumber: staffNumber))
        return posts(of: person).map { post in
            let grade = post.grade < 0 ? "?" : CityHall.vocabulary[.grades][Int(post.grade)]
            let end = post.to == .distantFuture ? "" : "\(post.to)"
            let text = "\(units[Int(post.unit)].code) \(grade) \(post.from)…\(end)"
            return post.isMain ? text : "[\(text)]"
        }
    }
}

extension [Diagnostic] {
    func with(_ code: RosterCode) -> [Diagnostic] { filter { $0.code == code.rawValue } }
}
