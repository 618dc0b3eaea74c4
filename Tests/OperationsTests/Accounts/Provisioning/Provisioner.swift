import Domain
import Formats
import Kernel
import Storage
import TestKit

@testable import Operations

/// A client of provisioning, as a directory of the city is one.
struct Provisioner: Sendable {
    static let base = "https://ikusei.example/aoba/scim/v2"

    let office: Office
    let caller: Caller

    init(_ office: Office, name: String = "directory") async throws {
        self.office = office
        let issued = try await IssueToken.run(name: name, scopes: [.scim], by: .console, in: office.city)
        caller = try await CheckToken.run(token: issued.secret, address: "192.0.2.9", in: office.city)
    }

    /// A user as clients send it.
    static func user(
        _ userName: String, number: String? = nil, active: Bool = true, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        var object: JSONObject = [
            "schemas": [.text(ScimSchema.user.id)], "userName": .text(userName), "active": .truth(active),
        ]
        if let number { object[ScimSchema.enterpriseUser.id] = ["employeeNumber": .text(number)] }
        for (name, value) in more { object[name] = value }
        return .object(object)
    }

    static func patch(_ verb: String, _ path: String, _ value: JSONValue? = nil) -> JSONValue {
        var operation: JSONObject = ["op": .text(verb), "path": .text(path)]
        operation["value"] = value
        return ["schemas": [.text(ScimPatch.schema)], "Operations": [.object(operation)]]
    }

    /// Gives the account.
    func add(_ user: JSONValue) async throws -> Int64 {
        let answer = try await CreateScimUser.run(user, base: Self.base, by: caller, in: office.city)
        return Int64(answer.resource["id"]?.string ?? "") ?? 0
    }

    func see(_ id: Int64) async throws -> Provisioning.Answer {
        try await SeeScim.user(id, base: Self.base, by: caller, in: office.city)
    }

    @discardableResult
    func change(
        _ id: Int64, _ patch: JSONValue, if version: String? = nil
    ) async throws -> Provisioning.Answer {
        try await ChangeScimUser.patch(
            id, with: patch, if: .init(ifMatch: version), base: Self.base, by: caller, in: office.city)
    }

    func delete(_ id: Int64) async throws {
        try await DeleteScimUser.run(id, base: Self.base, by: caller, in: office.city)
    }

    func find(_ filter: String, _ types: [ScimResourceType] = [.user]) async throws -> [String] {
        let query = try ScimQuery { ["filter": filter][$0] }
        return try await SeeScim.list(types, query, base: Self.base, by: caller, in: office.city).resources.compactMap {
            $0["userName"]?.string ?? $0["displayName"]?.string
        }
    }

    /// Gives the group.
    func addGroup(_ name: String, _ members: Int64...) async throws -> Int64 {
        let values = members.map { ["value": .text(String($0))] as JSONValue }
        let body: JSONValue = [
            "schemas": [.text(ScimSchema.group.id)], "displayName": .text(name), "members": .array(values),
        ]
        let answer = try await WriteScimGroup.create(body, base: Self.base, by: caller, in: office.city)
        return answer.resource["id"]?.string.flatMap(ScimGroupResource.id(named:)) ?? 0
    }

    @discardableResult
    func changeGroup(_ id: Int64, _ patch: JSONValue) async throws -> Provisioning.Answer {
        try await WriteScimGroup.patch(id, with: patch, base: Self.base, by: caller, in: office.city)
    }
}

extension ScimError {
    /// Of what the body throws; nil where it throws nothing, 0 for anything else.
    static func thrown(by body: () async throws -> Void) async -> (status: Int, kind: Kind?)? {
        do {
            try await body()
            return nil
        } catch let error as ScimError {
            return (error.status, error.kind)
        } catch {
            return (0, nil)
        }
    }
}
