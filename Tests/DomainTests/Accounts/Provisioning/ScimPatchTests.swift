import Domain
import Formats
import Kernel
import TestKit
import Testing

@Suite("A change in parts (RFC 7644 §3.5.2)")
struct ScimPatchTests {
    private static let enterprise = ScimSchema.enterpriseUser.id

    private func patch(_ operations: JSONValue...) throws -> JSONObject {
        let message: JSONValue = ["schemas": [.text(ScimPatch.schema)], "Operations": .array(operations)]
        return try ScimPatch(message).apply(to: ScimFilterTests.hanako, of: .user)
    }

    private func kind(_ operations: JSONValue..., of type: ScimResourceType = .user) -> ScimError.Kind? {
        let message: JSONValue = ["schemas": [.text(ScimPatch.schema)], "Operations": .array(operations)]
        do {
            _ = try ScimPatch(message).apply(to: ScimFilterTests.hanako, of: type)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("§3.5.2.1: add sets what is single, adds to what is several, and without a path takes names from the value")
    func add() throws {
        #expect(try patch(["op": "add", "path": "displayName", "value": "花子"])["displayName"] == "花子")
        let mails = try patch(["op": "Add", "path": "emails", "value": [["value": "x@example.jp"]]])["emails"]?.array
        #expect(mails?.count == 3)
        let same = try patch(
            ["op": "add", "path": "emails", "value": [["value": "h@example.com", "type": "home"]]])
        #expect(same == ScimFilterTests.hanako)
        let merged = try patch(["op": "add", "value": ["name": ["familyName": "鈴木"], "unknown": "x", "id": "99"]])
        #expect(merged["name"] == ["familyName": "鈴木", "givenName": "花子"])
        #expect(merged["id"] == "12" && merged["unknown"] == nil)
    }

    @Test("§3.5.2: a new primary value ends the one before")
    func primary() throws {
        let added = try patch(["op": "add", "path": "emails", "value": [["value": "x@example.jp", "primary": true]]])
        let flags = added["emails"]?.array?.map { $0.object?["primary"] }
        #expect(flags == [false, nil, true])
        let chosen = try patch(["op": "replace", "path": "emails[type eq \"home\"].primary", "value": true])
        #expect(chosen["emails"]?.array?.map { $0.object?["primary"] } == [false, true])
    }

    @Test("§3.5.2.3: replace by a filter changes the values that fit, and none fitting is an error")
    func valuePath() throws {
        let changed = try patch(
            ["op": "replace", "path": "emails[type eq \"work\"].value", "value": "new@example.jp"])
        #expect(changed["emails"]?.array?.first?.object?["value"] == "new@example.jp")
        #expect(kind(["op": "replace", "path": "emails[type eq \"other\"].value", "value": "a@b"]) == .noTarget)
        let added = try patch(["op": "add", "path": "emails[type eq \"other\"].value", "value": "a@b"])
        #expect(added["emails"]?.array?.last == ["type": "other", "value": "a@b"])
    }

    @Test("§3.5.2.2: remove takes out attribute, part, values that fit; an emptied one is unassigned")
    func remove() throws {
        #expect(try patch(["op": "remove", "path": "emails"])["emails"] == nil)
        #expect(try patch(["op": "remove", "path": "name.familyName"])["name"] == ["givenName": "花子"])
        let one = try patch(["op": "remove", "path": "emails[type eq \"work\"]"])
        #expect(one["emails"]?.array?.count == 1)
        let none = try patch(
            ["op": "remove", "path": "emails[type eq \"work\"]"], ["op": "remove", "path": "emails[value pr]"])
        #expect(none["emails"] == nil)
        #expect(try patch(["op": "remove", "path": .text(Self.enterprise)])[Self.enterprise] == nil)
        #expect(try patch(["op": "replace", "path": "name", "value": .null])["name"] == nil)
    }

    @Test("an extension's attributes by their full names, as a whole, and within a value")
    func extensions() throws {
        let by = try patch(["op": "replace", "path": .text("\(Self.enterprise):department"), "value": "情報課"])
        #expect(by[Self.enterprise]?.object?["department"] == "情報課")
        let whole = try patch(["op": "add", "path": .text(Self.enterprise), "value": ["division": "総務部"]])
        #expect(whole[Self.enterprise]?.object?["employeeNumber"] == "A1001")
        #expect(whole[Self.enterprise]?.object?["division"] == "総務部")
        let within = try patch(
            ["op": "replace", "value": ["\(Self.enterprise):manager": "8", "name.givenName": "花"]])
        #expect(within[Self.enterprise]?.object?["manager"] == ["value": "8"])
        #expect(within["name"]?.object?["givenName"] == "花")
    }

    @Test("members of a group are added once, taken out by filter or by value, and never rewritten")
    func members() throws {
        let group: JSONObject = [
            "displayName": "研修担当", "members": [["value": "1", "type": "User"], ["value": "2", "type": "User"]],
        ]
        func ids(_ operations: JSONValue...) throws -> [String?]? {
            let message: JSONValue = ["schemas": [.text(ScimPatch.schema)], "Operations": .array(operations)]
            let changed = try ScimPatch(message).apply(to: group, of: .group)
            return changed["members"]?.array?.map { $0.object?["value"]?.string }
        }
        #expect(
            try ids(["op": "add", "path": "members", "value": [["value": "2"], ["value": "3"]]]) == ["1", "2", "3"])
        #expect(try ids(["op": "remove", "path": "members[value eq \"1\"]"]) == ["2"])
        #expect(try ids(["op": "remove", "path": "members", "value": [["value": "2"]]]) == ["1"])
        #expect(try ids(["op": "remove", "path": "members"]) == nil)
        #expect { try ids(["op": "replace", "path": "members[value eq \"1\"].value", "value": "9"]) } throws: {
            ($0 as? ScimError)?.kind == .mutability
        }
    }

