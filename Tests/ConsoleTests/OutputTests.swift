import Kernel
import Testing

@testable import Console

@Suite struct OutputTests {
    @Test("Japanese takes two columns, Latin one, marks none")
    func widths() {
        #expect(displayWidth("市民課") == 6 && displayWidth("abc") == 3 && displayWidth("ｱｲｳ") == 3)
        #expect(displayWidth("が") == 2, "a combining mark takes no column of its own")
    }

    @Test("Cells are cut and filled to their columns, never over them")
    func fitting() {
        #expect(fitted("市民課", to: 8) == "市民課  ")
        #expect(fitted("市民課", to: 5) == "市民…")
        #expect(fitted("市民課", to: 4) == "市… ")
        #expect(fitted("12", to: 5, alignRight: true) == "   12")
        for width in 1...12 { #expect(displayWidth(fitted("令和8年度 IT研修", to: width)) == width) }
    }

    @Test("A list prints as a table, as JSON and as CSV with the same rows")
    func formats() {
        var list = ListOutput(columns: [
            .init(key: "name", title: Phrase(ja: "名", en: "Name")),
            .init(key: "count", title: Phrase(ja: "人数", en: "People"), alignRight: true),
        ])
        list.rows = [[.text("市民課, 窓口"), .number(12)], [.text("=1+1"), .none]]
        #expect(list.rendered(.table, in: .ja).split(separator: "\n")[0] == "名            人数")
        #expect(list.rendered(.csv, in: .ja).hasPrefix("name,count\r\n\"市民課, 窓口\",12\r\n'=1+1,"))
        #expect(list.rendered(.json, in: .ja).contains("\"count\": null"))
    }
}
