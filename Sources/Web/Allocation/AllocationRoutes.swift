import Domain

extension Place where Value == NoValue {
    package static var scenarios: Self { Self("nominations") }
    package static var scenarioComparison: Self { Self("nominations/comparison") }
}

extension Place where Value == Int64 {
    package static var scenario: Self { Self("nominations/*") }
    package static var scenarioDrop: Self { Self("nominations/*/drop") }
    package static var scenarioRevision: Self { Self("nominations/*/revision") }
    package static var scenarioIssue: Self { Self("nominations/*/issue") }
    package static var scenarioPeople: Self { Self("nominations/*/people") }
    package static var scenarioPeopleFile: Self { Self("nominations/*/people.csv") }
    package static var scenarioUnits: Self { Self("nominations/*/units") }
    package static var scenarioUnitsFile: Self { Self("nominations/*/units.csv") }
}

extension RouteBuilder {
    func addAllocationRoutes() {
        get(.scenarios, .right(.planAllocation), use: ScenariosPage.show)
        post(.scenarios, .right(.planAllocation), use: ScenariosPage.ask)
        get(.scenarioComparison, .right(.planAllocation), use: ScenarioComparisonPage.show)
        get(.scenario, .right(.planAllocation), use: ScenarioPage.show)
        post(.scenarioDrop, .right(.planAllocation), use: ScenarioPage.drop)
        post(.scenarioRevision, .right(.planAllocation), use: ScenariosPage.revise)
        get(.scenarioIssue, .right(.issueNominations), use: ScenarioPage.askToIssue)
        post(.scenarioIssue, .right(.issueNominations), .fresh, use: ScenarioPage.issue)
        get(.scenarioPeople, .rights(.planAllocation, .seePeople), use: NominatedPage.show)
        get(.scenarioPeopleFile, .rights(.planAllocation, .seePeople, .exportTables), use: NominatedPage.save)
        get(.scenarioUnits, .right(.planAllocation), use: UnitMapPage.show)
        get(.scenarioUnitsFile, .rights(.planAllocation, .exportTables), use: UnitMapPage.save)
    }
}