    @Test("§3.12: what cannot be is told by its kind")
    func refused() {
        #expect(kind(["op": "remove"]) == .noTarget)
        #expect(kind(["op": "remove", "path": "userName"]) == .mutability)
        #expect(kind(["op": "replace", "path": "id", "value": "1"]) == .mutability)
        #expect(kind(["op": "add", "path": "groups", "value": [["value": "1"]]]) == .mutability)
        #expect(kind(["op": "replace", "path": "meta.created", "value": "x"]) == .mutability)
        #expect(kind(["op": "add", "path": "password", "value": "x"]) == .invalidPath)
        #expect(kind(["op": "add", "path": "emails[", "value": "x"]) == .invalidPath)
        #expect(kind(["op": "add", "path": "userName", "value": ["a"]]) == .invalidValue)
        #expect(kind(["op": "add", "path": "userName"]) == .invalidValue)
        #expect(kind(["op": "add", "path": "active", "value": "perhaps"]) == .invalidValue)
        #expect(kind(["op": "move", "path": "userName", "value": "x"]) == .invalidSyntax)
        #expect(kind(["op": "add", "value": "x"]) == .invalidSyntax)
        #expect(kind(["op": "add", "path": "displayName", "value": "a\u{0}b"]) == .invalidValue)
    }

    @Test("a truth value as text is taken, as some clients send it")
    func truthAsText() throws {
        #expect(try patch(["op": "Replace", "path": "active", "value": "False"])["active"] == false)
    }

    @Test("whatever operations come, they are made or refused, and the id stays")
    func anything() {
        var random = SeededRandom(seed: 9, stream: "patch")
        let paths = [
            "userName", "name", "name.familyName", "emails", "emails[type eq \"work\"]",
            "emails[primary eq true].value",
            "emails.value", "groups", "id", "active", "\(Self.enterprise):manager", "\(Self.enterprise):manager.value",
            Self.enterprise, "members", "emails[value pr].type", "schemas", "meta",
        ]
        let values: [JSONValue] = [
            "x", true, .null, [], [:], ["value": "y"], [["value": "y", "primary": true]],
            [["primary": true], ["primary": true]],
            ["name": ["givenName": "x"]], 5, ["emails": "z"], [[]], ["$ref": "https://x/Users/3"],
        ]
        for _ in 0..<5000 {
            var resource = ScimFilterTests.hanako
            for _ in 0..<1 + random.index(below: 4) {
                let operation = ScimPatch.Operation(
                    [.add, .remove, .replace][random.index(below: 3)],
                    random.chance(0.8) ? try? ScimParser.path(paths[random.index(below: paths.count)]) : nil,
                    values[random.index(below: values.count)])
                if let changed = try? ScimPatch([operation]).apply(to: resource, of: .user) { resource = changed }
            }
            #expect(resource["id"] == "12")
            #expect(resource["emails"]?.array?.filter { $0.object?["primary"] == true }.count ?? 0 <= 1)
        }
    }
}

