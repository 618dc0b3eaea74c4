import Kernel

/// A file of the HR export.
package struct RosterFile: Sendable {
    /// As the user named it; the mapping looks at the part without the folders.
    package var name: String
    package var bytes: [UInt8]
    /// Which of several mappings reads it: see `RosterMapping.combined`.
    package var group: Int

    package init(name: String, bytes: [UInt8], group: Int = 0) {
        self.name = name
        self.bytes = bytes
        self.group = group
    }

    /// The first eight digits of the name that stand alone and are a date: `roster-20260401.csv`; also `2026-04-01`.
    var dateInName: CalendarDate? {
        let name = self.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        for run in name.split(whereSeparator: { !$0.isASCII || !$0.isNumber }) where run.count == 8 {
            if let date = CalendarDate(parsing: run) { return date }
        }
        for run in name.split(whereSeparator: { !$0.isASCII || !($0.isNumber || $0 == "-") }) {
            let parts = run.split(separator: "-")
            guard parts.count >= 3 else { continue }
            for start in 0...parts.count - 3 where parts[start].count == 4 {
                if let date = CalendarDate(parsing: parts[start..<start + 3].joined(separator: "-")) { return date }
            }
        }
        return nil
    }
}

/// What the readers of the single files need to know beside the file.
struct RosterContext: Sendable {
    let files: [RosterFile]
    let mapping: RosterMapping
    let vocabulary: Vocabulary
    let roles: [Role]

    /// -1 where the vocabulary does not have the word.
    func index(of word: String, in list: Vocabulary.List) -> Int8 {
        vocabulary.index(of: word, in: list).map { Int8($0) } ?? -1
    }
}
