import Crypto
import Documents
import Domain
import Foundation
package import Kernel

/// The booklet of a version, for a page of its own.
package struct ShowBooklet: Sendable {
    package let html: String
    /// The hash of its one style sheet, as a content policy names it: `sha256-…`.
    package let styleHash: String

    /// Throws `KeepPlan.Failure.hasErrors` where the text is no plan.
    package static func run(_ id: Int64, in city: City, language: Language, for caller: Caller) async throws
        -> ShowBooklet
    {
        let keeping = KeepPlan(city)
        let (_, text) = try await keeping.version(id, for: caller)
        let (plan, diagnostics) = keeping.check(text, on: city.now.dayInJapan)
        guard let plan, !diagnostics.hasErrors else { throw KeepPlan.Failure.hasErrors(diagnostics) }
        let packs = city.library.packs.filter { pack in plan.frameworks.contains { $0.id == pack.id } }
        return try await Calculation.run {
            let html = try Booklet(plan: plan, frameworks: packs).html(language: language)
            return ShowBooklet(html: html, styleHash: hash(ofStyleIn: html))
        }
    }

    private static func hash(ofStyleIn html: String) -> String {
        guard let start = html.firstRange(of: "<style>"), let end = html.firstRange(of: "</style>") else {
            return "none"
        }
        let style = html[start.upperBound..<end.lowerBound]
        return "sha256-" + Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    }
}
