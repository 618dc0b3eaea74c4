import Formats
import Kernel

extension RosterFileEntry {
    private static let keys = [
        "match", "kind", "encoding", "header", "skipLines", "delimiter", "mode", "date", "columns", "unitPath",
        "pathCodes", "values",
    ]

    init?(_ node: YAMLNode, _ values: inout MappingValues) {
        let entries = values.entries(node, known: Self.keys)
        guard node.entries != nil else { return nil }
        guard let match = node["match"].flatMap({ values.text($0) }) else {
            if node["match"] == nil { values.missing("match", at: node.place) }
            return nil
        }
        guard let kindNode = node["kind"] else {
            values.missing("kind", at: node.place)
            return nil
        }
        guard let kind: Kind = values.choice(kindNode) else { return nil }
        self.init(match: match, kind: kind, at: node.place)
        // Whether there is a header decides how columns may be given, wherever the key stands.
        if let header = node["header"] { hasHeader = values.bool(header) ?? true }
        for entry in entries {
            switch entry.key {
            case "encoding": encoding = values.encoding(entry.value)
            case "skipLines": skipLines = values.number(entry.value, atLeast: 0) ?? 0
            case "delimiter": delimiter = values.delimiter(entry.value)
            case "mode": mode = values.choice(entry.value) ?? .full
            case "date": date = values.snapshotDate(entry.value) ?? .fileName
            case "columns": readColumns(entry.value, &values)
            case "unitPath": readPath(entry.value, &values)
            case "pathCodes": pathCodes = values.choice(entry.value) ?? .global
            case "values": readValues(entry.value, &values)
            default: break
            }
        }
        checkNeededColumns(&values)
    }

    private mutating func readColumns(_ node: YAMLNode, _ values: inout MappingValues) {
        for (column, entry) in values.columns(node, among: RosterColumn.columns(of: kind)) {
            guard let reference = values.reference(entry.value, hasHeader: hasHeader) else { continue }
            columns[column] = Column(reference: reference, place: entry.value.place)
        }
    }

    private mutating func readPath(_ node: YAMLNode, _ values: inout MappingValues) {
        for level in values.elements(node) {
            var parts: (code: ColumnReference?, name: ColumnReference?, level: MappedWord?)
            for entry in values.entries(level, known: ["code", "name", "level"]) {
                switch entry.key {
                case "code": parts.code = values.reference(entry.value, hasHeader: hasHeader)
                case "name": parts.name = values.reference(entry.value, hasHeader: hasHeader)
                default: parts.level = values.word(entry.value)
                }
            }
            guard let word = parts.level else {
                if level.entries != nil, level["level"] == nil { values.missing("level", at: level.place) }
                continue
            }
            if level["code"] == nil, level["name"] == nil { values.missing("code", at: level.place) }
            unitPath.append(PathLevel(code: parts.code, name: parts.name, level: word))
        }
    }

    private mutating func readValues(_ node: YAMLNode, _ values: inout MappingValues) {
        for (column, entry) in values.columns(node, among: RosterColumn.explainable(in: kind)) {
            guard let codes = entry.value.entries else {
                values.add(
                    .wrongShape, at: entry.value.place,
                    Phrase(ja: "ここには「コード: ことば」の組を書きます", en: "a mapping of codes to words belongs here"))
                continue
            }
            let allowed = column.choices
            for code in codes {
                guard let word = values.word(code.value) else { continue }
                if let allowed, !allowed.contains(word.word) { values.choiceUnknown(code.value, among: allowed) }
                self.values[column, default: [:]][code.key] = word
            }
        }
    }

    private func checkNeededColumns(_ values: inout MappingValues) {
        var needed: [RosterColumn]
        switch kind {
        case .people:
            needed = [.staffNumber, .name]
            if unitPath.isEmpty, columns[.unitName] == nil { needed.append(.unitCode) }
            if mode == .changes { needed += [.orderDate, .orderKind] }
            if date == .newestOrder { needed.append(.orderDate) }
        case .units: needed = [.unitCode, .unitName]
        case .roles: needed = [.staffNumber, .role]
        case .absences: needed = [.staffNumber, .absence, .from]
        }
        for column in needed where columns[column] == nil { values.missing("columns.\(column.rawValue)", at: place) }
    }
}
