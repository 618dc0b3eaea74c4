import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import TestKit
import Testing

@testable import Operations
@testable import Web

@Suite("The map of units of a scenario (clause K6)")
struct UnitMapTests {
    @Test(
        "shows each unit now, after the next 1 April and at the deadline, with and without the nominations, in words",
        arguments: TestEngine.allCases)
    func moments(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let path = "/aoba/nominations/\(town.things.scenario)/units"
            let token = try town.guest("planner").token
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", token)
                let scenario = try await browser.get("/aoba/nominations/\(town.things.scenario)").text
                #expect(scenario.contains("href=\"\(path)\""))

                let now = try await browser.get(path)
                #expect(now.status == .ok)
                #expect(now.text.contains("<span class=\"name\">市民課</span><span class=\"figure\">不足 1人</span>"))
                #expect(now.text.contains("必要 1・いま 0") && now.text.contains("市民部"))
                #expect(!now.text.contains("named=0"), "whether anybody is named makes no difference today")

                for moment in ["april", "deadline"] {
                    let with = try await browser.get(path + "?at=\(moment)").text
                    let without = try await browser.get(path + "?at=\(moment)&named=0").text
                    #expect(with.contains("href=\"\(path)?at=\(moment)&amp;named=0\""))
                    // Nobody has it, so that without nominations no unit can be covered.
                    #expect(Self.figures(without).allSatisfy { $0 == "0%" } && !Self.figures(without).isEmpty)
                    #expect(Self.figures(with).contains { $0 != "0%" }, "\(moment)")
                    for person in ServedTown.people { #expect(!with.contains(person.name)) }
                }
                let odd = try await browser.get(path + "?at=x&named=x&sort=-deadline&page=9")
                #expect(odd.status == .ok && odd.text.contains("aria-sort=\"descending\""))

                let file = try await browser.get(path + ".csv")
                #expect(file.status == .ok)
                #expect(file.text.split(separator: "\r\n").count == 3 && file.text.contains("市民部 税務課"))
            }
        }
    }

    private static func figures(_ page: String) -> [String] {
        page.components(between: "<span class=\"figure\">", and: "</span>")
    }

    @Test("is for planners and the training office alone", arguments: TestEngine.allCases)
    func policy(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let path = "/aoba/nominations/\(town.things.scenario)/units"
            try await town.serve { client in
                for guest in town.guests {
                    let browser = Browser(client: client)
                    browser.set("ikusei-aoba", guest.token)
                    let isAllowed = ["planner", "trainingOffice"].contains(guest.name)
                    #expect(try await browser.get(path).status == (isAllowed ? .ok : .forbidden), "\(guest.name)")
                }
                let stranger = try await Browser(client: client).get(path)
                #expect(stranger.location?.contains("/sign-in") == true)
            }
        }
    }

    private static func unit(_ more: String = "") throws -> ScenarioResult.Unit {
        let text = """
            {"target":"core","code":"1001","name":"市民部 市民課","need":2,"now":1,"year":2027,"places":1.5,"chance":0.6,\
            "placesWithout":0.5,"chanceWithout":0.1\(more)}
            """
        return try JSONDecoder().decode(ScenarioResult.Unit.self, from: Data(text.utf8))
    }

    @Test("reads answers kept by earlier versions, which know nothing of April")
    func older() throws {
        let old = try Self.unit()
        #expect(old.april == nil && old.department == nil && old.label == nil)
        #expect(UnitMapQuery(moment: .april, isNamed: true).figure(old) == nil)
        #expect(UnitMapQuery(moment: .now, isNamed: true).figure(old) == .init(chance: 0, places: 1))
        #expect(UnitMapQuery(moment: .deadline, isNamed: false).figure(old) == .init(chance: 0.1, places: 0.5))
        let new = try Self.unit(
            #","april":{"places":1.2,"chance":0.3,"placesWithout":1,"chanceWithout":0.2}"#)
        #expect(UnitMapQuery(moment: .april, isNamed: false).figure(new) == .init(chance: 0.2, places: 1))
    }

    @Test("tints in five steps", arguments: zip([0, 0.24, 0.25, 0.5, 0.75, 0.94, 0.95, 1], [0, 0, 1, 2, 3, 3, 4, 4]))
    func tints(chance: Double, tint: Int) {
        #expect(UnitMapQuery.Figure(chance: chance, places: 0).tint == tint)
    }
}

extension String {
    /// What stands between two marks, each time.
    fileprivate func components(between start: String, and end: String) -> [String] {
        ranges(of: start).compactMap { range in
            self[range.upperBound...].firstRange(of: end).map { String(self[range.upperBound..<$0.lowerBound]) }
        }
    }
}
