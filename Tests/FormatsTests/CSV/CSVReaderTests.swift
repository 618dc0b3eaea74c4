import Formats
import Kernel
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
    @Test(
        "line ends, quotes and missing final newlines are read as offices write them",
        arguments: [
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("\r\n\na,b\n\n\r\r\nc,d\n\n", [["a", "b"], ["c", "d"]]),
            ("\"a\",\"b\"\r\n\"c\",d\r\n", [["a", "b"], ["c", "d"]]),
            ("\"a\r\nb\",\"c\"\"d\"\"\"", [["a\r\nb", "c\"d\""]]),
            ("a,,\n,\n", [["a", "", ""], ["", ""]]),
            ("\"\"\n\"\",\n", [[""], ["", ""]]),
            ("12\" monitor,5'\n", [["12\" monitor", "5'"]]),
            (" \"a\", b \n", [[" \"a\"", " b "]]),
            ("一二三四五六七八,九\n", [["一二三四五六七八", "九"]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("", []),
            ("\n", []),
            (",", [["", ""]]),
        ])
    func shapes(text: String, expected: [[String]]) {
        let (rows, diagnostics) = read(text)
        #expect(rows == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test("a record knows the line on which it starts and its number")
    func lineNumbers() {
        var reader = CSVReader(Array("h\n\n\"a\nb\r\nc\"\r\n\rd\n".utf8))
        var seen: [[Int]] = []
        while reader.next() { seen.append([reader.recordNumber, reader.lineNumber]) }
        #expect(seen == [[1, 1], [2, 3], [3, 7]])
        #expect(reader.fieldCount == 0)
    }

    @Test("a field that is not there is empty")
    func missingFields() {
        #expect(CSVReader(Array("a\n".utf8)).field(0).isEmpty)
        let reader = firstRecord("a\n")
        #expect(reader.string(0) == "a")
        for index in [-1, 1, 500] {
            #expect(reader.isEmpty(index) && reader.field(index).isEmpty && reader.string(index) == "")
            #expect(reader.withTrimmedField(index) { $0.count } == 0)
        }
    }

    @Test("spaces at the ends go, ideographic ones too, and those within stay")
    func trimming() {
        let reader = firstRecord(" \u{3000}佐藤\u{3000}花子\t\u{3000} ,\u{3000}, ,\"\u{3000}\"\"x\"\" \"\n")
        #expect(reader.trimmedString(0) == "佐藤\u{3000}花子")
        #expect(reader.field(0).trimmed.string == "佐藤\u{3000}花子")
        #expect(reader.field(1).trimmed.isEmpty && !reader.field(1).isEmpty)
        #expect(reader.trimmedString(2) == "")
        #expect(reader.field(3).trimmed.string == "\"x\"")
        #expect(!reader.isBlank)
    }

    @Test("a row of empty fields is a record, and known to be blank")
    func blankRows() {
        var reader = firstRecord("a,b\n,\u{3000}\n")
        #expect(!reader.isBlank)
        let hasSecond = reader.next()
        #expect(hasSecond && reader.isBlank && reader.fieldCount == 2)
    }

    @Test("a record may have more fields than fit the first guess")
    func wideRecords() {
        let row = (0..<1000).map { "f\($0)" }
        let (rows, _) = read(row.joined(separator: ",") + "\nx\n" + row.joined(separator: ","))
        #expect(rows == [row, ["x"], row])
    }

    @Test("text after a closing quote is named by line and column and the other lines are read")
    func textAfterQuote() {
        let (rows, diagnostics) = read("番号,氏名\n1,\"佐藤\" 花子,x\n2,鈴木\n")
        #expect(rows == [["番号", "氏名"], ["2", "鈴木"]])
        #expect(diagnostics.map(\.code) == ["F010"])
        #expect(diagnostics.first?.place == Place(file: "t.csv", line: 2, column: 7))
    }

    @Test("a quote that is never closed costs its own line only")
    func unterminatedQuote() {
        let (rows, diagnostics) = read("a,b\r\n1,\"x\r\n2,y\r\n3,z")
        #expect(rows == [["a", "b"], ["2", "y"], ["3", "z"]])
        #expect(diagnostics.map(\.code) == ["F011"])
        #expect(diagnostics.first?.place == Place(file: "t.csv", line: 2, column: 3))
    }

    @Test("a quote closed by the next line's opening quote costs its own line only")
    func quoteRunningIntoNextLine() {
        let (rows, diagnostics) = read("\"1,x\n\"2\",y\n\"3\",z\n")
        #expect(rows == [["2", "y"], ["3", "z"]])
        #expect(diagnostics.map(\.place) == [Place(file: "t.csv", line: 2, column: 2)])
    }

    @Test("lines are counted rightly after bad quotes")
    func linesAfterFaults() {
        let reader = firstRecord("\"a\"b\n\"c\nd\",\"e\"f\ng\n")
        #expect(reader.string(0) == "g")
        #expect(reader.lineNumber == 4)
        #expect(reader.recordNumber == 1)
    }

    @Test("many bad quotes are counted, and take no more than linear time")
    func manyFaults() {
        let (rows, diagnostics) = read(String(repeating: "\"x\n", count: 20_001))
        #expect(rows.isEmpty)
        #expect(diagnostics.count == 21)
        #expect(diagnostics.last?.message.en.contains("19981") == true)
    }

    @Test("NUL bytes are reported and stay")
    func nulls() {
        let (rows, diagnostics) = read("a,b\nあ\0,c\n")
        #expect(rows == [["a", "b"], ["あ\0", "c"]])
        #expect(diagnostics.map(\.code) == ["F012"])
        #expect(diagnostics.first?.place == Place(file: "t.csv", line: 2, column: 2))
    }

    @Test("without a quote character quotes are text")
    func withoutQuotes() {
        let (rows, diagnostics) = read("\"a\tb\"\n", CSVDialect(delimiter: 0x09, quote: nil))
        #expect(rows == [["\"a", "b\""]])
        #expect(diagnostics.isEmpty)
    }

    @Test(
        "the delimiter is known from the first rows",
        arguments: [
            ("a,b,c\n1,2,3\n", ","), ("a\tb\n1,5\t2\n", "\t"), ("a;b;c\n1,5;2;3\n2,5;3;4\n", ";"),
            ("令和8年度 名簿\n番号\t氏名\t所属\n1\t佐藤\t総務課\n2\t鈴木\t企画課\n", "\t"), ("only\none\n", ","), ("", ","),
            ("\"a;b;c\",x\n\"d;e;f\",y\n", ","),
        ] as [(String, Unicode.Scalar)])
    func guessing(text: String, delimiter: Unicode.Scalar) {
        #expect(CSVDialect.guess(Array(text.utf8)).delimiter == UInt8(ascii: delimiter))
    }

    @Test("a delimiter that would leave quotes in the middle of fields is not the one")
    func guessingByQuotes() {
        let text = "1;\"庁内LAN, VPN, 回線\"\n2;\"机, 椅子, 棚\"\n"
        #expect(CSVDialect.guess(Array(text.utf8)).delimiter == UInt8(ascii: ";"))
    }

    @Test("the end of the sample does not mislead the guess")
    func guessingLargeFiles() {
        let text = String(repeating: "1;\"" + String(repeating: "x,", count: 2000) + "\"\n", count: 100)
        #expect(CSVDialect.guess(Array(text.utf8)).delimiter == UInt8(ascii: ";"))
    }

    @Test("one call hands over every record and gives back the diagnostics")
    func forEachRecord() {
        var sum = 0
        let diagnostics = CSVReader.forEachRecord(in: Array("1,2\n\"\"x\n3,4\n".utf8)) { record in
            for i in 0..<record.fieldCount { sum += Int(record.string(i)) ?? 0 }
        }
        #expect(sum == 10)
        #expect(diagnostics.map(\.code) == ["F010"])
    }

    private func firstRecord(_ text: String) -> CSVReader {
        var reader = CSVReader(Array(text.utf8))
        _ = reader.next()
        return reader
    }

    private func read(_ text: String, _ dialect: CSVDialect = CSVDialect()) -> ([[String]], [Diagnostic]) {
        var reader = CSVReader(Array(text.utf8), dialect: dialect, file: "t.csv")
        var rows: [[String]] = []
        while reader.next() { rows.append(reader.strings) }
        return (rows, reader.diagnostics)
    }
}
