import Domain
import Kernel
import Testing

@Suite("A new password")
struct PasswordRuleTests {
    private let rule = PasswordRule(avoiding: ["s012345", "佐藤 花子", "林"])

    @Test(
        "is taken when it is long and nobody else's first thought",
        arguments: [
            "tsukue no ue no neko", "四月の机の上の猫とみかんと窓", "Rk9#mmQ2vXp7", "kumo-ishi-kaze-9", "林の中で鳥が三羽鳴いていた",
        ])
    func good(password: String) { #expect(rule.faults(in: password) == []) }

    @Test(
        "is refused for a reason",
        arguments: [
            ("", .tooShort), ("Rk9#mmQ2vXp", .tooShort), ("my s012345 is here", .tellsWhose),
            ("S012345S012345", .tellsWhose), ("佐藤花子の秘密のことば", .tooShort), ("佐藤花子の秘密のことばです", .tellsWhose),
            ("aaaaaaaaaaaa", .repeats), ("あいあいあいあいあいあい", .repeats), ("123412341234", .repeats),
            ("123456789012", .sequence), ("987654321098", .sequence), ("abcdefghijkl", .sequence),
            ("Qwertyuiop as", .sequence), ("Password1234", .common), ("1qaz2wsx3edc", .common),
            (String(repeating: "neko to mikan ", count: 20), .tooLong),
        ] as [(String, PasswordRule.Fault)])
    func bad(password: String, fault: PasswordRule.Fault) {
        #expect(rule.faults(in: password).contains(fault))
        #expect(!fault.phrase.ja.isEmpty && !fault.phrase.en.isEmpty)
    }

    @Test("may hold a name so short that many words hold it")
    func shortNames() { #expect(PasswordRule(avoiding: ["森"]).faults(in: "森と川と海と空と雲と星と月") == []) }
}
