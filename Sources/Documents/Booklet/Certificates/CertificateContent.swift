import Domain
import Kernel

/// Recommended certificates, the exams behind them, and what the city pays towards them.
struct CertificateContent: ChapterContent {
    struct Certificate {
        let id: String
        let name: Passage
        let issuer: Passage?
        let stars: Stars?
        let description: Passage?
        let recommendedFor: [Passage]
        let evidence: [Passage]
        let validity: String?
        let citations: Citations?
    }

    /// ★★☆☆, and the same as a number for those who do not see it.
    struct Stars {
        let drawn: String
        let said: String
    }

    let words: [String: String]
    let certificates: [Certificate]
    let exams: [Exam]
    let hasExams: Bool
    let subsidies: [Subsidy]
    let hasSubsidies: Bool
    let parts: [Chapter.Part]
    let sources = [Source?]()

    init?(_ scribe: Scribe) {
        let plan = scribe.plan
        guard !plan.certificates.isEmpty || !plan.subsidies.isEmpty else { return nil }
        let words = scribe.words(Self.words)
        self.words = words
        certificates = plan.certificates.map { Certificate($0, scribe) }
        // A pack holds more exams than a plan uses: those behind the plan's certificates, each once.
        var seen = Set<Int>()
        exams = plan.certificates.compactMap(\.exam).filter { seen.insert($0).inserted }.map {
            Exam(plan.exams[$0], scribe)
        }
        hasExams = exams.contains { !$0.versions.isEmpty }
        subsidies = plan.subsidies.map { Subsidy($0, scribe) }
        hasSubsidies = !subsidies.isEmpty
        let parts = [
            ("recommended", !certificates.isEmpty), ("exams", hasExams), ("subsidies", hasSubsidies),
        ]
        self.parts = parts.filter(\.1).map { Chapter.Part(id: $0.0, title: scribe.passage(words[$0.0] ?? "")) }
    }

    private static let words = [
        "recommended": Phrase(ja: "取得を勧める資格", en: "Certificates"),
        "issuer": Phrase(ja: "実施団体", en: "Issuer"),
        "difficulty": Phrase(ja: "難易度", en: "Difficulty"),
        "for": Phrase(ja: "勧める人", en: "For"),
        "evidence": Phrase(ja: "示すスキル", en: "Evidence for"),
        "validity": Phrase(ja: "有効期間", en: "Valid for"),
        "exams": Phrase(ja: "試験の内容", en: "Exams"),
        "exam": Phrase(ja: "試験", en: "Exam"),
        "state": Phrase(ja: "状態", en: "State"),
        "dates": Phrase(ja: "実施期間", en: "Dates"),
        "form": Phrase(ja: "方式", en: "Form"),
        "questions": Phrase(ja: "出題", en: "Questions"),
        "pass": Phrase(ja: "合格基準", en: "To pass"),
        "fee": Phrase(ja: "受験料", en: "Fee"),
        "provisionalNote": Phrase(
            ja: "「予定」の内容は公表された案であり、変わることがある。「–」は公表されていないことを表す。",
            en: "What is announced may change. “–” means that it is not published."),
        "subsidies": Phrase(ja: "受験の助成", en: "Subsidies"),
        "subsidy": Phrase(ja: "助成", en: "Subsidy"),
        "covered": Phrase(ja: "対象の資格", en: "Certificates"),
        "covers": Phrase(ja: "対象の費用", en: "Covers"),
        "cap": Phrase(ja: "上限額", en: "Up to"),
        "eligible": Phrase(ja: "対象者", en: "For whom"),
        "papers": Phrase(ja: "必要書類", en: "Papers"),
        "deadline": Phrase(ja: "申請期限", en: "Deadline"),
        "retake": Phrase(ja: "再受験", en: "Retake"),
    ]
}

extension CertificateContent.Certificate {
    fileprivate init(_ certificate: Domain.Certificate, _ scribe: Scribe) {
        let stars = certificate.difficulty.map { difficulty in
            let of = max(difficulty, certificate.difficultyOf ?? difficulty)
            return CertificateContent.Stars(
                drawn: String(repeating: "★", count: difficulty) + String(repeating: "☆", count: of - difficulty),
                said: scribe.say(ja: "\(of)段階のうち\(difficulty)", en: "\(difficulty) of \(of)"))
        }
        let personas = certificate.recommendedFor.map { scribe.plan.persona($0).name[scribe.language] }
        self.init(
            id: "certificate-\(certificate.id)", name: scribe.passage(certificate.name),
            issuer: certificate.issuer.map(scribe.passage), stars: stars,
            description: certificate.description.map(scribe.passage),
            recommendedFor: scribe.runs(scribe.listed(personas)),
            evidence: certificate.evidence.map { scribe.passage(scribe.skillLevel($0)) },
            validity: certificate.validYears.map { scribe.say(ja: "\($0)年", en: $0 == 1 ? "1 year" : "\($0) years") },
            citations: scribe.citations([certificate.source]))
    }
}
