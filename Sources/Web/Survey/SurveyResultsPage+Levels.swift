import Documents
import Domain
import Kernel

extension SurveyResultsPage {
    /// The levels across, lowest first: by their letters where all skills are on one scale, else by number.
    struct Levels: Sendable {
        let legend: [Key]
        let heads: [Head]
        /// Ranks with that below the scale.
        let count: Int

        init(_ skills: [Int], _ scribe: Scribe) {
            let scales = Set(skills.map { scribe.plan.skills[$0].scale })
            let top = scales.map { scribe.plan.scales[$0].levels.count }.max() ?? 0
            let only = scales.count == 1 ? scales.first.map { scribe.plan.scales[$0] } : nil
            let names = (0...top).map { rank in
                if rank == 0 { return scribe.say(ja: "段階の手前", en: "Below the scale") }
                return only.map { scribe.level(rank, in: $0) } ?? scribe.say(ja: "段階\(rank)", en: "Level \(rank)")
            }
            let noAnswer = scribe.say(ja: "無回答", en: "No answer")
            count = top + 1
            heads = (names + [noAnswer]).map(Head.init)
            legend =
                names.enumerated().map { Key(key: Self.key($0, of: top), words: $1) }
                + [Key(key: "unknown", words: noAnswer)]
        }

        /// The tints of the stylesheet, from the lowest to the highest.
        static func key(_ rank: Int, of top: Int) -> String {
            guard rank > 0, top > 0 else { return "short" }
            return ["level-low", "level-middle", "level-high"][min(2, (rank * 3 - 1) / top)]
        }
    }
}
