import Domain
package import Kernel
package import Operations

extension AccountActions {
    /// What the pages do, done by the floor below. `key` seals what the browser keeps between two steps.
    package static func operations(key: [UInt8]) -> AccountActions {
        AccountActions(
            signIn: { newcomer, login, password in
                try await outcome {
                    let step = try await PendingSignIn.begin(
                        login: login, password: password, from: newcomer.origin, key: key,
                        in: try newcomer.city.context)
                    switch step {
                    case .signedIn(let session): return session.outcome
                    case .secondFactorNeeded(let pending): return .needsSecondFactor(pending: pending)
                    }
                }
            },
            firstSignIn: { newcomer, login, code, password, secondFactor in
                do {
                    return try await outcome {
                        try await Operations.FirstSignIn.run(
                            login: login, oneTimeCode: code, newPassword: password,
                            secondFactor: secondFactor.isEmpty ? nil : secondFactor, from: newcomer.origin,
                            in: try newcomer.city.context
                        ).outcome
                    }
                } catch AccountError.secondFactorNeeded {
                    return .needsSecondFactorCode
                }
            },
            secondFactor: { newcomer, pending, code in
                try await outcome {
                    try await PendingSignIn.complete(
                        pending, code: code, from: newcomer.origin, key: key, in: try newcomer.city.context
                    ).outcome
                }
            },
            enrolment: { newcomer, pending in
                guard let caller = try? await newcomer.caller(pending) else { return nil }
                let offer = try await EnrolSecondFactor.run(
                    issuer: "Ikusei " + newcomer.city.name.ja, by: caller, in: try newcomer.city.context)
                return Enrolment(
                    secret: offer.secret.inGroupsOfFour, uri: offer.uri, seal: offer.seal, isRequired: true)
            },
            enrol: { newcomer, pending, offered, code in
                try await outcome {
                    try await ConfirmSecondFactor.run(
                        secret: offered.secret, seal: offered.seal, code: code,
                        by: try await newcomer.caller(pending), in: try newcomer.city.context)
                    return .signedIn(token: pending)
                }
            },
            signOut: { city, session in try await Operations.SignOut.run(by: try session.known, in: try city.context) },
            sessions: { city, session in
                try await ListSessions.run(by: try session.known, in: try city.context).map { facts in
                    SessionLine(
                        id: facts.id, startedAt: facts.createdAt, lastSeenAt: facts.seenAt, ip: facts.address,
                        device: facts.agent)
                }
            },
            revoke: { city, session, id in
                do {
                    try await RevokeSession.run(id, by: try session.known, in: try city.context)
                    return true
                } catch AccountError.noSuchSession {
                    return false
                }
            },
            revokeOthers: { city, session in
                _ = try await RevokeSession.runForOthers(by: try session.known, in: try city.context)
            },
            reauthenticate: { newcomer, session, password, code in
                try await outcome {
                    try await ReAuthenticate.run(
                        password: password, code: code.isEmpty ? nil : code, by: try session.known,
                        in: try newcomer.city.context)
                    return .signedIn(token: session.token)
                }
            },
            chooseLanguage: { city, session, language in
                let caller = try session.known
                var preferences = caller.preferences
                preferences.language = language
                try await SetPreferences.run(preferences, by: caller, in: try city.context)
            },
            provider: .operations)
    }

    /// What the pages tell of a refusal; an error that is not about who somebody is goes on.
    private static func outcome(_ body: () async throws -> SignInOutcome) async throws -> SignInOutcome {
        do {
            return try await body()
        } catch let error as AccountError {
            switch error {
            case .refused, .secondFactorRefused: return .refused(attemptsLeft: nil)
            case .passwordNotUsed: return .passwordNotUsed(error.phrase)
            case .tooManyAttempts(let until): return .locked(until: until)
            case .passwordRefused(let faults): return .passwordRefused(faults.map(\.phrase))
            case .notSignedIn, .sessionIdle, .sessionExpired, .enrolmentNotOffered, .changedMeanwhile,
                .authenticationNotFresh:
                return .expired
            default: throw error
            }
        }
    }
}

/// Whose session a cookie names, asked of the city's database.
package struct OperationSessions: SessionSource {
    private let cities: [String: City]

    package init(_ cities: [City]) {
        self.cities = Dictionary(cities.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func visitor(
        token: String, city slug: String, from address: String, now: Instant
    ) async throws -> SignedIn? {
        guard let city = cities[slug] else { return nil }
        do {
            let caller = try await CheckSession.run(token: token, address: address, in: city.context)
            guard let session = caller.session else { return nil }
            return SignedIn(
                visitor: caller.visitor, session: session.id, token: token, language: caller.preferences.language,
                usesEra: caller.preferences.usesEra, authenticatedAt: session.authenticatedAt, caller: caller)
        } catch AccountError.notSignedIn, AccountError.sessionIdle, AccountError.sessionExpired {
            return nil
        }
    }
}

extension HostedCity {
    /// Throws `Refusal.notFound` for a stand-in.
    var open: City {
        get throws {
            guard let works else { throw Refusal.notFound }
            return works
        }
    }

    fileprivate var context: OperationContext { get throws { try open.context } }
}

extension SignedIn {
    fileprivate var known: Caller {
        get throws {
            guard let caller else { throw Refusal.signInNeeded }
            return caller
        }
    }
}

extension SignedInContext {
    /// The city whose pages these are.
    var works: City { get throws { try city.open } }

    /// Who asks, for the actions below.
    var caller: Caller { get throws { try session.known } }
}

extension Newcomer {
    fileprivate var origin: Origin { Origin(address: ip, agent: userAgent) }

    fileprivate func caller(_ token: String) async throws -> Caller {
        try await CheckSession.run(token: token, address: ip, in: try city.context)
    }
}

extension Operations.SignedIn {
    var outcome: SignInOutcome {
        lacksSecondFactor ? .needsEnrolment(pending: token) : .signedIn(token: token)
    }
}

extension String {
    fileprivate var inGroupsOfFour: String {
        var text = ""
        for (at, character) in enumerated() {
            if at > 0, at % 4 == 0 { text.append(" ") }
            text.append(character)
        }
        return text
    }
}
