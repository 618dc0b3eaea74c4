import Domain
import Hummingbird
import Kernel
import Operations

extension Place where Value == NoValue {
    package static var mails: Self { Self("mails") }
    package static var myMails: Self { Self("my/mails") }
}

extension Place where Value == Int64 {
    package static var surveyReminders: Self { Self("surveys/*/reminders") }
    package static var surveyReminderDays: Self { Self("surveys/*/reminder-days") }
}

extension RouteBuilder {
    func addMailRoutes() {
        get(.mails, .right(.manageSurveys), use: MailPage.show)
        post(.mails, .right(.manageSurveys), use: MailPage.choose)
        post(.surveyReminders, .right(.manageSurveys), use: SurveyReminders.send)
        post(.surveyReminderDays, .right(.manageSurveys), use: SurveyReminders.choose)
        post(.myMails, .right(.manageOwnSessions), use: MyMails.choose)
    }
}

enum SurveyReminders {
    /// A day that can be chosen, as the survey's page shows it.
    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    static func choices(_ chosen: Set<Int>, _ language: Language) -> [Choice] {
        RemindOfSurvey.days.map { day in
            let words =
                day == 0
                ? Phrase(ja: "締め切る日", en: "on the last day")
                : Phrase(ja: "\(day)日前", en: day == 1 ? "the day before" : "\(day) days before")
            return Choice(value: "\(day)", label: words[language], isChosen: chosen.contains(day))
        }
    }

    @Sendable static func send(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        do {
            _ = try await RemindOfSurvey(try context.works).remind(ofSurvey: submission.value, for: context.caller)
        } catch WorkError.invalid(_, let why) {
            throw Refusal.invalid(why)
        }
        return context.redirect(to: context.address(.unanswered, submission.value), notice: .remindersPrepared)
    }

    @Sendable static func choose(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await RemindOfSurvey(try context.works).choose(
            Set(submission.form.all("day").compactMap { Int($0) }), ofSurvey: submission.value, for: context.caller)
        return context.redirect(to: context.address(.survey, submission.value), notice: .saved)
    }

    static let fields = """
        <section class="screen" aria-labelledby="reminders">
        <h2 id="reminders">[[お知らせのメール|Reminders by mail]]</h2>
        <p>[[選んだ日の朝8時に、まだ提出していない人に送ります。一人に一日一通までで、希望しない人には送りません。|Sent at 8 in the morning of the days chosen, to those who have not handed in: at most one a day to each, and none to those who do not want them.]]</p>
        {{^canSend}}<p class="small">[[このサーバーはメールを送る設定になっていません。|This server is not set up to send mail.]]</p>{{/canSend}}
        <form class="form" method="post" action="{{reminderAction}}"><input type="hidden" name="csrf" value="{{csrf}}">
          <fieldset><legend>[[送る日|Days]]</legend>{{#reminderDays}}<div class="choice"><input type="checkbox" id="day-{{.value}}" name="day" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><label for="day-{{.value}}">{{.label}}</label></div>{{/reminderDays}}</fieldset>
          <div class="actions"><button class="button secondary">[[保存する|Save]]</button></div>
        </form>
        </section>
        """
}

enum MyMails {
    @Sendable static func choose(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        guard let choice = submission.form["mails"], ["on", "off"].contains(choice) else {
            throw Refusal.invalid(Phrase(ja: "選んでください。", en: "Please choose."))
        }
        try await ChooseMail.run(choice == "on", by: context.caller, in: context.works.context)
        return context.redirect(to: context.address(.myPreferences), notice: .saved)
    }
}
