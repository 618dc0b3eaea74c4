package import Domain
import Kernel
package import Storage

/// What an action works with: one municipality's database, the time, and how dearly passwords are kept.
package struct OperationContext: Sendable {
    package var database: any Database
    package var clock: OperationClock
    package var passwords: PasswordHashing
    package var signInLimits = SignInLimits()
    package var sessionLimits = SessionLimits()
    /// Where the city's staff may sign in elsewhere; nil only where no installation is behind.
    package var identity: IdentityDesk?
    /// Whether mails leave the installation.
    package var sendsMail = false

    package init(
        database: any Database, clock: OperationClock = .system, passwords: PasswordHashing = PasswordHashing()
    ) {
        self.database = database
        self.clock = clock
        self.passwords = passwords
    }
}
