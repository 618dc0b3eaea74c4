import Documents
import Kernel
import Testing

@testable import Operations
@testable import Web

@Suite struct FragmentCacheTests {
    private func key(_ variant: String, _ plan: Int64 = 1) -> FragmentCache.Key {
        let day = CalendarDate(daysSince1970: 20_000)
        return FragmentCache.Key(
            page: ObjectIdentifier(HomePage.self), city: "aoba",
            state: CityState.Identity(plan: plan, date: day, revisions: [:]), today: day, language: .ja, usesEra: true,
            variant: variant)
    }

    private struct View: Sendable {
        let text: String
    }

    private func part(_ text: String) throws -> FragmentCache.Part {
        let content = try Template("{{text}}").fragment(of: View(text: text), within: [:])
        return FragmentCache.Part(content: content, subject: nil, trail: [])
    }

    @Test("Made once for a state and a variant, anew for another")
    func reuse() async throws {
        let cache = FragmentCache()
        for (variant, plan, made) in [("a", 1, "1"), ("a", 1, "1"), ("b", 1, "2"), ("a", 2, "3"), ("a", 1, "1")] {
            let found = try await cache.part(key(variant, Int64(plan))) { try part("\(cache.count + 1)") }
            #expect(found.content.html.hasSuffix(made), "\(variant) \(plan)")
        }
    }

    @Test("It stays within its size, and what was used last stays")
    func bound() async throws {
        let cache = FragmentCache(mostBytes: 1000)
        let long = String(repeating: "x", count: 100)
        for number in 0..<30 {
            _ = try await cache.part(key("kept")) { try part(long) }
            _ = try await cache.part(key("\(number)")) { try part(long) }
            #expect(cache.count <= 10)
        }
        let kept = try await cache.part(key("kept")) { try part("anew") }
        #expect(kept.content.html.hasSuffix(long))
        let huge = String(repeating: "x", count: 500)
        let before = cache.count
        _ = try await cache.part(key("huge")) { try part(huge) }
        #expect(cache.count == before)
    }
}
