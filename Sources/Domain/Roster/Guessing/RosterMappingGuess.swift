package import Kernel

/// Proposes a mapping for files that have none, by their header or, without one, by their contents.
package struct RosterMappingGuess: Sendable {
    /// A mapping file, ready to be read, saved and corrected.
    package let yaml: String
    /// What was taken for what and why, and what is left for a person to say.
    package let explanation: [Phrase]

    /// Some file was recognised, so that the mapping can be read.
    package let isUsable: Bool

    package static func guess(_ file: RosterFile) -> RosterMappingGuess { guess([file]) }

    /// One mapping for all files of an export; files that only differ in their dates share an entry.
    package static func guess(_ files: [RosterFile]) -> RosterMappingGuess {
        var entries = [GuessedEntry]()
        var explanation = [Phrase]()
        for file in files {
            let entry = GuessedEntry(file)
            guard !entries.contains(where: { $0.match == entry.match }) else { continue }
            explanation += entry.explanation
            if entry.kind != nil { entries.append(entry) }
        }
        let yaml = """
            # ファイルの見出しと内容から推定した対応表です。確かめて直してから使ってください。
            # A mapping proposed from headers and contents: check and correct it before use.
            ikuseiMapping: 1

            mapping:
              id: proposed
              name: {ja: 推定した対応表, en: Proposed mapping}

            files:

            """
        return RosterMappingGuess(
            yaml: yaml + entries.map(\.yaml).joined(separator: "\n"), explanation: explanation,
            isUsable: !entries.isEmpty)
    }
}

/// One file's entry of a proposed mapping.
struct GuessedEntry {
    let match: String
    private(set) var kind: RosterFileEntry.Kind?
    private(set) var explanation = [Phrase]()
    private let sample: GuessSample
    private let fileName: String
    private let hasDateInName: Bool
    private var columns: [RosterColumn: Int] = [:]
    private var path = [(level: String, code: Int?, name: Int?)]()

    init(_ file: RosterFile) {
        fileName = file.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? file.name
        match = Self.pattern(fileName)
        hasDateInName = file.dateInName != nil
        sample = GuessSample(file)
        if let header = sample.header { takeHeader(header) } else { columns = ContentGuess(sample).columns }
        kind = guessedKind()
        arrange()
        explain()
    }

    /// The digits of dates and running numbers become `*`.
    private static func pattern(_ name: String) -> String {
        var pattern = ""
        var digits = ""
        for character in name + "\0" {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            pattern += digits.count >= 6 ? "*" : digits
            digits = ""
            if character != "\0" { pattern.append(character) }
        }
        return pattern
    }

    private mutating func takeHeader(_ header: [String]) {
        for (index, name) in header.enumerated() {
            if let column = HeaderSynonyms.column(for: name) {
                if columns[column] == nil { columns[column] = index }
            } else if let (level, isCode) = HeaderSynonyms.level(for: name) {
                let known = path.firstIndex { $0.level == level }
                let place = known ?? path.count
                if known == nil { path.append((level, nil, nil)) }
                if isCode {
                    path[place].code = path[place].code ?? index
                } else {
                    path[place].name = path[place].name ?? index
                }
            } else if HeaderSynonyms.normalized(name) == "区分", columns[.absence] == nil {
                columns[.absence] = index
            }
        }
        let order = HeaderSynonyms.levels
        path.sort { (order.firstIndex(of: $0.level) ?? 0) < (order.firstIndex(of: $1.level) ?? 0) }
    }

    private func guessedKind() -> RosterFileEntry.Kind? {
        let has: (RosterColumn) -> Bool = { columns[$0] != nil }
        guard has(.staffNumber) else { return has(.unitCode) && has(.unitName) ? .units : nil }
        if has(.name), has(.unitCode) || has(.unitName) || !path.isEmpty { return .people }
        if has(.roles), has(.from) || !has(.absence) { return .roles }
        if has(.absence), has(.from) { return .absences }
        return nil
    }

    private mutating func arrange() {
        guard let kind else { return }
        if kind == .roles { columns[.role] = columns.removeValue(forKey: .roles) }
        let known = RosterColumn.columns(of: kind)
        columns = columns.filter { known.contains($0.key) }
        // With the unit's own code, the levels beside it are only names of what the unit file says.
        if kind != .people || (columns[.unitCode] != nil && path.count < 2) { path = [] }
        if !path.isEmpty { columns[.unitName] = nil }
    }

    private var isChanges: Bool { kind == .people && columns[.orderKind] != nil && columns[.orderDate] != nil }

