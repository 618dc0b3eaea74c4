import Domain
import Kernel
import Storage

/// Between the plan's ids, as records are kept, and the places in its lists, as they are reckoned with. A record of
/// something that the plan no longer has counts for nothing, and stays.
struct KeptRecords {
    private let plan: Plan
    private let indexOfPerson: [Int64: Int32]
    private let programmes: [String: Int16]
    private let certificates: [String: Int16]
    private let skills: [String: Int16]
    /// For each skill the rank of each level's id.
    private let ranks: [[String: Int8]]

    init(plan: Plan, indexOfPerson: [Int64: Int32]) {
        func places<Item>(_ items: [Item], _ id: (Item) -> String) -> [String: Int16] {
            Dictionary(items.enumerated().map { (id($1), Int16($0)) }, uniquingKeysWith: { first, _ in first })
        }
        self.plan = plan
        self.indexOfPerson = indexOfPerson
        programmes = places(plan.programmes, \.id)
        certificates = places(plan.certificates, \.id)
        skills = places(plan.skills, \.id)
        ranks = plan.skills.indices.map { skill in
            Dictionary(
                plan.scale(of: skill).levels.enumerated().map { ($1.id, Int8($0 + 1)) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    func completions(_ kept: [KeptCompletion], until date: CalendarDate) -> [Completion] {
        kept.compactMap { record in
            guard record.day <= date, record.known.hold(on: date), let person = indexOfPerson[record.person],
                let programme = programmes[record.programme]
            else { return nil }
            return Completion(
                person: person, programme: programme, half: record.half, date: record.day, hours: Float(record.hours),
                passed: record.passed)
        }
    }

    /// A certificate counts once somebody has looked at its proof.
    func certificates(_ kept: [KeptCertificate], until date: CalendarDate) -> [CertificateHolding] {
        kept.compactMap { record in
            guard record.state == .confirmed, record.passedOn <= date, record.known.hold(on: date),
                let person = indexOfPerson[record.person],
                let certificate = certificates[record.certificate]
            else { return nil }
            return CertificateHolding(
                person: person, certificate: certificate, passedOn: record.passedOn, version: record.version,
                hasProof: record.hasProof)
        }
    }

    func append(_ kept: [KeptEvidence], until date: CalendarDate, to ledger: inout EvidenceLedger) {
        for record in kept where record.day <= date && record.known.hold(on: date) {
            guard let person = indexOfPerson[record.person], let skill = skills[record.skill] else { continue }
            let rank = ranks[Int(skill)][record.level] ?? 0
            ledger.append(
                EvidenceEntry(
                    person: person, skill: skill, rank: rank, ceiling: ranks[Int(skill)][record.ceiling] ?? rank,
                    method: record.method, date: record.day, source: ledger.source(record.source)))
        }
    }

    /// Back to ids, to be kept.
    func kept(_ completions: [Completion], _ ids: [Int64]) -> [KeptCompletion] {
        completions.map { record in
            KeptCompletion(
                person: ids[Int(record.person)], programme: plan.programmes[Int(record.programme)].id,
                half: record.half, day: record.date, hours: Double(record.hours), passed: record.passed)
        }
    }

    func kept(_ holdings: [CertificateHolding], _ ids: [Int64]) -> [KeptCertificate] {
        holdings.map { record in
            KeptCertificate(
                person: ids[Int(record.person)], certificate: plan.certificates[Int(record.certificate)].id,
                version: record.version, passedOn: record.passedOn, hasProof: record.hasProof, state: .confirmed)
        }
    }

    func kept(_ ledger: EvidenceLedger, _ ids: [Int64]) -> [KeptEvidence] {
        ledger.entries.map { entry in
            let levels = plan.scale(of: Int(entry.skill)).levels
            func id(_ rank: Int8) -> String { rank > 0 && Int(rank) <= levels.count ? levels[Int(rank) - 1].id : "" }
            return KeptEvidence(
                person: ids[Int(entry.person)], skill: plan.skills[Int(entry.skill)].id, level: id(entry.rank),
                ceiling: id(entry.ceiling), method: entry.method, day: entry.date,
                source: ledger.sources[Int(entry.source)])
        }
    }
}
