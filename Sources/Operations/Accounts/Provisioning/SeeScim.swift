package import Domain
package import Formats
import Kernel
import Storage

/// What a client reads: one resource, or those that fit a query (RFC 7644 §3.4).
package enum SeeScim {
    package struct Page: Sendable {
        package static let schema = "urn:ietf:params:scim:api:messages:2.0:ListResponse"

        package var total: Int
        package var startIndex: Int
        package var resources: [JSONObject]

        package init(total: Int, startIndex: Int, resources: [JSONObject]) {
            self.total = total
            self.startIndex = startIndex
            self.resources = resources
        }

        package var json: JSONValue {
            [
                "schemas": [.text(Self.schema)], "totalResults": .integer(total),
                "startIndex": .integer(startIndex), "itemsPerPage": .integer(resources.count),
                "Resources": .array(resources.map { .object($0) }),
            ]
        }
    }

    package static func user(
        _ id: Int64, base: String, by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        let (user, person) = try await city.database.read { transaction in
            (try Provisioning.user(id, caller, in: transaction), try transaction.account(id: id)?.account.person)
        }
        try await NoteListing.run(.provisioning, rows: 1, hasMore: false, about: person, by: caller, in: city)
        return Provisioning.answer(user.json(base: base))
    }

    package static func group(
        _ id: Int64, base: String, by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        return try await city.database.read { transaction in
            Provisioning.answer(try Provisioning.group(id, caller, in: transaction).json(base: base))
        }
    }

    /// Resources of these types. Where only one is searched, a filter may name nothing that it does not have.
    package static func list(
        _ types: [ScimResourceType], _ query: ScimQuery, base: String, by caller: Caller, in city: OperationContext
    ) async throws -> Page {
        try caller.require(.provisionAccounts)
        if types.count == 1, let type = types.first {
            try query.filter?.check(for: type)
            if let name = query.sortBy, type.target(name) == nil { throw ScimError.unknownPath(name.text) }
        }
        let client = Provisioning.client(caller)
        let page = try await city.database.read { transaction in
            if types == [.user], query.filter == nil, query.sortBy == nil {
                let users = try transaction.scimUsers(
                    .page(first: query.startIndex - 1, count: query.count), client: client)
                return Page(
                    total: try transaction.scimUserCount(), startIndex: query.startIndex,
                    resources: users.map { shown($0.json(base: base), .user, query) })
            }
            var found = [(JSONObject, ScimResourceType)]()
            if types.contains(.user) {
                let users = try transaction.scimUsers(query.filter?.choice ?? .all, client: client)
                found += users.map { ($0.json(base: base), .user) }
            }
            if types.contains(.group) {
                found += try transaction.scimGroups(client: client).map { ($0.json(base: base), .group) }
            }
            if let filter = query.filter { found.removeAll { !filter.matches($0, of: $1) } }
            let page = query.sorted(found) { $0 }.dropFirst(query.startIndex - 1).prefix(query.count)
            return Page(
                total: found.count, startIndex: query.startIndex, resources: page.map { shown($0, $1, query) })
        }
        let count = page.resources.count
        try await NoteListing.run(
            .provisioning, rows: count, hasMore: page.startIndex - 1 + count < page.total, by: caller, in: city)
        return page
    }

    private static func shown(_ json: JSONObject, _ type: ScimResourceType, _ query: ScimQuery) -> JSONObject {
        query.projection.apply(to: Provisioning.answer(json).resource, of: type)
    }
}

extension ScimFilter {
    /// The accounts that can fit, where the filter says it by one of the names that they are found by; the filter itself
    /// is asked of each of them all the same. Nil: any can.
    fileprivate var choice: ScimUserChoice? {
        switch self {
        case .and(let a, let b): return a.choice ?? b.choice
        case .compare(let name, .eq, .text(let text)):
            // No text that is kept has a NUL, and no engine is asked for one.
            guard let target = ScimResourceType.user.target(name), target.part == nil, !text.utf8.contains(0) else {
                return nil
            }
            return switch target.attribute?.name {
            case "userName": .login(text)
            case "externalId": .externalID(text)
            case "employeeNumber": .employeeNumber(text)
            case "id": .accounts(Int64(text).map { [$0] } ?? [])
            default: nil
            }
        default: return nil
        }
    }
}
