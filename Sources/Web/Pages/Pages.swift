extension PageLibrary {
    /// Every page of the interface.
    package static let all: [any WebPage.Type] = [
        ErrorPage.self, DoorPage.self, HomePage.self,
        SignInPage.self, FirstSignInPage.self, SecondFactorPage.self, SecondFactorEnrolmentPage.self,
        ReauthenticationPage.self, MySessionsPage.self,
        PlannerHomePage.self, NoPlanPage.self, TargetPage.self, MissingUnitsPage.self, SkillMapPage.self,
        SurveysPage.self, SurveyPage.self, SurveyClosurePage.self, UnansweredPage.self, SurveyResultsPage.self,
    ]
}
