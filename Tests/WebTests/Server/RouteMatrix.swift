import Domain
import Kernel
import Operations

@testable import Web

/// One call of a route: where, with what, and about whom where it is about somebody.
struct RouteCall: Sendable {
    var path: String
    var fields: [(String, String)] = []
    var person: ServedTown.Person?
    /// What it is about is never there.
    var isNothing = false
}

/// The calls that are made of each route: one for a route about the whole, one for each person for a route about people.
struct RouteMatrix {
    let town: ServedTown

    func calls(of route: Route, by guest: ServedTown.Guest) -> [RouteCall] {
        let things = town.things
        switch route.pattern {
        case "/assets/*": return [RouteCall(path: "/assets/ikusei.css", isNothing: true)]
        case "/metrics": return [RouteCall(path: "/metrics", isNothing: true)]
        case "/{city}/people/*", "/{city}/section/levels/*":
            return ServedTown.people.map { person in
                // Nobody confirms their own levels.
                let isOwn = person.name == guest.name && route.segments.contains("levels")
                return RouteCall(
                    path: path(route, [things.persons[person.name] ?? 0]), person: person, isNothing: isOwn)
            }
        case "/{city}/people/*/records", "/{city}/people/*/records/*/*":
            // The operation asks for more than the route: of whoever may correct nothing there is nothing to be seen.
            return ServedTown.people.map { person in
                RouteCall(
                    path: path(route, [things.persons[person.name] ?? 0, "evidence", 1]), person: person,
                    isNothing: true)
            }
        case "/{city}/section/roles", "/{city}/section/roles/end", "/{city}/section/absences":
            return ServedTown.people.map { person in
                let fields = [
                    ("person", "\(things.persons[person.name] ?? 0)"), ("role", "ict-leader"), ("kind", "leave"),
                    ("from", "2026-10-01"),
                ]
                return RouteCall(
                    path: path(route), fields: fields, person: person, isNothing: route.pattern.hasSuffix("end"))
            }
        case "/{city}/certificates/*/proof", "/{city}/certificates/*/decision", "/{city}/my/certificates/*/proof":
            return [ServedTown.colleague, ServedTown.stranger].map { person in
                RouteCall(path: path(route, [things.certificates[person.name] ?? 0]), person: person)
            }
        case "/{city}/my/sessions/*/end": return [RouteCall(path: path(route, [0]), isNothing: true)]
        case "/{city}/backups", "/{city}/backups/*/verify": return [RouteCall(path: path(route, [1]), isNothing: true)]
        case "/{city}/targets/*", "/{city}/targets/*/units.csv": return [RouteCall(path: path(route, ["core"]))]
        case "/{city}/accounts/*/grants/*/end":
            return [RouteCall(path: path(route, [things.account, things.grant]), isNothing: true)]
        default:
            return [RouteCall(path: path(route, [number(for: route)]), isNothing: nobodysHere.contains(route.pattern))]
        }
    }

    /// Questions about what some do not have: a page of the survey, a proof, a decision that was taken before.
    private let nobodysHere: Set<String> = [
        "/{city}/my", "/{city}/my/survey", "/{city}/my/survey/review", "/{city}/my/survey/submit",
        "/{city}/my/survey/answers", "/{city}/my/survey/questions", "/{city}/my/survey/questions/*",
        "/{city}/my/survey/*", "/{city}/plan/*/discard", "/{city}/plan/*/edit",
        "/{city}/roster/import/*", "/{city}/roster/import/*/drop", "/{city}/roster/imports/*/undo",
        "/{city}/sessions/seats/*/drop", "/{city}/sessions/seats/*/issue", "/{city}/sessions/*",
        "/{city}/sessions/*/state", "/{city}/sessions/*/removal", "/{city}/my/seats",
        "/{city}/my/practice", "/{city}/my/practice/goal", "/{city}/my/practice/sittings/*",
        "/{city}/my/practice/sittings/*/end",
        "/{city}/nominations/*/drop", "/{city}/nominations/*/revision", "/{city}/nominations/*/issue",
        "/{city}/re-authenticate/provider", "/{city}/tokens/*/revoke", "/{city}/retention", "/{city}/people/*/erasure",
    ]

    private func number(for route: Route) -> Int64 {
        let things = town.things
        return switch route.segments.first {
        case "plan": route.segments.last == "discard" ? things.draft : things.plan
        case "surveys":
            route.segments.contains { $0.hasPrefix("results") || $0.hasPrefix("items") }
                ? things.closedSurvey : things.survey
        case "roster": route.segments.contains("imports") ? things.applied : things.waiting
        case "accounts": things.account
        // What takes it away or changes it asks about one that is not there.
        case "nominations": route.method == "GET" ? things.scenario : 0
        case "sessions" where route.method != "GET": 0
        case "sessions": route.segments.contains("seats") ? things.seatPlan : things.session
        default: 1
        }
    }

    private func path(_ route: Route, _ values: [any CustomStringConvertible] = []) -> String {
        var values = values[...]
        let parts = route.segments.map { $0 == "*" ? values.popFirst().map { "\($0)" } ?? "" : $0 }
        return "/" + ((route.isInCity ? [town.aoba.slug] : []) + parts).joined(separator: "/")
    }
}

/// What a call must be answered with, by the rule that the route states.
enum RouteAnswer: Equatable {
    case signIn, forbidden, notFound, taken

    init(_ demand: Demand, _ call: RouteCall, _ persons: [String: Int64], for visitor: Visitor?) {
        switch demand {
        case .anyone: self = .taken
        case .signedIn: self = visitor == nil ? .signIn : .taken
        // Not for people: `AccessTests` asks these with and without tokens.
        case .token: self = .forbidden
        case .rights(let rights):
            guard let visitor else {
                self = .signIn
                return
            }
            guard rights.allSatisfy({ Policy.allows($0, to: visitor) }) else {
                self = .forbidden
                return
            }
            let covers = call.person.map { person in
                rights.allSatisfy {
                    Policy.scope(of: $0, for: visitor).covers(person: persons[person.name] ?? 0, in: person.units)
                }
            }
            self = covers ?? true ? .taken : .notFound
        }
    }

    /// Nil: an answer that no rule explains.
    init?(status: Int, location: String?) {
        switch status {
        case 303 where location?.contains("/sign-in") == true && location?.contains("first") == false: self = .signIn
        case 403: self = .forbidden
        case 404: self = .notFound
        case 200, 303, 400, 409, 415, 422: self = .taken
        default: return nil
        }
    }
}
