import Domain
import Formats
import Kernel
import Testing

@Suite("A filter of SCIM (RFC 7644 §3.4.2.2)")
struct ScimFilterTests {
    static let hanako: JSONObject = [
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "12", "userName": "Hanako@example.jp",
        "name": ["familyName": "佐藤", "givenName": "花子"], "active": true,
        "emails": [
            ["value": "hanako@example.jp", "type": "work", "primary": true],
            ["value": "h@example.com", "type": "home"],
        ],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": [
            "employeeNumber": "A1001", "manager": ["value": "7"],
        ],
        "meta": ["resourceType": "User", "created": "2026-04-01T00:00:00.000Z"],
    ]

    static let fitting = [
        "userName eq \"hanako@EXAMPLE.jp\"", "USERNAME Eq \"hanako@example.jp\"", "name.familyName co \"佐\"",
        "userName sw \"hana\"", "userName ew \".JP\"", "externalId pr or name.givenName pr",
        "active eq true", "not (active eq false)", "emails.type eq \"home\"", "emails eq \"h@example.com\"",
        "emails[type eq \"work\" and value co \"@example.jp\"]", "meta.created ge \"2026-04-01T09:00:00+09:00\"",
        "meta.created lt \"2026-04-01T00:00:00.001Z\"", "externalId eq null", "userName ne null",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"A1001\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"7\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName pr", "id eq \"12\"", "externalId ne \"x\"",
        "active eq false or active eq true and userName pr", "(active eq true) and (not (externalId pr))",
    ]

    static let other = [
        "userName eq \"hanako\"", "active eq false", "externalId pr", "emails[type eq \"home\" and primary eq true]",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"a1001\"",
        "not (userName pr)", "active eq false and userName pr or externalId pr",
        "meta.created gt \"2026-04-01T00:00:00Z\"",
        "userName eq null", "userName eq \"' OR 1=1 --\"", "userName eq \"*\"", "userName co \"%\"",
    ]

    @Test("fits", arguments: fitting)
    func fits(text: String) throws {
        let filter = try ScimParser.filter(text)
        try filter.check(for: .user)
        #expect(filter.matches(Self.hanako, of: .user))
    }

    @Test("does not fit", arguments: other)
    func fitsNot(text: String) throws {
        let filter = try ScimParser.filter(text)
        try filter.check(for: .user)
        #expect(!filter.matches(Self.hanako, of: .user))
    }

    @Test(
        "that cannot be read is refused",
        arguments: [
            "", "userName", "userName eq", "userName eq x", "userName eq \"x", "eq \"x\"", "userName eq \"x\" and",
            "(userName pr", "userName pr)", "not userName pr", "userName eq \"x\"; DROP TABLE account", "emails[type",
            "emails[type eq \"work\"", "userName zz \"x\"", "userName eq [1]", "userName eq {\"a\":1}", "a.b.c pr",
            "userName  pr x", "userName eq \"x\" or or userName pr", "1userName pr", "userName eq 'x'", "urn:x: pr",
            String(repeating: "(", count: 5000) + "userName pr" + String(repeating: ")", count: 5000),
            String(repeating: "not (", count: 40) + "userName pr" + String(repeating: ")", count: 40),
        ])
    func unreadable(text: String) {
        #expect { try ScimParser.filter(text) } throws: { ($0 as? ScimError)?.kind == .invalidFilter }
    }

    @Test(
        "of an attribute that is not there, or by a comparison that it does not know, is refused",
        arguments: [
            "password eq \"x\"", "nickName pr", "active gt true", "active eq \"x\"", "userName eq 1",
            "userName eq true",
            "meta.created gt \"yesterday\"", "name eq \"x\"", "emails[nothing eq \"x\"]", "userName[value eq \"x\"]",
            "userName gt null", "urn:ietf:params:scim:schemas:core:2.0:Group:members pr",
        ])
    func unknown(text: String) throws {
        let filter = try ScimParser.filter(text)
        #expect { try filter.check(for: .user) } throws: { ($0 as? ScimError)?.kind == .invalidFilter }
    }

    @Test("§3.4.2.1: over several kinds, what a resource does not have is unassigned")
    func severalKinds() throws {
        #expect(try !ScimParser.filter("members pr").matches(Self.hanako, of: .user))
        #expect(try ScimParser.filter("members ne \"x\"").matches(Self.hanako, of: .user))
    }

    @Test("that was read is written so that it is read the same")
    func property() throws {
        var random = SeededRandom(seed: 3, stream: "filter")
        for _ in 0..<2000 {
            let filter = Self.filter(&random, 4)
            #expect(try ScimParser.filter(filter.text) == filter, "\(filter.text)")
        }
    }

    @Test("of whatever text is read or refused, soon")
    func anything() {
        var random = SeededRandom(seed: 4, stream: "filter text")
        let pieces = [
            "userName", "emails", "[", "]", "(", ")", " ", " eq ", " pr", " and ", " or ", "not ", "\"", "\\", "x", ".",
            ":",
            "urn:", "1", "true", "null", "あ", "\0", "-", "$ref",
        ]
        for _ in 0..<20_000 {
            let text = (0..<random.index(below: 14)).map { _ in pieces[random.index(below: pieces.count)] }.joined()
            _ = try? ScimParser.filter(text)
            _ = try? ScimParser.path(text)
            _ = ScimParser.name(text)
        }
    }

    private static func filter(_ random: inout SeededRandom, _ depth: Int) -> ScimFilter {
        let names = [
            ScimName("userName"), ScimName("name", "familyName"), ScimName(schema: "urn:x:y.z:2.0:User", "a-b_1"),
            ScimName("manager", "$ref"), ScimName("notable"), ScimName("order"),
        ]
        let name = names[random.index(below: names.count)]
        let values: [JSONValue] = ["x \"y\" \\ あ", true, .null, 12, -1, .real(1.5), ""]
        switch random.index(below: depth > 0 ? 6 : 2) {
        case 0: return .present(name)
        case 1:
            return .compare(
                name, ScimComparison.allCases[random.index(below: 9)], values[random.index(below: values.count)])
        case 2: return .and(filter(&random, depth - 1), filter(&random, depth - 1))
        case 3: return .or(filter(&random, depth - 1), filter(&random, depth - 1))
        case 4: return .not(filter(&random, depth - 1))
        default: return .values(name, filter(&random, depth - 1))
        }
    }
}
