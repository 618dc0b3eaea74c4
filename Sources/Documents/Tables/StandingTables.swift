package import Domain
package import Formats
package import Kernel

/// The tables of a run: who is what, what is missing, who must take what, where the targets stand.
package struct StandingTables {
    let standing: Standing
    let language: Language
    let encoding: TextEncoding
    let writesJSON: Bool
    /// Each unit with those above it.
    let paths: [String]

    package init(_ standing: Standing, language: Language, encoding: TextEncoding, json: Bool) {
        self.standing = standing
        self.language = language
        self.encoding = encoding
        writesJSON = json
        paths = standing.roster.units.indices.map { standing.path(ofUnit: $0) }
    }

    /// All tables, each as `<name>.csv` and `<name>.json`.
    package func files() -> [OutputFile] {
        people() + gaps() + obligations() + nominations() + targets() + skills() + units() + uncovered() + vacancies()
    }

    var plan: Plan { standing.plan }

    func table(_ columns: [TableWriter.Column]) -> TableWriter { TableWriter(columns, in: language, json: writesJSON) }

    func files(_ name: String, _ writer: TableWriter) -> [OutputFile] { writer.files(named: name, encoding: encoding) }

    func word(_ list: Vocabulary.List, _ index: Int8) -> String {
        let words = plan.vocabulary[list]
        return index >= 0 && Int(index) < words.count ? words[Int(index)] : ""
    }

    static let who: [TableWriter.Column] = [
        .init("staffNumber", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
        .init("unitCode", ja: "所属コード", en: "Unit code"), .init("unit", ja: "所属", en: "Unit"),
    ]

    func writeWho(_ member: Int, to writer: inout TableWriter) {
        let about = standing.staff.members[member]
        let person = standing.roster.people[Int(about.person)]
        let unit = Int(about.post.unit)
        writer.text(person.staffNumber)
        writer.text(person.name)
        writer.text(standing.roster.units[unit].code)
        writer.text(paths[unit])
    }
}
