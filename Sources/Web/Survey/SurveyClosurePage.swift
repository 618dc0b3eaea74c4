import Hummingbird
import Kernel
import Operations

/// Asks before a survey is closed ahead of its last day.
struct SurveyClosurePage: WebPage {
    let trail: [Crumb]
    let name: String
    let unanswered: String
    let action: String
    let cancelHref: String

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let manage = ManageSurvey(try context.works)
        let facts = try await manage.facts(ofSurvey: visit.value, for: try context.caller)
        guard facts.phase(on: context.now.dayInJapan) == .open else {
            return context.redirect(to: context.address(.survey, visit.value))
        }
        let progress = try await manage.progress(ofSurvey: visit.value, for: try context.caller)
        let open = progress.isAsked.indices.count { progress.isAsked[$0] && progress.answers[$0] != .submitted }
        let back = context.address(.survey, visit.value)
        return try context.show(
            SurveyClosurePage(
                trail: [
                    Crumb(context.language == .ja ? "調査" : "Surveys", context.address(.surveys)),
                    Crumb(facts.title, back),
                ], name: facts.title, unanswered: open.grouped,
                action: context.address(.surveyClosure, visit.value).description, cancelHref: back.description))
    }

    @Sendable static func close(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await ManageSurvey(try context.works).close(submission.value, for: try context.caller)
        return context.redirect(to: context.address(.survey, submission.value), notice: .surveyClosed)
    }

    static let source = """
        {{! title: [[調査を締め切る|Close the survey]] }}
        <h1>[[「{{name}}」を締め切りますか|Close “{{name}}”?]]</h1>
        <h2>[[行うと、こうなります|What will happen]]</h2>
        <ul>
          <li>[[すぐに回答を受け付けなくなります。|Answers are no longer taken, at once.]]</li>
          <li>[[まだ提出していない {{unanswered}}人の回答は、途中のものも数えません。|The {{unanswered}} people who have not handed in are not counted, whether they have begun or not.]]</li>
          <li>[[結果の画面が開きます。|The results can be seen.]]</li>
        </ul>
        <form class="form" method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="actions"><button class="button">[[締め切る|Close it]]</button><a href="{{cancelHref}}">[[やめて戻る|Cancel and go back]]</a></div>
        </form>
        """
}
