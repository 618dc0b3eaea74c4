package import HTTPTypes

/// Where a request comes from, as far as the proxies that are named can be believed.
package struct ClientAddress: Sendable, Hashable {
    /// An IP address; "local" where the connection has none.
    package let ip: String
    package let isSecure: Bool

    package init(peer: String?, headers: HTTPFields, trusted: Set<String>, overTLS: Bool) {
        let trusted = Set(trusted.map(Self.normalised))
        let peer = peer.map(Self.normalised)
        // Who can open the Unix socket is the proxy: the file's permissions say so.
        guard peer.map(trusted.contains) ?? true else {
            ip = peer ?? "local"
            isSecure = overTLS
            return
        }
        let hops = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }.map {
            Self.normalised($0.trimmed)
        }
        let named = hops.reversed().prefix { Self.isAddress($0) }
        ip = named.first { !trusted.contains($0) } ?? named.last ?? peer ?? "local"
        let scheme = headers[values: .forwardedProto].last?.split(separator: ",").last?.trimmed.lowercased()
        isSecure = overTLS || scheme == "https"
    }

    /// This machine's own.
    var isLoopback: Bool { ip == "::1" || ip.hasPrefix("127.") }

    private static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count) && (text.contains(".") || text.contains(":"))
            && text.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == "." || $0 == ":") }
    }

    /// Without port and brackets; an IPv4 address in IPv6 clothes is the IPv4 address.
    private static func normalised(_ text: String) -> String {
        var text = text.lowercased()
        if text.hasPrefix("[") {
            text = String(text.dropFirst().prefix { $0 != "]" })
        } else if text.contains("."), text.split(separator: ":").count == 2, !text.hasPrefix(":") {
            text = String(text.prefix { $0 != ":" })
        }
        return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    }
}

extension HTTPField.Name {
    static let forwardedFor = Self(checked: "X-Forwarded-For")
    static let forwarded = Self(checked: "Forwarded")
    static let forwardedProto = Self(checked: "X-Forwarded-Proto")
    static let requestID = Self(checked: "X-Request-Id")
    static let link = Self(checked: "Link")
    static let idempotencyKey = Self(checked: "Idempotency-Key")
    static let idempotencyReplayed = Self(checked: "Idempotency-Replayed")
    static let fetchSite = Self(checked: "Sec-Fetch-Site")
    static let referrerPolicy = Self(checked: "Referrer-Policy")
    static let permissionsPolicy = Self(checked: "Permissions-Policy")

    private init(checked name: String) { self = Self(name) ?? .via }
}

extension StringProtocol {
    /// Without spaces and tabs at its ends.
    var trimmed: String {
        var rest = Substring(self)
        while let first = rest.unicodeScalars.first, first == " " || first == "\t" { rest.unicodeScalars.removeFirst() }
        while let last = rest.unicodeScalars.last, last == " " || last == "\t" { rest.unicodeScalars.removeLast() }
        return String(rest)
    }
}
