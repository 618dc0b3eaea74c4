import Formats
package import Kernel

/// A competency framework or a set of exams as a file with its version, validity and source: names and structure.
package struct FrameworkPack: Sendable {
    package struct Node: Sendable {
        package var id: String
        package var kind: String
        package var name: Phrase
        package var children: [Node]

        package var leaves: [Node] { children.isEmpty ? [self] : children.flatMap(\.leaves) }
        package var all: [Node] { [self] + children.flatMap(\.all) }
    }

    package var id: String
    package var version: String
    package var name: Phrase
    package var publisher: String
    package var published: CalendarDate?
    package var validFrom: CalendarDate?
    package var validTo: CalendarDate?
    package var source: Phrase?
    package var licence: Phrase?
    package var note: Phrase?
    package var nodes: [Node]
    package var exams: [Exam]
    package var file: String

    package var allNodes: [Node] { nodes.flatMap(\.all) }

    package func isValid(on date: CalendarDate) -> Bool {
        (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
    }

    /// Reads `frameworks/<id>-<version>.yaml`. Throws where it is not YAML or no pack at all.
    package static func read(text: String, file: String) throws(InputErrors) -> (FrameworkPack, [Diagnostic]) {
        let (document, diagnostics) = try YAMLDocument.read(text, file: file)
        let findings = Findings(diagnostics)
        guard let root = Fields(document.root, findings), root.integer("ikuseiFramework") == 1,
            let fields = root.mapping("framework")
        else {
            findings.error(
                "P012", Place(file: file, line: 1, column: 1), ja: "枠組みファイルの先頭に「ikuseiFramework: 1」が必要です",
                en: "a framework file begins with 'ikuseiFramework: 1'")
            throw InputErrors(findings.diagnostics)
        }
        var seen = Set<String>()
        _ = root["scale"]
        let pack = FrameworkPack(
            id: fields.requiredText("id"), version: fields.requiredText("version"), name: fields.requiredPhrase("name"),
            publisher: fields.text("publisher") ?? "", published: fields.date("published"),
            validFrom: fields.date("validFrom"), validTo: fields.date("validTo"), source: fields.phrase("source"),
            licence: fields.phrase("licence"), note: fields.phrase("note"),
            nodes: root.mappings("nodes").map { node($0, &seen) },
            exams: root.mappings("exams").map { Exam(reading: $0) },
            file: file)
        fields.finish()
        root.finish()
        return (pack, findings.diagnostics)
    }

    private static func node(_ fields: Fields, _ seen: inout Set<String>) -> Node {
        defer { fields.finish() }
        let id = fields.requiredText("id")
        if !seen.insert(id).inserted {
            fields.findings.error(
                "P005", fields.place, ja: "項目「\(id)」が2回あります", en: "the node '\(id)' stands twice")
        }
        _ = fields["note"]
        var children = [Node]()
        for child in fields.mappings("children") { children.append(node(child, &seen)) }
        return Node(
            id: id, kind: fields.text("kind") ?? "", name: fields.requiredPhrase("name"), children: children)
    }
}

extension Exam {
    /// An exam definition, in a plan or a pack.
    init(reading fields: Fields) {
        self.init(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
            versions: fields.mappings("versions").map { Version(reading: $0) }, place: fields.place)
        fields.finish()
    }
}

extension Exam.Version {
    init(reading fields: Fields) {
        let pass = fields.mapping("pass")
        self.init(
            version: fields.requiredText("version"), validFrom: fields.date("validFrom"),
            validTo: fields.date("validTo"), provisional: fields.flag("provisional") ?? false,
            method: fields.text("method"), minutes: fields.integer("minutes"), fee: fields.integer("fee"),
            sections: fields.mappings("sections").map { section in
                defer { section.finish() }
                return Exam.Section(
                    id: section.requiredText("id"), name: section.phrase("name"),
                    questions: section.integer("questions"), scored: section.integer("scored"),
                    minutes: section.integer("minutes"))
            },
            fields: fields.mappings("fields").map { field in
                defer { field.finish() }
                return Exam.Field(
                    id: field.requiredText("id"), name: field.requiredPhrase("name"), scored: field.integer("scored"))
            },
            pass: pass.map {
                Exam.PassRule(
                    total: $0.integer("total"), of: $0.integer("of"), eachField: $0.integer("eachField"))
            },
            note: fields.phrase("note"), place: fields.place)
        pass?.finish()
        _ = fields["source"]
        fields.finish()
    }
}
