package import Kernel
package import Operations

/// A municipality of this installation: its part of every address, and its name.
package struct HostedCity: Sendable {
    package let slug: String
    package let name: Phrase
    /// What serves its pages; nil only for the stand-ins of tests.
    package let works: City?

    package struct UnusableSlug: Error {
        package let slug: String
    }

    /// The slug is 1 to 40 of a–z, 0–9 and `-`, and none of the installation's own addresses.
    package init(slug: String, name: Phrase, works: City? = nil) throws {
        self.works = works
        let letters = slug.unicodeScalars
        guard (1...40).contains(letters.count), !Installation.reservedNames.contains(slug),
            letters.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" })
        else { throw UnusableSlug(slug: slug) }
        self.slug = slug
        self.name = name
    }
}

/// What the pages need of the floors below, as values that tests replace.
package struct WebDependencies: Sendable {
    package var cities: [HostedCity]
    package var sessions: any SessionSource
    package var accounts: AccountActions
    package var seal: FormSeal
    package var now: @Sendable () -> Instant
    /// Whether every database answers.
    package var isReady: @Sendable () async -> Bool

    package init(
        cities: [HostedCity], sessions: any SessionSource, accounts: AccountActions, seal: FormSeal,
        now: @escaping @Sendable () -> Instant, isReady: @escaping @Sendable () async -> Bool
    ) {
        self.cities = cities
        self.sessions = sessions
        self.accounts = accounts
        self.seal = seal
        self.now = now
        self.isReady = isReady
    }
}
