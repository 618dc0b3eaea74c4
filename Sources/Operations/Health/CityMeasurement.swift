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
    /// Of those that failed, how many within a day.
    package var failedJobs = 0
    /// Of the last day, by state.
    package var mails: [(state: String, count: Int)] = []

    package init(of city: City) async {
        slug = city.slug
        let (now, idle) = (city.now, city.context.sessionLimits.idle)
        do {
            let since = now.adding(seconds: -86_400)
            let (open, counts, failed, mails) = try await city.database.read { transaction in
                (
                    try transaction.openSessions(at: now, idle: idle), try transaction.jobCounts(),
                    try transaction.failedJobs(since: since), try transaction.mailCounts(since: since)
                )
            }
            failedJobs = failed
            self.mails = KeptMail.State.allCases.map { state in
                (state.rawValue, mails.filter { $0.state == state }.reduce(0) { $0 + $1.count })
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
