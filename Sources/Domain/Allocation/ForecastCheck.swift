package import Kernel

/// Forecasts made anew for past 1 Aprils, with what was known then alone, beside what came (docs/algorithms/forecast.md).
///
/// Nobody is named in them. Stock and coverage are those of whoever had the training on the day of the forecast, coverage
/// of the units that live on: a reorganisation is not foreseen. What must be taken every year is held against what was
/// taken.
package enum ForecastCheck {
    package enum Figure: String, CaseIterable, Sendable {
        case flow, stock, coverage, withMovers

        package var name: Phrase {
            switch self {
            case .flow: Phrase(ja: "その年度の修了", en: "flow of the year")
            case .stock: Phrase(ja: "在籍", en: "stock")
            case .coverage: Phrase(ja: "足りる所属（同じ所属に残る人）", en: "units covered by who stayed")
            case .withMovers: Phrase(ja: "足りる所属（異動してくる人を含む）", en: "units covered, movers-in counted")
            }
        }
    }

    package struct Line: Sendable, Hashable {
        package var made: CalendarDate
        /// 1 Aprils of the roster that the chances rest on.
        package var known: Int
        /// 1 Aprils between the forecast and the day it is for.
        package var ahead: Int
        package var target: Int
        package var figure: Figure
        package var expected: Double
        package var low: Int
        package var high: Int
        package var came: Int

        package var isWithin: Bool { low <= came && came <= high }
        /// Whether it could have come otherwise, so that the forecast says something.
        package var isOpen: Bool { low < high }
    }

    /// - Parameters:
    ///   - inputs: the ledger is made anew from completions and certificates.
    ///   - last: up to this day everything is on record.
    ///   - progress: told the day of each forecast.
    package static func lines(
        _ inputs: Standing.Inputs, until last: CalendarDate, progress: (CalendarDate) -> Void = { _ in }
    ) throws(UnfitAssumptions) -> [Line] {
        var lines: [Line] = []
        let newest = FiscalYear(of: last)
        var whole: [Int: Standing] = [:]
        guard let oldest = inputs.roster.snapshotDates.first else { return [] }
        var year = FiscalYear(of: oldest)
        while year < newest {
            defer { year = year + 1 }
            let day = year.firstDay
            let past = inputs.known(on: day)
            let standing = Standing(past, on: day)
            let history = TransferHistory(standing)
            guard !history.aprils.isEmpty else { continue }
            progress(day)
            var assumptions = NominationAssumptions()
            assumptions.years = min(NominationAssumptions.mostYears, newest - year + 1)
            let question = try NominationCase(standing, history: history, assumptions: assumptions)
            let outlook = CoverageOutlook(question, [])
            let forecasts = TargetForecast.all(question, outlook)
            for ahead in 1..<question.years {
                let end = question.year(ahead)
                if end.lastDay <= last, whole[end.year] == nil {
                    whole[end.year] = Standing(inputs.known(on: end.lastDay), on: end.lastDay)
                }
                let after = Outcome(
                    question, outlook, ahead, then: Standing(past, on: end.firstDay), whole: whole[end.year])
                for forecast in forecasts where forecast.years.indices.contains(ahead) {
                    lines += after.figures(of: forecast).map { figure, range in
                        Line(
                            made: day, known: history.aprils.count, ahead: ahead, target: forecast.target,
                            figure: figure, expected: range.expected, low: range.low, high: range.high,
                            came: range.came)
                    }
                }
            }
        }
        return lines
    }

    /// What came of the people of a question.
    private struct Outcome {
        typealias Range = (expected: Double, low: Int, high: Int, came: Int)

        let question: NominationCase
        let outlook: CoverageOutlook
        let ahead: Int
        /// After so many 1 Aprils, with the record as it was when the question was asked; its year with the whole record.
        let then: Standing
        let whole: Standing?

        init(
            _ question: NominationCase, _ outlook: CoverageOutlook, _ ahead: Int, then: Standing, whole: Standing?
        ) {
            (self.question, self.outlook, self.ahead) = (question, outlook, ahead)
            (self.then, self.whole) = (then, whole)
        }

        func figures(of forecast: TargetForecast) -> [(Figure, Range)] {
            let plan = question.standing.plan
            let target = plan.targets[forecast.target]
            guard case .completed(let reference, _, let half) = target.measure else { return [] }
            let end = forecast.years[ahead]
            var figures: [(Figure, Range)] = []
            let isMandatory =
                half != .elective && plan.programmes(in: reference).contains { plan.programmes[$0].mandatory != nil }
            if isMandatory {
                if target.basis == .annual, let flow = end.flow,
                    let came = whole?.targets[forecast.target].years.first(where: { $0.year == end.year })
                {
                    figures.append((.flow, (flow.expected, flow.low, flow.high, Int(came.actual))))
                }
                return figures
            }
            if target.basis != .annual, let stock = end.stock, let came = then.targets[forecast.target].stock {
                figures.append((.stock, (stock.expected, stock.low, stock.high, came)))
            }
            if let place = question.coverages.firstIndex(where: { $0.target == forecast.target }) {
                let goal = question.coverages[place]
                let lives = livesOn(goal)
                let (stayed, withMovers) = covered(goal, lives)
                let chances = zip(outlook.covered(place, at: ahead), lives).filter(\.1).map(\.0)
                let coverage = TargetForecast.Outcome(chances: chances, due: nil)
                figures.append((.coverage, (coverage.expected, coverage.low, coverage.high, stayed)))
                let figure = outlook.coveredWithMovers(
                    place, at: ahead, runs: TargetForecast.WithMovers.usualRuns, due: nil,
                    needs: zip(goal.need, lives).map { $1 ? Int($0) : 0 })
                if let runs = figure.runs {
                    figures.append((.withMovers, (figure.expected, runs.low, runs.high, withMovers)))
                }
            }
            return figures
        }

        /// The units of which something is asked and that have not ended since.
        private func livesOn(_ goal: CoverageGoal) -> [Bool] {
            let codes = Set(then.roster.units.filter { $0.exists(on: then.date) }.map(\.code))
            return zip(goal.units, goal.need).map { $1 > 0 && codes.contains(then.roster.units[$0].code) }
        }

        /// Units with what they needed, by their own people of then and by all who had come to sit there.
        private func covered(_ goal: CoverageGoal, _ lives: [Bool]) -> (stayed: Int, withMovers: Int) {
            let (before, roster) = (question.standing, then.roster)
            let identities = roster.unitIdentities
            let homes = UnitHomes(roster, identities: identities, plan: before.plan, unitClass: goal.unitClass)
            var unitOfHome: [Int32: Int] = [:]
            for (place, unit) in goal.units.enumerated() { unitOfHome[identities[unit]] = place }
            var stayed = [Int32](repeating: 0, count: goal.units.count)
            var there = stayed
            let target = before.plan.targets[goal.target]
            for (member, good) in question.recordedYears(goal.target).enumerated() where Int(good) >= ahead {
                guard question.meter.isCounted(member, target) else { continue }
                let after = then.staff.memberOfPerson[Int(before.staff.members[member].person)]
                guard after >= 0 else { continue }
                let home = homes.home[Int(then.staff.members[Int(after)].post.unit)]
                guard let unit = unitOfHome[home] else { continue }
                there[unit] += 1
                if Int(goal.unitOfMember[member]) == unit { stayed[unit] += 1 }
            }
            let asked = goal.need.indices.filter { lives[$0] }
            return (asked.count { stayed[$0] >= goal.need[$0] }, asked.count { there[$0] >= goal.need[$0] })
        }
    }
}

extension Standing.Inputs {
    /// What was on record on a day; of the roster everything, since a standing and its history look no further.
    fileprivate func known(on day: CalendarDate) -> Standing.Inputs {
        var inputs = self
        inputs.completions.removeAll { $0.date > day }
        inputs.certificates.removeAll { $0.passedOn > day }
        inputs.ledger = EvidenceLedger()
        RecordEvidence.append(inputs.completions, plan: plan, to: &inputs.ledger)
        RecordEvidence.append(inputs.certificates, plan: plan, on: day, to: &inputs.ledger)
        inputs.ledger.order(people: roster.people.count)
        return inputs
    }
}
