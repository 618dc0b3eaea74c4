import Kernel

extension PlanChecks {
    static let exams: [Check] = [
        examsNotValid, provisionalExams, overlappingVersions, reversedVersions, unreachablePassMarks,
        certificatesThatProveNothing, difficultyBeyondScale, recommendedWithoutNeed, subsidiesOfUnknownFees,
        emptySubsidies,
    ]

    static func examsNotValid(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.examinedCertificates.compactMap { certificate, exam -> Diagnostic? in
            guard !exam.versions.contains(where: { $0.isValid(on: checked.date) }) else { return nil }
            let next = exam.versions.compactMap(\.validFrom).filter { checked.date < $0 }.min()
            let from = next.map { Phrase(ja: "（次は\($0)から）", en: "; the next is valid from \($0)") } ?? Phrase("")
            return checked.warning(
                "P231", certificate.place, ja: "資格「\(certificate.name.ja)」の試験に、\(checked.date)に有効な版がありません\(from.ja)",
                en: "the exam of '\(certificate.name.en)' has no version valid on \(checked.date)\(from.en)")
        }
    }

    static func provisionalExams(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.examinedCertificates.compactMap { certificate, exam -> Diagnostic? in
            let valid = exam.versions.filter { $0.isValid(on: checked.date) }
            guard !valid.isEmpty, valid.allSatisfy(\.provisional) else { return nil }
            return checked.note(
                "P232", certificate.place, ja: "資格「\(certificate.name.ja)」の試験の内容は、まだ確定していません（provisional）",
                en: "the exam of '\(certificate.name.en)' is provisional")
        }
    }

    static func overlappingVersions(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.examsAtHand.flatMap { exam in
            exam.versions.indices.compactMap { index -> Diagnostic? in
                let version = exam.versions[index]
                guard let other = exam.versions[..<index].first(where: { $0.overlaps(version) }) else { return nil }
                return checked.error(
                    "P233", version.place,
                    ja: "試験「\(exam.name.ja)」の版 \(other.version) と \(version.version) の有効期間が重なっています",
                    en: "the versions \(other.version) and \(version.version) of the exam '\(exam.name.en)' overlap")
            }
        }
    }

    static func reversedVersions(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.examsAtHand.flatMap { exam in
            exam.versions.filter(\.isReversed).map { version in
                checked.error(
                    "P234", version.place, ja: "試験「\(exam.name.ja)」の版 \(version.version) は、終わりが始まりより前です",
                    en: "the version \(version.version) of the exam '\(exam.name.en)' ends before it begins")
            }
        }
    }

    static func unreachablePassMarks(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.examsAtHand.flatMap { exam in
            exam.versions.compactMap { version -> Diagnostic? in
                guard let pass = version.pass, let full = pass.of,
                    let highest = [pass.total, pass.eachField].compactMap({ $0 }).max(), highest > full
                else { return nil }
                return checked.warning(
                    "P235", version.place,
                    ja: "試験「\(exam.name.ja)」の版 \(version.version) の合格点（\(highest)）が満点（\(full)）を超えています",
                    en: "the pass mark \(highest) of the exam '\(exam.name.en)', version \(version.version), "
                        + "is above full marks (\(full))")
            }
        }
    }

    static func certificatesThatProveNothing(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.certificates.filter { $0.exam == nil && $0.evidence.isEmpty }.map { certificate in
            checked.warning(
                "P236", certificate.place, ja: "資格「\(certificate.name.ja)」に試験（exam）も裏づける水準（evidence）もありません",
                en: "the certificate '\(certificate.name.en)' has no exam and is evidence for no level")
        }
    }

    static func difficultyBeyondScale(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.certificates.compactMap { certificate in
            guard let difficulty = certificate.difficulty, let most = certificate.difficultyOf, difficulty > most else {
                return nil
            }
            return checked.warning(
                "P237", certificate.place, ja: "資格「\(certificate.name.ja)」の難易度 \(difficulty) が上限 \(most) を超えています",
                en: "the difficulty \(difficulty) of '\(certificate.name.en)' is beyond its maximum \(most)")
        }
    }

    static func recommendedWithoutNeed(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.certificates.flatMap { certificate in
            certificate.recommendedFor.compactMap { reference -> Diagnostic? in
                guard !certificate.evidence.isEmpty,
                    certificate.evidence.allSatisfy({ checked.required($0.skill, of: .persona(reference)) == 0 })
                else { return nil }
                let persona = checked.plan.persona(reference).name
                return checked.note(
                    "P238", certificate.place,
                    ja: "資格「\(certificate.name.ja)」は「\(persona.ja)」に勧めていますが、裏づけるスキルはどれも求められていません",
                    en: "'\(certificate.name.en)' is recommended for '\(persona.en)', "
                        + "who needs none of the skills it is evidence for")
            }
        }
    }

    static func subsidiesOfUnknownFees(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.subsidies.filter { $0.covers == "examFee" }.flatMap { subsidy in
            subsidy.certificates.compactMap { index -> Diagnostic? in
                let certificate = plan.certificates[index]
                let versions = certificate.exam.map { plan.exams[$0].versions } ?? []
                guard versions.allSatisfy({ $0.fee == nil }) else { return nil }
                return checked.warning(
                    "P239", subsidy.place,
                    ja: "補助「\(subsidy.name.ja)」は受験料を補いますが、資格「\(certificate.name.ja)」の受験料が分かりません",
                    en:
                        "the subsidy '\(subsidy.name.en)' covers the exam "
                        + "fee, but that of '\(certificate.name.en)' is unknown"
                )
            }
        }
    }

    static func emptySubsidies(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.subsidies.filter(\.certificates.isEmpty).map { subsidy in
            checked.warning(
                "P240", subsidy.place, ja: "補助「\(subsidy.name.ja)」に対象の資格（certificates）がありません",
                en: "the subsidy '\(subsidy.name.en)' names no certificates")
        }
    }
}

extension CheckedPlan {
    /// The certificates that rest on an exam, with it.
    fileprivate var examinedCertificates: [(certificate: Certificate, exam: Exam)] {
        plan.certificates.compactMap { certificate in certificate.exam.map { (certificate, plan.exams[$0]) } }
    }

    /// The exams that matter to this plan: its own, and those of packs that its certificates rest on.
    fileprivate var examsAtHand: [Exam] {
        let used = Set(plan.certificates.compactMap(\.exam))
        return plan.exams.indices.filter { used.contains($0) || plan.exams[$0].place.file == plan.file }
            .map { plan.exams[$0] }
    }
}

extension Exam.Version {
    fileprivate var isReversed: Bool {
        guard let validFrom, let validTo else { return false }
        return validTo < validFrom
    }

    fileprivate func overlaps(_ other: Exam.Version) -> Bool {
        guard !isReversed, !other.isReversed else { return false }
        return (validFrom ?? .distantPast) <= (other.validTo ?? .distantFuture)
            && (other.validFrom ?? .distantPast) <= (validTo ?? .distantFuture)
    }
}
