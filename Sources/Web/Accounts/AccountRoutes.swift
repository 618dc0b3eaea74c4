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
        get(.providerDeparture, .anyone, use: ProviderSteps.depart)
        get(.providerReturn, .anyone, use: ProviderSteps.arrive)
        // Also gives up a sign-in that is under way, where nobody has signed in yet.
        post(.signOut, .anyone, use: SignOut.signOut)
        get(.reauthentication, .signedIn, use: ReauthenticationPage.show)
        post(.reauthentication, .signedIn, use: ReauthenticationPage.confirm)
        get(.providerReauthentication, .signedIn, use: ProviderSteps.departAgain)
        get(.mySessions, .right(.manageOwnSessions), use: MySessionsPage.show)
        post(.mySessionEnd, .right(.manageOwnSessions), use: MySessionsPage.end)
        post(.myOtherSessionsEnd, .right(.manageOwnSessions), use: MySessionsPage.endOthers)
    }
}

enum SignOut {
    @Sendable static func signOut(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        let cookies = context.site.cookies
        var response = context.redirect(to: context.address(.signIn), notice: .signedOut)
        if let session = context.session {
            let accounts = context.site.dependencies.accounts
            let further = try await accounts.provider.signOut(
                context.city, session, context.outside(context.address(.signIn)))
            try await accounts.signOut(context.city, session)
            if let further {
                var web = context.web
                web.session = nil
                response = try Frame(web).response(to: SignedOutPage(href: further))
            }
        }
        response.addCookie(cookies.remove(cookies.session(context.city)))
        response.addCookie(cookies.remove(cookies.pending(context.city)))
        return response
    }
}
