import Domain

extension Place where Value == NoValue {
    package static var mySurveyAnswers: Self { Self("my/survey/answers") }
    package static var mySurveyReview: Self { Self("my/survey/review") }
    package static var mySurveyQuestions: Self { Self("my/survey/questions") }
    package static var mySurveySubmission: Self { Self("my/survey/submit") }
}

extension Place where Value == Int64 {
    package static var mySurveyPage: Self { Self("my/survey/*") }
}

extension RouteBuilder {
    func addAnswerRoutes() {
        get(.mySurvey, .right(.answerSurvey), use: SurveyStartPage.show)
        get(.mySurveyReview, .right(.answerSurvey), use: SurveyReviewPage.show)
        post(.mySurveySubmission, .right(.answerSurvey), use: SurveyReviewPage.submit)
        post(.mySurveyQuestions, .right(.answerSurvey), use: SurveyStartPage.putQuestions)
        post(.mySurveyAnswers, .right(.answerSurvey), use: SurveyAnswerPage.saveAnswer)
        get(.mySurveyPage, .right(.answerSurvey), use: SurveyAnswerPage.show)
        post(.mySurveyPage, .right(.answerSurvey), use: SurveyAnswerPage.save)
    }
}
