extension RouteBuilder {
    /// The table of contents: each room adds its pages and actions.
    func addRoutes() {
        addInstallationRoutes()
        addAccountRoutes()
        addProgressRoutes()
        addSkillRoutes()
        addSurveyRoutes()
        addAllocationRoutes()
        addSessionRoutes()
        addPeopleRoutes()
        addMyRoutes()
        addAnswerRoutes()
        addPracticeRoutes()
        addTrainingRoutes()
        addSectionRoutes()
        addPlanRoutes()
        addRosterRoutes()
        addAdministrationRoutes()
        addScimRoutes()
        addOperationRoutes()
        addMailRoutes()
        addAPI()
    }
}
