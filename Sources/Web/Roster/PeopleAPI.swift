import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// Units and people on a day.
    func addPeopleAPI() {
        api(
            Endpoint<NoValue>(
                method: .get, path: "units", id: "listUnits", scope: .rosterRead,
                title: Phrase(ja: "所属の一覧（上から、コード順）", en: "The units, each before those below it, by code"), values: [],
                query: [.asOf, .limit, .cursor], gives: .page(.named(.unit)), canConflict: true)
        ) { call in
            try call.caller.require(.seePeople)
            let state = try await call.state()
            let staff = state.standing.staff
            var people = [Int](repeating: 0, count: state.roster.units.count)
            for member in staff.members { people[Int(member.post.unit)] += 1 }
            let tree = Array(state.unitTree.enumerated())
            return call.page(tree, by: { Int64($0.offset) }, tag: state.tag) { place in
                let unit = state.roster.units[place.element.unit]
                let parent = Int(unit.parent)
                return [
                    "code": .text(unit.code), "name": .text(unit.name), "depth": .count(place.element.depth),
                    "parent": parent >= 0 ? .text(state.roster.units[parent].code) : nil,
                    "path": .text(state.standing.path(ofUnit: place.element.unit)),
                    "staff": .count(people[place.element.unit]), "from": .day(unit.from), "until": .day(unit.to),
                ]
            }
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "people", id: "listPeople", scope: .rosterRead,
                title: Phrase(ja: "在職者を探す（番号順）", en: "Look for people in service, by id"), values: [],
                query: [
                    Parameter(
                        "text", .text(1...100),
                        Phrase(ja: "氏名・ふりがな・職員番号の一部", en: "part of a name, its reading or a staff number")),
                    Parameter(
                        "unit", .text(1...100),
                        Phrase(ja: "所属コード。下の所属も含む", en: "code of a unit, with those below it")), .asOf, .limit, .cursor,
                ], gives: .page(.named(.personLine)), canConflict: true)
        ) { call in
            let found = try await FindPeople(call.city).find(
                .init(text: call.text("text") ?? "", unit: call.text("unit"), date: call.asOf), for: call.caller)
            let state = found.state
            let members = state.standing.staff.members
            let answer = call.page(found.members, by: { state.personID(at: Int(members[$0].person)) }, tag: state.tag) {
                .line(ofMember: $0, state)
            }
            try await NoteListing.run(
                .people, rows: answer.body?["items"]?.list.count ?? 0, hasMore: answer.next != nil, by: call.caller,
                in: call.city.context)
            return answer
        }
    }
}

extension Shape.Component {
    static let unit = Self(
        "Unit",
        [
            .init("code", .word), .init("name", .word), .init("depth", .count), .init("parent", .word, optional: true),
            .init("path", .word), .init("staff", .count, Phrase(ja: "本務の人数", en: "people with their main post in it")),
            .init("from", .day, optional: true), .init("until", .day, optional: true),
        ])
    static let personLine = Self(
        "PersonLine",
        [
            .init("id", .id), .init("staffNumber", .word), .init("name", .word), .init("kana", .word),
            .init("unit", .word, Phrase(ja: "本務の所属コード", en: "code of the main post's unit")),
            .init("unitPath", .word), .init("grade", .word), .init("employment", .word),
        ])
}

extension JSON {
    static func line(ofMember member: Int, _ state: CityState) -> JSON {
        let about = state.standing.staff.members[member]
        let person = state.roster.people[Int(about.person)]
        return [
            "id": .integer(state.personID(at: Int(about.person))), "staffNumber": .text(person.staffNumber),
            "name": .text(person.name), "kana": .text(person.kana),
            "unit": .text(state.roster.units[Int(about.post.unit)].code),
            "unitPath": .text(state.standing.path(ofUnit: Int(about.post.unit))),
            "grade": .text(state.word(.grades, about.post.grade)),
            "employment": .text(state.word(.employments, about.post.employment)),
        ]
    }
}
