import Domain

extension Place where Value == NoValue {
    package static var practice: Self { Self("my/practice") }
    package static var practiceGoal: Self { Self("my/practice/goal") }
}

extension Place where Value == Int64 {
    package static var sitting: Self { Self("my/practice/sittings/*") }
    package static var sittingEnd: Self { Self("my/practice/sittings/*/end") }
}

extension RouteBuilder {
    func addPracticeRoutes() {
        get(.practice, .right(.seeOwnData), use: PracticePage.show)
        post(.practice, .right(.seeOwnData), use: PracticePage.start)
        post(.practiceGoal, .right(.seeOwnData), use: PracticePage.setGoal)
        get(.sitting, .right(.seeOwnData), use: SittingPage.show)
        post(.sitting, .right(.seeOwnData), use: SittingPage.answer)
        post(.sittingEnd, .right(.seeOwnData), use: SittingPage.end)
    }
}
