/// One line of the list of all that the server answers.
package struct Route: Sendable, Hashable {
    package let method: String
    package let segments: [String]
    package let isInCity: Bool
    package let demand: Demand
    package let age: SignInAge
    package let intake: Intake
    private let exampleParts: [String]

    init<Value>(
        _ method: String, _ place: Place<Value>, isInCity: Bool, _ demand: Demand, _ age: SignInAge = .any,
        _ intake: Intake = .form
    ) {
        self.method = method
        segments = place.segments
        self.isInCity = isInCity
        self.demand = demand
        self.age = age
        self.intake = intake
        exampleParts = Value.example.parts
    }

    /// `/{city}/my/sessions/*/end`
    package var pattern: String { "/" + ((isInCity ? ["{city}"] : []) + segments).joined(separator: "/") }

    /// Called with a token.
    package var isForPrograms: Bool { if case .token = demand { true } else { false } }

    package func example(in city: HostedCity) -> Address {
        var parts = exampleParts[...]
        return Address(
            segments: (isInCity ? [city.slug] : []) + segments.map { $0 == "*" ? parts.popFirst() ?? "" : $0 })
    }

    var stars: Int { segments.count { $0 == "*" } }

    func matches(_ path: ArraySlice<Substring>) -> Bool {
        path.count == segments.count && zip(segments, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
}

package struct RouteTable: Sendable {
    package internal(set) var routes: [Route] = []

    package func methods(at path: String, in city: HostedCity?) -> [String] {
        let segments = path.split(separator: "/")[...]
        let fitting = routes.filter {
            $0.isInCity
                ? city != nil && $0.matches(segments.dropFirst()) : $0.matches(segments)
        }
        // A word of a pattern goes before a star, as in the router.
        let fewest = fitting.map(\.stars).min()
        let found = fitting.filter { $0.stars == fewest }.map(\.method)
        return Set(found + (found.contains("GET") ? ["HEAD"] : [])).sorted()
    }

    /// Whether there is a page at this place of a city.
    package func hasPage(_ place: Place<NoValue>) -> Bool {
        routes.contains { $0.isInCity && $0.method == "GET" && $0.segments == place.segments }
    }

    /// Method, path and who may call, a line each.
    package var listing: String {
        routes.map { route in
            let age = route.age == .fresh ? ", fresh" : ""
            return "\(route.method) \(route.pattern) – \(route.demand)\(age)\n"
        }.joined()
    }
}
