/// Which programme waits for which.
struct PrerequisiteGraph {
    private let plan: Plan
    /// The programmes whose prerequisites can never be met.
    let blocked: Set<Int>

    init(_ plan: Plan) {
        self.plan = plan
        var open = Set<Int>()
        while true {
            let next = plan.programmes.indices.filter {
                !open.contains($0) && Attainability.isSatisfied(plan.programmes[$0].prerequisites, by: open, plan)
            }
            if next.isEmpty { break }
            open.formUnion(next)
        }
        blocked = Set(plan.programmes.indices).subtracting(open)
    }

    private func waited(for index: Int) -> [Int] {
        let references = plan.programmes[index].prerequisites?.references ?? []
        return references.flatMap(plan.programmes(in:)).filter { blocked.contains($0) }
    }

    /// The shortest way from a programme through its prerequisites back to it.
    func circle(from start: Int) -> [Int]? {
        var paths = [[start]]
        var seen = Set<Int>()
        while !paths.isEmpty {
            var longer = [[Int]]()
            for path in paths {
                guard let last = path.last else { continue }
                for next in waited(for: last) {
                    if next == start { return path }
                    if seen.insert(next).inserted { longer.append(path + [next]) }
                }
            }
            paths = longer
        }
        return nil
    }
}
