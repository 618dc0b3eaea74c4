/// A place in an input file, so that a person can put the cursor there.
package struct Place: Hashable, Sendable, Comparable {
    /// The path as the user named it.
    package var file: String
    /// First line is 1; 0 where the place is the file as a whole.
    package var line: Int
    /// First column is 1, counted in characters (Unicode scalars).
    package var column: Int

    package init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (a: Place, b: Place) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}

/// What an input has wrong or doubtful, with its place, in both languages.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Sendable, CaseIterable {
        case error, warning, note
    }

    package var severity: Severity
    /// Stable and documented (`docs/diagnostics.md`), for example `P012`.
    package var code: String
    package var place: Place
    package var message: Phrase
    /// The nearest name that would be valid, where one is near.
    package var suggestion: String?

    package init(_ severity: Severity, _ code: String, at place: Place, _ message: Phrase, suggestion: String? = nil) {
        self.severity = severity
        self.code = code
        self.place = place
        self.message = message
        self.suggestion = suggestion
    }

    /// One line in the manner of compilers: `file:line:column: severity CODE: text`.
    package func line(in language: Language) -> String {
        var text = place.file
        if place.line > 0 { text += ":\(place.line):\(max(place.column, 1))" }
        text += ": \(severity.rawValue) \(code): \(message[language])"
        if let suggestion {
            text += language == .ja ? "（もしかして: \(suggestion)）" : " (did you mean: \(suggestion)?)"
        }
        return text
    }
}

extension Sequence<Diagnostic> {
    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of the file, each once; at one place errors come first.
    package func inReadingOrder() -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        let rank: (Diagnostic) -> Int = { Diagnostic.Severity.allCases.firstIndex(of: $0.severity) ?? 0 }
        return filter { seen.insert($0).inserted }
            .enumerated()
            .sorted { a, b in
                (a.element.place, rank(a.element), a.element.code, a.offset)
                    < (b.element.place, rank(b.element), b.element.code, b.offset)
            }
            .map(\.element)
    }
}

/// The input cannot be used; the diagnostics say why. Thrown where nothing may be half done.
package struct InputErrors: Error, Sendable {
    package var diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
