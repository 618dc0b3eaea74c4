import Domain
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import TestKit
import Testing

@testable import Web

@Suite("The pages of the plan")
struct PlanPagesTests {
    private func open(_ body: @Sendable @escaping (ServedTown, Browser) async throws -> Void) async throws {
        try await ServedTown.open(on: .sqlite) { town in
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", try town.guest("planner").token)
                try await body(town, browser)
            }
        }
    }

    @Test("A draft with errors is marked, offers no booklet and is not to be put in force")
    func faulty() async throws {
        try await open { town, browser in
            let text = ServedTown.planText.replacing("職階 = 課長級", with: "職階 = ")
            let id = try await KeepPlan(town.city).addDraft(text, note: "", for: town.guest("planner").caller)
            let list = try await browser.get("/aoba/plan").text
            #expect(list.contains("誤り 1件"))
            #expect(!list.contains("/aoba/plan/\(id)/booklet") && !list.contains("/aoba/plan/\(id)/difference"))
            #expect(list.contains("/aoba/plan/\(id)/edit#diagnostics"))
            #expect(list.contains("/aoba/plan/\(town.things.draft)/booklet"))
            let difference = try await browser.get("/aoba/plan/\(id)/difference").text
            #expect(difference.contains("違いと影響を計算できません") && difference.contains("行 "))
            #expect(!difference.contains("職員への影響") && !difference.contains("id=\"from\""))
        }
    }

    @Test(
        "A day gone by or more than three years away is asked about once more",
        arguments: [("2026-09-01", true), ("2026-10-01", false), ("2029-10-01", false), ("2029-10-02", true)])
    func unusual(day: String, isAsked: Bool) async throws {
        try await open { town, browser in
            let page = "/aoba/plan/\(town.things.draft)/difference"
            let first = try await browser.submit(page, [("from", day), ("confirm", "yes")])
            guard isAsked else {
                #expect(first.status == .seeOther)
                return
            }
            #expect(first.status == .unprocessableContent && first.text.contains("name=\"unusual\""))
            let second = try await browser.submit(page, [("from", day), ("confirm", "yes"), ("unusual", "yes")])
            #expect(second.status == .seeOther)
        }
    }
}
