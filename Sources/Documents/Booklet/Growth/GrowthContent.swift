import Domain
import Kernel

/// 成長のイメージ: from one persona to the next, with the training that leads there and the levels that rise.
struct GrowthContent: ChapterContent {
    struct Path {
        let caption: [Passage]
        let stages: [Stage]
        let citations: Citations?
    }

    struct Stage {
        let name: Passage
        /// Nil for the first stage of a path, where people start.
        let text: Passage?
        let programmes: [Link]
        let hasProgrammes: Bool
        /// What is asked of the first stage; what rises on the way to a later one.
        let levels: [Passage]
        let hasLevels: Bool
    }

    struct Link {
        let anchor: String
        let name: Passage
    }

    let words: [String: String]
    let paths: [Path]
    let parts = [Chapter.Part]()
    let sources = [Source?]()

    init?(_ scribe: Scribe) {
        guard !scribe.plan.growth.isEmpty else { return nil }
        words = scribe.words([
            "programmes": Phrase(ja: "ここへ進むための研修", en: "Training that leads here"),
            "gains": Phrase(ja: "伸ばすスキルと水準", en: "Skills and levels to gain"),
            "start": Phrase(ja: "出発点", en: "Start"),
            "asked": Phrase(ja: "この段階で求める水準", en: "Levels asked at this stage"),
        ])
        paths = Self.chains(scribe.plan.growth).map { Self.path($0, scribe) }
    }

    /// Steps that follow on each other make one path; where two steps leave one persona, the second begins a path.
    static func chains(_ steps: [GrowthStep]) -> [[GrowthStep]] {
        var chains = [[GrowthStep]]()
        for step in steps {
            if let from = step.from, let index = chains.firstIndex(where: { $0.last?.to == from }) {
                chains[index].append(step)
            } else {
                chains.append([step])
            }
        }
        return chains
    }

    private static func path(_ steps: [GrowthStep], _ scribe: Scribe) -> Path {
        let name = { (reference: PersonaReference) in scribe.plan.persona(reference).name }
        var stages = [Stage]()
        if let start = steps.first?.from {
            stages.append(stage(start, from: nil, step: nil, scribe))
        }
        stages += steps.map { stage($0.to, from: $0.from, step: $0, scribe) }
        let ends = [steps.first?.from, steps.last?.to].compactMap(\.self).map { name($0)[scribe.language] }
        let caption =
            ends.count == 2
            ? scribe.say(ja: "\(ends[0])から\(ends[1])へ", en: "From \(ends[0]) to \(ends[1])")
            : ends.joined()
        return Path(
            caption: scribe.runs(caption), stages: stages, citations: scribe.citations(steps.map(\.source)))
    }

    private static func stage(
        _ persona: PersonaReference, from start: PersonaReference?, step: GrowthStep?, _ scribe: Scribe
    ) -> Stage {
        let plan = scribe.plan
        let programmes = (step?.through ?? []).map { reference in
            Link(anchor: anchor(of: reference, in: plan), name: scribe.passage(plan.name(of: reference)))
        }
        let levels = plan.requirements.compactMap { requirement -> Passage? in
            let before = start.flatMap { requirement.rank(for: .persona($0)) } ?? 0
            guard let after = requirement.rank(for: .persona(persona)), after > before else { return nil }
            return scribe.passage(scribe.rise(of: requirement.skill, from: before, to: after))
        }
        return Stage(
            name: scribe.passage(plan.persona(persona).name), text: step.map { scribe.passage($0.text) },
            programmes: programmes, hasProgrammes: !programmes.isEmpty, levels: levels, hasLevels: !levels.isEmpty)
    }

    /// The row of the training table; for a group, its first programme's.
    private static func anchor(of reference: ProgrammeReference, in plan: Plan) -> String {
        plan.programmes(in: reference).first.map { "programme-\(plan.programmes[$0].id)" } ?? "training"
    }

    static let template = """
        {{#paths}}
        <figure class="growth">
        <figcaption>\(Passage.template(runs: "caption"))</figcaption>
        <ol class="path">
        {{#.stages}}
        <li>
        <p class="name"{{{.name.lang}}}>{{.name}}</p>
        {{^.text}}<p>{{words.start}}</p>{{/.text}}
        {{#.text}}<p{{{.lang}}}>{{.}}</p>{{/.text}}
        <dl>
        {{#.hasProgrammes}}<dt>{{words.programmes}}</dt><dd><ul>{{#.programmes}}<li><a href="#{{.anchor}}"{{{.name.lang}}}>{{.name}}</a></li>{{/.programmes}}</ul></dd>{{/.hasProgrammes}}
        {{#.hasLevels}}<dt>{{#.text}}{{words.gains}}{{/.text}}{{^.text}}{{words.asked}}{{/.text}}</dt><dd>{{#.levels}}<span class="tag"{{{.lang}}}>{{.}}</span> {{/.levels}}</dd>{{/.hasLevels}}
        </dl>
        </li>
        {{/.stages}}
        </ol>
        \(Citations.template)
        </figure>
        {{/paths}}
        """
}
