import Domain
import Kernel
import Operations

/// The form in which a planner says what a scenario assumes: read, checked, shown again.
struct ScenarioForm: Sendable {
    var name = ""
    var years = ""
    var hours = ""
    var share = "20"
    var moving = "100"
    var completion = ""
    var seconds = "60"
    var previous: Int64?
    var loyalty = NominationAssumptions.Loyalty.afterCoverage
    /// Seats by programme and year, as typed.
    var seats: [String: String] = [:]
    /// What an earlier scenario pinned, left out and excluded: kept when it is worked out anew.
    var kept = ScenarioAssumptions()
    /// That scenario.
    var keptFrom: Int64?
    var errors = FormErrors()

    init() {}

    /// Begins with what another assumes.
    init(after scenario: Scenario, in language: Language) {
        let given = scenario.assumptions
        name = String(scenario.name.prefix(50)) + (language == .ja ? "（改）" : " (revised)")
        years = given.years.map { "\($0)" } ?? ""
        hours = given.hoursPerYear.map { "\($0)" } ?? ""
        share = Self.percent(given.shareOfSection)
        moving = Self.percent(given.movingFactor)
        completion = given.completion.map(Self.percent) ?? ""
        seconds = "\(given.seconds)"
        previous = scenario.id
        loyalty = NominationAssumptions.Loyalty(rawValue: given.loyalty) ?? .afterCoverage
        for change in given.seats { seats[Self.field(change.programme, change.year)] = "\(change.seats)" }
        kept = given
        keptFrom = scenario.id
    }

    static func field(_ programme: String, _ year: Int) -> String { "seats.\(programme).\(year)" }
    private static func percent(_ share: Double) -> String { (share * 100).written(decimals: 0) }

    /// Reads what was sent; nil where something is wrong, which `errors` then says.
    mutating func read(_ form: Form, programmes: [Programme], years span: [Int]) -> ScenarioAssumptions? {
        var reader = FieldReader(form)
        name = reader.text("name", maximum: ManageScenarios.longestName)
        (years, hours, share) = (form["years"] ?? "", form["hours"] ?? "", form["share"] ?? "")
        (moving, completion, seconds) = (form["moving"] ?? "", form["completion"] ?? "", form["seconds"] ?? "")
        previous = form["previous"].flatMap { Int64($0) }
        loyalty = form["loyalty"].flatMap(NominationAssumptions.Loyalty.init(rawValue:)) ?? .afterCoverage
        var wishes = kept
        func optional(_ name: String, _ range: ClosedRange<Int>) -> Int? {
            (form[name] ?? "").allSatisfy(\.isWhitespace) ? nil : reader.integer(name, in: range)
        }
        wishes.years = optional("years", 1...NominationAssumptions.mostYears)
        wishes.hoursPerYear = optional("hours", 0...400)
        wishes.shareOfSection = Double(reader.integer("share", in: 0...100) ?? 20) / 100
        wishes.movingFactor = Double(reader.integer("moving", in: 0...300) ?? 100) / 100
        wishes.completion = optional("completion", 10...100).map { Double($0) / 100 }
        wishes.seconds = reader.integer("seconds", in: ScenarioAssumptions.secondsRange) ?? 60
        wishes.loyalty = loyalty.rawValue
        wishes.seats = []
        for programme in programmes {
            for year in span {
                let name = Self.field(programme.id, year)
                seats[name] = form[name]
                guard let count = optional(name, 0...100_000) else { continue }
                wishes.seats.append(.init(programme: programme.id, year: year, seats: count))
            }
        }
        errors = reader.errors
        return errors.isEmpty ? wishes : nil
    }
}

extension Plan {
    /// Programmes whose elective seats a scenario can change: those that a target counts.
    var nominated: [Programme] {
        let counted = targets.flatMap { target -> [Int] in
            guard case .completed(let reference, _, let half) = target.measure, half != .mandatory else { return [] }
            return programmes(in: reference)
        }
        let wanted = Set(counted)
        return programmes.enumerated().filter { wanted.contains($0.offset) && $0.element.elective != nil }
            .map(\.element)
    }
}
