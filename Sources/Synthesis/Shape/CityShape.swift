import Domain

/// How large the parts of a made city are: what the plan's own figures imply, and elsewhere what is usual.
///
/// A plan says its city's size in the goals of its yearly targets: the largest is the staff, and one whose population
/// names job families is those families' share. A city made at another size keeps the shares.
struct CityShape: Sendable {
    let staff: Int
    /// The staff that the plan's figures imply; nil where it has none.
    let plannedStaff: Double?
    /// By how much this city is larger than the planned one; exactly 1 near the planned size.
    let scale: Double
    /// People of each field, adding up to the staff.
    let people: [Int]
    /// People of the contracts that are few, which the yearly figures leave out.
    let special: Int
    let external: Int
    let dispatched: Int
    /// Share of the staff on yearly appointments.
    let annualShare: Double
    /// Share of people with each duty where the plan's figures imply one.
    let dutyShares: [Int: Double]

    init(plan: Plan, words: CityWords, staff: Int) {
        self.staff = staff
        let yearly = Self.yearlyFigures(plan)
        let planned = yearly.map(\.people).max() ?? Self.staffByUnits(plan)
        plannedStaff = planned
        let ratio = planned.map { Double(staff) / $0 } ?? 1
        // The plan's figures are round ones: within a quarter of its size the number of units stays as it says.
        scale = abs(ratio - 1) <= 0.25 ? 1 : ratio

        special = words.employment(.special) >= 0 && staff >= 20 ? (staff >= 5000 ? 6 : 3) : 0
        external = words.employment(.external) >= 0 ? Int((Double(staff) * 0.003).rounded()) : 0
        dispatched = words.employment(.dispatched) >= 0 ? Int((Double(staff) * 0.004).rounded()) : 0
        let hasAnnual = words.employment(.annualPart) >= 0
        annualShare = !hasAnnual ? 0 : staff < 2500 ? 0.33 : staff < 20_000 ? 0.22 : 0.2

        var shares = Self.usualShares(staff, words)
        for figure in yearly {
            guard let mask = figure.families, let planned else { continue }
            Self.settle(&shares, families: mask, share: figure.people / planned, words)
        }
        let few = Double(special + external) / Double(max(1, staff))
        shares[Field.administration.rawValue] += few
        people = Self.apportion(staff, by: shares)

        var duties = [Int: Double]()
        for figure in yearly {
            guard let duty = figure.duty, let planned else { continue }
            duties[duty] = min(1, max(duties[duty] ?? 0, figure.people / planned))
        }
        dutyShares = duties
    }

    /// Whole numbers in the given proportion that add up to a total: largest remainders.
    static func apportion(_ total: Int, by shares: [Double]) -> [Int] {
        let sum = shares.reduce(0, +)
        guard sum > 0, total > 0 else { return shares.map { _ in 0 } }
        let exact = shares.map { $0 / sum * Double(total) }
        var whole = exact.map { Int($0) }
        let order = exact.indices.sorted { a, b in
            let (left, right) = (exact[a] - Double(whole[a]), exact[b] - Double(whole[b]))
            return left == right ? a < b : left > right
        }
        for index in order.prefix(total - whole.reduce(0, +)) { whole[index] += 1 }
        return whole
    }

    private struct YearlyFigure {
        var people: Double
        var families: UInt64?
        var duty: Int?
    }

    private static func yearlyFigures(_ plan: Plan) -> [YearlyFigure] {
        plan.targets.compactMap { target in
            guard target.basis == .annual, let goal = target.goal, goal > 0 else { return nil }
            // Those who may attend are fewer than those whom the rule names.
            if case .completed(_, _, .elective) = target.measure { return nil }
            let condition = target.population?.condition ?? .everyone
            return YearlyFigure(people: goal, families: families(condition), duty: duty(condition))
        }
    }

    private static func families(_ condition: Condition) -> UInt64? {
        switch condition {
        case .word(.jobFamilies, let among): among
        case .all(let parts): parts.lazy.compactMap(families).first
        default: nil
        }
    }

    private static func duty(_ condition: Condition) -> Int? {
        switch condition {
        case .duty(let index): index
        case .all(let parts), .any(let parts): parts.lazy.compactMap(duty).first
        default: nil
        }
    }

    /// Where no target tells the staff, the units do: a section stands for some twenty people of the whole city.
    private static func staffByUnits(_ plan: Plan) -> Double? {
        plan.denominators.compactMap(\.expected).max().map { Double($0) * 22 }
    }

    private static func usualShares(_ staff: Int, _ words: CityWords) -> [Double] {
        // A designated city has schools and more of the hospitals; a small one is mostly offices and nurseries.
        let usual: [Double] =
            staff >= 5000
            ? [0.31, 0.10, 0.30, 0.08, 0.07, 0.09, 0.05] : [0.60, 0.10, 0.04, 0.08, 0.04, 0.10, 0.04]
        return Field.allCases.map { words.has($0) ? usual[$0.rawValue] : 0 }
    }

    private static func settle(_ shares: inout [Double], families mask: UInt64, share: Double, _ words: CityWords) {
        let named = Field.allCases.map { field in
            words.families[field.rawValue].contains { mask & (1 << UInt64($0)) != 0 }
        }
        let inside = zip(shares, named).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        let outside = shares.reduce(0, +) - inside
        guard inside > 0, outside > 0, share < 1 else { return }
        for index in shares.indices {
            shares[index] *= named[index] ? share / inside : (1 - share) / outside
        }
    }
}
