package import Domain
package import Kernel

/// Why an action of this room was refused. None tells anybody not signed in whether a login exists.
package enum AccountError: Error, Sendable, Hashable {
    /// The login, the password or the code is wrong, or the account is locked or closed: it is never said which.
    case refused
    /// Too many attempts from the address.
    case tooManyAttempts(until: Instant)
    /// The password is right, and the account has a second factor.
    case secondFactorNeeded
    /// The password is right, and the code of the second factor is wrong, too old or used.
    case secondFactorRefused
    case passwordRefused([PasswordRule.Fault])
    /// The password or code is right, and staff of this city sign in by its identity provider.
    case passwordNotUsed
    case notSignedIn
    case sessionIdle
    case sessionExpired
    /// The action is dangerous and the password was not shown lately.
    case authenticationNotFresh
    case notAllowed(Right)
    case noSuchAccount
    case accountClosed
    case loginTaken(String)
    case loginEmpty
    case noSuchGrant
    case noSuchGroup
    /// The administrator's role, which no group gives.
    case roleNotForGroups
    case periodEndsBeforeItBegins
    /// A section head's role without a unit.
    case unitMissing
    case noSuchUnit(String)
    /// Nobody stands in for themselves.
    case deputyForOneself
    /// The one to stand in for does not hold that role in those days.
    case nothingToStandInFor
    /// The last administrator would go.
    case lastAdministrator
    /// Somebody else was faster.
    case changedMeanwhile
    case noSuchSession
    case noSuchToken
    /// Unknown, revoked, or past its end: it is never said which.
    case tokenRefused
    /// A token without a name or a scope.
    case tokenIncomplete
    case tokenEndsInThePast
    /// The offer of a second factor is not of this session.
    case enrolmentNotOffered
    /// As many password checks as the server can hold are waiting.
    case busy
    case cryptographyUnavailable
}
