import Domain
import Kernel

/// What the navigation offers: places that have a page and that the visitor may see.
struct Navigation: Sendable {
    let id: String
    let name: Phrase
    let entries: [Entry]

    struct Entry: Sendable {
        let place: Place<NoValue>
        let right: Right
        let label: Phrase
        /// Only for those who have the right for the whole city.
        let ofEveryone: Bool

        init(_ place: Place<NoValue>, _ right: Right, ja: String, en: String, ofEveryone: Bool = false) {
            self.place = place
            self.right = right
            self.ofEveryone = ofEveryone
            label = Phrase(ja: ja, en: en)
        }
    }

    static let all = [
        Navigation(
            id: "nav-plan", name: Phrase(ja: "計画", en: "Plan"),
            entries: [
                Entry(.home, .seeTargets, ja: "今日の状況", en: "Today", ofEveryone: true),
                Entry(.plan, .seePlan, ja: "計画の版", en: "Plan versions"),
                Entry(.skillMap, .seeSkillMap, ja: "スキルマップ", en: "Skill map"),
                Entry(.people, .seePeople, ja: "職員", en: "People"),
                Entry(.surveys, .seeSurveyResults, ja: "調査", en: "Surveys"),
                Entry(.trainingGains, .seeSurveyResults, ja: "研修の効果", en: "Training effects", ofEveryone: true),
                Entry(.scenarios, .planAllocation, ja: "指名の案", en: "Nominations"),
                Entry(.courseSessions, .planAllocation, ja: "研修の回と席", en: "Sessions and seats"),
                Entry(.mails, .manageSurveys, ja: "メール", en: "Mails"),
                Entry(.certificates, .decideCertificates, ja: "資格の確認", en: "Certificates to check"),
            ]),
        Navigation(
            id: "nav-head", name: Phrase(ja: "所属", en: "Section"),
            entries: [Entry(.section, .confirmLevels, ja: "所属の職員", en: "My section")]),
        Navigation(
            id: "nav-mine", name: Phrase(ja: "自分", en: "Mine"),
            entries: [
                Entry(.my, .seeOwnData, ja: "マイページ", en: "My page"),
                Entry(.mySurvey, .answerSurvey, ja: "調査に答える", en: "Survey"),
                Entry(.mySeats, .seeOwnData, ja: "研修の回", en: "My training sessions"),
                Entry(.practice, .seeOwnData, ja: "学習・試験の練習", en: "Learn and practise"),
                Entry(.myCertificates, .registerCertificate, ja: "資格の登録", en: "Certificates"),
                Entry(.myData, .seeOwnData, ja: "自分のデータ", en: "My data"),
                Entry(.mySessions, .manageOwnSessions, ja: "サインインの状況", en: "My sessions"),
            ]),
        Navigation(
            id: "nav-run", name: Phrase(ja: "運用", en: "Operation"),
            entries: [
                Entry(.roster, .importRoster, ja: "名簿の取込", en: "Roster import"),
                Entry(.accounts, .manageAccounts, ja: "利用者", en: "Accounts"),
                Entry(.tokens, .manageTokens, ja: "連携用トークン", en: "API tokens"),
                Entry(.jobs, .seeHealth, ja: "処理の状況", en: "Running work"),
                Entry(.audit, .seeAudit, ja: "操作記録", en: "Audit log"),
                Entry(.backups, .manageBackups, ja: "バックアップ", en: "Backups"),
                Entry(.retention, .manageRetention, ja: "保存期間と消去", en: "Retention"),
                Entry(.health, .seeHealth, ja: "システムの点検", en: "System checks"),
            ]),
    ]

    struct Group: Sendable {
        let id: String
        let name: String
        let entries: [Link]
    }

    struct Link: Sendable {
        let href: String
        let label: String
        let isCurrent: Bool
    }

    /// Lists of people are not offered to those who would find themselves alone in them.
    private static func isOffered(_ entry: Entry, to visitor: Visitor) -> Bool {
        let scope = Policy.scope(of: entry.right, for: visitor)
        if entry.right.reach == .people, case .person = scope { return false }
        return entry.ofEveryone ? scope == .everyone : scope != .nobody
    }

    /// The entry under which the present page lies is the one with the longest address that begins the page's.
    static func groups(_ web: WebContext) -> [Group] {
        guard let visitor = web.session?.visitor else { return [] }
        let current = all.flatMap(\.entries).map { $0.place.address(in: web.city).description }
            .filter { web.path == $0 || web.path.hasPrefix($0 + "/") }.max { $0.count < $1.count }
        return all.compactMap { group in
            let links = group.entries.filter { entry in
                web.site.routes.hasPage(entry.place) && isOffered(entry, to: visitor)
            }.map { entry in
                let href = entry.place.address(in: web.city).description
                return Link(href: href, label: entry.label[web.language], isCurrent: href == current)
            }
            return links.isEmpty ? nil : Group(id: group.id, name: group.name[web.language], entries: links)
        }
    }
}
