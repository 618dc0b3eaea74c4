import Domain
import Kernel

/// Names of courses by the plan's ids; the id where the plan has none.
struct CourseNames {
    private let plan: Plan
    private let index: [String: Int]

    init(_ plan: Plan) {
        self.plan = plan
        index = Dictionary(plan.programmes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func name(_ programme: String, _ half: HalfKind) -> Phrase {
        index[programme].map { Course(programme: $0, half: half).name(plan) } ?? Phrase(programme)
    }

    /// Whether the plan has that half of a programme.
    func has(_ programme: String, _ half: HalfKind) -> Bool {
        index[programme].map { plan.programmes[$0][half] != nil } ?? false
    }
}
