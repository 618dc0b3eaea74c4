import Documents
import Domain
import Kernel

/// A mean level: the level of the scale that is nearest to it, and the tint that repeats it.
struct LevelBand: Sendable {
    let rank: Int
    let words: String
    /// 0…4, for the stylesheet.
    let level: Int

    init(mean: Double, of scale: Scale) {
        // Of the figure that is written, so that tint, letter and figure agree.
        let tenths = Int((mean * 10).rounded())
        rank = min(scale.levels.count, (tenths + 5) / 10)
        words = "\(tenths / 10).\(tenths % 10)"
        level = Self.tint(rank, of: scale.levels.count)
    }

    static func tint(_ rank: Int, of levels: Int) -> Int {
        guard rank > 0 else { return 0 }
        return levels < 2 ? 4 : 1 + (rank - 1) * 3 / (levels - 1)
    }

    struct Named: Sendable {
        let level: Int
        let words: String
    }

    /// The legend of a scale: every level with the means that are nearest to it.
    static func all(_ scale: Scale, _ scribe: Scribe) -> [Named] {
        let top = scale.levels.count
        return (0...top).map { rank in
            let from = rank == 0 ? "0.0" : "\(rank - 1).5"
            let to = rank == top ? "\(top).0" : "\(rank).4"
            let name =
                rank == 0
                ? scribe.say(ja: "段階の手前", en: "below the scale") : scribe.level(rank, in: scale)
            return Named(level: tint(rank, of: top), words: "\(name) \(from)–\(to)")
        }
    }
}
