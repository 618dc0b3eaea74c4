import Domain
import Kernel

/// What is asked of a unit a million times over: without its names.
struct UnitTraits: Sendable {
    var kind: Int8
    var level: Int8
    var trade: Trade
    var classes: UInt64
}

/// Everyone of a made city as rules and the makers of records see them, one at a time.
///
/// A class, since everyone who makes records holds it: a structure of so many lists would be copied again and again.
final class Population: Sendable {
    let plan: Plan
    let tree: UnitTree
    let careers: Careers
    let duties: Duties
    let skills: TrueSkills
    let words: CityWords
    /// What rules ask about units, by index.
    private let units: [UnitTraits]
    /// For each dimension, each persona's rule.
    private let personas: [[CompiledRule]]

    init(
        plan: Plan, tree: UnitTree, careers: Careers, duties: Duties, skills: TrueSkills, words: CityWords, seed: UInt64
    ) {
        self.plan = plan
        self.tree = tree
        self.careers = careers
        self.duties = duties
        self.skills = skills
        self.words = words
        units = tree.units.indices.map { index in
            let unit = tree.units[index]
            return UnitTraits(kind: unit.kind, level: unit.level, trade: unit.trade, classes: tree.classes[index])
        }
        personas = plan.dimensions.prefix(8).map { dimension in
            dimension.kinds.map { CompiledRule($0.rule.condition, units: tree) }
        }
    }

    /// What a person is at a snapshot, without roles, completions and personas; nil where not in service.
    @inline(__always)
    func profile(_ index: Int, at snapshot: Int) -> Profile? {
        let seats = careers.history[snapshot]
        guard index < seats.count, seats[index].isInService else { return nil }
        let (seat, person) = (seats[index], careers.people[index])
        let unit = units[Int(seat.unit)]
        let date = careers.dates[snapshot]
        var profile = Profile()
        profile.person = person.identity
        profile.grade = seat.grade
        profile.employment = words.employment(seat.contract)
        profile.jobFamily = jobFamily(person)
        profile.unit = seat.unit
        profile.unitKind = unit.kind
        profile.unitLevel = unit.level
        profile.unitClasses = unit.classes
        profile.age = Int16(clamping: person.birth.years(until: date))
        profile.yearsOfService = Int16(clamping: person.hired.years(until: date))
        profile.duties = duties.duties(of: person, seat, in: unit)
        profile.intents = duties.intents(of: person, year: FiscalYear(of: date).year)
        profile.isOnLeave = seat.absence == .parental || seat.absence == .sick
        profile.isSeconded = seat.absence == .secondment
        profile.isInformation = unit.trade == .information
        profile.fieldBonus = Self.bonus(person.field, seat.contract)
        return profile
    }

    func jobFamily(_ person: MadePerson) -> Int8 {
        let families = words.families[person.field.rawValue]
        return families.isEmpty ? -1 : families[Int(person.identity) % families.count]
    }

    /// The personas follow from everything else, in the order of dimensions.
    @inline(__always)
    func decidePersonas(_ profile: inout Profile) {
        for (dimension, kinds) in personas.enumerated() {
            for (kind, rule) in kinds.enumerated() where rule.holds(profile, skills: skills) {
                profile.personas[dimension] = Int8(clamping: kind)
                break
            }
        }
    }

    /// What the person's words are at their present desk.
    func duties(_ index: Int, _ seat: Seat) -> UInt64 {
        duties.duties(of: careers.people[index], seat, in: units[Int(seat.unit)])
    }

    func rule(_ rule: Rule?) -> CompiledRule { CompiledRule(rule?.condition ?? .everyone, units: tree) }

    private static func bonus(_ field: Field, _ contract: Contract) -> Double {
        let byField: Double =
            switch field {
            case .administration: 0
            case .technical: 0.05
            case .education: -0.05
            case .medical: -0.15
            case .fire, .welfare: -0.25
            case .labour: -0.55
            }
        let byContract: Double = contract.isAnnual ? -0.2 : contract == .external ? 0.8 : 0
        return byField + byContract
    }
}
