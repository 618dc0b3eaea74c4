import Domain

extension Place where Value == NoValue {
    package static var practice: Self { Self("my/practice") }
    package static var practiceGoal: Self { Self("my/practice/goal") }
}

extension Place where Value == Int64 {
    package static var sitting: Self { Self("my/practice/sittings/*") }
    /// Of a survey, one by one.
    package static var surveyQuestions: Self { Self("my/survey/questions/*") }
    package static var sittingEnd: Self { Self("my/practice/sittings/*/end") }
}

extension RouteBuilder {
    func addPracticeRoutes() {
        get(.practice, .right(.seeOwnData), use: PracticePage.show)
        post(.practice, .right(.seeOwnData), use: PracticePage.start)
        get(.practiceGoal, .right(.seeOwnData), use: PracticePage.goal)
        post(.practiceGoal, .right(.seeOwnData), use: PracticePage.setGoal)
        get(.sitting, .right(.seeOwnData), use: SittingPage.show)
        post(.sitting, .right(.seeOwnData), use: SittingPage.answer)
        get(.surveyQuestions, .right(.answerSurvey), use: SittingPage.show)
        post(.surveyQuestions, .right(.answerSurvey), use: SittingPage.answer)
        post(.sittingEnd, .right(.seeOwnData), use: SittingPage.end)
    }
}
