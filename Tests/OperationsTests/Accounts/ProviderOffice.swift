import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// A city whose staff sign in by a provider within this process.
struct ProviderOffice: Sendable {
    static let redirect = "https://ikusei.example/minato/sign-in/callback"

    let office: Office
    let provider: StandInProvider
    let city: OperationContext
    let desk: IdentityDesk
    let installation: any Database

    static let settings = IdentityProvider(
        issuer: StandInProvider.issuer, clientID: StandInProvider.clientID,
        match: .staffNumber(claim: "employee_number"), secondFactorValues: ["mfa", "gold"])

    static func open(
        on engine: TestEngine, _ settings: IdentityProvider? = settings,
        _ body: (ProviderOffice) async throws -> Void
    ) async throws {
        try await engine.with(schema: .installation) { installation in
            try await installation.write { transaction in
                for slug in ["minato", "yama"] {
                    try transaction.addMunicipality(
                        KeptMunicipality(slug: slug, code: slug, name: Phrase(slug)), at: TestDatabase.now)
                }
            }
            try await Office.open(on: engine) { office in
                let provider = StandInProvider { office.now }
                let desk = IdentityDesk(
                    slug: "minato", database: installation, key: [UInt8](repeating: 7, count: 40),
                    clock: office.city.clock, http: provider.http)
                if let settings { try await KeepIdentityProvider.run(settings, secret: .none, at: desk) }
                var city = office.city
                city.identity = desk
                try await body(
                    ProviderOffice(
                        office: office, provider: provider, city: city, desk: desk, installation: installation))
            }
        }
    }

    /// Somebody on the roster with an account that is not used yet.
    @discardableResult
    func invite(_ name: String = "佐藤 花子", _ number: String = "S1001", mail: String = "") async throws -> Int64 {
        let person = try await office.hire(name, number: number, in: "u\(number)")
        let now = office.now
        return try await city.database.write {
            try $0.addAccount(login: number, name: name, mail: mail, person: person, at: now)
        }
    }

    func begin(_ caller: Caller? = nil, returnTo: String = "/minato/my") async throws -> ProviderSignIn.Departure {
        try await ProviderSignIn.begin(
            redirect: Self.redirect, returnTo: returnTo, language: .ja, by: caller, in: city)
    }

    func finish(
        _ answer: ProviderSignIn.Answer, _ seal: String?, by caller: Caller? = nil
    ) async throws -> ProviderSignIn.Step {
        try await ProviderSignIn.finish(
            answer, seal: seal, redirect: Self.redirect, by: caller, from: Office.origin, in: city)
    }

    func signIn() async throws -> ProviderSignIn.Step {
        let departure = try await begin()
        return try await finish(provider.agree(departure), departure.seal)
    }

    func signedIn() async throws -> SignedIn {
        guard case .signedIn(let signedIn) = try await signIn() else { throw AccountError.refused }
        return signedIn
    }
}
