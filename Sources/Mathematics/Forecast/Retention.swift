/// How likely people stay in their unit over the Aprils of a plan, by how long they have been in post.
package struct Retention: Sendable, Hashable {
    /// Chance to be moved on 1 April by whole years in post then; the last holds for all longer.
    package var hazard: [Double]
    /// Chance to leave the municipality before retirement, each year.
    package var exit: Double

    package init(hazard: [Double], exit: Double) {
        self.hazard = hazard
        self.exit = exit
    }

    /// Chance to be in the same unit still after each 1 April, given one was before it: one number for the April that
    /// ends each year of the plan.
    ///
    /// Who stays is a year longer in post at the next April. Aprils count from the one after the plan's first year, at
    /// which somebody with `yearsInPost` at the start is moved with `hazard[yearsInPost]`.
    /// - Parameter lastYear: the year of the plan in which the person retires, from 0; after its April the chance is 0.
    package func stays(yearsInPost: Int, lastYear: Int, years: Int) -> [Double] {
        (0..<years).map { year in
            guard year < lastYear else { return 0 }
            let moved = hazard.isEmpty ? 0 : hazard[min(max(0, yearsInPost + year), hazard.count - 1)]
            return (1 - moved) * (1 - exit)
        }
    }

    /// Chance to be there at the end of `deadline` for somebody who is there in `year`: the product over the Aprils
    /// between; 1 where there is none.
    package static func chance(_ stays: [Double], from year: Int, to deadline: Int) -> Double {
        year >= deadline ? 1 : stays[year..<deadline].reduce(1, *)
    }
}
