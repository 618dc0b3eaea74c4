import Domain
import Hummingbird
import Kernel
import Operations

/// The survey before, between and after its pages: what it is for, how far one is, and thanks once it is handed in.
struct SurveyStartPage: WebPage {
    let hasSurvey: Bool
    let title: String
    let purpose: String?
    let isOpen: Bool
    let isClosed: Bool
    let isComing: Bool
    let isDone: Bool
    let doneOn: String
    let opens: String
    let until: String
    let answered: String
    let total: String
    let percent: Int
    let minutes: String
    let started: Bool
    let isComplete: Bool
    let href: String
    let reviewHref: String
    let readHref: String?
    let single: Single?

    /// The knowledge questions, put one by one.
    struct Single: Sendable {
        let answered: String
        let most: String
        let fewest: String
        let percent: Int
        let isDone: Bool
        let isBegun: Bool

        init(_ questions: AnswerSurvey.SingleQuestions) {
            answered = "\(questions.answered)"
            most = "\(AdaptiveQuestions.most)"
            fewest = "\(AdaptiveQuestions.fewest)"
            percent = questions.isDone ? 100 : questions.answered * 100 / AdaptiveQuestions.most
            isDone = questions.isDone
            isBegun = questions.sitting != nil
        }
    }

    init(_ sheet: SurveySheet?, _ context: SignedInContext) {
        let survey = sheet?.sheet
        let today = context.now.dayInJapan
        hasSurvey = survey != nil
        title = survey?.instrument.title[context.language] ?? ""
        purpose = survey?.instrument.purpose?[context.language]
        isOpen = survey?.takesAnswers ?? false
        isDone = survey?.submittedAt != nil
        isComing = !isDone && !isOpen && (survey.map { $0.opensOn > today } ?? false)
        isClosed = hasSurvey && !isDone && !isOpen && !isComing
        doneOn = survey?.submittedAt.map { context.words(for: $0) } ?? ""
        opens = survey?.opensOn.written(in: context.language, usesEra: context.usesEra) ?? ""
        until = survey?.closesOn.written(in: context.language, usesEra: context.usesEra) ?? ""
        answered = String(survey?.answered ?? 0)
        total = String(survey?.total ?? 0)
        percent = sheet?.percent ?? 0
        minutes = String(survey?.minutesLeft ?? 0)
        started = (survey?.answered ?? 0) > 0
        isComplete = survey.map { $0.answered == $0.total && $0.single?.isDone ?? true } ?? false
        single = survey?.single.map { Single($0) }
        href = context.address(.mySurveyPage, Int64(sheet?.firstOpenPage ?? 1)).description
        reviewHref = context.address(.mySurveyReview).description
        let mayRead = !isOpen && !(survey?.answers.isEmpty ?? true)
        readHref = mayRead ? context.address(.mySurveyPage, 1).description : nil
    }

    /// Goes on with the questions that are put one by one.
    @Sendable static func putQuestions(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        guard let sheet = try await SurveyAnswerPage.sheet(context) else { throw Refusal.notFound }
        let sitting = try await StartAdaptiveQuestions(try context.works).start(
            sheet.sheet.id, for: try context.caller)
        return context.redirect(to: context.address(.surveyQuestions, sitting))
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        return try context.show(SurveyStartPage(try await SurveyAnswerPage.sheet(context), context))
    }

