import Formats
package import Kernel

/// Reads who holds which certificate from a CSV file. A row that cannot be understood in full is left out.
package enum CertificateReader {
    enum Column: RecordColumn {
        case staffNumber, certificate, passedOn, version, proof

        var headers: [String] {
            switch self {
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff"]
            case .certificate: ["資格", "資格名", "試験", "試験名", "certificate", "exam"]
            case .passedOn: ["合格日", "取得日", "日付", "passedOn", "date"]
            case .version: ["版", "試験版", "version"]
            case .proof: ["証明", "証明書類", "合格証書", "proof"]
            }
        }

        var isRequired: Bool { self == .staffNumber || self == .certificate || self == .passedOn }
    }

    /// The certificates in the file's order, and what is wrong with it (`docs/diagnostics.md`: F, T001 to T006, T020
    /// to T022), at most twenty of a kind in full.
    ///
    /// Where the file names no version, it is the one valid on the day of passing, if there is just one.
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan, people: some PersonDirectory
    ) -> (certificates: [CertificateHolding], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "T", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let names = NameIndex(plan.certificates.map { ($0.id, [$0.name.ja, $0.name.en]) })
        var certificates = [CertificateHolding]()
        var lineOf: [CertificateHolding: Int] = [:]
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let person = table.person(.staffNumber, in: people)
            guard let index = names[table.text(.certificate)] else {
                table.unknown("020", .certificate, ja: "資格", en: "certificate", among: names.candidates)
                continue
            }
            guard let date = table.date(.passedOn), let person else { continue }
            let holding = CertificateHolding(
                person: person, certificate: Int16(index), passedOn: date,
                version: version(table, plan.certificates[index], plan, passedOn: date),
                hasProof: !RecordWords.noProof.contains(table.text(.proof).lowercased()))
            // Whether proof was handed in, and which version it was, does not make it another certificate.
            let key = CertificateHolding(
                person: person, certificate: holding.certificate, passedOn: date, version: "", hasProof: false)
            if let line = lineOf[key] {
                findings.add(
                    .warning, "T022", table.place(.certificate),
                    ja: "資格「\(plan.certificates[index].name.ja)」の同じ日（\(date)）の合格が\(line)行目にもあります。1回と数えます",
                    en: "'\(plan.certificates[index].name.en)' on \(date) stands in line \(line) too; it counts once")
                continue
            }
            lineOf[key] = table.reader.lineNumber
            certificates.append(holding)
        }
        return (certificates, table.diagnostics)
    }

    private static func version(
        _ table: RecordTable<Column>, _ certificate: Certificate, _ plan: Plan, passedOn: CalendarDate
    ) -> String {
        let versions = certificate.exam.map { plan.exams[$0].versions } ?? []
        let text = table.text(.version)
        if text.isEmpty {
            let valid = versions.filter { $0.isValid(on: passedOn) }
            return valid.count == 1 ? valid[0].version : ""
        }
        guard !versions.isEmpty, !versions.contains(where: { $0.version == text }) else { return text }
        table.findings.add(
            .warning, "T021", table.place(.version),
            ja: "資格「\(certificate.name.ja)」に版「\(table.shown(text))」はありません。書かれているとおりに読みました",
            en: "'\(certificate.name.en)' has no version '\(table.shown(text))'; it was read as it stands",
            suggestion: nearest(to: text, among: versions.map(\.version)))
        return text
    }
}
