import Kernel

/// A statement about one imagined person, put together from the rules of a plan.
indirect enum RuleClaim {
    case rule(Rule)
    case condition(Condition)
    case persona(PersonaReference)
    case all([RuleClaim])
    case any([RuleClaim])
    case not(RuleClaim)
}

/// A claim broken down to what can vary from person to person, each thing independent of the others.
indirect enum RuleFormula {
    case constant(Bool)
    case test(RuleVariable, RuleTest)
    case all([RuleFormula])
    case any([RuleFormula])
    case not(RuleFormula)
    /// At least `need` of the variables, which are flags, are set.
    case atLeast(Int, [RuleVariable])
}

/// Something that varies from person to person.
enum RuleVariable: Hashable, Sendable {
    /// The word of the main post or its unit; a post may also have none.
    case word(Vocabulary.List)
    case unitCode
    case number(Condition.Number)
    case level(skill: Int)
    // Flags: true or false, free of each other.
    case within(String)
    case role(Int), duty(Int), intent(Int), completed(Int), holds(Int)
    case onLeave, seconded
    case otherPost(Condition)
    /// A rule that could not be read, or a persona that is not decided yet: it may be either.
    case unknown(Place)
}

enum RuleTest: Hashable, Sendable {
    case among(UInt64)
    case codes(Set<String>)
    case compared(Condition.Comparison, Int)
    case isSet
}

extension Rule {
    /// The reader could make nothing of it and has said so: nothing may be concluded from it.
    var isUnread: Bool { condition == .nobody && !isWrittenAsNobody }

    /// The plan itself says that nobody is meant.
    var isWrittenAsNobody: Bool {
        condition == .nobody && ["なし", "nobody"].contains { text.contains($0) }
    }
}
