import Dispatch
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

    /// POSIX counts the processor's time in millionths of a second.
    static func cpuNow() -> Double { Double(clock()) / 1_000_000 }

    private static func wallNow() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
