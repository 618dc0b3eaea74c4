package import Kernel

/// Where a city stands with its plan on a date: the whole way from people to targets, worked out once.
package struct Standing: Sendable {
    package let plan: Plan
    package let roster: Roster
    package let record: TrainingRecord
    package let ledger: EvidenceLedger
    package let facts: Facts
    package let gaps: Gaps
    package let obligations: Obligations
    package let nominations: [Nomination]
    package let targets: [TargetStatus]
    /// People in service whom no persona rule of any dimension fits, as indices into the staff: listed, never dropped.
    package let unclassified: [Int]
    /// Units that lack holders of an overlay role.
    package let vacancies: [RoleVacancy]
    package let measurements: [any LevelMeasurement]

    package var staff: Staff { facts.staff }
    package var date: CalendarDate { facts.staff.date }
    package var year: FiscalYear { obligations.year }

    /// Everything a run is made of, before it is worked out.
    package struct Inputs: Sendable {
        package var plan: Plan
        package var roster: Roster
        package var completions: [Completion]
        package var certificates: [CertificateHolding]
        /// Ordered by `EvidenceLedger.order`.
        package var ledger: EvidenceLedger
        package var surveys: [SurveyParticipation]

        package init(
            plan: Plan, roster: Roster, completions: [Completion] = [], certificates: [CertificateHolding] = [],
            ledger: EvidenceLedger = EvidenceLedger(), surveys: [SurveyParticipation] = []
        ) {
            self.plan = plan
            self.roster = roster
            self.completions = completions
            self.certificates = certificates
            self.ledger = ledger
            self.surveys = surveys
        }
    }

    /// Works everything out. `stage` is told each stage's name as it begins, for timings and progress.
    package init(
        _ inputs: Inputs, on date: CalendarDate, nomination: any NominationRule = PriorityNomination(),
        stage: (String) -> Void = { _ in }
    ) {
        plan = inputs.plan
        roster = inputs.roster
        stage("record")
        record = TrainingRecord(
            completions: inputs.completions, certificates: inputs.certificates, people: inputs.roster.people.count)
        ledger = inputs.ledger
        stage("staff")
        let staff = Staff(inputs.roster, plan: inputs.plan, on: date)
        stage("levels")
        measurements = inputs.plan.scales.map { WeightedMajority(inputs.plan.measurement, scale: $0) }
        let levels = SkillLevels(staff: staff, ledger: inputs.ledger, plan: inputs.plan, measurements: measurements)
        stage("personas")
        facts = Facts(plan: inputs.plan, roster: inputs.roster, staff: staff, levels: levels, record: record)
        stage("gaps")
        gaps = Gaps(facts)
        let facts = facts
        unclassified = staff.members.indices.filter { member in
            facts.personas.allSatisfy { $0[member] < 0 }
        }
        stage("obligations")
        obligations = Obligations(facts, gaps: gaps, record: record, year: FiscalYear(of: date))
        stage("targets")
        targets = TargetMeter(facts: facts, record: record, surveys: inputs.surveys).all()
        vacancies = RoleVacancy.all(facts)
        stage("nominations")
        nominations = NominationList.all(obligations, facts, gaps, targets, by: nomination)
    }
}

/// A unit that should have holders of an overlay role (clause O5) and has too few.
package struct RoleVacancy: Sendable, Hashable {
    package var role: Int
    /// Index into `Roster.units`.
    package var unit: Int
    package var holders: Int
    package var wanted: Int

    static func all(_ facts: Facts) -> [RoleVacancy] {
        facts.plan.roles.enumerated().flatMap { index, role -> [RoleVacancy] in
            guard let perUnit = role.perUnit, index < 64 else { return [] }
            let coverage = Coverage(
                facts.plan.denominators[perUnit.denominator], perUnit: perUnit.count, roster: facts.roster,
                staff: facts.staff,
                counts: { person in
                    let member = facts.staff.memberOfPerson[person]
                    return member >= 0 && facts.staff.members[Int(member)].roles & (1 << UInt64(index)) != 0
                })
            return coverage.units.indices.filter { coverage.people[$0] < perUnit.count }.map {
                RoleVacancy(
                    role: index, unit: coverage.units[$0], holders: coverage.people[$0], wanted: perUnit.count)
            }
        }
    }
}
