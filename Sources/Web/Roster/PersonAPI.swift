import Domain
import HTTPTypes
import Kernel
import Operations

extension Parameter {
    static let person = Parameter("person", .id, Phrase(ja: "職員の番号（id）", en: "the person's id"))
}

extension RouteBuilder {
    /// A person of the roster, and what is told about them here: roles and absences.
    func addPersonAPI() {
        api(
            Endpoint<Int64>(
                method: .get, path: "people/{person}", id: "getPerson", scope: .rosterRead,
                title: Phrase(ja: "職員の名簿上のこと", en: "What the roster says of a person"), values: [.person],
                query: [.asOf], gives: .one(.named(.person)), canConflict: true)
        ) { call in
            let (state, index) = try await SeePerson(call.city).see(call.value, on: call.asOf, for: call.caller)
            return .one(.person(index, state), tag: state.tag)
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "people/{person}/roles", id: "assignRole", scope: .rosterWrite,
                title: Phrase(ja: "計画上の役割を付ける", en: "Give a role of the plan"), values: [.person],
                takes: .init(
                    shape: .object([
                        .init("role", .planID), .init("unit", .text(1...100), optional: true),
                        .init("from", .day), .init("until", .day, optional: true),
                    ]), example: ["role": "ict-leader", "from": "2026-10-01", "until": "2027-03-31"]), gives: .nothing)
        ) { call in
            try await AssignRole(call.city).assign(
                call.body["role"]?.text ?? "", to: call.value, forUnit: call.body["unit"]?.text,
                from: call.body["from"]?.day ?? call.today, until: call.body["until"]?.day ?? .distantFuture,
                for: call.caller)
            return .nothing
        }
        api(
            Endpoint<TwoValues<Int64, String>>(
                method: .post, path: "people/{person}/roles/{role}/end", id: "endRole", scope: .rosterWrite,
                title: Phrase(ja: "ここで付けた役割を終える", en: "End a role that was given here"),
                values: [.person, Parameter("role", .planID, Phrase(ja: "役割の id", en: "the role's id"))],
                takes: .init(shape: .object([.init("last", .day)]), example: ["last": "2026-12-31"]), gives: .nothing)
        ) { call in
            try await AssignRole(call.city).end(
                call.value.second, of: call.value.first, on: call.body["last"]?.day ?? call.today, for: call.caller)
            return .nothing
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "people/{person}/absences", id: "recordAbsence", scope: .rosterWrite,
                title: Phrase(ja: "休職・派遣を登録する", en: "Record a leave or a secondment"), values: [.person],
                takes: .init(
                    shape: .object([
                        .init("kind", .choice(Absence.Kind.allCases.map(\.rawValue))), .init("from", .day),
                        .init("until", .day),
                    ]), example: ["kind": "leave", "from": "2026-10-01", "until": "2027-03-31"]), gives: .nothing)
        ) { call in
            let kind = Absence.Kind(rawValue: call.body["kind"]?.text ?? "") ?? .leave
            try await RecordAbsence(call.city).record(
                kind, of: call.value, from: call.body["from"]?.day ?? call.today,
                until: call.body["until"]?.day ?? call.today, for: call.caller)
            return .nothing
        }
    }
}

extension Shape.Component {
    static let post = Self(
        "Post",
        [
            .init("unit", .word), .init("unitPath", .word), .init("grade", .word), .init("employment", .word),
            .init("isMain", .flag), .init("from", .day, optional: true), .init("until", .day, optional: true),
        ])
    static let person = Self(
        "Person",
        [
            .init("id", .id), .init("asOf", .day), .init("staffNumber", .word), .init("name", .word),
            .init("kana", .word), .init("isInService", .flag), .init("isOnLeave", .flag), .init("isSeconded", .flag),
            .init("posts", .many(.named(.post)), Phrase(ja: "新しい順", en: "the latest first")),
            .init(
                "roles",
                .many(
                    .object([
                        .init("role", .planID), .init("name", .phrase), .init("unit", .word, optional: true),
                        .init("from", .day, optional: true), .init("until", .day, optional: true),
                    ])), Phrase(ja: "その日の役割", en: "roles held on the day")),
        ])
}

extension JSON {
    fileprivate static func person(_ index: Int, _ state: CityState) -> JSON {
        let person = state.roster.people[index]
        let member = state.member(ofPerson: state.personID(at: index)).map { state.standing.staff.members[$0] }
        return [
            "id": .integer(state.personID(at: index)), "asOf": .day(state.date),
            "staffNumber": .text(person.staffNumber), "name": .text(person.name), "kana": .text(person.kana),
            "isInService": .flag(member != nil), "isOnLeave": .flag(member?.isOnLeave ?? false),
            "isSeconded": .flag(member?.isSeconded ?? false),
            "posts": .list(state.roster.posts(of: index).reversed().map { post($0, state) }),
            "roles": .list(
                state.roster.roles(heldBy: [Int32(index)], on: state.date).map { held in
                    let role = state.plan.roles[Int(held.role)]
                    return [
                        "role": .text(role.id), "name": .phrase(role.name),
                        "unit": held.unit >= 0 ? .text(state.roster.units[Int(held.unit)].code) : nil,
                        "from": .day(held.from), "until": .day(held.to),
                    ]
                }),
        ]
    }

    private static func post(_ post: Post, _ state: CityState) -> JSON {
        [
            "unit": .text(state.roster.units[Int(post.unit)].code),
            "unitPath": .text(state.standing.path(ofUnit: Int(post.unit))),
            "grade": .text(state.word(.grades, post.grade)),
            "employment": .text(state.word(.employments, post.employment)), "isMain": .flag(post.isMain),
            "from": .day(post.from), "until": .day(post.to),
        ]
    }
}
