import Domain

extension Place where Value == Int64 {
    package static var survey: Self { Self("surveys/*") }
    package static var surveyWindow: Self { Self("surveys/*/window") }
    package static var surveyClosure: Self { Self("surveys/*/close") }
    package static var surveyResponseFile: Self { Self("surveys/*/response.csv") }
    package static var unanswered: Self { Self("surveys/*/unanswered") }
    package static var unansweredFile: Self { Self("surveys/*/unanswered.csv") }
    package static var surveyResults: Self { Self("surveys/*/results") }
    package static var surveyItems: Self { Self("surveys/*/items") }
    package static var surveyItemsFile: Self { Self("surveys/*/items.csv") }
    package static var surveyResultsFile: Self { Self("surveys/*/results.csv") }
}

extension RouteBuilder {
    func addSurveyRoutes() {
        get(.surveys, .right(.seeSurveyResults), use: SurveysPage.show)
        post(.surveys, .right(.manageSurveys), use: SurveysPage.open)
        get(.survey, .right(.manageSurveys), use: SurveyPage.show)
        post(.surveyWindow, .right(.manageSurveys), use: SurveyPage.setWindow)
        get(.surveyClosure, .right(.manageSurveys), use: SurveyClosurePage.show)
        post(.surveyClosure, .right(.manageSurveys), use: SurveyClosurePage.close)
        get(.surveyResponseFile, .rights(.manageSurveys, .exportTables), use: SurveyPage.save)
        get(.unanswered, .rights(.manageSurveys, .seePeople), use: UnansweredPage.show)
        get(.unansweredFile, .rights(.manageSurveys, .seePeople, .exportTables), use: UnansweredPage.save)
        get(.surveyResults, .right(.seeSurveyResults), use: SurveyResultsPage.show)
        get(.surveyItems, .right(.manageSurveys), use: SurveyItemsPage.show)
        get(.surveyItemsFile, .rights(.manageSurveys, .exportTables), use: SurveyItemsPage.save)
        get(.surveyResultsFile, .rights(.seeSurveyResults, .exportTables), use: SurveyResultsPage.save)
    }
}
