import Formats
import Kernel

/// Takes people out of roster files, so that what is read from them stays the same but for who it was.
package struct RosterRedaction: Sendable {
    /// What stands in for each key and staff number of those who are taken out.
    package var standIns: [String: String]
    /// Their personal keys, where the files have such.
    package var keys: Set<String>
    /// Their staff numbers, where nobody else has them now.
    package var numbers: Set<String>
    /// Empties in every row what is not read.
    package var reduces: Bool

    package init(standIns: [String: String], keys: Set<String>, numbers: Set<String>, reduces: Bool) {
        self.standIns = standIns
        self.keys = keys
        self.numbers = numbers
        self.reduces = reduces
    }

    package enum Failure: Error, Sendable, Equatable {
        /// The mapping does not say how the file is read, or it cannot be.
        case unreadable(file: String)
        /// The file's encoding lost something on the way.
        case notTheSame(file: String)
    }

    /// The file's bytes with the people taken out; nil where nothing of them is in it.
    package func redacted(_ file: RosterFile, by mapping: RosterMapping) throws(Failure) -> [UInt8]? {
        guard let index = mapping.entryIndex(for: file.name) else { throw .unreadable(file: file.name) }
        let entry = mapping.entries[index]
        var findings = RosterFindings()
        guard var table = RosterTable(file, entry: entry, findings: &findings) else {
            throw .unreadable(file: file.name)
        }
        let key = table.field(.personKey)
        let number = table.field(.staffNumber)
        let read = table.readFields
        var edits = [(place: Range<Int>, text: [UInt8])]()
        while table.next(&findings) {
            let keyText = text(table, key)
            let numberText = text(table, number)
            let isTheirs = keyText.isEmpty ? numbers.contains(numberText) : keys.contains(keyText)
            guard isTheirs || reduces else { continue }
            for field in 0..<table.reader.fieldCount {
                guard let place = table.reader.place(of: field), !place.isEmpty else { continue }
                let new: String?
                if !read.contains(field) {
                    new = ""
                } else if isTheirs {
                    new = replacement(field, table, key: (key, keyText), number: (number, numberText))
                } else {
                    new = nil
                }
                if let new { edits.append((place, Array(new.utf8))) }
            }
        }
        guard !edits.isEmpty else { return nil }
        return try written(file, entry, table.reader.text, edits)
    }

    /// What stands instead in a field that is read; nil where it may stay.
    private func replacement(
        _ field: Int, _ table: RosterTable, key: (field: Int, text: String), number: (field: Int, text: String)
    ) -> String? {
        switch field {
        case key.field: standIns[key.text]
        case number.field: standIns[number.text]
        case table.field(.name): ErasedPerson.name
        case table.field(.kana): ErasedPerson.kana
        case table.field(.alternate), table.field(.birth), table.field(.hired), table.field(.mail): ""
        default: nil
        }
    }

    private func text(_ table: RosterTable, _ field: Int) -> String {
        table.code(field) { String(decoding: $0, as: UTF8.self) }
    }

    private func written(
        _ file: RosterFile, _ entry: RosterFileEntry, _ text: [UInt8], _ edits: [(place: Range<Int>, text: [UInt8])]
    ) throws(Failure) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(text.count)
        var at = 0
        for edit in edits {
            result += text[at..<edit.place.lowerBound]
            result += edit.text
            at = edit.place.upperBound
        }
        result += text[at...]
        let encoding = entry.encoding ?? TextEncoding.detect(file.bytes)
        let (bytes, lost) = encoding.encode(result)
        guard lost == 0, encoding.decode(bytes, file: file.name).utf8 == result else {
            throw .notTheSame(file: file.name)
        }
        return bytes
    }
}