    private func reference(_ column: Int) -> String {
        guard let header = sample.header else { return String(column + 1) }
        return Self.quoted(header[column])
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension GuessedEntry {
    var yaml: String {
        guard let kind else { return "" }
        var lines = ["  - match: \(Self.quoted(match))", "    kind: \(kind.rawValue)", "    encoding: auto"]
        lines.append("    header: \(sample.header != nil)")
        if sample.skipLines > 0 { lines.append("    skipLines: \(sample.skipLines)") }
        lines.append(
            "    delimiter: \(sample.delimiter == 0x09 ? "\"\\t\"" : "\"\(Character(Unicode.Scalar(sample.delimiter)))\"")"
        )
        if kind == .people {
            lines.append("    mode: \(isChanges ? "changes" : "full")")
            if hasDateInName || isChanges || columns[.orderDate] == nil {
                lines.append("    date: fileName")
            } else {
                lines.append("    date: column")
            }
        }
        lines.append("    columns:")
        for column in RosterColumn.columns(of: kind) {
            if let index = columns[column] { lines.append("      \(column.rawValue): \(reference(index))") }
        }
        if !path.isEmpty {
            lines.append("    unitPath:")
            for level in path {
                var parts = [String]()
                if let code = level.code { parts.append("code: \(reference(code))") }
                if let name = level.name { parts.append("name: \(reference(name))") }
                lines.append("      - {\((parts + ["level: \(level.level)"]).joined(separator: ", "))}")
            }
        }
        lines += values(kind)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Codes are listed for a person to say what they mean: that no file tells.
    private func values(_ kind: RosterFileEntry.Kind) -> [String] {
        var lines = [String]()
        if let index = columns[.isMain] {
            let found = sample.frequencies(index)
            // 0 means main here and concurrent there; most posts are main.
            if found.contains(where: { $0.value == "0" }), let most = found.first {
                let codes = found.map { "\(Self.quoted($0.value)): \($0.value == most.value ? "main" : "concurrent")" }
                lines.append("      isMain: {\(codes.joined(separator: ", "))}")
            }
        }
        for column in RosterColumn.explainable(in: kind) where column.list != nil {
            guard let index = columns[column] else { continue }
            let codes = sample.frequencies(index).map(\.value).filter { $0.contains(where: \.isNumber) }.sorted()
            guard !codes.isEmpty, codes.count <= 40 else { continue }
            lines.append(
                "      # \(column.rawValue): {\(codes.map { "\(Self.quoted($0)): …" }.joined(separator: ", "))}")
        }
        guard lines.contains(where: { !$0.contains("#") }) else {
            return lines.isEmpty ? [] : ["    # values:"] + lines
        }
        return ["    values:"] + lines
    }

    private mutating func explain() {
        guard let kind else {
            explanation.append(
                Phrase(
                    ja: "\(fileName): 職員番号・氏名・所属などの列が見つからず、何のファイルか分かりません",
                    en: "\(fileName): no columns for staff number, name and unit were found, so the file is left out"))
            return
        }
        let kindName =
            switch kind {
            case .people:
                Phrase(ja: isChanges ? "職員（異動分）" : "職員（全件）", en: isChanges ? "people (changes)" : "people (everyone)")
            case .units: Phrase(ja: "所属", en: "units")
            case .roles: Phrase(ja: "役割", en: "roles")
            case .absences: Phrase(ja: "休職等", en: "absences")
            }
        let basis =
            sample.header == nil
            ? Phrase(ja: "見出しがないので内容から", en: "by contents, as there is no header")
            : Phrase(ja: "見出しから", en: "by its header")
        let found = RosterColumn.columns(of: kind).compactMap { column in
            columns[column].map { (column.title, sample.header?[$0] ?? "\($0 + 1)") }
        }
        explanation.append(
            Phrase(
                ja: "\(fileName): \(kindName.ja)のファイル（\(basis.ja)）。"
                    + found.map { "\($0.0.ja)＝\($0.1)" }.joined(separator: "、"),
                en: "\(fileName): \(kindName.en), \(basis.en): "
                    + found.map { "\($0.0.en) = \($0.1)" }.joined(separator: ", ")))
        let used = Set(columns.values).union(path.compactMap(\.code)).union(path.compactMap(\.name))
        let rest = (0..<sample.columnCount).filter { !used.contains($0) }.map { sample.header?[$0] ?? "\($0 + 1)" }
        if !rest.isEmpty {
            explanation.append(
                Phrase(
                    ja: "\(fileName): 使わない列: \(rest.joined(separator: "、"))",
                    en: "\(fileName): columns not used: \(rest.joined(separator: ", "))"))
        }
        if kind == .people, !hasDateInName, columns[.orderDate] == nil {
            explanation.append(
                Phrase(
                    ja: "\(fileName): いつ現在か分かりません。ファイル名に8桁の日付を入れるか、date に日付を書いてください",
                    en: "\(fileName): its date is not known: put eight digits into its name, or a date into the mapping"
                ))
        }
    }
}
