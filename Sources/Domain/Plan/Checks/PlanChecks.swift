package import Kernel

/// What can be said of a plan that was read: contradictions, gaps and doubts (`docs/diagnostics.md`: P2xx).
package enum PlanChecks {
    package static func all(_ plan: Plan, packs: [FrameworkPack], on date: CalendarDate) -> [Diagnostic] {
        []
    }
}
