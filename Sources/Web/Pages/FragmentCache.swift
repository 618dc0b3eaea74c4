import Documents
import Hummingbird
import Kernel
import Operations
import Synchronization

/// The inner parts of pages that are the same for everyone with the same rights, until the city's figures change.
/// Nothing of a session is in them: no form code, no name.
package final class FragmentCache: Sendable {
    struct Key: Hashable, Sendable {
        let page: ObjectIdentifier
        let city: String
        let state: CityState.Identity
        let today: CalendarDate
        let language: Language
        let usesEra: Bool
        /// What else the page depends on: its query, the rows and links that the visitor may see.
        let variant: String
    }

    struct Part: Sendable {
        let content: Fragment
        let subject: String?
        let trail: [Crumb]
    }

    private struct Kept {
        let part: Part
        var lastUse: UInt64
    }

    private struct Store {
        var parts: [Key: Kept] = [:]
        var bytes = 0
        var clock: UInt64 = 0
    }

    private let store = Mutex(Store())
    private let mostBytes: Int

    package init(mostBytes: Int = 6 << 20) { self.mostBytes = mostBytes }

    func part(_ key: Key, make: () async throws -> Part) async throws -> Part {
        if let known = known(key) { return known }
        let part = try await make()
        keep(part, as: key)
        return part
    }

    private func known(_ key: Key) -> Part? {
        store.withLock { store in
            store.clock += 1
            store.parts[key]?.lastUse = store.clock
            return store.parts[key]?.part
        }
    }

    private func keep(_ part: Part, as key: Key) {
        let size = part.content.html.utf8.count
        guard size <= mostBytes / 4 else { return }
        store.withLock { store in
            if let old = store.parts.removeValue(forKey: key) { store.bytes -= old.part.content.html.utf8.count }
            store.parts[key] = Kept(part: part, lastUse: store.clock)
            store.bytes += size
            guard store.bytes > mostBytes else { return }
            // Down to three quarters, so that the walk over all is seldom.
            for (key, kept) in store.parts.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
                if store.bytes <= mostBytes / 4 * 3 { break }
                store.parts[key] = nil
                store.bytes -= kept.part.content.html.utf8.count
            }
        }
    }

    var count: Int { store.withLock { $0.parts.count } }
}

extension SignedInContext {
    /// A page of the city's figures, made anew only where nothing known fits.
    /// - Parameter variant: all that the page depends on beside the state, the day and the visitor's preferences.
    func show<Page: WebPage>(
        _ state: CityState, variant: String, _ page: @escaping @Sendable () throws -> Page
    ) async throws -> Response {
        let key = FragmentCache.Key(
            page: ObjectIdentifier(Page.self), city: city.slug, state: state.identity, today: now.dayInJapan,
            language: language, usesEra: usesEra, variant: variant)
        let frame = Frame(web, asOf: state.date)
        let part = try await site.fragments.part(key) {
            try await Calculation.run { try frame.part(of: try page()) }
        }
        return try frame.response(with: part, as: Page.self)
    }
}
