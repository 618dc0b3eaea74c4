import Domain

/// Duties (職務) and intents (意向): which words of the plan a person at a desk carries.
///
/// A duty belongs to the person at that desk, so it goes when they move; a declared intent lasts two years.
struct Duties: Sendable {
    private enum Nature: Sendable { case device, system, project, digitalWork, counter, expert, other }

    private let natures: [Nature]
    private let shares: [Double?]
    private let intents: Int
    private let dice: Dice
    private let systemKinds: [Int8]

    init(_ vocabulary: Vocabulary, words: CityWords, shape: CityShape, dice: Dice) {
        natures = vocabulary[.duties].map(Self.nature)
        shares = vocabulary[.duties].indices.map { shape.dutyShares[$0] }
        intents = vocabulary[.intents].count
        systemKinds = words.systemKinds
        self.dice = dice
    }

    private static func nature(_ word: String) -> Nature {
        let signs: [(Nature, [String])] = [
            (.expert, ["専門"]), (.project, ["PM", "プロジェクト"]), (.system, ["システム"]),
            (.device, ["機器", "端末", "パソコン", "PC"]),
            (.counter, ["窓口"]), (.digitalWork, ["デジタル", "ICT", "DX"]),
        ]
        return signs.first { _, signs in signs.contains { word.contains($0) } }?.0 ?? .other
    }

    func duties(of person: MadePerson, _ seat: Seat, in unit: UnitTraits) -> UInt64 {
        var mask: UInt64 = 0
        for (index, nature) in natures.enumerated() where index < 64 {
            let share = shares[index] ?? usualShare(nature, person, seat, unit)
            if dice.chance(share, Int(person.identity), Int(seat.unit) * 64 + index) { mask |= 1 << UInt64(index) }
        }
        return mask
    }

    func intents(of person: MadePerson, year: Int) -> UInt64 {
        var mask: UInt64 = 0
        guard person.field.isOffice else { return 0 }
        for index in 0..<min(64, intents) {
            // Two people do not declare theirs in the same years.
            let term = (year + Int(person.identity) % 2) / 2
            if dice.chance(0.07, Int(person.identity), -(term * 64 + index + 1)) { mask |= 1 << UInt64(index) }
        }
        return mask
    }

    private func usualShare(_ nature: Nature, _ person: MadePerson, _ seat: Seat, _ unit: UnitTraits) -> Double {
        let isInformation = unit.trade == .information
        let isOffice = person.field.isOffice
        switch nature {
        case .device: return person.field == .labour ? 0.5 : person.field == .welfare ? 0.85 : 1
        case .system: return isInformation ? 0.6 : !isOffice ? 0 : systemKinds.contains(unit.kind) ? 0.45 : 0.02
        case .project: return seat.seatClass == 0 ? 0.01 : isInformation || systemKinds.contains(unit.kind) ? 0.3 : 0.01
        case .digitalWork: return isInformation ? 0.4 : isOffice ? 0.18 : 0.02
        case .counter: return unit.trade == .office || unit.trade == .outpost ? 0.3 : 0
        case .expert: return seat.contract == .external ? 0.9 : isInformation ? 0.12 : 0
        case .other: return 0.05
        }
    }
}
