package import Domain
package import Kernel

/// A municipality made up from a plan: units, staff over years, trainings, answers, evidence; none of it real.
///
/// Its shape follows from the plan's vocabulary and figures, the rest from the seed: the same plan, staff, seed and day
/// give the same files byte for byte on every machine. Each purpose draws from a stream of its own.
package struct MadeCity: Sendable {
    let plan: Plan
    let seed: UInt64
    let asOf: CalendarDate
    let form: SurveyForm
    let shape: CityShape
    let population: Population
    let roles: RoleHolders

    /// `staff` is the number of people in service at each snapshot, one at least; `years` the fiscal years of history.
    /// Without an instrument the survey asks about each skill of the plan.
    package init(
        plan: Plan, instrument: Instrument?, staff: Int, seed: UInt64, asOf: CalendarDate, years: Int = Self.usualYears
    ) {
        self.init(
            plan: plan, form: instrument.map { SurveyForm(asking: $0, in: plan.about.municipality.code) }, staff: staff,
            seed: seed, asOf: asOf, years: years)
    }

    package static let usualYears = 5

    /// As above, with the questions themselves.
    package init(
        plan: Plan, form: SurveyForm?, staff: Int, seed: UInt64, asOf: CalendarDate, years: Int = Self.usualYears
    ) {
        self.plan = plan
        self.seed = seed
        self.asOf = asOf
        self.form = form ?? SurveyForm(plan: plan)
        let words = CityWords(plan.vocabulary)
        let shape = CityShape(plan: plan, words: words, staff: max(1, staff))
        self.shape = shape
        let (dates, newestIsApril) = Self.snapshotDates(asOf, years: max(1, years))
        var builder = UnitBuilder(plan: plan, words: words, shape: shape, dice: Dice(seed: seed, for: "units"))
        var tree = UnitTree(units: builder.build())
        Reorganisations(
            dates: dates, aprils: newestIsApril ? dates.count : dates.count - 1,
            dice: Dice(seed: seed, for: "reorganisations")
        ).apply(to: &tree)
        tree.settle(plan)
        let careers = Careers(
            shape: shape, words: words, tree: tree, dates: dates, newestIsApril: newestIsApril, seed: seed)
        let duties = Duties(plan.vocabulary, words: words, shape: shape, dice: Dice(seed: seed, for: "duties"))
        population = Population(
            plan: plan, tree: tree, careers: careers, duties: duties,
            skills: TrueSkills(plan: plan, dice: Dice(seed: seed, for: "skills")), words: words, seed: seed)
        roles = RoleHolders(population, seed: seed)
    }

    /// The dates of the snapshots, ascending: the last 1 Aprils, and the day itself where it is a month later.
    package var snapshotDates: [CalendarDate] { population.careers.dates }

    private static func snapshotDates(
        _ asOf: CalendarDate, years: Int
    ) -> (dates: [CalendarDate], newestIsApril: Bool) {
        let last = FiscalYear(of: asOf)
        let aprils = (1...years).map { FiscalYear(last.year - years + $0).firstDay }
        let isLater = asOf >= last.firstDay.adding(months: 1)
        return (isLater ? aprils + [asOf] : aprils, !isLater)
    }

    /// When the newest survey ran and whom it asked: the plan's last campaign that has begun; without one, last June.
    var campaign: (window: ClosedRange<CalendarDate>, population: Rule?) {
        let begun = plan.surveys.filter {
            $0.from <= asOf && $0.from <= $0.to && (form.id.isEmpty || $0.instrument == form.id)
        }
        if let latest = begun.max(by: { $0.from < $1.from }) { return (latest.from...latest.to, latest.population) }
        if let window = form.window, window.lowerBound <= asOf { return (window, nil) }
        let year =
            FiscalYear(of: asOf).firstDay.adding(days: 91) <= asOf
            ? FiscalYear(of: asOf).year : FiscalYear(of: asOf).year - 1
        let june = FiscalYear(year).firstDay.adding(days: 61)
        return (june...june.adding(days: 29), plan.surveys.first?.population)
    }
}
