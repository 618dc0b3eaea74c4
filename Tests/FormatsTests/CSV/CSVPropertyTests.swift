import Formats
import Kernel
import Testing

@Suite("CSV whatever comes")
struct CSVPropertyTests {
    @Test("random tables come back as they were written, in every dialect")
    func tablesComeBack() {
        var random = SeededRandom(seed: 8, stream: "tables")
        for round in 0..<2_000 {
            let dialect = CSVDialect(delimiter: [0x2C, 0x09, 0x3B][round % 3])
            let table = (0..<random.index(below: 8)).map { _ in
                (0..<1 + random.index(below: 6)).map { _ in Self.text(&random) }
            }
            var writer = CSVWriter(dialect: dialect, guardFormulas: false)
            for row in table { writer.record(row) }
            var reader = CSVReader(writer.utf8, dialect: dialect)
            var back: [[String]] = []
            while reader.next() { back.append(reader.strings) }
            #expect(back == table)
            #expect(reader.diagnostics.isEmpty)
        }
    }

    @Test("any bytes at all are read to an end")
    func anyBytes() {
        var random = SeededRandom(seed: 8, stream: "bytes")
        let likely = Array("\",\r\n\t; a\0\u{3000}あ".utf8)
        var fields = 0
        for round in 0..<20_000 {
            let bytes = (0..<random.index(below: 60)).map { _ in
                random.chance(0.8) ? likely[random.index(below: likely.count)] : UInt8(random.index(below: 256))
            }
            let quote: UInt8? = round % 5 == 0 ? nil : round % 7 == 0 ? 0x27 : 0x22
            var reader = CSVReader(bytes, dialect: CSVDialect(delimiter: [0x2C, 0x09, 0x3B][round % 3], quote: quote))
            var records = 0
            var line = 0
            while reader.next() {
                records += 1
                #expect(reader.lineNumber > line)
                line = reader.lineNumber
                for i in 0..<reader.fieldCount {
                    fields += reader.withTrimmedField(i) { $0.count } <= reader.field(i).bytes.count ? 1 : 0
                }
                guard records <= bytes.count else { break }
            }
            #expect(records <= bytes.count)
            _ = CSVDialect.guess(bytes)
            #expect(reader.diagnostics.allSatisfy { $0.place.line > 0 && $0.place.column > 0 })
        }
        #expect(fields > 0)
    }

    @Test("where nothing is wrong with the quotes, no byte of the text is lost")
    func fieldsHoldEveryByte() {
        var random = SeededRandom(seed: 8, stream: "unquoted")
        let likely = Array("abc,, \r\nあ".utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<random.index(below: 200)).map { _ in likely[random.index(below: likely.count)] }
            let expected = bytes.split { $0 == 0x0A || $0 == 0x0D }
                .map { $0.split(separator: 0x2C, omittingEmptySubsequences: false).map(Array.init) }
            var reader = CSVReader(bytes)
            var rows: [[[UInt8]]] = []
            while reader.next() { rows.append((0..<reader.fieldCount).map { Array(reader.field($0).bytes) }) }
            #expect(rows == expected)
        }
    }

    private static func text(_ random: inout SeededRandom) -> String {
        let letters = Array("a\",\r\n \t;あ\u{3000}髙\u{E000}😀1=-'\n\r".unicodeScalars)
        var text = ""
        for _ in 0..<random.index(below: 12) { text.unicodeScalars.append(letters[random.index(below: letters.count)]) }
        return text
    }
}
