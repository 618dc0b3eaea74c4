import Domain
import Hummingbird

extension Place where Value == NoValue {
    package static var planFromTemplate: Self { Self("plan/from-template") }
}

extension Place where Value == Int64 {
    package static var planBooklet: Self { Self("plan/*/booklet") }
    package static var planFile: Self { Self("plan/*/file") }
    package static var planEdit: Self { Self("plan/*/edit") }
    package static var planDifference: Self { Self("plan/*/difference") }
    package static var planDiscard: Self { Self("plan/*/discard") }
}

extension RouteBuilder {
    func addPlanRoutes() {
        get(.plan, .right(.seePlan), use: PlanPage.show)
        post(.plan, .right(.editPlan), takes: .upload, use: PlanPage.upload)
        post(.planFromTemplate, .right(.editPlan), use: PlanPage.begin)
        get(.planBooklet, .right(.seePlan), use: PlanFiles.booklet)
        get(.planFile, .right(.seePlan), use: PlanFiles.text)
        get(.planEdit, .right(.editPlan), use: PlanEditPage.show)
        post(.planEdit, .right(.editPlan), takes: .upload, use: PlanEditPage.take)
        post(.planDiscard, .right(.editPlan), use: PlanEditPage.discard)
        get(.planDifference, .right(.editPlan), use: PlanDifferencePage.show)
        post(.planDifference, .right(.putPlanInForce), .fresh, use: PlanDifferencePage.putInForce)
    }
}
