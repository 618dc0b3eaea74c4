import Kernel

/// A diagnostic of a file as a whole.
func problem(
    _ severity: Diagnostic.Severity, _ code: String, _ file: String, ja: String, en: String, suggestion: String? = nil
) -> Diagnostic {
    Diagnostic(severity, code, at: Place(file: file), Phrase(ja: ja, en: en), suggestion: suggestion)
}
