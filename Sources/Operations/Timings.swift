import Foundation

/// CPU and wall seconds of the stages of an operation, in their order.
package struct Timings: Sendable {
    package struct Stage: Sendable {
        package var name: String
        package var cpuSeconds: Double
        package var wallSeconds: Double
    }

    package private(set) var stages: [Stage] = []
    private var running: (name: String, cpu: Double, wall: Double)?

    package init() {}

    /// Ends the running stage and begins another.
    package mutating func begin(_ name: String) {
        end()
        running = (name, Self.cpuNow(), Self.wallNow())
    }

    package mutating func end() {
        guard let running else { return }
        stages.append(
            Stage(
                name: running.name, cpuSeconds: Self.cpuNow() - running.cpu, wallSeconds: Self.wallNow() - running.wall)
        )
        self.running = nil
    }

    /// Largest resident memory of the process so far, in mebibytes.
    package static var peakMemory: Double {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }

    private static func cpuNow() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
    private static func wallNow() -> Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
