import Kernel
import Mathematics

/// One target's people, as its forecast needs them.
struct TargetReading {
    private let question: NominationCase
    private let outlook: CoverageOutlook
    private let index: Int
    private let target: Target
    private let status: TargetStatus
    /// By member, a bit for each year of the plan in which somebody named fulfils the measure (anew).
    private let newly: [UInt32]
    /// Of those who must take a training how many do so in a year; nil where nobody must.
    private let attendance: TargetForecast.Attendance?
    /// For coverage with movers-in.
    private let runs: Int

    init(
        _ question: NominationCase, _ outlook: CoverageOutlook, target index: Int, named: [NamedProgramme], runs: Int
    ) {
        self.runs = runs
        self.question = question
        self.outlook = outlook
        self.index = index
        let plan = question.standing.plan
        target = plan.targets[index]
        status = question.standing.targets[index]
        newly = Self.newly(question, plan.targets[index], named)
        attendance = Self.attendance(question, plan.targets[index], status)
    }

    var forecast: TargetForecast {
        guard status.stock != nil, target.basis != .hoursPerPerson else {
            return TargetForecast(
                target: index, years: [],
                remark: status.remark ?? Phrase(ja: "この目標の見通しは計算していません", en: "not forecast for this target"))
        }
        let good = question.recordedYears(index)
        let years = (0..<question.years).map { year -> TargetForecast.YearEnd in
            let end = question.year(year)
            let due = target.due(by: end, population: status.population)
            var result = TargetForecast.YearEnd(year: end, due: due)
            result.flow = flow(year, due)
            result.stock = stock(year, good, due)
            addCoverage(&result, year)
            switch target.basis {
            case .cumulative, .annual: result.chance = (result.flow ?? result.stock)?.chance
            case .inPost, .shareOfStaff: result.chance = result.stock?.chance
            case .perUnit, .shareOfUnits, .shareWithinUnit: result.chance = result.coverage?.chance
            default: break
            }
            return result
        }
        return TargetForecast(target: index, years: years, remark: remark)
    }

    private var remark: Phrase? {
        switch target.measure {
        case .reached, .persona, .role:
            Phrase(ja: "今の状態が続くとみています", en: "taken to stay as it is today")
        case .holds: Phrase(ja: "これからの合格は数えていません", en: "passes yet to come are not counted")
        default: nil
        }
    }

    // MARK: Flow

    private func flow(_ year: Int, _ due: Double?) -> TargetForecast.Outcome? {
        guard let flow = status.flow else { return nil }
        if target.basis == .annual { return yearlyFlow(year, due) }
        let members = question.standing.staff.members.indices
        let counted = inFlow
        let chances = members.compactMap { member -> Double? in
            guard let since = newly[member].firstYear, since <= year, !counted[member] else { return nil }
            return question.completionShare * (target.counting.leaversKept ? 1 : serving(member, from: since, to: year))
        }
        return .init(sure: flow, chances: chances, due: due)
    }

    private func yearlyFlow(_ year: Int, _ due: Double?) -> TargetForecast.Outcome {
        let end = question.year(year)
        let have = year == 0 ? Int(status.years.first { $0.year == end }?.actual ?? 0) : 0
        let already = year == 0 ? completed(in: end) : nil
        var bound = 0
        let chances = question.standing.staff.members.indices.compactMap { member -> Double? in
            guard already.map({ !$0[member] }) ?? true else { return nil }
            if newly[member].has(year) { return question.completionShare }
            // Who leaves is followed by somebody who must take it too.
            if isBound(member, in: end) { bound += 1 }
            return nil
        }
        return .init(sure: have, chances: chances, bound: attendance.map { (bound, $0) }, due: due)
    }

    /// Members with an event within the target's period up to now: they count once.
    private var inFlow: [Bool] {
        var counted = [Bool](repeating: false, count: question.standing.staff.members.count)
        let from = target.period?.from.firstDay ?? .distantPast
        for event in question.meter.events(target) ?? [] where event.date >= from {
            let member = question.standing.staff.memberOfPerson[Int(event.person)]
            if member >= 0 { counted[Int(member)] = true }
        }
        return counted
    }

    private func completed(in year: FiscalYear) -> [Bool] {
        var done = [Bool](repeating: false, count: question.standing.staff.members.count)
        for event in question.meter.events(target) ?? [] where year.contains(event.date) {
            let member = question.standing.staff.memberOfPerson[Int(event.person)]
            if member >= 0 { done[Int(member)] = true }
        }
        return done
    }

    // MARK: Stock

