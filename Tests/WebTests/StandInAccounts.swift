import Domain
import Kernel
import Synchronization

@testable import Web

/// Accounts of one sort for the pages' tests: each password and code is what its name says.
final class StandInAccounts: SessionSource {
    struct Broken: Error {}

    private struct State {
        var sessions: [String: SignedIn] = [:]
        var next: Int64 = 1
        var languages: [Language] = []
    }

    private let state = Mutex(State())

    func begin(city: String, _ visitor: Visitor, at now: Instant, language: Language? = nil) -> String {
        state.withLock { state in
            let token = "\(city)-session-\(state.next)"
            state.sessions["\(city)/\(token)"] = SignedIn(
                visitor: visitor, session: state.next, token: token, language: language, authenticatedAt: now)
            state.next += 1
            return token
        }
    }

    func visitor(token: String, city: String, from address: String, now: Instant) async throws -> SignedIn? {
        if token == "broken" { throw Broken() }
        return state.withLock { $0.sessions["\(city)/\(token)"] }
    }

    var chosenLanguages: [Language] { state.withLock { $0.languages } }

    private func begin(_ newcomer: Newcomer) -> SignInOutcome {
        .signedIn(
            token: begin(
                city: newcomer.city.slug,
                Visitor(account: 3, person: 12, name: "佐藤 花子", grants: [], hasSecondFactor: true), at: newcomer.now))
    }

    var actions: AccountActions {
        AccountActions(
            signIn: { newcomer, identifier, password in
                switch (identifier, password) {
                case ("hanako", "right"): self.begin(newcomer)
                case ("taro", "right"): .needsSecondFactor(pending: "pending-taro")
                case ("jiro", "right"): .needsEnrolment(pending: "pending-jiro")
                case ("locked", _): .locked(until: newcomer.now)
                default: .refused(attemptsLeft: 2)
                }
            },
            firstSignIn: { newcomer, _, code, password, _ in
                if code == "OLD" { return .expired }
                if code != "CODE" { return .refused(attemptsLeft: nil) }
                return password.count < 12
                    ? .passwordRefused([Phrase(ja: "12文字以上にしてください。", en: "At least 12 characters, please.")])
                    : self.begin(newcomer)
            },
            secondFactor: { newcomer, pending, code in
                if pending != "pending-taro" { return .expired }
                return code == "123456" ? self.begin(newcomer) : .refused(attemptsLeft: 1)
            },
            enrolment: { _, pending in
                pending == "pending-jiro"
                    ? Enrolment(
                        secret: "ABCD EFGH", uri: "otpauth://totp/x?secret=ABCDEFGH", seal: "s", isRequired: true) : nil
            },
            enrol: { newcomer, _, _, code in code == "123456" ? self.begin(newcomer) : .refused(attemptsLeft: nil) },
            signOut: { city, session in self.state.withLock { $0.sessions["\(city.slug)/\(session.token)"] = nil } },
            sessions: { _, session in
                [
                    SessionLine(
                        id: session.session, startedAt: session.authenticatedAt, lastSeenAt: session.authenticatedAt,
                        ip: "192.0.2.7", device: "Firefox <1>"),
                    SessionLine(
                        id: 99, startedAt: session.authenticatedAt, lastSeenAt: session.authenticatedAt,
                        ip: "192.0.2.8", device: "Edge"),
                ]
            },
            revoke: { _, _, id in id == 99 }, revokeOthers: { _, _ in },
            reauthenticate: { newcomer, session, password, _ in
                password == "right"
                    ? .signedIn(token: self.begin(city: newcomer.city.slug, session.visitor, at: newcomer.now))
                    : .refused(attemptsLeft: 3)
            },
            chooseLanguage: { _, _, language in self.state.withLock { $0.languages.append(language) } })
    }
}
