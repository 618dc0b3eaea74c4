import Domain
import Kernel

/// Evidence of skills seen at work: assessments by heads in some sections, on-the-job training and tests for some.
struct EvidenceByHeads {
    struct Entry {
        var person: Int32
        var skill: Int
        var rank: Int
        var method: EvidenceMethod
        var date: CalendarDate
        var confirmer: Int32
        var remark: String?
    }

    let population: Population
    let completed: [ProgrammeSet]
    let dice: Dice
    let asOf: CalendarDate
    /// For each section the person of the highest grade in it; -1 none.
    private let heads: [Int32]
    private let snapshot: Int

    init(_ population: Population, completed: [ProgrammeSet], seed: UInt64, asOf: CalendarDate) {
        self.population = population
        self.completed = completed
        self.asOf = asOf
        dice = Dice(seed: seed, for: "evidence")
        snapshot = population.careers.history.count - 1
        var heads = [Int32](repeating: -1, count: population.tree.units.count)
        let seats = population.careers.history[snapshot]
        for (index, seat) in seats.enumerated() where seat.isInService && seat.contract == .regular {
            let section = Int(population.tree.section[Int(seat.unit)])
            let known = heads[section]
            if known < 0 || seats[Int(known)].seatClass < seat.seatClass { heads[section] = Int32(index) }
        }
        self.heads = heads
    }

    private func remark(_ method: EvidenceMethod, _ person: Int) -> String? {
        let remarks: [String] =
            switch method {
            case .head: ["期末面談で確認", "担当業務の改善で確認", "職場研修の講師を務めた"]
            case .ojt: ["業務システムの更新を担当", "窓口の手順の見直しを担当"]
            default: []
            }
        guard !remarks.isEmpty, dice.chance(0.3, person, -6) else { return nil }
        return remarks[dice.index(below: remarks.count, person, -7)]
    }

    func makeAll(_ emit: (Entry) throws -> Void) rethrows {
        let count = population.skills.count
        guard count > 0 else { return }
        let seats = population.careers.history[snapshot]
        // Last winter, when heads talk with their people.
        let winter = FiscalYear(FiscalYear(of: asOf).year - 1).firstDay.adding(days: 240)
        for (index, seat) in seats.enumerated() where seat.isInService && seat.absence == .none {
            let section = Int(population.tree.section[Int(seat.unit)])
            let head = heads[section]
            guard head >= 0, head != index, population.careers.people[index].hired < winter else { continue }
            let isAssessed = dice.chance(0.18, section, -1)
            let isTrained = dice.chance(0.02, index, -2)
            let isTested = dice.chance(0.01, index, -3)
            guard isAssessed || isTrained || isTested, var profile = population.profile(index, at: snapshot) else {
                continue
            }
            profile.completed = completed[index]
            let first = dice.index(below: count, section, -4)
            func entry(_ skill: Int, _ method: EvidenceMethod, noise: Double) -> Entry? {
                let level = population.skills.value(skill, of: profile) + noise * dice.normal(index, skill)
                let rank = min(population.skills.levels(skill), Int(level + 0.3))
                let date = min(asOf, winter.adding(days: dice.index(below: 100, index, skill + 1000)))
                return rank >= 1
                    ? Entry(
                        person: Int32(index), skill: skill, rank: rank, method: method, date: date, confirmer: head,
                        remark: remark(method, index))
                    : nil
            }
            if isAssessed {
                for step in 0..<min(3, count) {
                    if let entry = entry((first + step) % count, .head, noise: 0.35) { try emit(entry) }
                }
            }
            let own = dice.index(below: count, index, -5)
            if isTrained, let entry = entry(own, .ojt, noise: 0.2) { try emit(entry) }
            if isTested, let entry = entry((own + 1) % count, .test, noise: 0.1) { try emit(entry) }
        }
    }
}
