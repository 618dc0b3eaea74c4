package import Kernel

/// What a survey says of a staff (clause O1): who answered, the self-rated levels, what is known, by group.
///
/// Results of small groups are hidden, and so is whatever would let them be worked out by subtraction, within a table
/// and between tables of which one lies within the other. Free text is counted and never shown.
package struct SurveyResults: Sendable {
    package struct Participation: Sendable, Hashable {
        package var members: Int
        package var respondents: Int

        package init(members: Int, respondents: Int) {
            self.members = members
            self.respondents = respondents
        }

        /// 0…1; 0 where there is nobody.
        package var rate: Double { members > 0 ? Double(respondents) / Double(members) : 0 }
    }

    /// How respondents are spread over the levels of a skill.
    package struct Distribution: Sendable, Hashable {
        /// By rank, 0 ("not yet on the scale") first; nil where hidden.
        package var counts: [Int?]
        /// Respondents who answered nothing about the skill; nil where hidden.
        package var noAnswer: Int?
        /// The mean rank of those who did; nil where anything is hidden, or nobody did.
        package var mean: Double?

        package var isComplete: Bool { noAnswer != nil && counts.allSatisfy { $0 != nil } }
    }

    package struct SkillResult: Sendable {
        /// Index into `Plan.skills`.
        package var skill: Int
        /// Nil where fewer people answered than a group must have.
        package var overall: Distribution?
    }

    package struct Row: Sendable {
        package var label: Phrase
        /// How many of the staff belong to it: known anyway, and never hidden.
        package var members: Int
        /// Nil where hidden.
        package var participation: Participation?
        /// One for each of `SurveyResults.skills`; all counts nil where the row is hidden.
        package var distributions: [Distribution]
    }

    package struct Table: Sendable {
        package var name: Phrase
        package var rows: [Row]
    }

    package struct Knowledge: Sendable {
        /// Index into `Instrument.items`.
        package var item: Int
        package var answered: Int
        /// 0…1 of those who answered the item; nil where they are fewer than a group must have.
        package var shareCorrect: Double?
    }

    package struct FreeText: Sendable, Hashable {
        /// Index into `Instrument.items`.
        package var item: Int
        /// How many wrote something.
        package var written: Int
    }

    package let instrument: Instrument
    package let rule: SuppressionRule
    package let participation: Participation
    /// Responses by people who were not asked, or no longer in service: left out of everything else.
    package let outsiders: Int
    /// Only skills that some item asks about.
    package let skills: [SkillResult]
    package let tables: [Table]
    package let knowledge: [Knowledge]
    package let freeText: [FreeText]
    /// How many hidden counts the audit proved underivable, and how many not: the latter is 0, or the table is closed.
    package let audit: (proven: Int, failed: Int)

    /// - Parameters:
    ///   - staff: those in service on the day of the survey.
    ///   - population: for each member whether they were asked; nil for everyone.
    package init(
        plan: Plan, binding: Instrument.Binding, responses: SurveyResponses, staff: Staff, population: [Bool]? = nil,
        groupings: [Grouping] = [], rule: SuppressionRule = SuppressionRule()
    ) {
        let count = SurveyCount(
            plan: plan, binding: binding, responses: responses, staff: staff, population: population,
            groupings: groupings, rule: rule)
        instrument = binding.instrument
        self.rule = rule
        participation = count.participation
        outsiders = responses.count - count.participation.respondents
        skills = count.skills
        tables = count.tables
        audit = (count.proven, count.failed)
        knowledge = count.knowledge()
        freeText = count.freeText()
    }
}
