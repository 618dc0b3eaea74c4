package import Formats

/// What a client asks a list for (RFC 7644 §3.4.2).
package struct ScimQuery: Sendable, Hashable {
    package static let schema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"

    package var filter: ScimFilter?
    package var sortBy: ScimName?
    package var isDescending = false
    /// The first that is shown, from 1.
    package var startIndex = 1
    /// How many at most.
    package var count = ScimCapabilities.mostResults
    package var projection = ScimProjection.whole

    package init() {}

    /// From the parameters of an address; others are passed over.
    package init(_ parameter: (String) -> String?) throws(ScimError) {
        filter = try parameter("filter").map { text throws(ScimError) in try ScimParser.filter(text) }
        if let text = parameter("sortBy") { sortBy = try Self.name(text) }
        isDescending = try Self.isDescending(parameter("sortOrder"))
        startIndex = max(1, try Self.number(parameter("startIndex"), "startIndex") ?? 1)
        count = Self.bounded(try Self.number(parameter("count"), "count"))
        func list(_ name: String) -> [String] {
            parameter(name)?.split(separator: ",").map { String($0.filter { $0 != " " }) } ?? []
        }
        projection = try ScimProjection(attributes: list("attributes"), excluded: list("excludedAttributes"))
    }

    /// From the body of a search (RFC 7644 §3.4.3).
    package init(_ json: JSONValue) throws(ScimError) {
        guard let object = json.object,
            object.named("schemas")?.array?.contains(where: { $0.string?.lowercased() == Self.schema.lowercased() })
                == true
        else {
            throw ScimError(
                400, .invalidSyntax, ja: "schemasに \(Self.schema) を含むJSONを送ってください",
                en: "send a JSON object whose schemas hold \(Self.schema)")
        }
        func number(_ name: String) throws(ScimError) -> Int? {
            switch object.named(name) {
            case nil, .null?: return nil
            case .integer(let number)?: return number
            default: throw ScimReading.wrongKind(name)
            }
        }
        func text(_ name: String) throws(ScimError) -> String? {
            switch object.named(name) {
            case nil, .null?: return nil
            case .text(let text)?: return text
            default: throw ScimReading.wrongKind(name)
            }
        }
        filter = try text("filter").map { text throws(ScimError) in try ScimParser.filter(text) }
        if let text = try text("sortBy") { sortBy = try Self.name(text) }
        isDescending = try Self.isDescending(try text("sortOrder"))
        startIndex = max(1, try number("startIndex") ?? 1)
        count = Self.bounded(try number("count"))
        func list(_ name: String) -> [String] { object.named(name)?.array?.compactMap(\.string) ?? [] }
        projection = try ScimProjection(attributes: list("attributes"), excluded: list("excludedAttributes"))
    }

    private static func bounded(_ count: Int?) -> Int {
        min(max(0, count ?? ScimCapabilities.mostResults), ScimCapabilities.mostResults)
    }

    private static func name(_ text: String) throws(ScimError) -> ScimName {
        guard let name = ScimParser.name(text) else { throw .unknownPath(text) }
        return name
    }

    private static func isDescending(_ text: String?) throws(ScimError) -> Bool {
        switch text?.lowercased() {
        case nil, "ascending": return false
        case "descending": return true
        default:
            throw .invalidValue(
                "sortOrder", ja: "ascendingかdescendingにしてください", en: "is ascending or descending")
        }
    }

    private static func number(_ text: String?, _ name: String) throws(ScimError) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text) else { throw ScimReading.wrongKind(name) }
        return number
    }
}

extension ScimQuery {
    /// Resources in the order asked for; those without a value come last in ascending and first in descending order
    /// (RFC 7644 §3.4.2.3). What is equal stays as it was.
    package func sorted<Resource>(
        _ resources: [Resource], _ json: (Resource) -> (JSONObject, ScimResourceType)
    ) -> [Resource] {
        guard let sortBy else { return resources }
        let keyed = resources.enumerated().map { at, resource -> (key: String?, at: Int) in
            let (object, type) = json(resource)
            return (Self.key(of: object, type, sortBy), at)
        }
        let ascending = keyed.sorted { a, b in
            switch (a.key, b.key) {
            case (let x?, let y?) where x != y: isDescending ? x > y : x < y
            case (nil, _?): isDescending
            case (_?, nil): !isDescending
            default: a.at < b.at
            }
        }
        return ascending.map { resources[$0.at] }
    }

    private static func key(of object: JSONObject, _ type: ScimResourceType, _ name: ScimName) -> String? {
        guard let target = type.target(name), let compared = target.compared else { return nil }
        let whole = ScimTarget(extensionID: target.extensionID, attribute: target.attribute)
        let values = object.values(at: whole)
        guard let first = values.first(where: \.isPrimary) ?? values.first else { return nil }
        let value = first.object.map { $0[compared.name] } ?? first
        switch value {
        case .text(let text)?: return compared.isCaseExact ? text : text.lowercased()
        case .truth(let truth)?: return truth ? "1" : "0"
        default: return nil
        }
    }
}
