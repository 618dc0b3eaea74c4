import Domain
import Hummingbird
import Kernel
import Operations

/// One's own practice: what is due today, mock exams, how likely the exam is passed.
struct PracticePage: WebPage {
    struct Bank: Sendable {
        let id: String
        let title: String
        let exam: String?
        let isRecommended: Bool
        let seen: String
        let count: String
        let percent: Int
        let due: String
        let recall: String?
        let studied: String
        let minutes: String
        let isGoingOn: Bool
        let mocks: [Mock]
        let sizes: [Size]
        let forecast: Forecast?
        let missing: String?
        let course: Course?
        let examOn: String
        let examOnWords: String?
        let goalMinutes: String
        let errors: Errors
        let openMocks: [Link]
        let hasMocks: Bool
    }

    struct Errors: Sendable {
        var examOn: String?
        var minutes: String?
    }

    struct Link: Sendable {
        let href: String
        let label: String
    }

    struct Mock: Sendable {
        let href: String
        let on: String
        let right: String
        let questions: String
        let percent: String
    }

    struct Size: Sendable {
        let value: String
        let label: String
    }

    struct Forecast: Sendable {
        let chance: String
        let marks: String
        let range: String
        let pass: String
        let answers: String
        let fields: [Field]
        let note: String?
    }

    struct Field: Sendable {
        let name: String
        let marks: String
        let least: String?
        let chance: String?
        let answers: String
    }

    struct Course: Sendable {
        let daysLeft: String
        let recall: String
        let met: String
        let days: [Day]
    }

    struct Day: Sendable {
        let on: String
        let questions: String
        let new: String
        let minutes: String
    }

    let trail: [Crumb]
    let hasBanks: Bool
    let hasErrors: Bool
    let today: String
    let banks: [Bank]

    init(
        _ banks: [SeePractice.Bank], _ context: SignedInContext, form: Form = Form(),
        errors: (field: String, why: Phrase)? = nil
    ) {
        let language = context.language
        trail = [Crumb(language == .ja ? "マイページ" : "My page", context.address(.my))]
        self.banks = banks.map { bank in
            Self.bank(bank, context, form["bank"] == bank.bank.id ? form : Form(), errors)
        }
        hasBanks = !banks.isEmpty
        hasErrors = errors != nil
        today = context.now.dayInJapan.adding(days: 1).description
    }

    private static func bank(
        _ bank: SeePractice.Bank, _ context: SignedInContext, _ form: Form, _ error: (field: String, why: Phrase)?
    ) -> Bank {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        let isOwn = form["bank"] != nil
        let open = bank.open.filter { $0.kind == .mock }
        return Bank(
            id: bank.bank.id, title: bank.bank.title[language], exam: bank.exam?[language],
            isRecommended: bank.isRecommended, seen: bank.seen.grouped, count: bank.bank.count.grouped,
            percent: bank.bank.count == 0 ? 0 : bank.seen * 100 / bank.bank.count, due: bank.dueToday.grouped,
            recall: bank.recall.map { percent($0) }, studied: bank.minutesThisMonth.grouped,
            minutes: "\(bank.goal.minutes)",
            isGoingOn: bank.open.contains { $0.kind == .practice && $0.startedAt.dayInJapan == context.now.dayInJapan },
            mocks: bank.mocks.map { mock in
                Mock(
                    href: context.address(.sitting, mock.id).description,
                    on: mock.on.written(in: language, usesEra: context.usesEra), right: mock.right.grouped,
                    questions: mock.questions.grouped,
                    percent: percent(Double(mock.right) / Double(max(1, mock.questions))))
            },
            sizes: bank.mockSizes.map { size in
                Size(value: "\(size)", label: say("\(size)問", "\(size) questions"))
            },
            forecast: bank.forecast.map { forecast($0, language) },
            missing: bank.rule == nil || bank.forecast != nil
                ? nil : "\(max(1, ExamForecast.fewest - bank.answers))",
            course: bank.course.map { course($0, context) },
            examOn: isOwn ? form["examOn"] ?? "" : bank.goal.examOn?.description ?? "",
            examOnWords: bank.goal.examOn?.written(in: language, usesEra: context.usesEra),
            goalMinutes: isOwn ? form["minutes"] ?? "" : "\(bank.goal.minutes)",
            errors: Errors(
                examOn: isOwn && error?.field == "examOn" ? error?.why[language] : nil,
                minutes: isOwn && error?.field == "minutes" ? error?.why[language] : nil),
            openMocks: open.map { sitting in
                let (done, all) = (bank.answered[sitting.id] ?? 0, sitting.items.count)
                return Link(
                    href: context.address(.sitting, sitting.id).description,
                    label: say(
                        "\(context.words(for: sitting.startedAt))に始めた模擬試験を続ける（\(all)問のうち\(done)問に回答）",
                        "Go on with the mock exam of \(context.words(for: sitting.startedAt)) (\(done) of \(all) answered)"
                    ))
            }, hasMocks: !bank.mocks.isEmpty)
    }

