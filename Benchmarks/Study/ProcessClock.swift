import var Foundation.RUSAGE_SELF
import func Foundation.clock
import func Foundation.getrusage
import struct Foundation.rusage

/// Processor time and memory of this process.
enum ProcessClock {
    /// CPU seconds since the start. POSIX fixes `clock()` at a million ticks a second.
    static var seconds: Double { Double(clock()) / 1e6 }

    /// The most memory the process has held so far, in MiB.
    static var peakMebibytes: Double {
        var usage = rusage()
        #if os(macOS)
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss) / 1_048_576
        #else
            getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
            return Double(usage.ru_maxrss) / 1_024
        #endif
    }
}