    private func stock(_ year: Int, _ good: [Int32], _ due: Double?) -> TargetForecast.Outcome {
        let end = question.year(year)
        var bound = 0
        let chances = question.standing.staff.members.indices.compactMap { member -> Double? in
            guard question.meter.isCounted(member, target) else { return nil }
            if Int(good[member]) >= year { return serving(member, from: 0, to: year) }
            if let since = newly[member].lastYear(upTo: year), isGood(since, year) {
                return question.completionShare * serving(member, from: since, to: year)
            }
            // Who leaves is followed by somebody who must take it too.
            if isBound(member, in: end) { bound += 1 }
            return nil
        }
        let isPeople = target.basis == .cumulative || target.basis == .inPost || target.basis == .shareOfStaff
        return .init(
            chances: chances, bound: attendance.map { (bound, $0) }, due: isPeople ? due : nil)
    }

    /// Whether what is completed in one year of the plan is good still in another.
    private func isGood(_ completed: Int, _ year: Int) -> Bool {
        guard case .completed(let reference, _, _) = target.measure else { return true }
        return question.standing.plan.programmes(in: reference).allSatisfy {
            let programme = question.standing.plan.programmes[$0]
            let repetition = (programme.mandatory ?? programme.elective)?.repetition ?? .once
            return repetition.isStillGood(question.year(completed), in: question.year(year))
        }
    }

    private func addCoverage(_ result: inout TargetForecast.YearEnd, _ year: Int) {
        guard let place = question.coverages.firstIndex(where: { $0.target == index }) else { return }
        let goal = question.coverages[place]
        let asked = goal.need.indices.filter { goal.need[$0] > 0 }
        let chances = outlook.covered(place, at: year)
        let wanted =
            target.basis == .shareOfUnits ? (target.goal ?? 100) / 100 * Double(asked.count) : Double(asked.count)
        result.units = asked.count
        let due = asked.isEmpty ? nil : wanted
        result.coverageWithMovers = outlook.coveredWithMovers(place, at: year, runs: runs, due: due)
        result.coverage = .init(chances: asked.map { chances[$0] }, due: due)
    }

    private func serving(_ member: Int, from year: Int, to end: Int) -> Double {
        question.stay.serving(member, from: year, to: end)
    }

    // MARK: Training that people must take

    /// Whether a member must take one of the target's programmes, as the rules read today, in a year in which it runs.
    private func isBound(_ member: Int, in year: FiscalYear) -> Bool {
        guard case .completed(let reference, _, _) = target.measure else { return false }
        let standing = question.standing
        return standing.plan.programmes(in: reference).contains { programme in
            guard standing.plan.programmes[programme].runs(in: year),
                let half = standing.plan.programmes[programme].mandatory
            else { return false }
            return standing.facts.holds(half.audience.condition, for: member)
        }
    }

    /// As in the last full years: how many of those bound took it; nineteen of twenty where there was none.
    private static func attendance(
        _ question: NominationCase, _ target: Target, _ status: TargetStatus
    ) -> TargetForecast.Attendance? {
        guard case .completed(let reference, _, let half) = target.measure, half != .elective else { return nil }
        let plan = question.standing.plan
        guard plan.programmes(in: reference).contains(where: { plan.programmes[$0].mandatory != nil }) else {
            return nil
        }
        let shares = status.years.filter { $0.isOver && $0.actual > 0 }.suffix(5)
            .map { min(1, $0.actual / Double(max(1, status.population))) }
        guard target.basis == .annual, status.population > 0, !shares.isEmpty else { return .usual }
        return TargetForecast.Attendance(shares: shares, people: status.population)
    }

    private static func newly(_ question: NominationCase, _ target: Target, _ named: [NamedProgramme]) -> [UInt32] {
        let members = question.standing.staff.members.count
        var newly = [UInt32](repeating: 0, count: members)
        guard case .completed(let reference, let need, let half) = target.measure, half != .mandatory else {
            return newly
        }
        let plan = question.standing.plan
        let programmes = plan.programmes(in: reference)
        let isCounted = plan.programmes.indices.map { programmes.contains($0) }
        let wanted =
            switch need {
            case .any: 1
            case .all: max(1, programmes.count)
            case .atLeast(let count): count
            }
        var done = [[Int]](repeating: [], count: wanted > 1 ? members : 0)
        if wanted > 1 {
            for member in 0..<members {
                done[member] = programmes.filter { question.standing.facts.hasCompleted($0, member: member) }
            }
        }
        for entry in named.sorted(by: { $0.year < $1.year }) where isCounted[entry.programme] {
            let member = Int(entry.member)
            if wanted > 1 {
                if !done[member].contains(entry.programme) { done[member].append(entry.programme) }
                guard done[member].count >= wanted else { continue }
            }
            newly[member] |= 1 << UInt32(entry.year)
        }
        return newly
    }
}

/// Years of a plan as bits.
extension UInt32 {
    fileprivate func has(_ year: Int) -> Bool { self & (1 << UInt32(year)) != 0 }
    fileprivate var firstYear: Int? { self == 0 ? nil : trailingZeroBitCount }
    fileprivate func lastYear(upTo year: Int) -> Int? {
        let before = self & ((1 << UInt32(year + 1)) - 1)
        return before == 0 ? nil : 31 - before.leadingZeroBitCount
    }
}
