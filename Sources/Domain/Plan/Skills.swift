package import Kernel

/// An ordinal scale with the city's own letters (clause O10). `levels` is lowest first, whichever way the file lists
/// them; a rank is 1 for the lowest level and 0 for "not yet on the scale".
package struct Scale: Sendable {
    package static let mostLevels = 32

    package var id: String
    package var name: Phrase
    package var levels: [Level]
    package var source: Source?
    package var place: Place

    package func rank(_ id: String) -> Int? { levels.firstIndex { $0.id == id }.map { $0 + 1 } }

    /// The level's letter, or "–" for rank 0.
    package func letter(_ rank: Int) -> String { rank >= 1 && rank <= levels.count ? levels[rank - 1].id : "–" }
}

package struct Level: Sendable {
    package var id: String
    package var name: Phrase
    package var definition: Phrase
    package var place: Place
}

package struct SkillField: Sendable {
    package var id: String
    package var name: Phrase
    package var skills: [Int]
    package var source: Source?
    package var place: Place
}

package struct Skill: Sendable {
    package var id: String
    package var name: Phrase
    package var field: Int
    package var content: Phrase?
    package var scale: Int
    /// Nodes of framework packs, `pack/node`.
    package var framework: [FrameworkNodeReference]
    package var source: Source?
    package var place: Place
}

package struct FrameworkNodeReference: Hashable, Sendable {
    package var pack: String
    package var node: String
    package var place: Place
}

/// A skill with a level of its scale; `rank` as in `Scale`.
package struct SkillLevel: Hashable, Sendable {
    package var skill: Int
    package var rank: Int
}

/// One row of the skill map (clause O9): who must have which level. Holders that are not named are not required.
package struct Requirement: Sendable {
    package var skill: Int
    package var levels: [(holder: RequirementHolder, rank: Int, place: Place)]
    package var source: Source?
    package var place: Place

    package func rank(for holder: RequirementHolder) -> Int? { levels.first { $0.holder == holder }?.rank }
}

package enum RequirementHolder: Hashable, Sendable {
    case persona(PersonaReference)
    case role(Int)
    case post(Int)
}
