/// Standard errors of what a calibration estimated.
extension CalibrationSearch {
    /// From the observed information: the score of the observed answers, which by Fisher's identity is that of the
    /// expected ones, differenced about the estimate, and the prior's curvature (Oakes 1999, JRSS B 61:479–482, gives the
    /// same in closed form). Nil where the information is not positive definite.
    mutating func standardErrors() -> (
        items: [[Double]], difficulties: [[Double]], lowers: [Double], groups: [Calibration.Ability]
    )? {
        let best = state
        let free = freeParameters
        guard !free.isEmpty else { return nil }
        var information = SquareMatrix(size: free.count)
        for (row, parameter) in free.enumerated() {
            let width = 1e-3
            let up = score(moved(best, parameter, by: width), free)
            let down = score(moved(best, parameter, by: -width), free)
            for column in free.indices { information[row, column] = -(up[column] - down[column]) / (2 * width) }
        }
        score(best, free, isKept: true)
        for row in free.indices {
            for column in 0..<row {
                let mean = (information[row, column] + information[column, row]) / 2
                information[row, column] = mean
                information[column, row] = mean
            }
        }
        guard let covariance = information.inverse() else { return nil }
        var items = best.items.map { $0.parameters.map { _ in Double.nan } }
        var lowers = best.items.map { _ in Double.nan }
        var groups = best.groups.map { _ in Calibration.Ability(mean: .nan, sd: .nan) }
        for (index, parameter) in free.enumerated() {
            let error = covariance[index, index].squareRoot()
            switch parameter {
            case .item(let item, let which): items[item][which] = error
            case .lower(let item): lowers[item] = error * best.items[item].lower * (1 - best.items[item].lower)
            case .mean(let group): groups[group].mean = error
            case .spread(let group): groups[group].sd = error
            }
        }
        return (items, Self.difficulties(best.items, free, covariance), lowers, groups)
    }

    /// By the first derivatives of b = −d/a: ∂b/∂a = −b/a, ∂b/∂d = −1/a. Slopes that are held have no error.
    private static func difficulties(
        _ items: [Item], _ free: [Parameter], _ covariance: SquareMatrix
    ) -> [[Double]] {
        var places = items.map { [Int?](repeating: nil, count: $0.intercepts.count + 1) }
        for (place, parameter) in free.enumerated() {
            if case .item(let item, let which) = parameter { places[item][which] = place }
        }
        return items.enumerated().map { index, item in
            item.difficulties.enumerated().map { step, difficulty in
                guard let own = places[index][step + 1] else { return .nan }
                var variance = covariance[own, own]
                if let slope = places[index][0] {
                    variance +=
                        difficulty * difficulty * covariance[slope, slope] + 2 * difficulty * covariance[slope, own]
                }
                return max(0, variance).squareRoot() / abs(item.slope)
            }
        }
    }

    private enum Parameter {
        /// The slope is number 0.
        case item(Int, Int)
        /// The logit of the lower asymptote.
        case lower(Int)
        case mean(Int)
        case spread(Int)
    }

    private var freeParameters: [Parameter] {
        var free: [Parameter] = []
        for (index, item) in state.items.enumerated() where blanks[index].fixed == nil {
            for which in (settings.isRasch ? 1 : 0)..<item.parameters.count { free.append(.item(index, which)) }
            if blanks[index].isLowerFree { free.append(.lower(index)) }
        }
        for group in state.groups.indices {
            if isMeanFree[group] { free.append(.mean(group)) }
            if isSpreadFree[group] { free.append(.spread(group)) }
        }
        return free
    }

    private func moved(_ state: State, _ parameter: Parameter, by width: Double) -> State {
        var next = state
        switch parameter {
        case .item(let item, let which): next.items[item].parameters[which] += width
        case .lower(let item): next.items[item].lowerLogit += width
        case .mean(let group): next.groups[group].mean += width
        case .spread(let group): next.groups[group].sd += width
        }
        return next
    }

    /// The derivatives of the log-likelihood with the prior by what is free.
    @discardableResult
    private mutating func score(_ state: State, _ free: [Parameter], isKept: Bool = false) -> [Double] {
        expect(state, isCycle: false)
        guard !isKept else { return [] }
        var gradients = [[Double]?](repeating: nil, count: state.items.count)
        func gradient(_ item: Int) -> [Double] {
            let gradient = gradients[item] ?? itemStep(item).derivatives(state.items[item]).gradient
            gradients[item] = gradient
            return gradient
        }
        return free.map { parameter in
            switch parameter {
            case .item(let item, let which): return gradient(item)[which]
            case .lower(let item): return gradient(item)[2]
            case .mean(let group): return abilityScore(state, group).mean
            case .spread(let group): return abilityScore(state, group).sd
            }
        }
    }

    /// Derivatives by a group's mean and spread. The weights of the grid add up to 1 for every mean and spread, hence the
    /// moments that are taken off.
    private func abilityScore(_ state: State, _ group: Int) -> (mean: Double, sd: Double) {
        let (mean, sd) = (state.groups[group].mean, state.groups[group].sd)
        let grid = expectation.grid.reweighted(mean: mean, sd: sd)
        var (people, first, second, firstWeight, secondWeight) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (node, theta) in grid.nodes.enumerated() {
            let z = (theta - mean) / sd
            let mass = expectation.people(group: group, node: node)
            people += mass
            first += mass * z
            second += mass * z * z
            firstWeight += grid.weights[node] * z
            secondWeight += grid.weights[node] * z * z
        }
        return ((first - people * firstWeight) / sd, (second - people * secondWeight) / sd)
    }
}
