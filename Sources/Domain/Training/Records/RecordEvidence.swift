package import Kernel

/// What completions and certificates say of levels (clauses O8, O11).
package enum RecordEvidence {
    /// Appends an entry for each level that a completed training raises a skill to. Where the record names no half,
    /// the raises of either count: the programme itself is what was completed.
    package static func append(_ completions: [Completion], plan: Plan, to ledger: inout EvidenceLedger) {
        let sources = plan.programmes.map { ledger.source($0.name) }
        let raises = plan.programmes.map { programme in
            (
                mandatory: highest(programme.mandatory?.raises ?? []),
                elective: highest(programme.elective?.raises ?? []), either: highest(programme.raises)
            )
        }
        for completion in completions where completion.passed {
            let programme = Int(completion.programme)
            let own =
                switch completion.half {
                case .mandatory: raises[programme].mandatory
                case .elective: raises[programme].elective
                case nil: raises[programme].either
                }
            for level in own {
                ledger.append(
                    entry(level, .programme, completion.person, completion.date, sources[programme]))
            }
        }
    }

    /// Appends an entry for each level that a certificate is evidence for. One that has run out by `date` (the plan's
    /// `validYears`) says nothing any more.
    package static func append(
        _ certificates: [CertificateHolding], plan: Plan, on date: CalendarDate, to ledger: inout EvidenceLedger
    ) {
        let sources = plan.certificates.map { ledger.source($0.name) }
        for holding in certificates {
            let certificate = plan.certificates[Int(holding.certificate)]
            if let end = holding.expires(certificate), end < date { continue }
            for level in certificate.evidence {
                ledger.append(
                    entry(level, .certificate, holding.person, holding.passedOn, sources[Int(holding.certificate)]))
            }
        }
    }

    /// The highest level for each skill, where both halves raise one.
    private static func highest(_ raises: [Raise]) -> [SkillLevel] {
        var levels = [SkillLevel]()
        for raise in raises {
            if let index = levels.firstIndex(where: { $0.skill == raise.skill }) {
                levels[index].rank = max(levels[index].rank, raise.to)
            } else {
                levels.append(SkillLevel(skill: raise.skill, rank: raise.to))
            }
        }
        return levels
    }

    private static func entry(
        _ level: SkillLevel, _ method: EvidenceMethod, _ person: Int32, _ date: CalendarDate, _ source: Int32
    ) -> EvidenceEntry {
        EvidenceEntry(
            person: person, skill: Int16(level.skill), rank: Int8(clamping: level.rank),
            ceiling: Int8(clamping: level.rank), method: method, date: date, source: source)
    }
}
