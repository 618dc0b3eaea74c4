import Domain

extension RouteBuilder {
    func addProgressRoutes() {
        get(.home, .signedIn, use: PlannerHomePage.show)
        get(.target, .right(.seeTargets), use: TargetPage.show)
        get(.targetUnitsFile, .right(.exportTables), use: TargetPage.saveUnits)
        get(.missingUnits, .right(.seeTargets), use: MissingUnitsPage.show)
        get(.missingUnitsFile, .right(.exportTables), use: MissingUnitsPage.save)
    }
}
