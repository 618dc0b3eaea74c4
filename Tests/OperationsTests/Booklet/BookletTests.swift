import Documents
import Domain
import Foundation
import Kernel
import Testing

@Suite("A plan's booklet")
struct BookletTests {
    @Test("says the same bytes for the same plan")
    func isDeterministic() throws {
        for language in Language.allCases {
            let once = try SmallTown.booklet().html(language: language)
            for _ in 0..<5 { #expect(try SmallTown.booklet().html(language: language) == once) }
        }
    }

    @Test(
        "lets no text of the plan become HTML",
        arguments: [
            "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onload='alert(1)", "&lt;b&gt;", "{{words.order}}",
            "{{{body}}}", "<\u{301}img src=x>", "\"\u{301} onload=alert(1) x=\"", "</style><b>", "--><b>",
        ])
    func escapes(hostile: String) throws {
        let quoted = hostile.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
        var text = SmallTown.plan
        for innocent in ["湊町総合計画", "はじめに", "道具を使う", "3年で約1200名", "領収書の写し", "学びの会", "決める"] {
            text = text.replacing(": \(innocent)", with: ": \"\(quoted)\"").replacing(
                "[\(innocent)]", with: "[\"\(quoted)\"]")
        }
        #expect(text.contains(quoted))
        for language in Language.allCases {
            let html = try SmallTown.booklet(text).html(language: language)
            // By scalars, as a browser reads: a quotation mark is one whatever mark follows it.
            let scalars = html.unicodeScalars.map(\.value)
            let written = hostile.unicodeScalars.map(\.value)
            let isMarkup = hostile.unicodeScalars.contains { "<>\"'&".unicodeScalars.contains($0) }
            #expect(scalars.contains(written) == !isMarkup)
            #expect(!html.contains("<script") && !html.contains("<b>"))
            #expect(html.components(separatedBy: "</style>").count == 2)
        }
    }

    @Test("leaves the cell of a skill that is not required blank, and says so to those who do not see it")
    func blankCells() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        let row = try #require(SmallTown.part(of: html, from: ">導く</th>", to: "</tr>"))
        #expect(row.contains(#"<td class="level"><span class="hidden">不要</span></td>"#))
        #expect(row.contains(#"<td class="level third-3"><span>a</span><span class="hidden"> 教える</span></td>"#))
        let english = try SmallTown.booklet().html(language: .en)
        #expect(english.contains(#"<td class="level"><span class="hidden">not required</span></td>"#))
    }

    @Test("lists the levels in the plan's order")
    func levelsAsListed() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        let levels = try #require(SmallTown.part(of: html, from: "<table class=\"levels", to: "</table>"))
        let marks = levels.matches(of: /third-\d">([abc])</).map { String($0.output.1) }
        #expect(marks == ["a", "b", "c"])
    }

    @Test("shows both readings of a conflict, their places, and which is followed")
    func conflictShown() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        let card = try #require(SmallTown.part(of: html, from: "id=\"conflict-trained\"", to: "</article>"))
        for text in ["3年で約1200名", "4年で約1000名", "表1", "本文", "令和9年度末", "令和10年度末", "約1,000名"] {
            #expect(card.contains(text))
        }
        let followed = try #require(SmallTown.part(of: String(card), from: "3年で約1200名</th>", to: "</tr>"))
        #expect(followed.contains("<strong>この計画が従う読み</strong>"))
        #expect(card.contains("未決定"))
        #expect(html.contains("href=\"#conflict-trained\""))
    }

    @Test("names who decided a conflict")
    func conflictDecided() throws {
        let text = SmallTown.plan.replacing(
            "      inForce: sheet", with: "      inForce: sheet\n      decidedBy: 総務課長\n      decidedOn: 2025-05-01")
        let html = try SmallTown.booklet(text).html(language: .ja)
        let card = try #require(SmallTown.part(of: html, from: "id=\"conflict-trained\"", to: "</article>"))
        #expect(card.contains("総務課長、令和7年5月1日"))
        #expect(!card.contains("未決定"))
    }

    @Test("leaves out what the plan has not")
    func omits() throws {
        let end = try #require(SmallTown.plan.range(of: "certificates:\n"))
        let html = try SmallTown.booklet(String(SmallTown.plan[..<end.lowerBound])).html(language: .ja)
        #expect(!html.contains("id=\"certificates\""))
        #expect(!html.contains("助成"))
    }

    @Test("marks Japanese on an English page, and has its own headings in English")
    func languageOfParts() throws {
        let html = try SmallTown.booklet().html(language: .en)
        #expect(html.contains("<html lang=\"en\">"))
        #expect(html.contains("<h1 lang=\"ja\">湊町デジタル人材育成計画</h1>"))
        #expect(html.contains(">Training</span></h2>"))
        #expect(html.contains("<span>grade is </span><span lang=\"ja\">課長</span>"))
        #expect(!(try SmallTown.booklet().html(language: .ja)).contains("lang=\"en\""))
    }

    @Test("writes rules, figures and stars in words")
    func wording() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        for text in [
            "職階が課長、かつ任用区分が特別職以外", "約1,200名", "目安：課相当ごとに1名", "aria-label=\"4段階のうち1\">★☆☆☆<",
            "1.5時間", "<p>令和7年度 20名</p><p>令和8年度 30名</p>", "令和7年4月", "総合600点以上（1000点満点）", "合格した年度の末日",
        ] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test("shows exams that were current at the plan's date and those announced, not those of the past")
    func exams() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        #expect(html.contains("120分") && html.contains("110分") && !html.contains("99分"))
    }
}
