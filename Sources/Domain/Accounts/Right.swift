/// Something that the product lets somebody do. Every route names the one it needs.
package enum Right: String, CaseIterable, Sendable {
    // About oneself.
    case seeOwnData, answerSurvey, registerCertificate, manageOwnSessions
    // About people: asked for a person or a unit.
    case seePeople, confirmLevels, assignRoles, recordAbsences, decideCertificates
    // About the whole.
    case seePlan, seeTargets, seeSkillMap, seeSurveyResults
    // `recordLearning`: completions and results that come from elsewhere, as from a learning system.
    case editPlan, putPlanInForce, manageSurveys, recordLearning, exportTables
    // Scenarios of nominations, and the decision for one of them.
    case planAllocation, issueNominations
    case importRoster, manageAccounts, seeAudit, manageBackups, seeHealth, manageTokens, manageRetention
    // Accounts and groups by SCIM, for a token alone: it gives no role and no code.
    case provisionAccounts

    /// How far the right can reach.
    package enum Reach: Sendable, Hashable {
        /// One's own account, whether one is on the roster or not.
        case account
        /// One's own row of the roster.
        case oneself
        /// People, or figures made of people: a grant for a unit gives it for that unit and all below.
        case people
        /// One thing for everybody, which whoever holds it reads whole.
        case common
        /// One thing for everybody, which is changed or seen whole or not at all: a grant for a unit does not give it.
        case whole
    }

    package var reach: Reach {
        switch self {
        case .manageOwnSessions: .account
        case .seeOwnData, .answerSurvey, .registerCertificate: .oneself
        case .seePeople, .confirmLevels, .assignRoles, .recordAbsences, .decideCertificates, .seeTargets, .seeSkillMap,
            .seeSurveyResults, .exportTables:
            .people
        case .seePlan: .common
        case .editPlan, .putPlanInForce, .manageSurveys, .recordLearning, .planAllocation, .issueNominations,
            .importRoster,
            .manageAccounts, .seeAudit, .manageBackups, .seeHealth, .manageTokens, .provisionAccounts, .manageRetention:
            .whole
        }
    }
}
