import Formats
import Kernel

extension MappingValues {
    mutating func elements(_ node: YAMLNode) -> [YAMLNode] {
        if let elements = node.elements { return elements }
        add(.wrongShape, at: node.place, Phrase(ja: "ここには一覧（- …）を書きます", en: "a list (- …) belongs here"))
        return []
    }

    mutating func reference(_ node: YAMLNode, hasHeader: Bool) -> RosterFileEntry.ColumnReference? {
        guard let text = text(node) else { return nil }
        if !node.isQuoted, let position = Int(text) {
            if position >= 1 { return .position(position) }
            add(.badPosition, at: node.place, Phrase(ja: "列の位置は1から数えます", en: "columns are counted from 1"))
            return nil
        }
        if hasHeader { return .header(text) }
        add(
            .badPosition, at: node.place,
            Phrase(
                ja: "見出し行のないファイルの列は位置（1から）で書きます",
                en: "the columns of a file without a header are given by position, from 1"))
        return nil
    }

    mutating func columns(
        _ node: YAMLNode, among known: [RosterColumn]
    ) -> [(RosterColumn, YAMLNode.Entry)] {
        guard let entries = node.entries else {
            _ = self.entries(node, known: [])
            return []
        }
        return entries.compactMap { entry in
            if let column = RosterColumn(rawValue: entry.key), known.contains(column) { return (column, entry) }
            add(
                .unknownColumn, at: entry.keyPlace,
                Phrase(
                    ja: "この種類のファイルに「\(entry.key)」という項目はありません",
                    en: "files of this kind have no '\(entry.key)'"),
                suggestion: nearest(to: entry.key, among: known.map(\.rawValue)))
            return nil
        }
    }

    mutating func encoding(_ node: YAMLNode) -> TextEncoding? {
        if node.string == "auto" { return nil }
        if let encoding = node.string.flatMap(TextEncoding.init(rawValue:)) { return encoding }
        choiceUnknown(node, among: ["auto"] + TextEncoding.allCases.map(\.rawValue))
        return nil
    }

    mutating func delimiter(_ node: YAMLNode) -> UInt8? {
        switch node.string {
        case ",", "comma": return UInt8(ascii: ",")
        case "\t", "\\t", "tab": return UInt8(ascii: "\t")
        case ";", "semicolon": return UInt8(ascii: ";")
        default:
            choiceUnknown(node, among: [",", "\\t", ";"])
            return nil
        }
    }

    mutating func snapshotDate(_ node: YAMLNode) -> RosterFileEntry.SnapshotDate? {
        switch node.string {
        case "fileName": return .fileName
        case "column": return .newestOrder
        case let text?:
            if let date = CalendarDate(parsing: text) { return .fixed(date) }
            fallthrough
        default:
            choiceUnknown(node, among: ["fileName", "column", "2026-04-01"])
            return nil
        }
    }
}
