import Domain
import Kernel

/// Who holds the plan's certificates: the abler and those of the information department sooner, the harder ones fewer.
struct CertificatesHeld {
    struct Holding {
        var certificate: Int
        var passedOn: CalendarDate
        var version: String
        var hasProof: Bool
    }

    let plan: Plan
    let dice: Dice
    let asOf: CalendarDate

    init(plan: Plan, seed: UInt64, asOf: CalendarDate) {
        self.plan = plan
        self.asOf = asOf
        dice = Dice(seed: seed, for: "certificates")
    }

    func holdings(of person: MadePerson, _ profile: Profile, skills: TrueSkills) -> [Holding] {
        var found = [Holding]()
        for (index, certificate) in plan.certificates.enumerated() {
            let difficulty = Double(max(1, certificate.difficulty ?? 2))
            let ability = skills.general(profile) + 2 * profile.fieldBonus
            let interest = (profile.isInformation ? 0.35 : 0.06) / (difficulty * difficulty)
            let chance = min(0.8, interest * max(0.1, 1 + 0.6 * ability))
            guard dice.chance(chance, Int(person.identity), index * 4) else { continue }
            let adult = person.birth.adding(months: 12 * 20)
            let first = max(adult, asOf.adding(months: -12 * 9))
            let days = Int(asOf.daysSince1970 - first.daysSince1970)
            guard days > 0 else { continue }
            // More of them lately, since the plan began.
            let place = dice.unit(Int(person.identity), index * 4 + 1).squareRoot()
            let date = first.adding(days: Int(place * Double(days)))
            guard let version = version(certificate, on: date) else { continue }
            found.append(
                Holding(
                    certificate: index, passedOn: date, version: version,
                    hasProof: dice.chance(0.75, Int(person.identity), index * 4 + 2)))
        }
        return found
    }

    /// The exam's version in force on a day; empty where the plan does not say, nil where there was no exam yet.
    private func version(_ certificate: Certificate, on date: CalendarDate) -> String? {
        guard let exam = certificate.exam, plan.exams.indices.contains(exam), !plan.exams[exam].versions.isEmpty else {
            return ""
        }
        return plan.exams[exam].versions.first { $0.isValid(on: date) && !$0.provisional }?.version
    }
}
