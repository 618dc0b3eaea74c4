import Domain
import Formats
import Testing

@Suite("Many values in a change in parts (RFC 7644 §3.5.2)")
struct ScimPatchLimitTests {
    private func patch(_ operations: JSONValue...) throws -> JSONObject {
        let message: JSONValue = ["schemas": [.text(ScimPatch.schema)], "Operations": .array(operations)]
        return try ScimPatch(message).apply(to: ScimFilterTests.hanako, of: .user)
    }

    @Test("values that are told apart by more than their value are added once each, the fuller words for the first")
    func sameValues() throws {
        let mail: JSONValue = ["value": "h@example.com"]
        let added = try patch(
            ["op": "add", "path": "emails", "value": [mail, ["value": "h@example.com", "type": "other"]]],
            ["op": "add", "path": "emails", "value": [["value": "h@example.com", "type": "other"]]])
        let values = added["emails"]?.array?.filter { $0.object?["value"] == "h@example.com" }
        #expect(values == [mail, ["value": "h@example.com", "type": "other"]])
    }

    @Test("§3.12: too many values are refused before anything is looked at, and so is work without end")
    func tooMany() throws {
        func members(_ range: Range<Int>) -> JSONValue { .array(range.map { ["value": .text("\($0)")] }) }
        func message(_ operations: [JSONValue]) -> JSONValue {
            ["schemas": [.text(ScimPatch.schema)], "Operations": .array(operations)]
        }
        func tooMany(_ body: () throws -> Void) {
            #expect(throws: ScimError.self) { try body() }
            do { try body() } catch { #expect((error as? ScimError)?.kind == .tooMany) }
        }
        let half = ["op": "add", "path": "members", "value": members(0..<5001)] as JSONValue
        tooMany { _ = try ScimPatch(message([half, half])) }
        tooMany { _ = try ScimPatch(message([["op": "add", "value": ["members": members(0..<10_001)]]])) }
        tooMany {
            _ = try patch(["op": "add", "path": "emails", "value": members(0..<101)])
        }
        let group: JSONObject = ["displayName": "全職員", "members": members(0..<10_000)]
        let some = try ScimPatch(
            message((0..<100).map { ["op": "remove", "path": .text("members[value eq \"\($0)\"]")] }))
        #expect(try some.apply(to: group, of: .group)["members"]?.array?.count == 9900)
        let more = try ScimPatch(message([["op": "add", "path": "members", "value": members(5000..<15_000)]]))
        #expect(try more.apply(to: group, of: .group)["members"]?.array?.count == 15_000)
        let filter = Array(repeating: "value eq \"x\"", count: 401).joined(separator: " or ")
        let endless = try ScimPatch(message([["op": "remove", "path": .text("members[\(filter)]")]]))
        tooMany { _ = try endless.apply(to: group, of: .group) }
    }
}
