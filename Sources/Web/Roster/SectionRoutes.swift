import Domain

extension Place where Value == NoValue {
    package static var sectionTable: Self { Self("section/table") }
    package static var sectionRoles: Self { Self("section/roles") }
    package static var sectionRoleEnds: Self { Self("section/roles/end") }
    package static var sectionAbsences: Self { Self("section/absences") }
}

extension Place where Value == Int64 {
    package static var sectionLevels: Self { Self("section/levels/*") }
}

extension RouteBuilder {
    func addSectionRoutes() {
        get(.section, .right(.confirmLevels), use: SectionPage.show)
        get(.sectionTable, .rights(.confirmLevels, .exportTables), use: SectionPage.save)
        get(.sectionLevels, .right(.confirmLevels), use: LevelsPage.show)
        post(.sectionLevels, .right(.confirmLevels), use: LevelsPage.confirm)
        post(.sectionRoles, .right(.assignRoles), use: SectionPage.assign)
        post(.sectionRoleEnds, .right(.assignRoles), use: SectionPage.end)
        post(.sectionAbsences, .right(.recordAbsences), use: SectionPage.recordAbsence)
    }
}
