import Domain

extension Place where Value == NoValue {
    package static var peopleTable: Self { Self("people/table") }
}

extension Place where Value == Int64 {
    package static var person: Self { Self("people/*") }
}

extension RouteBuilder {
    func addPeopleRoutes() {
        get(.people, .right(.seePeople), use: PeoplePage.show)
        get(.peopleTable, .rights(.seePeople, .exportTables), use: PeoplePage.export)
        get(.person, .right(.seePeople), use: PersonPage.show)
    }
}
