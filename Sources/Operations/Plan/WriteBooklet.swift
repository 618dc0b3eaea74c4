import Documents
import Domain
package import Kernel

/// Writes a plan as the booklet that a city publishes.
package struct WriteBooklet {
    /// Warnings and notes on the plan.
    package var diagnostics: [Diagnostic]

    /// Throws `InputErrors` where the plan has errors or the file cannot be written; then nothing is written.
    package init(plan file: String, language: Language, to output: String) throws {
        let check = try CheckPlan(file: file, on: nil)
        guard !check.diagnostics.hasErrors else { throw InputErrors(check.diagnostics) }
        let html = try Booklet(plan: check.plan, frameworks: check.packs).html(language: language)
        try OutputFolder.write(Array(html.utf8), to: output)
        diagnostics = check.diagnostics
    }
}
