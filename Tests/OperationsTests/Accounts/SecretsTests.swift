import Testing

@testable import Operations

@Suite("Secrets")
struct SecretsTests {
    @Test("are random: 32 bytes in 43 characters that may stand in a cookie, no two the same")
    func tokens() throws {
        let tokens = try (1...200).map { _ in try Secrets.token() }
        #expect(Set(tokens).count == 200)
        #expect(
            tokens.allSatisfy {
                $0.count == 43 && $0.allSatisfy { "-_".contains($0) || $0.isASCII && ($0.isLetter || $0.isNumber) }
            })
    }

    @Test(
        "are written in base 64 as RFC 4648 has it",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
        ])
    func base64(text: String, encoded: String) { #expect(Secrets.base64(Array(text.utf8)) == encoded) }

    @Test("are compared by all their bytes")
    func comparison() {
        #expect(Secrets.areEqual([1, 2], [1, 2]) && Secrets.areEqual([], []))
        #expect(!Secrets.areEqual([1, 2], [1, 3]) && !Secrets.areEqual([1], [1, 2]))
    }

    @Test("of one-time codes hold no sign that looks like another")
    func codes() throws {
        for _ in 1...100 {
            let code = try OneTimeCode()
            #expect(code.text.allSatisfy { !"01258BILOSUZ".contains($0) }, "\(code.text)")
            #expect(OneTimeCode(typed: code.text.lowercased()).hash(for: 1) == code.hash(for: 1))
            #expect(code.hash(for: 2) != code.hash(for: 1))
        }
    }

    @Test("kept by Argon2id are told from others, the empty one too")
    func argon2id() async throws {
        let passwords = PasswordHashing(cost: .least)
        for password in ["", "neko", "机の上の猫", "a\0b"] {
            let hash = try await passwords.hash(password)
            #expect(hash.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
            #expect(try await passwords.verify(password, against: hash))
            #expect(try await !passwords.verify(password + "x", against: hash))
            #expect(try await passwords.hash(password) != hash)
        }
        #expect(try await !passwords.verify("", against: nil))
        #expect(try await !passwords.verify("neko", against: "no hash"))
    }
}
