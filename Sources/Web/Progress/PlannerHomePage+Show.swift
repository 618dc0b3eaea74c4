import Domain
import Hummingbird
import Operations

extension PlannerHomePage {
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        // The stand-ins of tests have no figures.
        guard context.city.works != nil else { return try context.show(HomePage(context)) }
        guard Policy.scope(of: .seeTargets, for: context.visitor) == .everyone else {
            if let elsewhere = firstPlace(context) { return context.redirect(to: context.address(elsewhere)) }
            return try context.show(HomePage(context))
        }
        let day: DayAsked
        do {
            day = try await context.day(visit.query)
        } catch CityError.noPlan {
            return try context.show(NoPlanPage(planHref: context.offer(.plan, .editPlan)))
        }
        let view = HomeView(context, day)
        let packs = try context.works.library.packs
        if let error = day.error {
            let page = try await Calculation.run { PlannerHomePage(day.state, view, packs, error: error) }
            return try context.show(page, status: .unprocessableContent, asOf: day.state.date)
        }
        return try await context.show(day.state, variant: view.variant) {
            PlannerHomePage(day.state, view, packs, error: nil)
        }
    }

    /// Where those begin who do not see everyone's targets.
    private static func firstPlace(_ context: SignedInContext) -> Place<NoValue>? {
        let places: [(Place<NoValue>, Right)] = [
            (.section, .confirmLevels), (.my, .seeOwnData), (.accounts, .manageAccounts), (.health, .seeHealth),
            (.roster, .importRoster),
        ]
        return places.first { context.offer($0, $1) != nil }?.0
    }
}

struct NoPlanPage: WebPage {
    let planHref: String?

    static let source = """
        {{! title: [[今日の状況|Today]] }}
        <h1>[[今日の状況|Today]]</h1>
        <div class="card lead-card">
          <h2>[[最初に、計画を登録してください|First, register a plan]]</h2>
          <p>[[人材像・スキル・研修・目標を書いた計画ファイルが、すべての計算のもとになります。|Everything is worked out from the plan file: personas, skills, programmes and targets.]]</p>
          <ol><li>{{#planHref}}<a href="{{.}}">{{/planHref}}[[計画ファイルを登録し、有効にする|Upload a plan file and put it in force]]{{#planHref}}</a>{{/planHref}}</li><li>[[職員の名簿を取り込む|Import the roster]]</li><li>[[調査を始める|Open the survey]]</li></ol>
        </div>
        """
}
