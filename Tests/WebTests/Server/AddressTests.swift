import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Web

@Suite struct AddressTests {
    @Test("Addresses are printed with their city, values and query")
    func printing() throws {
        let city = try TestSite().aoba
        #expect(Place.home.address(in: city).description == "/aoba")
        #expect(Place.door.address(in: nil).description == "/")
        #expect(Place.mySessionEnd.address(in: city, 12).description == "/aoba/my/sessions/12/end")
        #expect(
            Place<String>("units/*").address(in: city, "総務部/課 1?", query: [("年", "a&b")]).description
                == "/aoba/units/%E7%B7%8F%E5%8B%99%E9%83%A8%2F%E8%AA%B2%201%3F?%E5%B9%B4=a%26b")
        let two = Place<TwoValues<Int64, String>>("people/*/skills/*")
        #expect(two.address(in: city, TwoValues(7, "net")).description == "/aoba/people/7/skills/net")
    }

    @Test("A value in a path is read as it was printed, and only so")
    func reading() async throws {
        try await TestSite().test(
            adding: {
                $0.get(Place<String>("units/*"), .anyone) { .text($0.value) }
                $0.get(Place<TwoValues<Int64, String>>("people/*/skills/*"), .anyone) {
                    .text("\($0.value.first) \($0.value.second)")
                }
            },
            { browser in
                let firstAnswer = try await browser.get("/aoba/units/%E7%B7%8F%2F%3F")
                #expect(firstAnswer.text == "総/?")
                let secondAnswer = try await browser.get("/aoba/people/7/skills/net")
                #expect(secondAnswer.text == "7 net")
                for path in ["07", "+7", "x", "%37%37x", "99999999999999999999"] {
                    let thirdAnswer = try await browser.get("/aoba/people/\(path)/skills/net")
                    #expect(thirdAnswer.status == .notFound)
                }
                let fourthAnswer = try await browser.get("/aoba/units/%ff")
                #expect(fourthAnswer.status == .badRequest)
            })
    }

    @Test(
        "The way back is a path of the same city",
        arguments: [
            "https://evil.example/", "//evil.example", "/\\evil.example", "/aoba\\..\\midori", "aoba/", "/midori/",
            "/aobax/",
            "/aoba/../midori/", "/aoba/%2e%2E/midori", "/aoba/.%2e/midori", "/aoba//evil", "/aoba/%2f%2fevil",
            "/aoba/\u{0}",
            "/aoba/\r\nX: 1", "/aoba/%", "/aoba/青", "javascript:alert(1)", "", "/", "/aoba/%5c", "\t/aoba/",
            "/aoba/./x",
        ])
    func wayBackRefused(path: String) throws {
        #expect(ReturnPath(path, in: try TestSite().aoba) == nil)
    }

    @Test("A way back with a query is kept", arguments: ["/aoba", "/aoba/", "/aoba/my/sessions?page=2&x=//y"])
    func wayBack(path: String) throws {
        #expect(ReturnPath(path, in: try TestSite().aoba)?.text == path)
    }

    @Test("A forwarded address counts only from a proxy that is named")
    func clients() {
        func client(_ peer: String?, _ forwarded: String, _ proto: String = "https") -> ClientAddress {
            ClientAddress(
                peer: peer, headers: [.forwardedFor: forwarded, .forwardedProto: proto],
                trusted: ["10.0.0.1", "10.0.0.2"], overTLS: false)
        }
        #expect(client("203.0.113.9", "198.51.100.1").ip == "203.0.113.9")
        #expect(!client("203.0.113.9", "198.51.100.1").isSecure)
        #expect(client("10.0.0.1", "198.51.100.1").ip == "198.51.100.1")
        #expect(client("10.0.0.1", "198.51.100.1").isSecure)
        #expect(client("::ffff:10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2").ip == "198.51.100.1")
        #expect(client("10.0.0.1", "198.51.100.1:4711").ip == "198.51.100.1")
        #expect(client("10.0.0.1", "[2001:db8::1]:80").ip == "2001:db8::1")
        #expect(client("10.0.0.1", "<script>").ip == "10.0.0.1")
        #expect(client(nil, "198.51.100.1").ip == "198.51.100.1")
        #expect(!client("10.0.0.1", "198.51.100.1", "http").isSecure)
    }

    @Test("Cookies are read whatever a browser or a proxy makes of them")
    func cookies() {
        let jar = CookieJar(["a=1; b=\"2\";c = 3 ;; =x; d; e=a=b", "a=9; f=\u{7f}"])
        #expect(["a", "b", "c", "d", "e", "f", ""].map { jar[$0] } == ["1", "2", "3", nil, "a=b", nil, nil])
    }

    @Test("The browser's languages are weighed; Japanese where it names neither")
    func languages() {
        let wanted: [(String?, Language)] = [
            (nil, .ja), ("", .ja), ("en", .en), ("en-US,en;q=0.9,ja;q=0.8", .en), ("ja,en;q=0.9", .ja), ("fr", .ja),
            ("fr,en;q=0.5", .en), ("en;q=0,ja;q=0.1", .ja), ("eng", .ja), ("en;q=x", .en), (";;,q=1", .ja),
        ]
        for (header, language) in wanted { #expect(Language(acceptLanguage: header) == language, "\(header ?? "-")") }
    }
}
