import Kernel

extension PlanComparison {
    /// Certificates, exams of the plan itself, subsidies, surveys, measurement.
    func certificates() -> [PlanChange] {
        compare(\.certificates, .certificate, id: \.id, name: \.name, certificate) + exams()
            + compare(\.subsidies, .subsidy, id: \.id, name: \.name, subsidy) + surveys() + measurement()
    }

    private func certificate(_ a: Certificate, _ b: Certificate, _ entry: PlanEntry) -> [PlanChange] {
        func difficulty(_ certificate: Certificate) -> Told? {
            certificate.difficulty.map { Told("\($0)" + (certificate.difficultyOf.map { "/\($0)" } ?? "")) }
        }
        func exam(_ certificate: Certificate, _ plan: Plan) -> Told? {
            certificate.exam.map { Told(key: plan.exams[$0].id, plan.exams[$0].name) }
        }
        var changes = change(entry, .issuer, a.issuer.map { Told($0) }, b.issuer.map { Told($0) })
        changes += change(entry, .difficulty, difficulty(a), difficulty(b))
        changes += change(entry, .exam, exam(a, old.plan), exam(b, new.plan))
        changes += change(entry, .evidence, old.skillLevels(a.evidence), new.skillLevels(b.evidence))
        changes += change(entry, .validity, old.number(a.validYears), new.number(b.validYears))
        changes += change(entry, .recommendedFor, old.personas(a.recommendedFor), new.personas(b.recommendedFor))
        return changes + change(entry, .description, a.description, b.description)
    }

    /// Exams of packs change with the version of the pack, which is told of as such.
    private func exams() -> [PlanChange] {
        func list(_ plan: Plan) -> List<Exam> {
            List(elements: plan.exams.filter { $0.place.file == plan.file }) { PlanEntry(.exam, $0.id, $0.name) }
        }
        func versions(_ exam: Exam) -> Told? {
            Told(
                exam.versions.map { version in
                    let days = [version.validFrom, version.validTo].map { $0.map { "\($0)" } ?? "" }
                    let fee = version.fee.map { " \($0)円" } ?? ""
                    return Told("\(version.version) (\(days[0])–\(days[1]))\(fee)")
                })
        }
        return compare(list(old.plan), list(new.plan)) { a, b, entry in
            change(entry, .versions, versions(a), versions(b))
        }
    }

    private func subsidy(_ a: SubsidyRule, _ b: SubsidyRule, _ entry: PlanEntry) -> [PlanChange] {
        var changes = change(entry, .certificates, old.certificates(a.certificates), new.certificates(b.certificates))
        changes += change(entry, .covers, a.covers.map { Told($0) }, b.covers.map { Told($0) })
        changes += change(entry, .cap, old.number(a.cap), new.number(b.cap))
        changes += change(entry, .eligible, a.eligible, b.eligible)
        changes += change(entry, .documents, Told(a.documents.map { Told($0) }), Told(b.documents.map { Told($0) }))
        changes += change(entry, .deadline, a.deadline.map { Told($0) }, b.deadline.map { Told($0) })
        return changes + change(entry, .retake, old.number(a.retakeAfterMonths), new.number(b.retakeAfterMonths))
    }

    /// Campaigns have no ids: one instrument in one fiscal year is the same campaign.
    private func surveys() -> [PlanChange] {
        func entry(_ campaign: SurveyCampaign) -> PlanEntry {
            let year = FiscalYear(of: campaign.from)
            return PlanEntry(
                .survey, "\(campaign.instrument)/\(year.year)",
                Phrase(
                    ja: "\(campaign.instrument) \(year.name(in: .ja))",
                    en: "\(campaign.instrument) \(year.name(in: .en))"))
        }
        return compare(
            List(elements: old.plan.surveys, entry: entry), List(elements: new.plan.surveys, entry: entry)
        ) { a, b, entry in
            change(entry, .version, Told(a.version), Told(b.version))
                + change(entry, .window, Told("\(a.from)–\(a.to)"), Told("\(b.from)–\(b.to)"))
                + change(entry, .population, a.population, b.population)
        }
    }

    private func measurement() -> [PlanChange] {
        EvidenceMethod.allCases.flatMap { method -> [PlanChange] in
            let entry = PlanEntry(.measurement, method.rawValue, method.name)
            let (a, b) = (old.plan.measurement.methods[method], new.plan.measurement.methods[method])
            return change(entry, .weight, old.number(a?.weight), new.number(b?.weight))
                + change(entry, .slope, old.number(a?.slope), new.number(b?.slope))
                + change(entry, .leniency, old.number(a?.leniency), new.number(b?.leniency))
                + change(entry, .halfLife, old.number(a?.halfLifeMonths), new.number(b?.halfLifeMonths))
                + change(entry, .highest, (a?.highest).map { Told($0) }, (b?.highest).map { Told($0) })
        }
    }
}
