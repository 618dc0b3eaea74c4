import Domain
import Hummingbird
import Kernel
import Operations

extension Place where Value == NoValue {
    package static var rosterImport: Self { Self("roster/import") }
}

extension Place where Value == Int64 {
    package static var rosterCheck: Self { Self("roster/import/*") }
    package static var rosterDrop: Self { Self("roster/import/*/drop") }
    package static var rosterUndo: Self { Self("roster/imports/*/undo") }
}

extension RouteBuilder {
    func addRosterRoutes() {
        get(.roster, .right(.importRoster), use: RosterImportsPage.show)
        get(.rosterImport, .right(.importRoster), use: RosterImportPage.show)
        post(.rosterImport, .right(.importRoster), takes: .upload, use: RosterImportPage.upload)
        get(.rosterCheck, .right(.importRoster), use: RosterCheckPage.show)
        post(.rosterCheck, .right(.importRoster), use: RosterCheckPage.apply)
        post(.rosterDrop, .right(.importRoster), use: RosterCheckPage.drop)
        get(.rosterUndo, .right(.importRoster), use: RosterImportsPage.ask)
        post(.rosterUndo, .right(.importRoster), .fresh, use: RosterImportsPage.undo)
    }
}

extension ImportRoster.Failure: Refusing {
    package var refusal: Refusal {
        switch self {
        case .unknownImport: .notFound
        case .noPlan: CityError.noPlan.refusal
        case .alreadyDecided, .notNewest:
            .conflict(
                Phrase(
                    ja: "ほかの人が先に取り込んだか、取り消しました。取込の履歴を確かめてください。",
                    en: "Somebody else has imported or undone it first. See the history of imports."))
        case .needsConfirmation:
            .invalid(Phrase(ja: "減る人数の確認が必要です。", en: "The number of people who vanish must be confirmed."))
        case .hasErrors: .conflict(Phrase(ja: "誤りがあるため取り込めません。", en: "There are errors: it cannot be imported."))
        }
    }
}
