package import Kernel

/// What a token lets a program do: a closed list, each a part of what people may do by `Policy`.
package enum TokenScope: String, CaseIterable, Sendable {
    case planRead = "plan:read"
    case planWrite = "plan:write"
    case rosterRead = "roster:read"
    case rosterWrite = "roster:write"
    case progressRead = "progress:read"
    case skillsRead = "skills:read"
    case skillsWrite = "skills:write"
    case surveyRead = "survey:read"
    case surveyWrite = "survey:write"
    case trainingRead = "training:read"
    case trainingWrite = "training:write"
    case accountsRead = "accounts:read"
    case accountsWrite = "accounts:write"
    case auditRead = "audit:read"
    case healthRead = "health:read"
    case scim

    /// The rights that it gives, each for the whole city. None is about oneself: a token is nobody on the roster.
    package var rights: Set<Right> {
        switch self {
        case .planRead: [.seePlan]
        case .planWrite: [.seePlan, .editPlan, .putPlanInForce]
        case .rosterRead: [.seePeople]
        case .rosterWrite: [.importRoster, .assignRoles, .recordAbsences]
        case .progressRead: [.seePlan, .seePeople, .seeTargets]
        case .skillsRead: [.seePeople, .seeSkillMap]
        case .skillsWrite: [.recordLearning]
        // Response and reminder lists are for those who run the survey.
        case .surveyRead: [.seeSurveyResults, .manageSurveys, .seePeople]
        case .surveyWrite: [.seeSurveyResults, .manageSurveys]
        case .trainingRead: [.seePeople]
        case .trainingWrite: [.recordLearning, .decideCertificates]
        case .accountsRead, .accountsWrite: [.manageAccounts]
        case .scim: [.provisionAccounts]
        case .auditRead: [.seeAudit]
        case .healthRead: [.seeHealth]
        }
    }

    package var name: Phrase {
        switch self {
        case .planRead: Phrase(ja: "計画を読む", en: "Read the plan")
        case .planWrite: Phrase(ja: "計画を登録し、施行日を決める", en: "Keep drafts of the plan and put them in force")
        case .rosterRead: Phrase(ja: "職員と所属を読む", en: "Read people and units")
        case .rosterWrite: Phrase(ja: "名簿を取り込む、役割・休職を登録する", en: "Import the roster, record roles and absences")
        case .progressRead: Phrase(ja: "目標の状況と職員のカードを読む", en: "Read targets and people's cards")
        case .skillsRead: Phrase(ja: "スキルマップとレベルを読む", en: "Read the skill map and levels")
        case .skillsWrite: Phrase(ja: "テスト等の結果を登録する", en: "Record results of tests and the like")
        case .surveyRead: Phrase(ja: "調査の結果を読む", en: "Read results of surveys")
        case .surveyWrite: Phrase(ja: "調査を始める・締め切る", en: "Open and close surveys")
        case .trainingRead: Phrase(ja: "受講と資格を読む", en: "Read completions and certificates")
        case .trainingWrite: Phrase(ja: "受講の修了を登録し、資格の届けを承認する", en: "Record completions, decide on certificates")
        case .accountsRead: Phrase(ja: "利用者の一覧を読む", en: "Read the list of accounts")
        case .accountsWrite: Phrase(ja: "利用者を作る・終える", en: "Make and close accounts")
        case .auditRead: Phrase(ja: "操作記録を読む", en: "Read the log of actions")
        case .healthRead: Phrase(ja: "システムの点検と処理の状況を読む", en: "Read system checks and running work")
        case .scim: Phrase(ja: "人事・認証基盤との利用者連携（SCIM）", en: "Provision accounts by SCIM")
        }
    }
}

/// A token as the list of tokens shows it, without what would let anyone use it.
package struct TokenFacts: Sendable, Hashable {
    package var id: Int64
    package var name: String
    package var scopes: Set<TokenScope>
    /// Nil: the console.
    package var createdBy: Int64?
    package var createdAt: Instant
    /// From then on it lets nobody in; nil: it has no end.
    package var expiresAt: Instant?
    package var revokedAt: Instant?
    /// To the minute: it is not written for every request.
    package var lastUsedAt: Instant?

    package init(
        id: Int64, name: String, scopes: Set<TokenScope>, createdBy: Int64?, createdAt: Instant, expiresAt: Instant?,
        revokedAt: Instant?, lastUsedAt: Instant?
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
    }

    /// Whether it lets a program in.
    package func isGood(at now: Instant) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }
}
