import Domain
import Hummingbird
import Kernel
import Operations

/// One question on the screen: of practice, of a mock exam, or of a survey put one by one.
struct SittingPage: WebPage {
    struct Option: Sendable {
        let id: String
        let number: String
        let value: String
        let text: String
        let isChosen: Bool
        let isKey: Bool
        let isWrong: Bool
    }

    struct Spot: Sendable {
        let number: String
        let href: String
        let isAnswered: Bool
        let isHere: Bool
        let state: String
    }

    let trail: [Crumb]
    let heading: String
    let isPractice: Bool
    let isMock: Bool
    let isAdaptive: Bool
    let action: String
    let endAction: String
    let here: String
    let position: Int
    let total: String?
    let percent: Int
    let minutes: String
    let isLate: Bool
    let topic: String?
    let item: String
    let text: String
    let options: [Option]
    let error: String?
    /// An answer explained in place of a question.
    let isFeedback: Bool
    let isRight: Bool
    let wasGuessed: Bool
    let explanation: String?
    let nextHref: String
    /// What the form says of where to go: `after`, the next position, or nothing.
    let then: String
    let previousHref: String?
    let isLast: Bool
    let places: [Spot]
    let script: String

    init?(_ sheet: TakeSitting.Sheet, _ context: SignedInContext, error: Phrase? = nil) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        let place = Self.place(sheet.sitting)
        let address = context.address(place, sheet.sitting.id).description
        let shown: (item: Instrument.Item, position: Int, total: Int?, chosen: String?)
        switch sheet.stage {
        case .question(let question): shown = (question.item, question.position, question.total, question.chosen)
        case .feedback(let answer, let item): shown = (item, answer.position, nil, answer.chosen)
        case .done, .withdrawn: return nil
        }
        isPractice = sheet.sitting.kind == .practice
        isMock = sheet.sitting.kind == .mock
        isAdaptive = sheet.sitting.kind == .adaptive
        trail =
            isAdaptive
            ? [Crumb(say("調査に答える", "Survey"), context.address(.mySurvey))]
            : [
                Crumb(say("マイページ", "My page"), context.address(.my)),
                Crumb(say("学習・試験の練習", "Learn and practise"), context.address(.practice)),
            ]
        heading = sheet.title[language]
        action = address
        endAction = context.address(.sittingEnd, sheet.sitting.id).description
        here = address
        position = shown.position
        total = shown.total.map { "\($0)" }
        let count = sheet.answers.count
        let allowed = sheet.sitting.minutes * 60
        switch sheet.sitting.kind {
        case .practice:
            percent = min(100, sheet.seconds * 100 / max(1, allowed))
            minutes = "\(max(0, (allowed - sheet.seconds + 59) / 60))"
            isLate = false
        case .mock:
            percent = count * 100 / max(1, sheet.sitting.items.count)
            let gone = Int(context.now.seconds(since: sheet.sitting.startedAt))
            minutes = "\(max(0, (allowed - gone + 59) / 60))"
            isLate = gone > allowed
        case .adaptive:
            percent = min(100, count * 100 / AdaptiveQuestions.most)
            minutes = "\(max(1, (AdaptiveQuestions.most - count) * 35 / 60))"
            isLate = false
        }
        topic = isPractice ? shown.item.topic?[language] : nil
        item = shown.item.id
        text = shown.item.text[language]
        if case .feedback(let answer, _) = sheet.stage {
            isFeedback = true
            isRight = answer.isRight
            wasGuessed = answer.isRight && answer.confidence == "guessed"
        } else {
            (isFeedback, isRight, wasGuessed) = (false, false, false)
        }
        let (isFeedback, isRight) = (isFeedback, isRight)
        options = shown.item.options.enumerated().map { index, option in
            let isChosen = option.id == shown.chosen
            return Option(
                id: "option-\(index)", number: "\(index + 1)", value: option.id, text: option.text[language],
                isChosen: isChosen, isKey: isFeedback && index == shown.item.key,
                isWrong: isFeedback && isChosen && !isRight)
        }
        explanation = isFeedback ? shown.item.explanation?[language] : nil
        let of = sheet.sitting.items.count
        let done = Set(sheet.answers.map(\.position))
        let now = position
        // Once the rest is answered, what comes is the check before handing in.
        let isRestDone = (1...max(1, of)).allSatisfy { $0 == now || done.contains($0) }
        let then = isMock && now < of && !isRestDone ? [("q", "\(now + 1)")] : []
        self.then = isPractice ? "after" : then.first?.1 ?? ""
        nextHref = context.address(place, sheet.sitting.id, query: then).description
        previousHref =
            isMock && position > 1
            ? context.address(place, sheet.sitting.id, query: [("q", "\(position - 1)")]).description : nil
        isLast = isMock && (position == of || isRestDone)
        places =
            isMock
            ? sheet.sitting.items.indices.map { index in
                Spot(
                    number: "\(index + 1)",
                    href: context.address(place, sheet.sitting.id, query: [("q", "\(index + 1)")]).description,
                    isAnswered: done.contains(index + 1), isHere: index + 1 == now,
                    state: done.contains(index + 1) ? say("回答済み", "answered") : say("未回答", "open"))
            } : []
        self.error = error?[language]
        script = context.site.assets.address(of: Assets.question)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let taking = TakeSitting(try context.works)
        let caller = try context.caller
        let sheet = try await taking.sheet(
            visit.value, at: visit.query["q"].flatMap { Int($0) }, explaining: visit.query["after"].flatMap { Int($0) },
            for: caller)
        // A survey's questions are no practice, and stand elsewhere.
        let isOfSurvey = visit.request.uri.path.contains("/my/survey/")
        guard isOfSurvey == (sheet.sitting.kind == .adaptive) else { throw Refusal.notFound }
        if case .withdrawn = sheet.stage { return context.redirect(to: context.address(.mySurvey)) }
        if let page = SittingPage(sheet, context) { return try context.show(page) }
        switch sheet.sitting.kind {
        case .mock where sheet.sitting.finishedAt == nil:
            return try context.show(MockReviewPage(sheet, context))
        case .adaptive:
            try await taking.finish(visit.value, for: caller)
            return context.redirect(to: context.address(.mySurvey))
        default:
            // What ends by itself has nothing more to put; else the person has stopped.
            let isExhausted = sheet.sitting.finishedAt == nil
            if isExhausted { try await taking.finish(visit.value, for: caller) }
            let banks = try await SeePractice(try context.works).banks(sheet.bank.id, for: caller)
            return try context.show(SittingResultPage(sheet, banks.first, isExhausted: isExhausted, context))
        }
    }

    /// Takes the answer and goes on. A script that asks for no page gets 204.
    @Sendable static func answer(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let taking = TakeSitting(try context.works)
        let caller = try context.caller
        let here: Place<Int64> =
            submission.request.uri.path.contains("/my/survey/") ? .surveyQuestions : .sitting
        guard let position = form["position"].flatMap({ Int($0) }), let item = form["item"] else {
            throw Refusal.notFound
        }
        let isTaken: Bool
        do {
            isTaken = try await taking.answer(
                submission.value, position: position, item: item, chosen: form["chosen"] ?? "",
                confidence: form["confidence"] ?? "sure", for: caller)
        } catch WorkError.invalid(_, let why) {
            let sheet = try await taking.sheet(submission.value, at: position, for: caller)
            guard let page = SittingPage(sheet, context, error: why) else { throw Refusal.notFound }
            return try context.show(page, status: .unprocessableContent)
        }
        guard isTaken else {
            if form["quiet"] != nil { return Response(status: .conflict) }
            return context.redirect(to: context.address(here, submission.value), notice: .answeredElsewhere)
        }
        if form["quiet"] != nil { return Response(status: .noContent) }
        let query: [(String, String)] =
            switch form["then"] {
            case "after": [("after", "\(position)")]
            case let next?: Int(next).map { [("q", "\($0)")] } ?? []
            case nil: []
            }
        return context.redirect(to: context.address(here, submission.value, query: query))
    }

    static func place(_ sitting: Sitting) -> Place<Int64> { sitting.kind == .adaptive ? .surveyQuestions : .sitting }

    @Sendable static func end(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await TakeSitting(try context.works).finish(submission.value, for: try context.caller)
        return context.redirect(to: context.address(.sitting, submission.value))
    }
}
