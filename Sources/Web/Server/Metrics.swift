import Kernel
import Operations
import Synchronization

/// What is counted of the requests: how many came to what, and how long they took. Nothing of who or where.
final class Metrics: Sendable {
    private struct Counts {
        var byClass = [Int](repeating: 0, count: 6)
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var seconds = 0.0
        var count = 0
    }

    static let bounds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10]
    private let counts = Mutex(Counts())

    func record(status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.byClass[min(max(status / 100, 0), 5)] += 1
            counts.count += 1
            counts.seconds += seconds
            if let at = Self.bounds.firstIndex(where: { seconds <= $0 }) { counts.buckets[at] += 1 }
        }
    }

    /// The text format of Prometheus, version 0.0.4.
    func text(_ cities: [CityMeasurement]) -> String {
        let counts = counts.withLock { $0 }
        var lines = Self.head("ikusei_http_requests_total", "counter", "Requests answered, by class of status.")
        for status in 1...5 {
            lines.append("ikusei_http_requests_total{class=\"\(status)xx\"} \(counts.byClass[status])")
        }
        let name = "ikusei_http_request_duration_seconds"
        lines += Self.head(name, "histogram", "Time from request to answer.")
        var sum = 0
        for (bound, count) in zip(Self.bounds, counts.buckets) {
            sum += count
            lines.append("\(name)_bucket{le=\"\(bound)\"} \(sum)")
        }
        lines += [
            "\(name)_bucket{le=\"+Inf\"} \(counts.count)", "\(name)_sum \(counts.seconds)",
            "\(name)_count \(counts.count)",
        ]
        lines += Self.head("ikusei_up", "gauge", "Whether the city's database answers.")
        lines += cities.map { "ikusei_up{city=\"\($0.slug)\"} \($0.isUp ? 1 : 0)" }
        lines += Self.head("ikusei_sessions", "gauge", "Sessions that are open.")
        lines += cities.compactMap { city in city.sessions.map { "ikusei_sessions{city=\"\(city.slug)\"} \($0)" } }
        lines += Self.head("ikusei_jobs", "gauge", "Pieces of work, by state.")
        for city in cities {
            lines += city.jobs.map { "ikusei_jobs{city=\"\(city.slug)\",state=\"\($0.state)\"} \($0.count)" }
        }
        lines += Self.head("ikusei_jobs_failed_recently", "gauge", "Pieces of work that failed for good within a day.")
        lines += cities.filter(\.isUp).map {
            "ikusei_jobs_failed_recently{city=\"\($0.slug)\"} \($0.failedJobs)"
        }
        lines += Self.head("ikusei_mails", "gauge", "Mails of the last day, by state.")
        for city in cities {
            lines += city.mails.map { "ikusei_mails{city=\"\(city.slug)\",state=\"\($0.state)\"} \($0.count)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func head(_ name: String, _ type: String, _ help: String) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
    }
}
