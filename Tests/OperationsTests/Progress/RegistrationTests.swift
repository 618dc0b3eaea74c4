import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A certificate that somebody registers")
struct RegistrationTests {
    @Test("waits for a decider, who says why where it goes back; a head sees none", arguments: TestEngine.allCases)
    func decide(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let suzuki = town.id("鈴木 一郎")
            let kept = KeptCertificate(
                person: suzuki, certificate: "gone", version: "", passedOn: FixtureCity.start, hasProof: true,
                state: .registered)
            let proof = KeptProof(name: "proof.pdf", mediaType: "application/pdf", bytes: [1, 2])
            let id = try await town.city.database.write {
                try $0.register(kept, proof: proof, digest: [1], by: nil, at: TestDatabase.now)
            }
            let registering = RegisterCertificate(town.city)
            #expect(try await registering.waiting(for: town.planner).registrations.map(\.id) == [id])
            #expect(try await registering.mine(for: town.caller("鈴木 一郎")).registrations.map(\.id) == [id])
            await #expect(throws: AccountError.notAllowed(.decideCertificates)) {
                try await registering.waiting(for: town.headOfCitizens)
            }
            await #expect(throws: WorkError.notFound) { try await registering.file(id, for: town.headOfCitizens) }
            await #expect(throws: WorkError.self) {
                try await registering.decide(id, isConfirmed: false, note: "", for: town.planner)
            }
            let elsewhere = town.caller("研修 担当", .trainingOffice, unit: "1002")
            #expect(try await registering.waiting(for: elsewhere).registrations.isEmpty)
            await #expect(throws: WorkError.notFound) {
                try await registering.decide(id, isConfirmed: true, note: "", for: elsewhere)
            }
            #expect(try await registering.file(id, for: town.planner).bytes == [1, 2])
            try await registering.decide(id, isConfirmed: false, note: "読めません", for: town.planner)
            #expect(try await registering.waiting(for: town.planner).registrations.isEmpty)
            #expect(try await town.audited("certificate.read") == 1)
            await #expect(throws: WorkError.changedMeanwhile) {
                try await registering.decide(id, isConfirmed: true, note: "", for: town.planner)
            }
        }
    }

    @Test("comes with a proof of 10 MB at most, and with no more than 20 in all", arguments: TestEngine.allCases)
    func limits(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let suzuki = town.id("鈴木 一郎")
            #expect(throws: WorkError.self) {
                try ProofFile.check(
                    KeptProof(
                        name: "a.pdf", mediaType: "",
                        bytes: Array("%PDF-".utf8) + [UInt8](repeating: 0, count: 10 << 20)))
            }
            try await town.city.database.write { transaction in
                for _ in 0..<20 {
                    _ = try transaction.register(
                        KeptCertificate(
                            person: suzuki, certificate: "gone", version: "", passedOn: FixtureCity.start,
                            hasProof: true, state: .registered),
                        proof: KeptProof(name: "proof.pdf", mediaType: "application/pdf", bytes: [1, 2]), digest: [1],
                        by: nil, at: TestDatabase.now)
                }
            }
            let volume = try await town.city.database.read { try $0.proofVolume(of: suzuki) }
            #expect(volume == (20, 40))
            let state = try await town.city.state()
            guard let certificate = state.plan.certificates.first else { return }
            await #expect(throws: WorkError.self) {
                try await RegisterCertificate(town.city).register(
                    certificate.id, passedOn: FixtureCity.start,
                    file: ProofUpload(name: "a.pdf", mediaType: "", bytes: Array("%PDF-1".utf8)),
                    for: town.caller("鈴木 一郎"))
            }
        }
    }

    @Test("A head's section has the head's people and the roles given here", arguments: TestEngine.allCases)
    func section(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let suzuki = town.id("鈴木 一郎")
            let today = town.city.now.dayInJapan
            try await AssignRole(town.city).assign(
                "ict-leader", to: suzuki, forUnit: nil, from: today, until: .distantFuture, for: town.headOfCitizens)
            let section = try await SeeSection(town.city).see(for: town.headOfCitizens)
            #expect(section.members.count == 3 && section.units.map { section.state.roster.units[$0].code } == ["1001"])
            #expect(section.endable == [SeeSection.Holding(person: suzuki, role: "ict-leader")])
            let found = try await SeeSection(town.city).see("すずき", for: town.headOfCitizens)
            #expect(found.members.count == 3 && found.found.count == 1)
            let taken = try await SeeSection(town.city).takeAway("", for: town.headOfCitizens)
            #expect(taken.found == section.members)
            #expect(try await town.audited("people.export") == 1)
            try await AssignRole(town.city).end("ict-leader", of: suzuki, on: today, for: town.headOfCitizens)
            #expect(try await SeeSection(town.city).see(for: town.headOfCitizens).endable.isEmpty)
        }
    }
}
