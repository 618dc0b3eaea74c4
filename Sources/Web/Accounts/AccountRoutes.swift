import Domain
import Hummingbird

extension RouteBuilder {
    func addAccountRoutes() {
        get(.signIn, .anyone, use: SignInPage.show)
        post(.signIn, .anyone, use: SignInPage.signIn)
        get(.firstSignIn, .anyone, use: FirstSignInPage.show)
        post(.firstSignIn, .anyone, use: FirstSignInPage.signIn)
        get(.secondFactor, .anyone, use: SecondFactorPage.show)
        post(.secondFactor, .anyone, use: SecondFactorPage.confirm)
        get(.secondFactorEnrolment, .anyone, use: SecondFactorEnrolmentPage.show)
        post(.secondFactorEnrolment, .anyone, use: SecondFactorEnrolmentPage.enrol)
        // Also gives up a sign-in that is under way, where nobody has signed in yet.
        post(.signOut, .anyone, use: SignOut.signOut)
        get(.reauthentication, .signedIn, use: ReauthenticationPage.show)
        post(.reauthentication, .signedIn, use: ReauthenticationPage.confirm)
        get(.mySessions, .right(.manageOwnSessions), use: MySessionsPage.show)
        post(.mySessionEnd, .right(.manageOwnSessions), use: MySessionsPage.end)
        post(.myOtherSessionsEnd, .right(.manageOwnSessions), use: MySessionsPage.endOthers)
    }
}

enum SignOut {
    @Sendable static func signOut(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        if let session = context.session {
            try await context.site.dependencies.accounts.signOut(context.city, session)
        }
        var response = context.redirect(to: context.address(.signIn), notice: .signedOut)
        let cookies = context.site.cookies
        response.addCookie(cookies.remove(cookies.session(context.city)))
        response.addCookie(cookies.remove(cookies.pending(context.city)))
        return response
    }
}
