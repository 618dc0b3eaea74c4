import Domain

extension Place where Value == NoValue {
    package static var courseSessions: Self { Self("sessions") }
    package static var courseSessionFiles: Self { Self("sessions/files") }
    package static var absencesAtSessions: Self { Self("sessions/absences") }
    package static var seatPlans: Self { Self("sessions/seats") }
    package static var mySeats: Self { Self("my/seats") }
    package static var myBusyTimes: Self { Self("my/seats/times") }
}

extension Place where Value == Int64 {
    package static var courseSession: Self { Self("sessions/*") }
    package static var courseSessionPeopleFile: Self { Self("sessions/*/people.csv") }
    package static var courseSessionState: Self { Self("sessions/*/state") }
    package static var courseSessionRemoval: Self { Self("sessions/*/removal") }
    package static var seatPlan: Self { Self("sessions/seats/*") }
    package static var seatPlanDrop: Self { Self("sessions/seats/*/drop") }
    package static var seatPlanIssue: Self { Self("sessions/seats/*/issue") }
    package static var seatPlanPeople: Self { Self("sessions/seats/*/people") }
    package static var seatPlanPeopleFile: Self { Self("sessions/seats/*/people.csv") }
}

extension RouteBuilder {
    func addSessionRoutes() {
        get(.courseSessions, .right(.planAllocation), use: CourseSessionsPage.show)
        post(.courseSessions, .right(.planAllocation), use: CourseSessionsPage.add)
        post(.courseSessionFiles, .right(.planAllocation), takes: .upload, use: CourseSessionsPage.upload)
        get(.absencesAtSessions, .right(.planAllocation), use: SessionAbsencesPage.show)
        get(.courseSession, .right(.planAllocation), use: CourseSessionPage.show)
        post(.courseSession, .right(.planAllocation), use: CourseSessionPage.change)
        post(.courseSessionState, .right(.planAllocation), use: CourseSessionPage.setState)
        get(.courseSessionRemoval, .right(.planAllocation), use: CourseSessionPage.askToRemove)
        post(.courseSessionRemoval, .right(.planAllocation), .fresh, use: CourseSessionPage.remove)
        get(
            .courseSessionPeopleFile, .rights(.planAllocation, .seePeople, .exportTables), use: CourseSessionPage.save)
        get(.seatPlans, .right(.planAllocation), use: SeatPlansPage.show)
        post(.seatPlans, .right(.planAllocation), use: SeatPlansPage.ask)
        get(.seatPlan, .right(.planAllocation), use: SeatPlanPage.show)
        get(.seatPlanDrop, .right(.planAllocation), use: SeatPlanPage.askToDrop)
        post(.seatPlanDrop, .right(.planAllocation), .fresh, use: SeatPlanPage.drop)
        get(.seatPlanIssue, .right(.issueNominations), use: SeatPlanPage.askToIssue)
        post(.seatPlanIssue, .right(.issueNominations), .fresh, use: SeatPlanPage.issue)
        get(.seatPlanPeople, .rights(.planAllocation, .seePeople), use: SeatedPeoplePage.show)
        get(.seatPlanPeopleFile, .rights(.planAllocation, .seePeople, .exportTables), use: SeatedPeoplePage.save)
        get(.mySeats, .right(.seeOwnData), use: MySeatsPage.show)
        post(.mySeats, .right(.seeOwnData), use: MySeatsPage.wish)
        post(.myBusyTimes, .right(.seeOwnData), use: MySeatsPage.busy)
    }
}
