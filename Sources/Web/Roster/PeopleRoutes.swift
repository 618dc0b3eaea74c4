import Domain

extension Place where Value == NoValue {
    package static var peopleTable: Self { Self("people/table") }
}

extension Place where Value == Int64 {
    package static var person: Self { Self("people/*") }
    package static var personRecords: Self { Self("people/*/records") }
}

extension Place where Value == TwoValues<Int64, TwoValues<String, Int64>> {
    package static var personRecord: Self { Self("people/*/records/*/*") }
}

extension RouteBuilder {
    func addPeopleRoutes() {
        get(.people, .right(.seePeople), use: PeoplePage.show)
        get(.peopleTable, .rights(.seePeople, .exportTables), use: PeoplePage.export)
        get(.person, .right(.seePeople), use: PersonPage.show)
        get(.personRecords, .right(.seePeople), use: RecordsPage.show)
        get(.personRecord, .right(.seePeople), use: CorrectionPage.show)
        post(.personRecord, .right(.seePeople), use: CorrectionPage.correct)
    }
}
