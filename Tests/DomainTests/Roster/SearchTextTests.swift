import Domain
import Testing

@Suite struct SearchTextTests {
    @Test(
        "Width, kind of kana, case, spaces and old forms make no difference",
        arguments: [
            ("ｻﾄｳ", "さとう"), ("サトウ　ハナコ", "さとうはなこ"), ("ｶﾞｷﾞﾊﾟﾊﾞｳﾞ", "がぎぱばゔ"), ("か\u{3099}", "が"), ("ＡＢ１２", "ab12"),
            ("髙橋", "高橋"), ("渡邊", "渡辺"), ("ヂヅッー", "ぢづっー"),
        ])
    func same(a: String, b: String) {
        #expect(SearchText.key(a) == SearchText.key(b))
        #expect(SearchText.key(a) == Array(b.utf8))
    }

    @Test("A question is cut at spaces of either width")
    func words() {
        #expect(SearchText.words(" 佐藤　花子 ") == [Array("佐藤".utf8), Array("花子".utf8)])
        #expect(SearchText.words(" 　 ").isEmpty)
        #expect(SearchText.words("゛").count <= 1)
    }
}
