import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// Where a head says what levels one person shows at work, all skills in one form.
struct LevelsPage: WebPage {
    struct Option: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Line: Sendable {
        let field: String
        let name: String
        let slot: String
        let required: String
        let claimed: String
        let claimedOn: String?
        let present: String
        /// What the newest knowledge questions say, where they were scored.
        let tested: String?
        let confirmed: String?
        let options: [Option]
    }

    let name: String
    let unit: String
    let grade: String
    let href: String
    let action: String
    let error: String?
    let skills: [Line]
    let definitions: [Definition]
    private let section: Crumb

    struct Definition: Sendable {
        let mark: String
        let text: String
    }

    var subject: String? { name }
    var trail: [Crumb] { [section] }

    init(
        _ state: CityState, member: Int, _ context: SignedInContext, form: Form = Form(), error: Phrase? = nil
    ) {
        let words = PersonWords(state, member: member, context)
        let id = state.personID(at: words.person)
        name = state.roster.people[words.person].name
        unit = words.unit
        grade = words.grade
        href = context.address(.person, id).description
        action = context.address(.sectionLevels, id).description
        self.error = error?[context.language]
        skills = state.plan.skills.indices.map { Self.line($0, words, form) }
        let scales = Set(state.plan.skills.map(\.scale)).sorted().map { state.plan.scales[$0] }
        definitions = scales.flatMap { scale in
            scale.levels.indices.map { index in
                Definition(
                    mark: words.scribe.level(index + 1, in: scale),
                    text: scale.levels[index].definition[context.language])
            }
        }
        section = Crumb(Phrase(ja: "所属の職員", en: "My section")[context.language], context.address(.section))
    }

    private static func line(_ skill: Int, _ words: PersonWords, _ form: Form) -> Line {
        let plan = words.plan
        let scale = plan.scale(of: skill)
        let entries = SkillLevels.entries(of: words.person, skill: skill, in: words.standing.ledger)
            .filter { $0.date <= words.state.date }
        let own = entries.last { $0.method == .self }
        let head = entries.last { $0.method == .head }
        let tested = entries.last { $0.estimate != nil }
        let level = words.standing.facts.levels[words.member, skill]
        let slot = "skill-\(plan.skills[skill].id)"
        func option(_ value: String, _ label: String) -> Option {
            Option(value: value, label: label, selected: form[slot] == value)
        }
        func mark(_ rank: Int8) -> String {
            rank < 1 ? words.say("まだ", "not yet") : words.scribe.level(Int(rank), in: scale)
        }
        return Line(
            field: words.name(plan.skillFields[plan.skills[skill].field].name),
            name: words.name(plan.skills[skill].name),
            slot: slot,
            required: words.standing.gaps.need(words.member, skill).map { words.scribe.mark(Int($0.rank), in: scale) }
                ?? "–", claimed: own.map { mark($0.rank) } ?? "–", claimedOn: own.map { words.words($0.date) },
            present: level.rank < 0 ? words.say("記録なし", "unknown") : mark(level.rank),
            tested: tested.map { words.name($0.said(on: scale)) },
            confirmed: head.map {
                mark($0.rank) + words.say("（\(words.words($0.date))）", " (\(words.words($0.date)))")
            },
            options: [option("", words.say("確認しない", "leave")), option("0", words.say("まだ", "not yet"))]
                + scale.levels.indices.map { option(String($0 + 1), words.scribe.level($0 + 1, in: scale)) })
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let (state, member) = try await ConfirmLevel(try context.works).see(visit.value, for: try context.caller)
        return try context.show(LevelsPage(state, member: member, context), asOf: state.date)
    }

    @Sendable static func confirm(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let city = try context.works
        let state = try await city.state()
        let form = submission.form
        do {
            let levels = try state.plan.skills.enumerated().compactMap { index, skill -> ConfirmLevel.Level? in
                guard let text = form["skill-\(skill.id)"], !text.isEmpty else { return nil }
                guard let rank = Int(text) else {
                    throw WorkError.invalid(field: "levels", Phrase(ja: "レベルを選んでください", en: "Choose a level"))
                }
                return ConfirmLevel.Level(skill: index, rank: rank)
            }
            try await ConfirmLevel(city).record(levels, ofPerson: submission.value, for: try context.caller)
        } catch WorkError.invalid(_, let reason) {
            let (state, member) = try await ConfirmLevel(city).see(submission.value, for: try context.caller)
            let page = LevelsPage(state, member: member, context, form: form, error: reason)
            return try context.show(page, status: .unprocessableContent)
        }
        return context.redirect(to: context.address(.section), notice: .saved)
    }

    static let source = """
        {{! title: [[レベルの確認|Confirm levels]] }}
        <h1>[[レベルの確認|Confirm levels]] <span class="about">{{name}}[[（{{unit}}・{{grade}}）| ({{unit}}, {{grade}})]]</span></h1>
        <p class="lead">[[ふだんの仕事ぶりから、確かめられるスキルだけレベルを選んでください。選ばなかったスキルは変わりません。|Choose a level only for the skills that you have seen at work. The others stay as they are.]]</p>
        <p class="small">[[確かめた内容と日付、確認した人の名前は本人にも見えます。人事評価には使いません。|The person sees what you confirm, when, and that it was you. It is never used for appraisal.]] <a href="{{href}}">[[職員カードを見る|See the skill card]]</a></p>
        {{#error}}<div class="notice error" role="alert" tabindex="-1" id="summary"><p>{{.}}</p></div>{{/error}}
        <details><summary>[[レベルの意味|What the levels mean]]</summary><dl class="facts">{{#definitions}}<dt>{{.mark}}</dt><dd>{{.text}}</dd>{{/definitions}}</dl></details>
        <form method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="scroll" tabindex="0" role="region" aria-label="[[スキルごとのレベル|Level of each skill]]">
        <table class="listing"><caption class="hidden">[[スキルごとのレベル|Level of each skill]]</caption><thead><tr><th scope="col">[[分野|Field]]</th><th scope="col">[[スキル|Skill]]</th><th scope="col">[[必要|Needed]]</th><th scope="col">[[今の記録|On record]]</th><th scope="col">[[本人の申告|Own claim]]</th><th scope="col">[[前回の確認|Last confirmed]]</th><th scope="col">[[確認するレベル|Level confirmed]]</th></tr></thead><tbody>
        {{#skills}}<tr class="middle"><td>{{.field}}</td><th scope="row">{{.name}}</th><td>{{.required}}</td><td>{{.present}}{{#.tested}}<span class="about">[[知識問題: {{.}}|Knowledge questions: {{.}}]]</span>{{/.tested}}</td><td>{{.claimed}}{{#.claimedOn}}<span class="about">{{.}}</span>{{/.claimedOn}}</td><td>{{#.confirmed}}{{.}}{{/.confirmed}}{{^.confirmed}}–{{/.confirmed}}</td><td><label class="hidden" for="{{.slot}}">[[「{{.name}}」のレベル|Level in {{.name}}]]</label><select id="{{.slot}}" name="{{.slot}}">{{#.options}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/.options}}</select></td></tr>{{/skills}}
        </tbody></table>
        </div>
        <div class="actions"><button class="button">[[選んだレベルを確認する|Confirm the chosen levels]]</button></div>
        </form>
        """
}
