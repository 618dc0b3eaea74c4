/// Where to go on to after signing in or confirming: a path of the same city and nothing else.
package struct ReturnPath: Sendable, Hashable {
    package let text: String

    package init?(_ text: String?, in city: HostedCity?) {
        guard let text, text.utf8.count <= 1000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            text.hasPrefix("/"), !text.hasPrefix("//")
        else { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if let city, segments.first != Substring(city.slug) { return nil }
        for segment in segments {
            // Browsers take `%2e` for a dot when they walk up a path.
            guard let plain = try? Percent.decoded(segment.utf8, plusIsSpace: false), plain != ".", plain != "..",
                !plain.contains("/"), !plain.contains("\\")
            else { return nil }
        }
        // An empty segment at the end is a trailing slash; one further up could begin another host's name.
        guard !segments.dropLast().contains("") else { return nil }
        self.text = text
    }
}
