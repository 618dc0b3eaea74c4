import Domain

extension Place where Value == NoValue {
    package static var myDataExport: Self { Self("my/data/export") }
}

extension RouteBuilder {
    func addMyRoutes() {
        get(.my, .right(.seeOwnData), use: MyPage.show)
        get(.myData, .right(.seeOwnData), use: MyDataPage.show)
        get(.myDataExport, .right(.seeOwnData), use: MyDataPage.export)
    }
}
