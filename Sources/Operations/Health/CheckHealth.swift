import Domain
import Foundation
package import Kernel
import Storage

/// Whether a city's server and data are well: what somebody on duty wants to know at a glance.
package enum CheckHealth {
    package enum State: Sendable, Hashable {
        case well, attention, failed
    }

    package struct Check: Sendable {
        package var name: Phrase
        package var state: State
        package var found: Phrase
        /// What to do; nil where all is well.
        package var help: Phrase?
        package var seconds: Double
    }

    package static func run(in city: City, by caller: Caller) async throws -> [Check] {
        try caller.require(.seeHealth)
        let examination = HealthExamination(city: city, now: city.now)
        var checks = [Check]()
        for (name, check) in examination.checks {
            let start = ContinuousClock.now
            var (state, found, help): HealthExamination.Finding
            do {
                (state, found, help) = try await check()
            } catch {
                state = .failed
                found = Phrase(ja: "確かめられませんでした", en: "it could not be checked")
                help = Phrase(ja: "サーバーの記録（ログ）を見てください。", en: "See the server's log.")
            }
            let time = (ContinuousClock.now - start).components
            checks.append(
                Check(
                    name: name, state: state, found: found, help: help,
                    seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18))
        }
        return checks
    }
}
