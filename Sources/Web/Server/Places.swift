// Every place that pages and links name. A page of a room adds its own line here or in its room.

extension Place where Value == NoValue {
    // The installation.
    package static var door: Self { Self("") }
    package static var language: Self { Self("language") }
    package static var alive: Self { Self("healthz") }
    package static var ready: Self { Self("readyz") }
    package static var metrics: Self { Self("metrics") }

    // Accounts.
    package static var home: Self { Self("") }
    package static var signIn: Self { Self("sign-in") }
    package static var firstSignIn: Self { Self("first-sign-in") }
    package static var secondFactor: Self { Self("second-factor") }
    package static var secondFactorEnrolment: Self { Self("second-factor/enrol") }
    package static var reauthentication: Self { Self("re-authenticate") }
    package static var signOut: Self { Self("sign-out") }
    package static var mySessions: Self { Self("my/sessions") }
    package static var myOtherSessionsEnd: Self { Self("my/sessions/end-others") }

    // What the navigation leads to.
    package static var plan: Self { Self("plan") }
    package static var skillMap: Self { Self("skill-map") }
    package static var people: Self { Self("people") }
    package static var surveys: Self { Self("surveys") }
    package static var section: Self { Self("section") }
    package static var my: Self { Self("my") }
    package static var mySurvey: Self { Self("my/survey") }
    package static var myCertificates: Self { Self("my/certificates") }
    package static var myData: Self { Self("my/data") }
    package static var roster: Self { Self("roster") }
    package static var accounts: Self { Self("accounts") }
    package static var tokens: Self { Self("tokens") }
    package static var jobs: Self { Self("jobs") }
    package static var audit: Self { Self("audit") }
    package static var backups: Self { Self("backups") }
    package static var health: Self { Self("health") }
}

extension Place where Value == Int64 {
    package static var mySessionEnd: Self { Self("my/sessions/*/end") }
}

extension Place where Value == String {
    package static var asset: Self { Self("assets/*") }
}
