import Kernel
import Testing

@testable import Domain

@Suite struct KanaOrderTests {
    @Test("Readings are in gojūon order: family names together, plain before voiced, small before full-sized kana")
    func order() {
        let sorted = [
            "", "アベ ハナコ", "アベ マコト", "アベノ イチロウ", "イトウ カイ", "イトウ ガイ", "カトウ アイ", "ガトウ アイ", "カトウ イチロウ",
            "サトウ ユウキ", "ハットリ ケン", "ハツトリ ケン", "ハラ ケン", "バラ ケン", "パラ ケン", "ワタナベ ジュン", "ワタナベ ジユン", "ン",
        ]
        for (one, next) in zip(sorted, sorted.dropFirst()) {
            #expect(KanaOrder.key(one) < KanaOrder.key(next), "\(one) before \(next)")
        }
    }

    @Test(
        "Width, script and composition make no difference",
        arguments: [
            ("ガトウ ﾊﾅｺ", "ｶﾞﾄｳ　ハナコ"), ("がとう", "ガトウ"), ("か\u{3099}とう", "ガトウ"), ("ﾊﾟｰﾃｨ", "パーティ"), ("ヴァ", "ゔぁ"),
            ("ABE", "ａｂｅ"),
        ])
    func equal(one: String, other: String) {
        #expect(KanaOrder.key(one) == KanaOrder.key(other))
    }

    @Test("A long mark is the vowel it lengthens, and stands before it")
    func longMarks() {
        #expect(KanaOrder.key("オオノ") > KanaOrder.key("オーノ"))
        #expect(KanaOrder.key("オーノ") < KanaOrder.key("オカ"))
        #expect(KanaOrder.key("ケーキ") < KanaOrder.key("ケオ"))
        #expect(KanaOrder.key("ケウ") < KanaOrder.key("ケーキ"))
        #expect(KanaOrder.key("ユーコ") > KanaOrder.key("ユイ") && KanaOrder.key("ローマ") < KanaOrder.key("ロカ"))
        #expect(KanaOrder.key("ワーオ") < KanaOrder.key("ワイ"))
    }

    @Test("People without a reading stand at the end, equal readings in the order of staff numbers")
    func people() throws {
        let (roster, _) = try CityHall.read([
            CityHall.people(
                "20260401", CityHall.row("9", "渡辺 明", unit: "1", kana: ""),
                CityHall.row("8", "佐藤 愛", unit: "1", kana: "ｻﾄｳ ｱｲ"),
                CityHall.row("2", "佐藤 藍", unit: "1", kana: "サトウ アイ"),
                CityHall.row("3", "江口 凛", unit: "1", kana: "エグチ リン"))
        ])
        #expect(
            roster.inKanaOrder(roster.people.indices).map { roster.people[$0].staffNumber } == ["3", "2", "8", "9"])
    }
}
