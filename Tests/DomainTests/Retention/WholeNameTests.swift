import Testing

@testable import Domain

@Suite("A name in what somebody wrote")
struct WholeNameTests {
    @Test(
        "is found with or without its space, at the borders of words",
        arguments: ["林太郎", "林 太郎", "総務課　林　太郎", "林太郎・鈴木一郎", "（林太郎）", "by 林太郎, 2026"])
    func found(text: String) {
        #expect(WholeName("林 太郎").stands(in: text))
        #expect(WholeName("林太郎").stands(in: text))
    }

    @Test(
        "is not found inside of another's, nor where only a part of it stands",
        arguments: ["小林太郎", "林太郎丸", "林 太郎々", "林", "太郎", "", "林 花子", "林太"])
    func notFound(text: String) {
        #expect(!WholeName("林 太郎").stands(in: text))
    }

    @Test("of two characters is the whole text or not there; of one or none it is never found")
    func short() {
        #expect(WholeName("林 蘭").stands(in: "林　蘭"))
        #expect(!WholeName("林 蘭").stands(in: "総務課 林 蘭"))
        #expect(!WholeName("林").stands(in: "林"))
        #expect(!WholeName("").stands(in: "") && !WholeName(" ").stands(in: "林"))
    }

    @Test("in Latin letters is a word of its own")
    func latin() {
        #expect(WholeName("Ann Lee").stands(in: "confirmed by Ann Lee."))
        #expect(!WholeName("Ann Lee").stands(in: "Joann Leeds"))
    }
}
