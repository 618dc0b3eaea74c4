/// The one place that says who may do what (decision 7). It answers "may I?" and "which rows?" from the same table.
///
/// A right is given by a grant in force. Whoever is on the roster is a member of staff without a grant. A grant of a
/// role that needs a second factor is void without one; a section head's without a unit leads nobody; a right about the
/// whole is given only by a grant for the whole city. A token has what its scopes give, and no grant.
package enum Policy {
    /// For whom the visitor has the right.
    package static func scope(of right: Right, for visitor: Visitor) -> Scope {
        if let scopes = visitor.scopes {
            return scopes.contains { $0.rights.contains(right) } ? .everyone : .nobody
        }
        if right.reach == .account { return .account(visitor.account) }
        var units = Set<String>()
        for grant in visitor.grants where rights(of: grant.role).contains(right) {
            guard !grant.role.needsSecondFactor || visitor.hasSecondFactor else { continue }
            // Whoever leads a unit reads what is common to all.
            if right.reach == .common { return .everyone }
            guard let unit = grant.unitCode else {
                if grant.role == .head { continue }
                return .everyone
            }
            if right.reach == .people { units.insert(unit) }
        }
        if visitor.person != nil, right.reach == .common, rights(of: .staff).contains(right) { return .everyone }
        let own = ownRights.contains(right) ? visitor.person : nil
        if !units.isEmpty { return .units(units, own: own) }
        return own.map { .person($0) } ?? .nobody
    }

    /// Whether the visitor has the right for anybody or anything at all.
    package static func allows(_ right: Right, to visitor: Visitor) -> Bool {
        scope(of: right, for: visitor) != .nobody
    }

    /// The roles in force by which the visitor has a right about others, for the log.
    package static func roles(giving right: Right, to visitor: Visitor) -> [AccountRole] {
        let held = visitor.grants.filter { grant in
            rights(of: grant.role).contains(right) && (!grant.role.needsSecondFactor || visitor.hasSecondFactor)
        }
        return AccountRole.allCases.filter { role in held.contains { $0.role == role } }
    }

    /// What each person may do about themselves, without any role.
    static let ownRights: Set<Right> = [.seeOwnData, .answerSurvey, .registerCertificate, .seePeople]

    /// What a role gives. `exportTables` is the right to take away as a file what one may see otherwise: it opens no
    /// row by itself.
    static func rights(of role: AccountRole) -> Set<Right> {
        switch role {
        case .staff: [.seePlan]
        case .head:
            [
                .seePlan, .seePeople, .seeTargets, .seeSkillMap, .confirmLevels, .assignRoles, .recordAbsences,
                .exportTables,
            ]
        case .trainingOffice:
            [
                .seePlan, .seeTargets, .seeSkillMap, .seePeople, .decideCertificates, .recordLearning, .exportTables,
                .planAllocation,
            ]
        case .planner:
            [
                .seePlan, .seeTargets, .seeSkillMap, .seeSurveyResults, .editPlan, .putPlanInForce, .manageSurveys,
                .seePeople, .assignRoles, .recordAbsences, .decideCertificates, .recordLearning,
                .exportTables, .importRoster, .manageRetention, .planAllocation, .issueNominations,
            ]
        case .informationDepartment: [.seePlan, .importRoster, .manageBackups, .seeHealth]
        // Runs the installation and knows nobody's levels.
        case .administrator:
            [.seePlan, .manageAccounts, .manageTokens, .seeHealth, .manageBackups, .seeAudit, .manageRetention]
        // Reads what was done and what came of it, never a single person's levels.
        case .auditor: [.seePlan, .seeTargets, .seeSkillMap, .seeSurveyResults, .seeAudit, .exportTables]
        }
    }
}
