package import Formats
package import Kernel

extension RosterMapping {
    /// Reads a mapping file's text. Nil where it is not readable at all; otherwise what could be read, with the
    /// diagnostics (Y… of the file's form, R001–R007 of its content).
    package static func read(_ text: String, file: String) -> (mapping: RosterMapping?, diagnostics: [Diagnostic]) {
        do throws(InputErrors) {
            let (document, ofForm) = try YAMLDocument.read(text, file: file)
            let (mapping, ofContent) = read(document)
            return (mapping, (ofForm + ofContent).inReadingOrder())
        } catch {
            return (nil, error.diagnostics)
        }
    }

    /// Reads a mapping from a parsed file. With errors among the diagnostics it is not to be used.
    package static func read(_ document: YAMLDocument) -> (mapping: RosterMapping, diagnostics: [Diagnostic]) {
        var values = MappingValues()
        var mapping = RosterMapping()
        mapping.file = document.file
        let root = document.root
        let entries = values.entries(root, known: ["ikuseiMapping", "mapping", "files", "unitKinds", "defaults"])
        if root.entries != nil, root["ikuseiMapping"]?.string != "1" {
            values.add(
                .mappingVersion, at: root["ikuseiMapping"]?.place ?? Place(file: document.file, line: 1, column: 1),
                Phrase(
                    ja: "対応表のファイルは「ikuseiMapping: 1」で始めます", en: "a mapping file begins with 'ikuseiMapping: 1'"))
        }
        for entry in entries {
            switch entry.key {
            case "mapping": mapping.readAbout(entry.value, &values)
            case "files":
                for node in values.elements(entry.value) {
                    if let file = RosterFileEntry(node, &values) { mapping.entries.append(file) }
                }
            case "unitKinds":
                for node in values.elements(entry.value) {
                    if let rule = UnitKindRule(node, &values) { mapping.unitKindRules.append(rule) }
                }
            case "defaults": mapping.readDefaults(entry.value, &values)
            default: break
            }
        }
        if root.entries != nil, root["files"] == nil { values.missing("files", at: root.place) }
        return (mapping, values.diagnostics.inReadingOrder())
    }

    private mutating func readAbout(_ node: YAMLNode, _ values: inout MappingValues) {
        for entry in values.entries(node, known: ["id", "name", "description"]) {
            switch entry.key {
            case "id": id = values.text(entry.value) ?? ""
            case "name": name = values.phrase(entry.value) ?? Phrase("")
            default: description = values.phrase(entry.value)
            }
        }
    }

    private static let defaultKeys: [(key: String, list: Vocabulary.List)] = [
        ("unitKind", .unitKinds), ("unitLevel", .unitLevels), ("grade", .grades), ("employment", .employments),
        ("jobFamily", .jobFamilies),
    ]

    private mutating func readDefaults(_ node: YAMLNode, _ values: inout MappingValues) {
        for entry in values.entries(node, known: Self.defaultKeys.map(\.key)) {
            guard let list = Self.defaultKeys.first(where: { $0.key == entry.key })?.list else { continue }
            defaults[list] = values.word(entry.value)
        }
    }
}

extension UnitKindRule {
    fileprivate init?(_ node: YAMLNode, _ values: inout MappingValues) {
        var parts: (prefix: String?, contains: String?, kind: MappedWord?)
        for entry in values.entries(node, known: ["codePrefix", "nameContains", "kind"]) {
            switch entry.key {
            case "codePrefix": parts.prefix = values.text(entry.value)
            case "nameContains": parts.contains = values.text(entry.value)
            default: parts.kind = values.word(entry.value)
            }
        }
        guard let kind = parts.kind else {
            if node.entries != nil, node["kind"] == nil { values.missing("kind", at: node.place) }
            return nil
        }
        self.init(codePrefix: parts.prefix, nameContains: parts.contains, kind: kind)
    }
}
