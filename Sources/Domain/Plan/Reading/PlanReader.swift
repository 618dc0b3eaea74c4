import Formats
package import Kernel

/// Reads a plan file: YAML tree → `Plan`, every name resolved, everything that is wrong reported with its place.
///
/// Two passes: the first collects the names that the file declares, the second reads the entries and resolves what
/// they refer to. Entries with errors are read as far as they go, so that the checks can say more about the rest.
package final class PlanReader {
    package let findings: Findings
    let document: YAMLDocument
    var names = PlanNames()
    var plan = Plan()

    private init(document: YAMLDocument, findings: Findings) {
        self.document = document
        self.findings = findings
    }

    /// The version of the plan language that this reader knows.
    package static let languageVersion = 1

    /// The plan as far as it could be read, and all diagnostics of reading (`docs/diagnostics.md`: Y and P0xx, P1xx).
    ///
    /// `packs` are the framework packs at hand: the exams of a pack that the plan pins can be referred to. Throws
    /// `InputErrors` only where the file is not YAML or no plan at all.
    package static func read(
        text: String, file: String, packs: [FrameworkPack] = []
    ) throws(InputErrors) -> (plan: Plan, diagnostics: [Diagnostic]) {
        let (document, diagnostics) = try YAMLDocument.read(text, file: file)
        let findings = Findings(diagnostics)
        guard let root = Fields(document.root, findings) else { throw InputErrors(findings.diagnostics) }
        guard let version = root.integer("ikusei"), version == languageVersion else {
            findings.error(
                "P012", root["ikusei"]?.place ?? Place(file: file, line: 1, column: 1),
                ja: "計画ファイルの先頭に「ikusei: \(languageVersion)」が必要です",
                en: "a plan file begins with 'ikusei: \(languageVersion)'")
            throw InputErrors(findings.diagnostics)
        }
        let reader = PlanReader(document: document, findings: findings)
        reader.plan.file = file
        reader.declareNames(root, packs: packs)
        reader.readAll(root, packs: packs)
        root.finish()
        return (reader.plan, findings.diagnostics.inReadingOrder())
    }

    private func readAll(_ root: Fields, packs: [FrameworkPack]) {
        readMetadata(root)
        plan.vocabulary = names.vocabulary
        plan.frameworks = root.mappings("frameworks").map(framework)
        readUnits(root)
        readScales(root)
        readSkills(root)
        readRoles(root)
        readPersonas(root)
        plan.requirements = root.mappings("requirements").compactMap(requirement)
        readProgrammes(root)
        plan.growth = root.mappings("growth").compactMap(growthStep)
        plan.exams = exams(of: packs) + root.mappings("exams").map { exam($0) }
        plan.certificates = root.mappings("certificates").map(certificate)
        plan.subsidies = root.mappings("subsidies").map(subsidy)
        plan.targets = root.mappings("targets").compactMap(target)
        plan.surveys = root.mappings("surveys").compactMap(campaign)
        readMeasurement(root)
    }

    func exams(of packs: [FrameworkPack]) -> [Exam] {
        packs.filter { pack in plan.frameworks.contains { $0.id == pack.id && $0.version == pack.version } }
            .flatMap(\.exams)
    }
}