@Suite("What an answer holds")
struct ScimAnswerTests {
    private func shown(_ attributes: [String] = [], without excluded: [String] = []) throws -> Set<String> {
        let projection = try ScimProjection(attributes: attributes, excluded: excluded)
        return Set(projection.apply(to: ScimFilterTests.hanako, of: .user).members.map(\.name))
    }

    @Test("RFC 7644 §3.9: the attributes asked for, or all but those left out; id and schemas always")
    func projection() throws {
        #expect(try shown(["USERNAME", "nothing"]) == ["schemas", "id", "userName"])
        #expect(try shown(["urn:ietf:params:scim:schemas:core:2.0:User:active"]) == ["schemas", "id", "active"])
        #expect(try !shown(without: ["emails", "id", "schemas"]).contains("emails"))
        #expect(try shown(without: ["emails", "id", "schemas"]).isSuperset(of: ["id", "schemas", "userName"]))
        let part = try ScimProjection(attributes: ["emails.value", "name.givenName"], excluded: [])
            .apply(to: ScimFilterTests.hanako, of: .user)
        #expect(part["emails"] == [["value": "hanako@example.jp"], ["value": "h@example.com"]])
        #expect(part["name"] == ["givenName": "花子"])
        #expect { try shown(["id"], without: ["id"]) } throws: { ($0 as? ScimError)?.kind == .invalidValue }
    }

    @Test("§3.4.2.3: sorted without regard to case; what has no value comes last, and first from the end")
    func sorting() throws {
        let users: [JSONObject] = [["userName": "b"], ["id": "x"], ["userName": "A"], ["userName": "c"]]
        func order(_ direction: String) throws -> [JSONValue?] {
            let query = try ScimQuery { ["sortBy": "userName", "sortOrder": direction][$0] }
            return query.sorted(users) { ($0, .user) }.map { $0["userName"] }
        }
        #expect(try order("ascending") == ["A", "b", "c", nil])
        #expect(try order("descending") == [nil, "c", "b", "A"])
    }

    @Test("§3.4.2.4: startIndex counts from 1, count is bounded")
    func paging() throws {
        let query = try ScimQuery { ["startIndex": "-3", "count": "99999"][$0] }
        #expect(query.startIndex == 1 && query.count == ScimCapabilities.mostResults)
        #expect(try ScimQuery { ["count": "-1"][$0] }.count == 0)
        #expect { try ScimQuery { ["count": "x"][$0] } } throws: { ($0 as? ScimError)?.kind == .invalidValue }
    }

    @Test("RFC 7643 §2.3.5: a moment is written and read", arguments: [0, 1_775_001_600_123, -1, 951_782_400_000])
    func moments(milliseconds: Int64) {
        let moment = Instant(milliseconds: milliseconds)
        #expect(Instant(scimText: moment.scimText) == moment)
    }

    @Test(
        "What is no moment is none",
        arguments: ["", "2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T24:00:00Z"])
    func noMoment(text: String) { #expect(Instant(scimText: text) == nil) }

    @Test("Only what is kept is advertised: a change of the list is a change that someone reads")
    func advertised() throws {
        let base = "https://ikusei.example/aoba/scim/v2"
        var writer = JSONWriter()
        writer.array { writer in
            writer.value(.object(ScimCapabilities.json(base: base)))
            for type in ScimResourceType.allCases { writer.value(.object(type.json(base: base))) }
            for schema in ScimSchema.all { writer.value(.object(schema.json(base: base))) }
        }
        try GoldenFile.compare(String(decoding: writer.finished(), as: UTF8.self), with: "scim-schemas.json")
    }
}
