import Domain
import Kernel
import Storage

/// Figures of a city for whoever watches over the server: no one's data.
package struct CityMeasurement: Sendable {
    package var slug: String
    package var isUp: Bool
    /// Nil where the database does not answer.
    package var sessions: Int?
    package var jobs: [(state: String, count: Int)]

    package init(of city: City) async {
        slug = city.slug
        let (now, idle) = (city.now, city.context.sessionLimits.idle)
        do {
            let (open, counts) = try await city.database.read { transaction in
                (try transaction.openSessions(at: now, idle: idle), try transaction.jobCounts())
            }
            isUp = true
            sessions = open
            jobs = Job.State.allCases.map { ($0.rawValue, counts[$0] ?? 0) }
        } catch {
            isUp = false
            sessions = nil
            jobs = []
        }
    }
}
