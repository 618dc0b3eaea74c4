import Domain

extension RouteBuilder {
    func addProgressRoutes() {
        get(.home, .signedIn, use: PlannerHomePage.show)
        get(.target, .right(.seeTargets), use: TargetPage.show)
        get(.targetUnitsFile, .rights(.seeTargets, .exportTables), use: TargetPage.saveUnits)
        get(.missingUnits, .right(.seeTargets), use: MissingUnitsPage.show)
        get(.missingUnitsFile, .rights(.seeTargets, .exportTables), use: MissingUnitsPage.save)
    }
}
