import Documents
import Domain
package import Formats
package import Kernel

extension RunPlan {
    /// Writes the report and the tables into a folder. Everything is made before anything is written.
    package mutating func write(
        to folder: String, language: Language, encoding: TextEncoding, progress: (String) -> Void = { _ in }
    ) throws {
        timings.begin("tables")
        progress("tables")
        let tables = StandingTables(standing, language: language, encoding: encoding, json: true)
        var files = tables.files() + (survey.map { tables.survey($0) } ?? [])
        timings.begin("report")
        progress("report")
        let surveys = survey.map { [SurveyFigures($0, plan: standing.plan)] } ?? []
        let report = try StandingReport(standing, surveys: surveys, diagnostics: diagnostics).html(language: language)
        files.append(OutputFile(name: "report.html", bytes: Array(report.utf8)))
        timings.begin("writing")
        try OutputFolder.write(files, to: folder)
        timings.end()
    }
}