    static let source = """
        {{! title: [[調査に答える|Survey]] }}
        <div class="survey">
        {{^hasSurvey}}<h1>[[調査に答える|Survey]]</h1><p class="nothing">[[いま答える調査はありません。始まったらマイページでお知らせします。|There is no survey to answer now. Your own page will tell when one begins.]]</p>{{/hasSurvey}}
        {{#hasSurvey}}
        <h1>{{title}}</h1>
        {{#isDone}}
        <div class="notice success"><p>[[ご回答ありがとうございました（{{doneOn}} に提出）。|Thank you for your answers (handed in on {{doneOn}}).]]</p></div>
        <p>[[回答は、あなたに必要な研修を決めることと、所属ごとの集計に使います。結果はマイページに表れます。|Your answers are used to find the training you need and for figures by unit. Your own page shows what came of them.]]</p>
        <p class="actions"><a class="button" href="/my">[[マイページを見る|To my page]]</a></p>
        {{/isDone}}
        {{#isComing}}<p class="nothing">[[{{opens}}から{{until}}まで受け付けます。|It is open from {{opens}} to {{until}}.]]</p>{{/isComing}}
        {{#isClosed}}<p class="nothing">[[受付は終わりました（{{until}}まで）。|It is closed (it was open until {{until}}).]]</p>{{/isClosed}}
        {{#isOpen}}
        {{#purpose}}<p class="lead">{{.}}</p>{{/purpose}}
        <section class="card lead-card" aria-label="[[回答の進み具合|Share answered]]">
          <div class="survey-head"><p>[[回答済み|Answered]]</p><p><span class="strong">{{answered}}</span> / {{total}}</p><progress max="100" value="{{percent}}" aria-label="[[回答の進み具合|Share answered]]">{{percent}} %</progress></div>
          <p>[[{{until}}までにお答えください。残りはおよそ{{minutes}}分です。途中でやめても、答えたところから続けられます。|Please answer by {{until}}. About {{minutes}} minutes remain. You can stop at any time and go on from where you left.]]</p>
          <p class="actions">{{^isComplete}}<a class="button" href="{{href}}">{{#started}}[[続きに答える|Go on answering]]{{/started}}{{^started}}[[答え始める|Begin]]{{/started}}</a>{{/isComplete}}{{#isComplete}}<a class="button" href="{{reviewHref}}">[[提出へ進む|Go on to hand in]]</a>{{/isComplete}}</p>
        </section>
        {{#single}}
        <section class="card" aria-labelledby="single"><h2 id="single">[[知識の確認（一問ずつ）|Questions of knowledge, one at a time]]</h2>
          <div class="survey-head"><p>[[答えた問題|Answered]]</p><p><span class="strong">{{.answered}}</span> {{^.isDone}}[[/ 最大{{.most}}問|of at most {{.most}}]]{{/.isDone}}</p><progress max="100" value="{{.percent}}" aria-labelledby="single">{{.percent}} %</progress></div>
          {{^.isDone}}<p>[[前回の結果から始めるので、{{.fewest}}～{{.most}}問だけです（上の時間に含みます）。|It begins from your last result, so there are only {{.fewest}} to {{.most}} questions (within the time above).]]</p>
          <form method="post" action="/my/survey/questions"><input type="hidden" name="csrf" value="{{csrf}}"><p class="actions"><button class="button">{{#.isBegun}}[[続きの問題に答える|Go on with the questions]]{{/.isBegun}}{{^.isBegun}}[[知識の確認を始める|Begin the questions]]{{/.isBegun}}</button></p></form>{{/.isDone}}
          {{#.isDone}}<p>[[知識の確認は終わりました。ご協力ありがとうございます。|The questions of knowledge are done. Thank you.]]</p>{{/.isDone}}
        </section>
        {{/single}}
        <p class="small">[[人事評価には使いません。提出するまでは、{{#single}}知識の確認のほかは{{/single}}いつでも変更できます。自由に書いた文章を計画の担当者が個人と結び付けて見ることはありません。|It is never used for appraisal. Until you hand in you can change any answer{{#single}} but those to the questions of knowledge{{/single}}. What you write freely is not shown to planners with your name.]]</p>
        {{/isOpen}}
        {{^isOpen}}{{#single}}<p class="small">[[知識の確認には{{.answered}}問答えました。次の調査でも使うため、問題と答えはここには出しません。|You answered {{.answered}} questions of knowledge. They are used again in the next survey, so they are not shown here.]]</p>{{/single}}{{/isOpen}}
        {{#readHref}}<p><a href="{{.}}">[[自分の回答を見る|See my answers]]</a></p>{{/readHref}}
        {{/hasSurvey}}
        </div>
        """
}

/// What is answered and what is not, before it is handed in.
struct SurveyReviewPage: WebPage {
    let title: String
    let answered: String
    let total: String
    let percent: Int
    let hasUnanswered: Bool
    let unanswered: [SurveySheet.Open]
    let hasNothing: Bool
    let isSingleOpen: Bool
    let lastHref: String
    private let overview: Crumb

