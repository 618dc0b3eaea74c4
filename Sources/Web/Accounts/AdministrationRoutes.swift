import Domain
import Hummingbird

extension Place where Value == NoValue {
    package static var accountsTable: Self { Self("accounts/table") }
    package static var accountsNew: Self { Self("accounts/new") }
    package static var accountsInvite: Self { Self("accounts/invite") }
    package static var accountsCodes: Self { Self("accounts/codes") }
    package static var myPassword: Self { Self("my/password") }
    package static var myPreferences: Self { Self("my/preferences") }
}

extension Place where Value == Int64 {
    package static var account: Self { Self("accounts/*") }
    package static var accountCode: Self { Self("accounts/*/code") }
    package static var accountUnlock: Self { Self("accounts/*/unlock") }
    package static var accountClose: Self { Self("accounts/*/close") }
    package static var accountReopen: Self { Self("accounts/*/reopen") }
    package static var tokenRevoke: Self { Self("tokens/*/revoke") }
}

extension Place where Value == TwoValues<Int64, Int64> {
    package static var accountGrantEnd: Self { Self("accounts/*/grants/*/end") }
}

extension RouteBuilder {
    func addAdministrationRoutes() {
        get(.accounts, .right(.manageAccounts), use: AccountsPage.show)
        get(.accountsTable, .right(.manageAccounts), use: AccountsPage.export)
        get(.accountsNew, .right(.manageAccounts), use: NewAccountPage.show)
        post(.accountsNew, .right(.manageAccounts), .fresh, use: NewAccountPage.add)
        post(.accountsInvite, .right(.manageAccounts), .fresh, use: NewAccountPage.invite)
        post(.accountsCodes, .right(.manageAccounts), .fresh, use: OneTimeCodesPage.several)
        get(.account, .right(.manageAccounts), use: AccountPage.show)
        post(.account, .right(.manageAccounts), .fresh, use: AccountPage.grant)
        post(.accountGrantEnd, .right(.manageAccounts), .fresh, use: AccountPage.withdraw)
        post(.accountCode, .right(.manageAccounts), .fresh, use: OneTimeCodesPage.one)
        post(.accountUnlock, .right(.manageAccounts), use: AccountPage.unlock)
        get(.accountClose, .right(.manageAccounts), use: AccountPage.askToClose)
        post(.accountClose, .right(.manageAccounts), .fresh, use: AccountPage.close)
        post(.accountReopen, .right(.manageAccounts), .fresh, use: OneTimeCodesPage.reopen)
        get(.tokens, .right(.manageTokens), use: TokensPage.show)
        post(.tokens, .right(.manageTokens), .fresh, use: TokensPage.issue)
        post(.tokenRevoke, .right(.manageTokens), .fresh, use: TokensPage.revoke)
        get(.myPassword, .right(.manageOwnSessions), use: MyPasswordPage.show)
        post(.myPassword, .right(.manageOwnSessions), use: MyPasswordPage.change)
        get(.myPreferences, .right(.manageOwnSessions), use: MyPreferencesPage.show)
        post(.myPreferences, .right(.manageOwnSessions), use: MyPreferencesPage.choose)
    }
}
