package import Kernel

/// The levels of everyone in service on a date: a flat matrix, member by skill.
package struct SkillLevels: Sendable {
    package let skills: Int
    private var cells: [MeasuredLevel]

    /// Levels from the ledger by a measurement; one pass over the members' evidence.
    package init(
        staff: Staff, ledger: EvidenceLedger, plan: Plan, measurements: [any LevelMeasurement]
    ) {
        skills = plan.skills.count
        cells = [MeasuredLevel](repeating: .unknown, count: staff.members.count * skills)
        let levels = plan.skills.map { plan.scales[$0.scale].levels.count }
        let rules = plan.skills.map { measurements[$0.scale] }
        for (index, member) in staff.members.enumerated() {
            let entries = ledger.entries(of: Int(member.person))
            var from = entries.startIndex
            while from < entries.endIndex {
                let skill = Int(entries[from].skill)
                var to = from + 1
                while to < entries.endIndex, Int(entries[to].skill) == skill { to += 1 }
                cells[index * skills + skill] = rules[skill].level(
                    from: entries[from..<to], levels: levels[skill], on: staff.date)
                from = to
            }
        }
    }

    package subscript(member: Int, skill: Int) -> MeasuredLevel { cells[member * skills + skill] }

    /// The entries that speak about one skill of a person.
    package static func entries(of person: Int, skill: Int, in ledger: EvidenceLedger) -> ArraySlice<EvidenceEntry> {
        let entries = ledger.entries(of: person)
        guard let from = entries.firstIndex(where: { Int($0.skill) == skill }) else {
            return entries[entries.startIndex..<entries.startIndex]
        }
        let to = entries[from...].firstIndex { Int($0.skill) != skill } ?? entries.endIndex
        return entries[from..<to]
    }

    /// A level in words: how sure it is, and what each piece of evidence moved, in standard deviations of staff:
    /// "b（63%）、根拠: 所属長評価 b（2026-06-01、+0.4）、自己評価 b（2026-05-01、+0.1）".
    package static func explanation(
        of level: MeasuredLevel, from entries: ArraySlice<EvidenceEntry>, ledger: EvidenceLedger, scale: Scale,
        measurement: any LevelMeasurement, on date: CalendarDate
    ) -> Phrase {
        guard level.rank >= 0 else { return Phrase(ja: "根拠となる記録がありません", en: "no evidence yet") }
        let letter = scale.letter(Int(level.rank))
        let sure = "\(Int((level.certainty * 100).rounded()))%"
        let carriers = measurement.carriers(from: entries, levels: scale.levels.count, on: date).prefix(4)
        func reasons(_ language: Language) -> String {
            carriers.map { carrier in
                let entry = carrier.entry
                let source = ledger.sources[Int(entry.source)][language]
                let said = entry.said(on: scale)[language]
                let size = abs(carrier.influence).written(decimals: 1)
                let moved = (abs(carrier.influence) < 0.05 ? "±" : carrier.influence < 0 ? "−" : "+") + size
                let what =
                    switch entry.method {
                    case .programme: language == .ja ? "\(source) 修了" : "\(source) completed"
                    case .certificate: language == .ja ? "\(source) 合格" : "\(source) passed"
                    case .self, .head, .test, .ojt: "\(entry.method.name[language]) \(said)"
                    }
                return language == .ja ? "\(what)（\(entry.date)、\(moved)）" : "\(what) (\(entry.date), \(moved))"
            }.joined(separator: language == .ja ? "、" : "; ")
        }
        return Phrase(
            ja: "\(letter)（\(sure)）、根拠: \(reasons(.ja))", en: "\(letter) (\(sure)), because: \(reasons(.en))")
    }
}

extension EvidenceEntry {
    /// The level that the entry names; where it was scored, with the chance that it is reached: "c以上 86%".
    package func said(on scale: Scale) -> Phrase {
        guard let estimate else { return Phrase(scale.letter(Int(rank))) }
        let letter = scale.letter(max(1, Int(rank)))
        let chance = "\(Int((estimate.certainty * 100).rounded()))%"
        return Phrase(ja: "\(letter)以上 \(chance)", en: "\(letter) or higher \(chance)")
    }
}
