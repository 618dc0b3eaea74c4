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
        measurements = inputs.plan.scales.map { LevelFusion(inputs.plan.measurement, scale: $0) }
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
            let denominator = facts.plan.denominators[perUnit.denominator]
            let units = denominator.units(of: facts.roster, on: facts.staff.units)
            var holders = [Int: Int]()
            for assignment in facts.roster.roles
            where Int(assignment.role) == index && assignment.from <= facts.staff.date
                && facts.staff.date <= assignment.to
            {
                let member = facts.staff.memberOfPerson[Int(assignment.person)]
                guard member >= 0 else { continue }
                // The unit for which the role was given, which need not be the holder's own.
                let given = assignment.unit >= 0 ? assignment.unit : facts.staff.members[Int(member)].post.unit
                let home = facts.staff.units.unit(ofClass: denominator.unitClass, atOrAbove: given)
                if home >= 0 { holders[Int(home), default: 0] += 1 }
            }
            return units.filter { holders[$0, default: 0] < perUnit.count }.map {
                RoleVacancy(role: index, unit: $0, holders: holders[$0, default: 0], wanted: perUnit.count)
            }
        }
    }
}
