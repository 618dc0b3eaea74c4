import Domain

extension Place where Value == NoValue {
    package static var skillMapFile: Self { Self("skill-map/csv") }
}

extension RouteBuilder {
    func addSkillRoutes() {
        get(.skillMap, .right(.seeSkillMap), use: SkillMapPage.show)
        get(.skillMapFile, .rights(.seeSkillMap, .exportTables), use: SkillMapPage.save)
    }
}
