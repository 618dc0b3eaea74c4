extension PageLibrary {
    /// Every page of the interface.
    package static let all: [any WebPage.Type] = [
        ErrorPage.self, DoorPage.self, HomePage.self,
        SignInPage.self, SignedOutPage.self, FirstSignInPage.self, SecondFactorPage.self,
        SecondFactorEnrolmentPage.self,
        ReauthenticationPage.self, MySessionsPage.self,
        PlannerHomePage.self, NoPlanPage.self, TargetPage.self, MissingUnitsPage.self, SkillMapPage.self,
        SurveysPage.self, SurveyPage.self, SurveyClosurePage.self, UnansweredPage.self, SurveyResultsPage.self,
        SurveyItemsPage.self, TrainingGainsPage.self,
        PeoplePage.self, PersonPage.self, NoPlanOnDayPage.self, MyPage.self, MyDataPage.self,
        SurveyStartPage.self, SurveyAnswerPage.self, SurveyReviewPage.self,
        PracticePage.self, SittingPage.self, MockReviewPage.self, SittingResultPage.self,
        MyCertificatesPage.self, CertificatesPage.self, SectionPage.self, LevelsPage.self,
        ConfirmPage.self,
        ScenariosPage.self, ScenarioPage.self, ScenarioComparisonPage.self, NominatedPage.self,
        UnitMapPage.self,
        CourseSessionsPage.self, CourseSessionPage.self, SessionAbsencesPage.self, SeatPlansPage.self,
        SeatPlanPage.self,
        SeatedPeoplePage.self, MySeatsPage.self,
        PlanPage.self, PlanEditPage.self, PlanDifferencePage.self,
        RosterImportsPage.self, RosterImportPage.self, RosterCheckPage.self,
        AccountsPage.self, AccountPage.self, NewAccountPage.self, OneTimeCodesPage.self, MyPasswordPage.self,
        MyPreferencesPage.self, TokensPage.self, TokenIssuedPage.self,
        RetentionPage.self, ErasurePage.self, RecordsPage.self, CorrectionPage.self,
        AuditPage.self, BackupsPage.self, JobsPage.self, HealthPage.self, MailPage.self,
    ]
}
