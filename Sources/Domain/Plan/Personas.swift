package import Kernel

/// One way of sorting people into 人材像: within a dimension the first persona whose rule fits a person is theirs.
/// Several dimensions hold at once (clauses O3, K3).
package struct Dimension: Sendable {
    package var id: String
    package var name: Phrase
    package var kinds: [Persona]
    package var source: Source?
    package var place: Place
}

package struct PersonaReference: Hashable, Sendable {
    package var dimension: Int
    package var kind: Int

    package init(dimension: Int, kind: Int) {
        self.dimension = dimension
        self.kind = kind
    }
}

/// A 人材像 or tier: who it is, what they do, what they can.
package struct Persona: Sendable {
    package var id: String
    package var name: Phrase
    package var group: Phrase?
    package var rule: Rule
    package var description: Phrase?
    /// 求められる役割 (clause O5).
    package var roles: [RoleStatement]
    /// 知識及びスキル水準 (clause O6).
    package var standards: [CanDoStatement]
    package var source: Source?
    package var place: Place
}

package struct RoleStatement: Sendable {
    package var text: Phrase
    /// The overlay role that carries it, where it is not everyone's.
    package var role: Int?
    package var source: Source?
    package var place: Place
}

package struct CanDoStatement: Sendable {
    package var text: Phrase
    package var skills: [SkillLevel]
    package var source: Source?
    package var place: Place
}

/// A role that a person has beside their tier, for example ICT推進リーダー, with how many each unit needs.
package struct Role: Sendable {
    package var id: String
    package var name: Phrase
    package var over: [PersonaReference]
    package var perUnit: (count: Int, denominator: Int)?
    package var statements: [RoleStatement]
    package var source: Source?
    package var place: Place
}

/// A chair with requirements of its own, whoever sits on it.
package struct PostKind: Sendable {
    package var id: String
    package var name: Phrase
    package var rule: Rule
    package var place: Place
}

/// 成長のイメージ (clause O7): from one persona to the next, through what.
package struct GrowthStep: Sendable {
    package var from: PersonaReference?
    package var to: PersonaReference
    package var text: Phrase
    package var through: [ProgrammeReference]
    package var source: Source?
    package var place: Place
}
