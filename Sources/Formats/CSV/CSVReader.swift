package import Kernel

// Members of a package type are inlined into other modules only where the type is usable from inline too; without
// that, reading fields costs twice the time.

/// Reads a table in text, record by record: RFC 4180, and what offices send besides.
///
/// Lines end at CR LF, LF or CR, the last one or not; empty lines are passed over; quotes stand around all fields,
/// some or none, and inside an unquoted field a quote is a character like any other. Records may have different
/// numbers of fields: what that means is for the caller to say.
///
///     var reader = CSVReader(utf8, file: "posts.csv")
///     while reader.next() { names.append(reader.string(0)) }
@usableFromInline
package struct CSVReader: Sendable {
    @usableFromInline let bytes: [UInt8]
    @usableFromInline var bounds: [CSVBounds] = []
    var scanner: CSVScanner
    private let file: String
    private var nulls = CappedDiagnostics()
    private var faults = CappedDiagnostics()

    /// How many fields the record has; 0 before the first and after the last. A line of spaces has one.
    @usableFromInline package private(set) var fieldCount = 0
    /// The physical line on which the record starts; the file's first is 1.
    package private(set) var lineNumber = 0
    /// The records read so far, this one with them: a header line is number 1.
    package private(set) var recordNumber = 0

    /// - Parameters:
    ///   - utf8: the whole file, as `TextEncoding.decode` gives it. Other bytes do no harm.
    ///   - file: the name under which diagnostics show it.
    package init(_ utf8: [UInt8], dialect: CSVDialect = CSVDialect(), file: String = "") {
        self.bytes = utf8
        self.file = file
        self.scanner = CSVScanner(dialect, from: utf8.starts(with: UTF8Check.byteOrderMark) ? 3 : 0)
        findNulls()
    }

    /// What is wrong with the part read so far, all errors: F010 text after a closing quote, F011 a quote that is
    /// never closed, F012 a NUL byte. At most twenty about quotes and twenty about NUL, then their number.
    ///
    /// A record with F010 or F011 is left out, and reading goes on at the line below its bad quote. A NUL byte
    /// stays where it is; these errors, for the whole file, stand here from the beginning.
    package var diagnostics: [Diagnostic] { (nulls.all + faults.all).inReadingOrder() }

    /// Goes on to the next record; false at the end of the file.
    package mutating func next() -> Bool {
        while true {
            switch scanner.next(bytes, into: &bounds) {
            case .record(let fields, let line):
                fieldCount = fields
                lineNumber = line
                recordNumber += 1
                return true
            case .fault(let fault):
                faults.add(faults.isFull ? nil : diagnostic(of: fault))
            case .end:
                fieldCount = 0
                return false
            }
        }
    }

    /// Hands over each record of a file in turn, and gives back what was wrong with it.
    package static func forEachRecord(
        in utf8: [UInt8], dialect: CSVDialect = CSVDialect(), file: String = "",
        _ body: (borrowing CSVReader) throws -> Void
    ) rethrows -> [Diagnostic] {
        var reader = CSVReader(utf8, dialect: dialect, file: file)
        while reader.next() { try body(reader) }
        return reader.diagnostics
    }

    private mutating func findNulls() {
        bytes.withUnsafeBufferPointer { text in
            guard text.containsNull else { return }
            var position = TextPosition()
            for offset in text.indices where text[offset] == 0 {
                guard !nulls.isFull else {
                    nulls.add(nil)
                    continue
                }
                position.advance(to: offset, in: text)
                let place = Place(file: file, line: position.line, column: position.column)
                nulls.add(Diagnostic(.error, "F012", at: place, Self.nullByte))
            }
        }
    }

    private static let nullByte = Phrase(
        ja: "文字でないバイト（NUL）があります。ファイルが壊れているか、テキストではありません。",
        en: "There is a NUL byte: the file is damaged, or not text.")

    private func diagnostic(of fault: CSVScanner.Fault) -> Diagnostic {
        let before = bytes[..<fault.offset]
        let lineStart = before.lastIndex { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }.map { $0 + 1 } ?? 0
        let column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
        let place = Place(file: file, line: fault.line, column: column)
        switch fault.kind {
        case .textAfterQuote:
            return Diagnostic(
                .error, "F010", at: place,
                Phrase(
                    ja: "閉じる引用符のあとに文字があります。この行は読み飛ばしました。"
                        + "項目の中の引用符は二つ重ねて書いてください。",
                    en: "Text follows a closing quote; the record was left out. Write a quote inside a field twice."))
        case .unterminatedQuote:
            return Diagnostic(
                .error, "F011", at: place,
                Phrase(
                    ja: "引用符が閉じられていません。この行は読み飛ばしました。",
                    en: "This quote is never closed; the record was left out."))
        }
    }
}
