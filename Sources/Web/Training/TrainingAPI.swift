import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// Completions and certificates: read, recorded by other systems, decided on.
    func addTrainingAPI() {
        api(
            Endpoint<Int64>(
                method: .get, path: "people/{person}/training", id: "getTraining", scope: .trainingRead,
                title: Phrase(ja: "職員の受けるべき研修・修了・資格", en: "A person's training: to be taken, completed; certificates"),
                values: [.person], query: [.asOf], gives: .one(.named(.personTraining)), canConflict: true)
        ) { call in
            let (state, index) = try await SeePerson(call.city).see(call.value, on: call.asOf, for: call.caller)
            let document = PersonDocument(state, index)
            return .one(document.head + document.training, tag: state.tag)
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "completions", id: "recordCompletions", scope: .trainingWrite,
                title: Phrase(ja: "受講の修了を登録する（学習システムから）", en: "Record completions, as from a learning system"),
                values: [],
                takes: .init(
                    shape: .items([
                        .init("staffNumber", .text(1...100)), .init("programme", .planID),
                        .init("half", .choice(HalfKind.allCases.map(\.rawValue)), optional: true), .init("day", .day),
                        .init("hours", .number(0...10_000), optional: true), .init("passed", .flag),
                    ]),
                    example: [
                        "items": [
                            [
                                "staffNumber": "1024", "programme": "security-basics", "day": "2026-09-30",
                                "hours": .number(1.5), "passed": .flag(true),
                            ]
                        ]
                    ]), gives: .one(.named(.recorded)))
        ) { call in
            let finished = (call.body["items"]?.list ?? []).map { item in
                RecordLearning.Finished(
                    staffNumber: item["staffNumber"]?.text ?? "", programme: item["programme"]?.text ?? "",
                    half: item["half"]?.text.flatMap(HalfKind.init(rawValue:)), day: item["day"]?.day ?? call.today,
                    hours: item["hours"]?.number ?? 0, passed: item["passed"]?.flag ?? false)
            }
            return .one(.recorded(try await RecordLearning(call.city).completions(finished, for: call.caller)))
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "certificates", id: "recordCertificates", scope: .trainingWrite,
                title: Phrase(ja: "確認済みの資格を登録する", en: "Record certificates whose proof was looked at"), values: [],
                takes: .init(
                    shape: .items([
                        .init("staffNumber", .text(1...100)), .init("certificate", .planID),
                        .init("version", .text(1...100), optional: true), .init("passedOn", .day),
                    ]),
                    example: [
                        "items": [["staffNumber": "1024", "certificate": "ip", "passedOn": "2026-06-14"]]
                    ]), gives: .one(.named(.recorded)))
        ) { call in
            let held = (call.body["items"]?.list ?? []).map { item in
                RecordLearning.Held(
                    staffNumber: item["staffNumber"]?.text ?? "", certificate: item["certificate"]?.text ?? "",
                    version: item["version"]?.text ?? "", passedOn: item["passedOn"]?.day ?? call.today)
            }
            return .one(.recorded(try await RecordLearning(call.city).certificates(held, for: call.caller)))
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "certificates/waiting", id: "listWaitingCertificates", scope: .trainingWrite,
                title: Phrase(ja: "確認を待つ資格の届け", en: "Certificates that wait for somebody to look at them"), values: [],
                query: [.limit, .cursor], gives: .page(.named(.registration)), canConflict: true)
        ) { call in
            let waiting = try await RegisterCertificate(call.city).waiting(for: call.caller)
            return call.page(waiting.registrations, by: \.id) { .registration($0) }
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "certificates/{registration}/decision", id: "decideCertificate",
                scope: .trainingWrite,
                title: Phrase(ja: "資格の届けを承認する、または差し戻す", en: "Confirm a certificate, or return it"),
                values: [Parameter("registration", .id, Phrase(ja: "届けの番号", en: "the registration's id"))],
                takes: .init(
                    shape: .object([.init("isConfirmed", .flag), .init("note", .text(0...500), optional: true)]),
                    example: ["isConfirmed": .flag(false), "note": "合格年月日が読めません"]), gives: .nothing)
        ) { call in
            try await RegisterCertificate(call.city).decide(
                call.value, isConfirmed: call.body["isConfirmed"]?.flag ?? false, note: call.body["note"]?.text ?? "",
                for: call.caller)
            return .nothing
        }
    }
}

extension Shape.Component {
    static let registration = Self(
        "Registration",
        [
            .init("id", .id), .init("person", .id), .init("name", .phrase), .init("passedOn", .day),
            .init("lastDay", .day, optional: true), .init("hasProof", .flag),
        ])
}

extension JSON {
    fileprivate static func registration(_ found: CertificateRegistration) -> JSON {
        [
            "id": .integer(found.id), "person": .integer(found.person), "name": .phrase(found.name),
            "passedOn": .day(found.passedOn), "lastDay": .day(found.expiresOn), "hasProof": .flag(found.hasProof),
        ]
    }
}
