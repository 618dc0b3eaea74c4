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
        /// By rank, 0 first, the share of all who were asked, 0…1, as the respondents stand for them by department and
        /// grade; nil where `overall` is, and without weights.
        package var weighted: [Double]?
    }

    /// What the weights of `SkillResult.weighted` are.
    package struct Weighting: Sendable, Hashable {
        /// By how much unequal weights make a mean's variance larger (Kish 1965), and how many respondents of equal weight
        /// would tell as much.
        package var designEffect: Double
        package var effectiveCount: Double
        /// Respondents whose weight was cut to five times the median, and groups that were joined because they are small.
        package var trimmed: Int
        package var joined: Int
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
        /// 0…1 of those who answered the item; nil where they are fewer than a group must have. In a later survey, in which
        /// people are put different questions, what all who answered would reach by the questions' figures, and nil without
        /// figures (`isEstimated`).
        package var shareCorrect: Double?
        package var isEstimated = false
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
    /// Nil where there are no weights.
    package let weighting: Weighting?
    package let tables: [Table]
    package let knowledge: [Knowledge]
    package let freeText: [FreeText]
    /// How many hidden counts the audit proved underivable, and how many not: the latter is 0, or the table is closed.
    package let audit: (proven: Int, failed: Int)

    /// - Parameters:
    ///   - staff: those in service on the day of the survey.
    ///   - population: for each member whether they were asked; nil for everyone.
    ///   - strata: what respondents are weighted by, to stand for all who were asked.
    ///   - summary: of the knowledge questions, where they were laid on a scale.
    package init(
        plan: Plan, binding: Instrument.Binding, responses: SurveyResponses, staff: Staff, population: [Bool]? = nil,
        groupings: [Grouping] = [], strata: [Grouping] = [], summary: KnowledgeSummary? = nil,
        rule: SuppressionRule = SuppressionRule()
    ) {
        let count = SurveyCount(
            plan: plan, binding: binding, responses: responses, staff: staff, population: population,
            groupings: groupings, strata: strata, rule: rule)
        instrument = binding.instrument
        self.rule = rule
        participation = count.participation
        outsiders = responses.count - count.participation.respondents
        skills = count.skills
        weighting = count.weighting
        tables = count.tables
        audit = (count.proven, count.failed)
        knowledge = count.knowledge(summary?.expectedShares)
        freeText = count.freeText()
    }
}
