/// What stands for the stars in a place's pattern.
package protocol AddressValue: Sendable {
    static var stars: Int { get }
    /// For the list of routes and its tests.
    static var example: Self { get }
    var parts: [String] { get }
    init?(parts: [String])
}

package struct NoValue: AddressValue {
    package static let stars = 0
    package static let example = NoValue()
    package var parts: [String] { [] }

    package init() {}
    package init?(parts: [String]) {}
}

extension Int64: AddressValue {
    package static var stars: Int { 1 }
    package static var example: Int64 { 1 }
    package var parts: [String] { [String(self)] }

    package init?(parts: [String]) {
        guard let digits = parts.first, let value = Int64(digits), String(value) == digits else { return nil }
        self = value
    }
}

extension String: AddressValue {
    package static var stars: Int { 1 }
    package static var example: String { "x" }
    package var parts: [String] { [self] }

    package init?(parts: [String]) {
        guard let text = parts.first, (1...200).contains(text.utf8.count) else { return nil }
        self = text
    }
}

package struct TwoValues<First: AddressValue, Second: AddressValue>: AddressValue {
    package static var stars: Int { First.stars + Second.stars }
    package static var example: Self { Self(First.example, Second.example) }
    package let first: First
    package let second: Second
    package var parts: [String] { first.parts + second.parts }

    package init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    package init?(parts: [String]) {
        guard parts.count == Self.stars, let first = First(parts: Array(parts.prefix(First.stars))),
            let second = Second(parts: Array(parts.dropFirst(First.stars)))
        else { return nil }
        self.init(first, second)
    }
}

/// A page's place within a city, or within the installation's own part: `my/sessions/*/end`, a star for each value.
package struct Place<Value: AddressValue>: Sendable, Hashable {
    package let segments: [String]

    package init(_ pattern: String) { segments = pattern.split(separator: "/").map(String.init) }

    package func address(in city: HostedCity?, _ value: Value, query: [(String, String)] = []) -> Address {
        var parts = value.parts[...]
        let filled = segments.map { $0 == "*" ? parts.popFirst() ?? "" : $0 }
        return Address(segments: (city.map { [$0.slug] } ?? []) + filled, query: query)
    }
}

extension Place where Value == NoValue {
    package func address(in city: HostedCity?, query: [(String, String)] = []) -> Address {
        address(in: city, NoValue(), query: query)
    }
}

/// A place with all its values: what stands in a link.
package struct Address: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(segments: [String], query: [(String, String)] = []) {
        var text = "/" + segments.map { Percent.encoded($0) }.joined(separator: "/")
        for (at, item) in query.enumerated() {
            text += (at == 0 ? "?" : "&") + Percent.encoded(item.0) + "=" + Percent.encoded(item.1)
        }
        description = text
    }

    /// One that `ReturnPath` has looked at.
    init(_ path: ReturnPath) { description = path.text }

    package var path: Substring { description.prefix { $0 != "?" } }
}

extension VisitContext {
    package func address<Value>(_ place: Place<Value>, _ value: Value, query: [(String, String)] = []) -> Address {
        place.address(in: web.city, value, query: query)
    }

    package func address(_ place: Place<NoValue>, query: [(String, String)] = []) -> Address {
        place.address(in: web.city, query: query)
    }
}
