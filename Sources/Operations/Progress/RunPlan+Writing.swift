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
        var files = StandingTables(standing, language: language, encoding: encoding, json: true).files()
        timings.begin("report")
        progress("report")
        let report = try StandingReport(standing, diagnostics: diagnostics).html(language: language)
        files.append(OutputFile(name: "report.html", bytes: Array(report.utf8)))
        timings.begin("writing")
        try OutputFolder.write(files, to: folder)
        timings.end()
    }
}
