package import Formats

/// A change of a resource by operations, one after another (RFC 7644 §3.5.2). All are made, or none.
package struct ScimPatch: Sendable, Hashable {
    package static let schema = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
    private static let mostOperations = 1000
    /// Values looked at by all operations together: a transaction waits for them.
    private static let mostWork = 4_000_000

    package enum Verb: String, Sendable {
        case add, remove, replace
    }

    package struct Operation: Sendable, Hashable {
        package var verb: Verb
        /// Nil: the value names the attributes.
        package var path: ScimPath?
        package var value: JSONValue?

        package init(_ verb: Verb, _ path: ScimPath?, _ value: JSONValue? = nil) {
            self.verb = verb
            self.path = path
            self.value = value
        }
    }

    package var operations: [Operation]

    package init(_ operations: [Operation]) { self.operations = operations }

    /// Throws `invalidSyntax` for what is no such message, `invalidPath` for a path that cannot be read.
    package init(_ json: JSONValue) throws(ScimError) {
        guard let message = json.object, let schemas = message.named("schemas")?.array,
            schemas.contains(where: { $0.string?.lowercased() == Self.schema.lowercased() }),
            let found = message.named("Operations")?.array, !found.isEmpty, found.count <= Self.mostOperations
        else {
            throw ScimError(
                400, .invalidSyntax, ja: "schemasに \(Self.schema)、Operationsに1〜\(Self.mostOperations)件の操作を入れてください",
                en: "send schemas with \(Self.schema) and Operations with 1 to \(Self.mostOperations) operations")
        }
        operations = []
        var sent = 0
        for operation in found {
            guard let object = operation.object,
                let verb = object.named("op")?.string.flatMap({ Verb(rawValue: $0.lowercased()) })
            else {
                throw ScimError(
                    400, .invalidSyntax, ja: "opはadd・remove・replaceのいずれかにしてください",
                    en: "op is one of add, remove and replace")
            }
            var path: ScimPath?
            switch object.named("path") {
            case nil, .null?, .text("")?: break
            case .text(let text)?: path = try ScimParser.path(text)
            default: throw ScimError(400, .invalidPath, ja: "pathは文字列にしてください", en: "path is a text")
            }
            let value = object.named("value")
            sent += value?.elementCount ?? 0
            guard sent <= ScimReading.mostValues else { throw .tooManyValues("Operations") }
            operations.append(Operation(verb, path, value))
        }
    }

    /// The resource after all operations. It is in the form of `ScimReading`, before and after.
    package func apply(to resource: JSONObject, of type: ScimResourceType) throws(ScimError) -> JSONObject {
        var resource = resource
        var work = 0
        for operation in operations {
            let values = resource.members.reduce(0) { $0 + ($1.value.array?.count ?? 0) }
            work += values * (operation.path?.filter?.termCount ?? 1)
            guard work <= Self.mostWork else { throw .tooManyValues("Operations") }
            try Self.apply(operation, to: &resource, type)
        }
        return resource
    }

    private static func apply(
        _ operation: Operation, to resource: inout JSONObject, _ type: ScimResourceType
    ) throws(ScimError) {
        guard let path = operation.path else {
            guard operation.verb != .remove else {
                throw ScimError(400, .noTarget, ja: "removeにはpathが要ります", en: "remove needs a path")
            }
            guard let object = operation.value?.object else {
                throw ScimError(
                    400, .invalidSyntax, ja: "pathのない操作のvalueはオブジェクトにしてください",
                    en: "without a path the value is an object")
            }
            for member in object.members { try merge(member, operation.verb, into: &resource, type) }
            return
        }
        guard let target = type.target(path.name) else { throw .unknownPath(path.text) }
        var change = ScimChange(operation.verb, path, target, operation.value)
        try change.apply(to: &resource)
    }

    /// A member of a value without a path: an attribute, an extension, or itself a path, as some clients write it. What
    /// is unknown or read-only is passed over, as in a whole resource.
    private static func merge(
        _ member: JSONObject.Member, _ verb: Verb, into resource: inout JSONObject, _ type: ScimResourceType
    ) throws(ScimError) {
        if let more = type.extensions.first(where: { $0.id.lowercased() == member.name.lowercased() }) {
            guard let parts = member.value.object else { throw ScimReading.wrongKind(more.id) }
            for part in parts.members {
                try merge(.init("\(more.id):\(part.name)", part.value), verb, into: &resource, type)
            }
            return
        }
        guard let path = try? ScimParser.path(member.name), let target = type.target(path.name),
            target.attribute?.mutability != .readOnly
        else { return }
        var change = ScimChange(verb, path, target, member.value)
        try change.apply(to: &resource)
    }
}