    var trail: [Crumb] { [overview] }

    init(_ sheet: SurveySheet, _ context: SignedInContext) {
        title = sheet.sheet.instrument.title[context.language]
        answered = String(sheet.sheet.answered)
        total = String(sheet.sheet.total)
        percent = sheet.percent
        unanswered = sheet.open { page, item in
            context.address(.mySurveyPage, Int64(page)).description + "#" + item
        }
        hasUnanswered = !unanswered.isEmpty
        hasNothing = sheet.sheet.answered == 0
        isSingleOpen = sheet.sheet.single.map { !$0.isDone } ?? false
        lastHref = context.address(.mySurveyPage, Int64(sheet.pages)).description
        overview = Crumb(Phrase(ja: "調査に答える", en: "Survey")[context.language], context.address(.mySurvey))
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        guard let sheet = try await SurveyAnswerPage.sheet(context), sheet.sheet.takesAnswers else {
            return context.redirect(to: context.address(.mySurvey))
        }
        return try context.show(SurveyReviewPage(sheet, context))
    }

    @Sendable static func submit(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        guard let sheet = try await SurveyAnswerPage.sheet(context) else { throw Refusal.notFound }
        do {
            try await AnswerSurvey(try context.works).submit(sheet.sheet.id, for: try context.caller)
        } catch WorkError.invalid {
            return try context.show(SurveyReviewPage(sheet, context), status: .unprocessableContent)
        }
        return context.redirect(to: context.address(.mySurvey))
    }

    static let source = """
        {{! title: [[回答の確認|Check your answers]] }}
        <div class="survey">
        <h1>[[回答の確認と提出|Check and hand in]]</h1>
        <p>{{title}}</p>
        <div class="survey-head"><p>[[回答済み|Answered]]</p><p><span class="value">{{answered}}</span> / {{total}}</p><progress max="100" value="{{percent}}" aria-label="[[回答の進み具合|Share answered]]">{{percent}} %</progress></div>
        {{#hasNothing}}<div class="notice error" role="alert"><p>[[まだ一つも答えていません。一つ以上答えてから提出してください。|Nothing has been answered yet. Answer at least one question before handing in.]]</p></div>{{/hasNothing}}
        {{#hasUnanswered}}
        <div class="notice warning"><h2>[[まだ答えていない設問|Questions not answered yet]]</h2><ul class="links">{{#unanswered}}<li><a href="{{.href}}">[[問{{.number}}|Question {{.number}}]]</a></li>{{/unanswered}}</ul>{{^hasNothing}}<p>[[このまま提出することもできます。答えていない設問は「記録なし」として扱います。|You can still hand in; questions left open count as unknown.]]</p>{{/hasNothing}}</div>
        {{/hasUnanswered}}
        {{#isSingleOpen}}<div class="notice warning"><p>[[知識の確認がまだ終わっていません。|The questions of knowledge are not done yet.]] <a href="/my/survey">[[知識の確認へ|To the questions]]</a></p></div>{{/isSingleOpen}}
        {{^hasUnanswered}}<div class="notice success"><p>[[選択式の設問にはすべて答えています。|Every question with choices is answered.]]</p></div>{{/hasUnanswered}}
        <p>[[提出した後は変更できません。回答は、あなたに必要な研修を決めることと、所属ごとの集計に使います。人事評価には使いません。|Answers cannot be changed after handing in. They are used to find the training you need and for figures by unit, never for appraisal.]]</p>
        {{^hasNothing}}<form method="post" action="/my/survey/submit"><input type="hidden" name="csrf" value="{{csrf}}"><div class="turn"><button class="button">[[提出する|Hand in]]</button><a class="button secondary" href="{{lastHref}}">[[設問に戻る|Back to the questions]]</a></div></form>{{/hasNothing}}
        {{#hasNothing}}<p class="actions"><a class="button" href="/my/survey">[[設問に戻る|Back to the questions]]</a></p>{{/hasNothing}}
        </div>
        """
}
