import Domain
import Formats
import HTTPTypes
import Hummingbird
import Operations

extension Place where Value == NoValue {
    static func scim(_ path: String) -> Self { Self("scim/v2/" + path) }
}

extension Place where Value == Int64 {
    static var scimUser: Self { Self("scim/v2/Users/*") }
}

extension Place where Value == String {
    static var scimGroup: Self { Self("scim/v2/Groups/*") }
    static var scimSchema: Self { Self("scim/v2/Schemas/*") }
    static var scimResourceType: Self { Self("scim/v2/ResourceTypes/*") }
}

extension RouteBuilder {
    /// SCIM 2.0 (RFC 7643, RFC 7644).
    func addScimRoutes() {
        addScimDiscovery()
        addScimUsers()
        addScimGroups()
        token(.post, .scim(".search"), .scim, takes: ScimAnswers.body) { try await search($0, [.user, .group]) }
        for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            token(method, .scim("Me"), .scim) { (_: TokenVisit<NoValue>) in throw notImplemented }
        }
        token(.post, .scim("Bulk"), .scim) { (_: TokenVisit<NoValue>) in throw notImplemented }
    }

    private func addScimDiscovery() {
        token(.get, .scim("ServiceProviderConfig"), .scim) { visit in
            ScimAnswers.json(.object(ScimCapabilities.json(base: visit.scimBase)))
        }
        token(.get, .scim("ResourceTypes"), .scim) { visit in
            try visit.show(ScimResourceType.allCases.map { $0.json(base: visit.scimBase) })
        }
        token(.get, .scimResourceType, .scim) { visit in
            guard let type = ScimResourceType(rawValue: visit.value) else { throw ScimError.notFound }
            return ScimAnswers.json(.object(type.json(base: visit.scimBase)))
        }
        token(.get, .scim("Schemas"), .scim) { visit in
            try visit.show(ScimSchema.all.map { $0.json(base: visit.scimBase) })
        }
        token(.get, .scimSchema, .scim) { visit in
            guard let schema = ScimSchema.all.first(where: { $0.id.lowercased() == visit.value.lowercased() }) else {
                throw ScimError.notFound
            }
            return ScimAnswers.json(.object(schema.json(base: visit.scimBase)))
        }
    }

    private func addScimUsers() {
        token(.get, .scim("Users"), .scim) { try await list($0, .user) }
        token(.post, .scim("Users/.search"), .scim, takes: ScimAnswers.body) { try await search($0, [.user]) }
        token(.post, .scim("Users"), .scim, takes: ScimAnswers.body) { visit in
            let answer = try await CreateScimUser.run(
                visit.scimBody(), base: visit.scimBase, by: visit.caller, in: visit.city.context)
            return try visit.show(answer, .user)
        }
        token(.get, .scimUser, .scim) { visit in
            let answer = try await SeeScim.user(
                visit.value, base: visit.scimBase, by: visit.caller, in: visit.city.context)
            return try visit.show(answer, .user)
        }
        token(.put, .scimUser, .scim, takes: ScimAnswers.body) { visit in
            let answer = try await ChangeScimUser.replace(
                visit.value, with: visit.scimBody(), if: visit.scimCondition, base: visit.scimBase, by: visit.caller,
                in: visit.city.context)
            return try visit.show(answer, .user)
        }
        token(.patch, .scimUser, .scim, takes: ScimAnswers.body) { visit in
            let answer = try await ChangeScimUser.patch(
                visit.value, with: visit.scimBody(), if: visit.scimCondition, base: visit.scimBase, by: visit.caller,
                in: visit.city.context)
            return try visit.show(answer, .user)
        }
        token(.delete, .scimUser, .scim) { visit in
            try await DeleteScimUser.run(
                visit.value, if: visit.scimCondition, base: visit.scimBase, by: visit.caller, in: visit.city.context)
            return Response(status: .noContent)
        }
    }

    private func addScimGroups() {
        token(.get, .scim("Groups"), .scim) { try await list($0, .group) }
        token(.post, .scim("Groups/.search"), .scim, takes: ScimAnswers.body) { try await search($0, [.group]) }
        token(.post, .scim("Groups"), .scim, takes: ScimAnswers.body) { visit in
            let answer = try await WriteScimGroup.create(
                visit.scimBody(), base: visit.scimBase, by: visit.caller, in: visit.city.context)
            return try visit.show(answer, .group)
        }
        token(.get, .scimGroup, .scim) { visit in
            let answer = try await SeeScim.group(
                visit.scimGroup, base: visit.scimBase, by: visit.caller, in: visit.city.context)
            return try visit.show(answer, .group)
        }
        token(.put, .scimGroup, .scim, takes: ScimAnswers.body) { visit in
            let answer = try await WriteScimGroup.replace(
                visit.scimGroup, with: visit.scimBody(), if: visit.scimCondition, base: visit.scimBase,
                by: visit.caller,
                in: visit.city.context)
            return try visit.show(answer, .group)
        }
        token(.patch, .scimGroup, .scim, takes: ScimAnswers.body) { visit in
            let answer = try await WriteScimGroup.patch(
                visit.scimGroup, with: visit.scimBody(), if: visit.scimCondition, base: visit.scimBase,
                by: visit.caller,
                in: visit.city.context)
            return try visit.show(answer, .group)
        }
        token(.delete, .scimGroup, .scim) { visit in
            try await WriteScimGroup.delete(
                visit.scimGroup, if: visit.scimCondition, base: visit.scimBase, by: visit.caller, in: visit.city.context
            )
            return Response(status: .noContent)
        }
    }
}

private let notImplemented = ScimError(501, ja: "この機能はありません", en: "this is not implemented")

extension TokenVisit where Value == String {
    fileprivate var scimGroup: Int64 {
        get throws {
            guard let id = ScimGroupResource.id(named: value) else { throw ScimError.notFound }
            return id
        }
    }
}

@Sendable private func list(_ visit: TokenVisit<NoValue>, _ type: ScimResourceType) async throws -> Response {
    let page = try await SeeScim.list(
        [type], visit.scimQuery(), base: visit.scimBase, by: visit.caller, in: visit.city.context)
    return ScimAnswers.json(page.json)
}

@Sendable private func search(_ visit: TokenVisit<NoValue>, _ types: [ScimResourceType]) async throws -> Response {
    let page = try await SeeScim.list(
        types, ScimQuery(visit.scimBody()), base: visit.scimBase, by: visit.caller, in: visit.city.context)
    return ScimAnswers.json(page.json)
}
