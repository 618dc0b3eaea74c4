import Domain

/// A plan's condition as a list of questions with two ways on from each: no recursion and no reference counting, so
/// that dozens of rules over a million people and five years stay a matter of seconds.
///
/// Rules about skill levels read the true level of the made person; `anyPost` asks about the main post alone.
struct CompiledRule: Sendable {
    private enum Question: UInt8 {
        case grade, employment, jobFamily, unitKind, unitLevel, unitClass, unitSet, age, years, duty, intent, role
        case completed, holds, persona, level, onLeave, seconded
    }

    private struct Step {
        var question: Question
        var comparison: Condition.Comparison = .equal
        var argument: Int32 = 0
        var bound: Int32 = 0
        var mask: UInt64 = 0
        var programmes = ProgrammeSet()
        var onTrue: Int32
        var onFalse: Int32
    }

    private static let yes: Int32 = -1
    private static let no: Int32 = -2

    private var steps = [Step]()
    private var start = CompiledRule.yes
    /// For each question about unit codes, the units of which it is true.
    private var unitSets = [[Bool]]()

    init(_ condition: Condition, units: UnitTree) {
        start = add(condition, units, onTrue: Self.yes, onFalse: Self.no)
    }

    var isNobody: Bool { start == Self.no }
    var isEveryone: Bool { start == Self.yes }

    @inline(__always)
    func holds(_ profile: Profile, skills: TrueSkills) -> Bool {
        var next = start
        while next >= 0 {
            let step = steps[Int(next)]
            let answer: Bool
            switch step.question {
            case .grade: answer = Self.isAmong(profile.grade, step.mask)
            case .employment: answer = Self.isAmong(profile.employment, step.mask)
            case .jobFamily: answer = Self.isAmong(profile.jobFamily, step.mask)
            case .unitKind: answer = Self.isAmong(profile.unitKind, step.mask)
            case .unitLevel: answer = Self.isAmong(profile.unitLevel, step.mask)
            case .unitClass: answer = profile.unitClasses & step.mask != 0
            case .unitSet: answer = profile.unit >= 0 && unitSets[Int(step.argument)][Int(profile.unit)]
            case .age: answer = step.comparison.holds(Int(profile.age), Int(step.bound))
            case .years: answer = step.comparison.holds(Int(profile.yearsOfService), Int(step.bound))
            case .duty: answer = profile.duties & step.mask != 0
            case .intent: answer = profile.intents & step.mask != 0
            case .role: answer = profile.roles & step.mask != 0
            case .completed: answer = profile.completed.countShared(with: step.programmes) >= Int(step.bound)
            case .holds: answer = profile.certificates & step.mask != 0
            case .persona: answer = Self.isAmong(profile.personas[Int(step.argument) & 7], step.mask)
            case .level:
                let rank = skills.rank(skill: Int(step.argument), of: profile)
                answer = step.comparison.holds(rank, Int(step.bound))
            case .onLeave: answer = profile.isOnLeave
            case .seconded: answer = profile.isSeconded
            }
            next = answer ? step.onTrue : step.onFalse
        }
        return next == Self.yes
    }

    @inline(__always)
    private static func isAmong(_ word: Int8, _ mask: UInt64) -> Bool {
        word >= 0 && mask & (1 << UInt64(word)) != 0
    }

    /// Adds the questions of a condition, last first, so that each knows where its answers lead; its entry point.
    private mutating func add(_ condition: Condition, _ units: UnitTree, onTrue: Int32, onFalse: Int32) -> Int32 {
        var step = Step(question: .grade, onTrue: onTrue, onFalse: onFalse)
        switch condition {
        case .everyone: return onTrue
        case .nobody: return onFalse
        case .all(let parts):
            return parts.reversed().reduce(onTrue) { add($1, units, onTrue: $0, onFalse: onFalse) }
        case .any(let parts):
            return parts.reversed().reduce(onFalse) { add($1, units, onTrue: onTrue, onFalse: $0) }
        case .not(let part): return add(part, units, onTrue: onFalse, onFalse: onTrue)
        case .anyPost(let inner): return add(inner, units, onTrue: onTrue, onFalse: onFalse)
        case .word(let list, let among):
            step.question =
                switch list {
                case .grades: .grade
                case .employments: .employment
                case .jobFamilies: .jobFamily
                case .unitKinds: .unitKind
                case .unitLevels: .unitLevel
                case .duties: .duty
                case .intents: .intent
                }
            step.mask = among
        case .unitClass(let among): (step.question, step.mask) = (.unitClass, among)
        case .unitCode(let codes):
            step.question = .unitSet
            step.argument = addSet(units.units.map { codes.contains($0.code) })
        case .within(let code):
            step.question = .unitSet
            step.argument = addSet(units.within(code))
        case .number(let number, let comparison, let bound):
            step.question = number == .age ? .age : .years
            (step.comparison, step.bound) = (comparison, Int32(clamping: bound))
        case .role(let index): (step.question, step.mask) = (.role, Self.bit(index))
        case .duty(let index): (step.question, step.mask) = (.duty, Self.bit(index))
        case .intent(let index): (step.question, step.mask) = (.intent, Self.bit(index))
        case .completed(let programmes, let need):
            (step.question, step.programmes, step.bound) = (.completed, ProgrammeSet(programmes), Int32(need))
        case .holds(let index): (step.question, step.mask) = (.holds, Self.bit(index))
        case .persona(let reference):
            guard reference.dimension < 8 else { return onFalse }
            (step.question, step.argument) = (.persona, Int32(reference.dimension))
            step.mask = Self.bit(reference.kind)
        case .level(let skill, let comparison, let rank):
            (step.question, step.argument) = (.level, Int32(skill))
            (step.comparison, step.bound) = (comparison, Int32(rank))
        case .onLeave: step.question = .onLeave
        case .seconded: step.question = .seconded
        }
        steps.append(step)
        return Int32(steps.count - 1)
    }

    private static func bit(_ index: Int) -> UInt64 { index < 64 ? 1 << UInt64(index) : 0 }

    private mutating func addSet(_ set: [Bool]) -> Int32 {
        unitSets.append(set)
        return Int32(unitSets.count - 1)
    }
}
