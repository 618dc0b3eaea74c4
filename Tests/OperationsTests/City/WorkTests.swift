import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// What people do on their pages, on both engines.
@Suite(.serialized) struct WorkTests {
    /// Somebody plain of the staff, and the head of their section.
    private func people(_ state: CityState) throws -> (staff: Int64, unit: String, other: Int64) {
        let members = state.standing.staff.members
        let staff = try #require(members.first)
        let unit = state.roster.units[Int(staff.post.unit)].code
        let other = try #require(
            members.last { !state.unitsUpwards(ofPerson: Int($0.person)).contains(unit) })
        return (state.kept.personIDs[Int(staff.person)], unit, state.kept.personIDs[Int(other.person)])
    }

    @Test("O1: answers are saved as one goes, handed in once, and count from then on", arguments: TestEngine.allCases)
    func answering(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let day = city.now.dayInJapan
            let survey = try await ManageSurvey(city).open(
                instrument: "all-staff-literacy", from: day, to: day.adding(days: 7), for: served.planner)
            let state = try await city.state()
            let (person, _, _) = try people(state)
            let me = served.caller(person: person)
            let answering = AnswerSurvey(city)
            let found = try await answering.sheet(for: me)
            let sheet = try #require(found)
            #expect(sheet.survey.id == survey && sheet.isOpen && sheet.response == nil)
            let rated = try #require(sheet.instrument.items.first { $0.kind == .selfRating })
            let canDo = try #require(sheet.instrument.items.first { $0.kind == .canDo })
            try await answering.save([rated.id: rated.options[1].id, canDo.id: "yes"], toSurvey: survey, for: me)
            try await answering.save([rated.id: rated.options[2].id], toSurvey: survey, for: me)
            let again = try await answering.sheet(for: me)
            let saved = try #require(again?.response)
            #expect(saved.answers == [rated.id: rated.options[2].id, canDo.id: "yes"])
            await #expect(throws: WorkError.self) {
                try await answering.save([rated.id: "nonsense"], toSurvey: survey, for: me)
            }
            await #expect(throws: WorkError.self) {
                try await answering.save(["no-such-item": "yes"], toSurvey: survey, for: me)
            }
            let before = try await ManageSurvey(city).progress(ofSurvey: survey, for: served.planner).answers
            #expect(before.filter { $0 == .begun }.count == 1 && !before.contains(.submitted))
            try await answering.submit(survey, for: me)
            await #expect(throws: WorkError.alreadySubmitted) {
                try await answering.save([canDo.id: "no"], toSurvey: survey, for: me)
            }
            await #expect(throws: WorkError.alreadySubmitted) { try await answering.submit(survey, for: me) }
            city.forget()
            let newest = try await city.state().survey
            let after = try #require(newest)
            #expect(after.survey.id == survey && after.responses.count == 1)

            served.clock.pass(days: 8)
            await #expect(throws: WorkError.surveyClosed) {
                try await answering.save([canDo.id: "no"], toSurvey: survey, for: me)
            }
        }
    }

    @Test("A planner who is not on the roster answers nothing; a member of staff opens no survey")
    func notTheirs() async throws {
        try await ServedCity.open(on: .sqlite) { served in
            let day = served.city.now.dayInJapan
            let unchanged = try await AnswerSurvey(served.city).sheet(for: served.caller(person: 1))
            #expect(unchanged != nil)
            await #expect(throws: AccountError.self) {
                try await ManageSurvey(served.city).open(
                    instrument: "all-staff-literacy", from: day, to: day, for: served.caller(person: 1))
            }
            await #expect(throws: AccountError.self) {
                _ = try await AnswerSurvey(served.city).sheet(for: served.planner)
            }
        }
    }

    @Test("O5: a head tells who has which role, of their own people only", arguments: TestEngine.allCases)
    func roles(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let state = try await city.state()
            let (person, unit, other) = try people(state)
            let head = served.caller(person: nil, [RoleGrant(role: .head, unitCode: unit)])
            let role = try #require(state.plan.roles.first)
            let day = state.date
            try await AssignRole(city).assign(
                role.id, to: person, forUnit: nil, from: day, until: .distantFuture, for: head)
            let first = try await city.state().standing.staff.members.first
            let member = try #require(first)
            #expect(member.roles & 1 != 0)
            await #expect(throws: WorkError.notFound) {
                try await AssignRole(city).assign(
                    role.id, to: other, forUnit: nil, from: day, until: .distantFuture, for: head)
            }
            try await AssignRole(city).end(role.id, of: person, on: day.adding(days: 10), for: head)
            let later = try await city.state(on: day.adding(days: 11)).standing.staff.members.first
            #expect(later?.roles == state.standing.staff.members.first?.roles)
            let rows = try await city.database.read { try $0.auditRows(AuditFilter(person: person), limit: 10) }
            #expect(rows.map(\.entry.action) == ["role.end", "role.assign"])
        }
    }

    @Test("O11: a certificate counts once someone has looked at its proof", arguments: TestEngine.allCases)
    func certificates(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let state = try await city.state()
            let (person, _, other) = try people(state)
            let me = served.caller(person: person)
            let certificate = try #require(state.plan.certificates.first)
            let register = RegisterCertificate(city)
            let held = { (state: CityState) in
                state.standing.record.certificates(of: state.index(of: person) ?? 0).count
            }
            let before = held(state)
            let pdf = KeptProof(name: "証書.exe", mediaType: "text/html", bytes: Array("%PDF-1.7 …".utf8))
            await #expect(throws: WorkError.self) {
                _ = try await register.register(
                    certificate.id, passedOn: state.date,
                    proof: KeptProof(name: "a.pdf", mediaType: "application/pdf", bytes: Array("<html>".utf8)), for: me)
            }
            let id = try await register.register(certificate.id, passedOn: state.date, proof: pdf, for: me)
            city.forget()
            let unchanged = try await city.state()
            #expect(held(unchanged) == before)
            let proof = try await register.proof(id, for: me)
            #expect(proof.mediaType == "application/pdf" && proof.name == "proof.pdf")
            await #expect(throws: WorkError.notFound) {
                _ = try await register.proof(id, for: served.caller(person: other))
            }
            try await register.decide(id, isConfirmed: true, note: "", for: served.planner)
            let counted = try await city.state()
            #expect(held(counted) == before + 1)
            await #expect(throws: WorkError.changedMeanwhile) {
                try await register.decide(id, isConfirmed: false, note: "番号が読めません", for: served.planner)
            }
            // Corrected, it keeps the proof that it was confirmed by.
            try await CorrectRecord(city).correct(
                .certificate, id, ofPerson: person, to: .certificate(passedOn: state.date.adding(days: -1)),
                because: "日付の誤り", for: served.planner)
            let corrected = try #require(try await register.mine(for: me).registrations.first { $0.id > id })
            #expect(corrected.hasProof && corrected.passedOn == state.date.adding(days: -1))
            #expect(try await register.proof(corrected.id, for: me) == proof)
        }
    }
}
