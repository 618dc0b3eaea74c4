package import Kernel

/// A population rule as the plan states it, with what it means.
package struct Rule: Sendable {
    /// As written.
    package var text: String
    package var place: Place
    package var condition: Condition

    package init(text: String, place: Place, condition: Condition) {
        self.text = text
        self.place = place
        self.condition = condition
    }
}

/// A condition on a person at a date, its names resolved to indices of the plan.
package indirect enum Condition: Hashable, Sendable {
    package enum Number: Hashable, Sendable { case age, yearsOfService }
    package enum Comparison: String, Hashable, Sendable {
        case equal = "=", notEqual = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">="
    }

    case everyone
    case nobody
    case all([Condition])
    case any([Condition])
    case not(Condition)
    /// The person's (post's, unit's) word of a vocabulary list lies in a set. `among` is a mask over the list.
    case word(Vocabulary.List, among: UInt64)
    /// The unit belongs to one of the classes of a mask over `Plan.unitClasses`.
    case unitClass(among: UInt64)
    case unitCode(Set<String>)
    /// The unit, or a unit above it, has the code.
    case within(String)
    case number(Number, Comparison, Int)
    case role(Int)
    case duty(Int)
    case intent(Int)
    /// At least `need` of the programmes have been completed.
    case completed([Int], need: Int)
    case holds(Int)
    case persona(PersonaReference)
    case level(skill: Int, Comparison, rank: Int)
    case onLeave
    case seconded
    /// Some post of the person, main or concurrent, satisfies the condition.
    case anyPost(Condition)
}
