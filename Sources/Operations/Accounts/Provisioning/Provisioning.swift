import Domain
package import Formats
import Kernel
import Storage

/// What the actions of provisioning share (RFC 7644): versions, conditions, answers.
package enum Provisioning {
    /// A resource as it is answered.
    package struct Answer: Sendable {
        package var resource: JSONObject
        /// A weak entity tag (RFC 7644 §3.14).
        package var version: String
        package var location: String
        package var isNew = false
    }

    /// What the client believes the resource's version to be.
    package struct Condition: Sendable, Hashable {
        package static let none = Condition(ifMatch: nil)

        private let versions: [String]?

        /// - Parameter ifMatch: the header as it came: entity tags, weak or strong, or `*`.
        package init(ifMatch: String?) {
            versions = ifMatch.map { Provisioning.tags($0) }
        }

        func check(_ version: String) throws(ScimError) {
            guard let versions, !versions.contains("*"), !versions.contains(Provisioning.opaque(version)) else {
                return
            }
            throw .versionMismatch
        }
    }

    /// Whether a header of entity tags names the version.
    package static func names(_ header: String?, _ version: String) -> Bool {
        guard let header else { return false }
        let tags = tags(header)
        return tags.contains("*") || tags.contains(opaque(version))
    }

    private static func tags(_ header: String) -> [String] {
        header.split(separator: ",").map { opaque(String($0).trimmingSpaces) }
    }

    /// Weak tags are compared by what is in the quotes (RFC 9110 §8.8.3.2).
    private static func opaque(_ tag: String) -> String { tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag }

    /// A version follows from the resource itself, so whatever changes it, by whichever way, changes its version.
    static func answer(_ json: JSONObject, isNew: Bool = false) -> Answer {
        let hash = Secrets.sha256(JSONValue.object(json).utf8).prefix(12)
        let version = "W/\"" + hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
        var resource = json
        var meta = json["meta"]?.object ?? JSONObject()
        meta["version"] = .text(version)
        resource["meta"] = .object(meta)
        return Answer(
            resource: resource, version: version, location: meta["location"]?.string ?? "", isNew: isNew)
    }

    /// Whose `externalId` it is: a token's name outlives the token, so that a new one of the same name goes on.
    static func client(_ caller: Caller) -> String { caller.token?.name ?? "" }

    /// Writes of one city go one after another, so that conditions hold until the end.
    static func lock(_ transaction: any Transaction) throws {
        try transaction.lock("administrators")
        try transaction.lock("provisioning")
    }

    /// A change by a client. What people do on the pages takes no part in the lock: where they were faster with a login
    /// or a person, the client is told so.
    static func write<Result: Sendable>(
        in city: OperationContext, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await city.database.write { transaction in
                try lock(transaction)
                return try body(transaction)
            }
        } catch StorageError.duplicate {
            throw ScimError(
                409, .uniqueness, ja: "ほかの操作で先に使われました。読み直してから送ってください",
                en: "it was taken meanwhile; read again before sending")
        }
    }

    static func user(
        _ id: Int64, _ caller: Caller, in transaction: any Transaction
    ) throws -> ScimUserResource {
        guard let user = try transaction.scimUsers(.accounts([id]), client: client(caller)).first else {
            throw ScimError.notFound
        }
        return user
    }

    static func group(
        _ id: Int64, _ caller: Caller, in transaction: any Transaction
    ) throws -> ScimGroupResource {
        guard let group = try transaction.scimGroups(id: id, client: client(caller)).first else {
            throw ScimError.notFound
        }
        return group
    }

    /// Joins accounts to people whom an import has brought, by the staff number that provisioning told.
    static func joinNewcomers(by caller: Caller?, at now: Instant, in transaction: any Transaction) throws {
        try lock(transaction)
        for joined in try transaction.joinProvisionedAccounts() {
            let entry =
                caller?.entry("account.join", joined.login, person: joined.person)
                ?? AuditEntry(
                    account: nil, actor: "", action: "account.join", subject: joined.login, person: joined.person,
                    address: "")
            try transaction.audit(entry, at: now)
        }
    }
}
