import Formats
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
    @Test("quotes stand only where they are needed, and lines end in CR LF")
    func quoting() {
        var table = CSVWriter()
        table.record(["氏名", "a,b", "say \"x\"", "two\nlines", " lead", "trail ", "in side", ""])
        #expect(text(table) == "氏名,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" lead\",\"trail \",in side,\r\n")
    }

    @Test("numbers have as many decimals as asked, and what is no number is empty")
    func numbers() {
        var table = CSVWriter()
        table.field(-12)
        table.field(2.0 / 3, decimals: 2)
        table.field(-0.001, decimals: 2)
        table.field(-1234.5, decimals: 1)
        table.field(12.5, decimals: 0)
        table.field(0.05, decimals: 1)
        table.field(9.999, decimals: 2)
        table.field(0.007, decimals: 3)
        table.field(1e20, decimals: 1)
        table.field(.nan, decimals: 2)
        table.field(-Double.infinity, decimals: 2)
        table.emptyField()
        table.endRecord()
        #expect(text(table) == "-12,0.67,0.00,-1234.5,13,0.1,10.00,0.007,100000000000000000000.0,,,\r\n")
        table.field(-Double.greatestFiniteMagnitude, decimals: 15)
        table.endRecord()
        #expect(table.utf8.count > 300)
    }

    @Test(
        "what a spreadsheet would run gets an apostrophe",
        arguments: ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "=", "+81-90-1234", "-1-1", "-1.2a"])
    func formulas(field: String) {
        #expect(text(row(field)) == "'" + text(row(field, guardFormulas: false)))
    }

    @Test("an apostrophe stands within the quotes")
    func quotedFormulas() {
        var table = CSVWriter()
        table.field(utf8: Array("\r=1".utf8))
        table.endRecord()
        #expect(text(table) == "\"'\r=1\"\r\n")
    }

    @Test(
        "numbers, a lone minus and everything else stay as they are",
        arguments: ["1", "-5", "+3.5", "-1,234.50", "-.5e-3", "+12%", "-", "", "a=b", "令和"])
    func noFormulas(field: String) {
        #expect(text(row(field)) == text(row(field, guardFormulas: false)))
    }

    @Test("without quotes, what would break the table becomes a space")
    func withoutQuotes() {
        var table = CSVWriter(dialect: CSVDialect(delimiter: 0x09, quote: nil), guardFormulas: false)
        table.record(["a\tb", "\"c\"\r\nd"])
        #expect(text(table) == "a b\t\"c\"  d\r\n")
    }

    @Test("a record of one empty field is not an empty line")
    func oneEmptyField() {
        var table = CSVWriter()
        table.record(["a"])
        table.record([""])
        #expect(text(table) == "a\r\n\"\"\r\n")
    }

    @Test("a file has a byte order mark, or is CP932 with user-defined characters as they were")
    func files() {
        var table = CSVWriter()
        table.record(["あ\u{E000}", "𠮷"])
        #expect(table.file(encoding: .utf8BOM).starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(table.file(encoding: .utf8) == table.utf8)
        #expect(table.file(encoding: .cp932) == [0x82, 0xA0, 0xF0, 0x40, 0x2C, 0x81, 0xAC, 0x0D, 0x0A])
    }

    private func row(_ field: String, guardFormulas: Bool = true) -> CSVWriter {
        var table = CSVWriter(guardFormulas: guardFormulas)
        table.record([field, "x"])
        return table
    }

    private func text(_ table: CSVWriter) -> String { String(decoding: table.utf8, as: UTF8.self) }
}