    static func percent(_ share: Double) -> String { (share * 100).written(decimals: 0) }

    static func forecast(_ forecast: ExamForecast, _ language: Language) -> Forecast {
        let full = Double(forecast.rule.fullMarks)
        let each = forecast.rule.eachField * full
        // Rounded to tens: the figure is an estimate.
        let tens = { (marks: Double) in ((marks / 10).rounded() * 10).written(decimals: 0) }
        // Neither certain nor impossible: what is reckoned is an estimate.
        let chance = min(0.99, max(0.01, forecast.chance))
        return Forecast(
            chance: percent(chance), marks: tens(forecast.marks.mean),
            range: "\(tens(forecast.marks.low))–\(tens(forecast.marks.high))",
            pass: (forecast.rule.total * full).written(decimals: 0), answers: forecast.answers.grouped,
            fields: forecast.fields.enumerated().map { place, field in
                Field(
                    name: forecast.rule.fields[place].name[language], marks: tens(field.marks),
                    least: each > 0 ? each.written(decimals: 0) : nil,
                    chance: each > 0 ? percent(min(0.99, max(0.01, field.chance))) : nil,
                    answers: field.answers.grouped)
            },
            note: forecast.rule.isInForce
                ? nil
                : language == .ja
                    ? "受験日に有効な試験の合格基準は公表されていないため、\(forecast.rule.version)年版の基準で見積もっています。"
                    : "The pass marks of the exam on that day are not published; those of version \(forecast.rule.version) are used."
        )
    }

    private static func course(_ course: SeePractice.Course, _ context: SignedInContext) -> Course {
        Course(
            daysLeft: course.daysLeft.grouped, recall: percent(course.recall), met: course.met.grouped,
            days: course.days.map { day in
                Day(
                    on: day.date.written(in: context.language, usesEra: context.usesEra),
                    questions: day.questions.grouped, new: day.new.grouped, minutes: day.minutes.written(decimals: 0))
            })
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        return try context.show(
            PracticePage(try await SeePractice(try context.works).banks(for: try context.caller), context))
    }

    @Sendable static func start(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        guard let bank = form["bank"] else { throw Refusal.notFound }
        let starting = StartSitting(try context.works)
        let id: Int64
        if let questions = form["questions"].flatMap({ Int($0) }) {
            id = try await starting.mock(bank: bank, questions: questions, for: try context.caller)
        } else {
            id = try await starting.practice(bank: bank, minutes: nil, for: try context.caller)
        }
        return context.redirect(to: context.address(.sitting, id))
    }

    /// Nothing is read there: it is where the form goes.
    @Sendable static func goal(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        visit.context.redirect(to: visit.context.address(.practice))
    }

    @Sendable static func setGoal(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        guard let bank = form["bank"] else { throw Refusal.notFound }
        var reader = FieldReader(form)
        let examOn = reader.date("examOn", isRequired: false)
        let minutes = reader.integer("minutes", in: StartSitting.minutes)
        var error = ["examOn", "minutes"].compactMap { field in reader.errors[field].map { (field, $0) } }.first
        if error == nil, let minutes {
            do {
                try await SetPracticeGoal(try context.works).set(
                    bank: bank, examOn: examOn, minutes: minutes, for: try context.caller)
                return context.redirect(to: context.address(.practice), notice: .saved)
            } catch WorkError.invalid(let field, let why) {
                error = (field, why)
            }
        }
        let banks = try await SeePractice(try context.works).banks(for: try context.caller)
        return try context.show(
            PracticePage(banks, context, form: form, errors: error), status: .unprocessableContent)
    }
}
