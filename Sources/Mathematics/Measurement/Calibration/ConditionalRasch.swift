import func Foundation.exp
import func Foundation.log

/// Rasch difficulties from what each person's sum leaves open: which items made it up. Nothing is assumed of how abilities
/// are distributed, so they check the marginal ones (conditional maximum likelihood, Andersen 1972, JRSS B 34:42–54).
///
/// Given the sum r of a person's answers the chance of a pattern is Π εᵢ^xᵢ/γᵣ(ε), εᵢ = e^−bᵢ, with γᵣ the elementary
/// symmetric functions of the items answered.
package struct ConditionalRasch: Sendable {
    /// In logits, their mean 0; NaN for items that all or none got right of those whose sum leaves anything open.
    package let difficulties: [Double]
    package let errors: [Double]
    package let logLikelihood: Double

    /// Forms of a test are few; gaps that differ from person to person are as many forms as people, each of which takes
    /// items⁴ steps.
    private static let mostForms = 50
    private static let mostSteps = 100
    private static let enough = 1e-10

    /// Nil where an answer is neither right nor wrong, or the answers do not hold all items on one scale: too few people,
    /// or forms without items in common. Nil too with more than 50 forms.
    package init?(_ responses: Responses) {
        guard responses.cells.allSatisfy({ $0 <= 1 || $0 == Responses.missing }) else { return nil }
        let kept = Self.telling(responses)
        guard kept.count > 1 else { return nil }
        let forms = Self.forms(responses, kept)
        guard forms.count <= Self.mostForms else { return nil }
        var b = [Double](repeating: 0, count: kept.count)
        var at = Slopes(forms, b)
        for _ in 0..<Self.mostSteps {
            guard let step = at.curvature.cholesky()?.solve(at.gradient) else { return nil }
            let longest = step.map(abs).max() ?? 0
            // The likelihood has one top only; a step no longer than a logit does not leap over it.
            b = zip(b, step).map { $0 + $1 / max(1, longest) }
            at = Slopes(forms, b)
            if longest < Self.enough { break }
        }
        guard at.gradient.allSatisfy({ abs($0) < 1e-5 }), let covariance = at.curvature.inverse() else { return nil }
        var difficulties = [Double](repeating: .nan, count: responses.items)
        var errors = difficulties
        for (place, item) in kept.enumerated() {
            difficulties[item] = b[place]
            // The row of ones that fixes the mean is no information about the items.
            errors[item] = max(0, covariance[place, place] - 1 / Double(kept.count * kept.count)).squareRoot()
        }
        self.difficulties = difficulties
        self.errors = errors
        logLikelihood = at.logLikelihood
    }

    /// The items that are left when those that all or none got right go, and with them the people who then have all or
    /// none right, until nothing more goes.
    private static func telling(_ responses: Responses) -> [Int] {
        var kept = Array(0..<responses.items)
        while true {
            var right = [Int](repeating: 0, count: responses.items)
            var answers = right
            for person in 0..<responses.people {
                let own = responses[person: person]
                let answered = kept.filter { own[own.startIndex + $0] != Responses.missing }
                let sum = answered.reduce(0) { $0 + Int(own[own.startIndex + $1]) }
                guard sum > 0, sum < answered.count else { continue }
                for item in answered {
                    right[item] += Int(own[own.startIndex + item])
                    answers[item] += 1
                }
            }
            let next = kept.filter { right[$0] > 0 && right[$0] < answers[$0] }
            if next.count == kept.count { return kept }
            kept = next
        }
    }

    /// People who answered the same items.
    private struct Form {
        /// Places among the items kept.
        let items: [Int]
        /// Right answers to each item, and people with each sum, of those whose sum leaves anything open.
        var right: [Double]
        var people: [Double]
    }

    private static func forms(_ responses: Responses, _ kept: [Int]) -> [Form] {
        var forms: [[Int]: Form] = [:]
        for person in 0..<responses.people {
            let items = kept.indices.filter { responses[person, kept[$0]] != nil }
            let answers = items.map { Int(responses[person, kept[$0]] ?? 0) }
            let sum = answers.reduce(0, +)
            guard sum > 0, sum < items.count else { continue }
            var form =
                forms[items]
                ?? Form(
                    items: items, right: [Double](repeating: 0, count: items.count),
                    people: [Double](repeating: 0, count: items.count + 1))
            for (place, answer) in answers.enumerated() { form.right[place] += Double(answer) }
            form.people[sum] += 1
            forms[items] = form
        }
        // In a fixed order: sums of rounded numbers depend on it.
        return forms.values.sorted { $0.items.lexicographicallyPrecedes($1.items) }
    }

    /// Height, slope and curvature of the conditional log-likelihood at given difficulties.
    private struct Slopes {
        private(set) var logLikelihood = 0.0
        private(set) var gradient: [Double]
        /// The information, with 1 added everywhere: all difficulties moved alike change nothing, so they are held where
        /// their mean is.
        private(set) var curvature: SquareMatrix

        init(_ forms: [Form], _ b: [Double]) {
            gradient = [Double](repeating: 0, count: b.count)
            curvature = SquareMatrix(size: b.count)
            for index in curvature.values.indices { curvature.values[index] = 1 }
            for form in forms { add(form, form.items.map { exp(-b[$0]) }, b) }
        }

        private mutating func add(_ form: Form, _ easiness: [Double], _ b: [Double]) {
            let sums = form.people.indices.filter { form.people[$0] > 0 }
            let whole = ConditionalRasch.symmetric(easiness)
            for (place, item) in form.items.enumerated() { logLikelihood -= form.right[place] * b[item] }
            for sum in sums { logLikelihood -= form.people[sum] * log(whole[sum]) }
            // The chance that an item is right given each sum: εᵢ·γᵣ₋₁ of the others over γᵣ.
            let chances = easiness.indices.map { item in
                let others = ConditionalRasch.symmetric(easiness, without: [item])
                return sums.map { easiness[item] * others[$0 - 1] / whole[$0] }
            }
            for (i, item) in form.items.enumerated() {
                gradient[item] -= form.right[i]
                for (place, sum) in sums.enumerated() { gradient[item] += form.people[sum] * chances[i][place] }
                for (j, other) in form.items[...i].enumerated() {
                    let others = i == j ? [] : ConditionalRasch.symmetric(easiness, without: [i, j])
                    var information = 0.0
                    for (place, sum) in sums.enumerated() {
                        let both =
                            i == j
                            ? chances[i][place]
                            : sum < 2 ? 0 : easiness[i] * easiness[j] * others[sum - 2] / whole[sum]
                        information += form.people[sum] * (both - chances[i][place] * chances[j][place])
                    }
                    curvature[item, other] += information
                    if i != j { curvature[other, item] += information }
                }
            }
        }
    }

    /// γ₀, γ₁, …: the sums of all products of so many of the values. Item by item; every term is above 0, so nothing cancels.
    private static func symmetric(_ values: [Double], without left: [Int] = []) -> [Double] {
        var sums = [1.0]
        for (place, value) in values.enumerated() where !left.contains(place) {
            sums.append(0)
            for order in stride(from: sums.count - 1, to: 0, by: -1) { sums[order] += value * sums[order - 1] }
        }
        return sums
    }
}
