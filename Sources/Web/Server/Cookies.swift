/// The cookies that a browser sent.
package struct CookieJar: Sendable {
    private var values: [String: String] = [:]

    /// Of two cookies of one name the first counts; what is not `name=value` is passed over.
    package init(_ headers: [String]) {
        for pair in headers.flatMap({ $0.split(separator: ";") }).prefix(100) {
            guard let equals = pair.firstIndex(of: "=") else { continue }
            let name = pair[..<equals].trimmed
            var value = pair[pair.index(after: equals)...].trimmed
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            guard !name.isEmpty, value.utf8.count <= 4096, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                continue
            }
            if values[name] == nil { values[name] = value }
        }
    }

    package subscript(_ name: String) -> String? { values[name] }
}

/// The names of our cookies. `__Host-` makes a browser keep them for this host alone, but it wants `Secure`.
package struct CookieNames: Sendable {
    let isSecure: Bool

    private var prefix: String { isSecure ? "__Host-ikusei" : "ikusei" }

    var language: String { "\(prefix).language" }

    /// By city: to have signed in to one is nothing to another.
    package func session(_ city: HostedCity) -> String { "\(prefix)-\(city.slug)" }

    /// A sign-in that still needs its second factor.
    func pending(_ city: HostedCity) -> String { "\(prefix).pending.\(city.slug)" }

    /// A sign-in for which the browser is at the city's identity provider.
    func provider(_ city: HostedCity) -> String { "\(prefix).provider.\(city.slug)" }
    func form(_ city: HostedCity?) -> String { "\(prefix).form.\(city?.slug ?? "")" }
    func notice(_ city: HostedCity?) -> String { "\(prefix).notice.\(city?.slug ?? "")" }

    func issue(_ name: String, _ value: String, seconds: Int? = nil) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
            + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    func remove(_ name: String) -> String { issue(name, "", seconds: 0) }
}
