import Foundation
package import Kernel

/// Where output goes and in which manner: colour only on a terminal, and never where `NO_COLOR` is set.
package struct Terminal: Sendable {
    package var language: Language
    package var hasColour: Bool
    package var width: Int

    package init(language: Language?) {
        let environment = ProcessInfo.processInfo.environment
        self.language = language ?? Language(environment: environment)
        hasColour = isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
        width = environment["COLUMNS"].flatMap(Int.init) ?? 100
    }

    /// Prints a text and a line end where it has none. Output that cannot be written (a full disk, a closed pipe) ends
    /// the process with 1.
    package func print(_ text: String, terminator: String = "\n") {
        let ending = text.hasSuffix("\n") ? "" : terminator
        Self.write(text + ending, to: .standardOutput)
    }

    package func printError(_ text: String) { Self.write(text + "\n", to: .standardError) }

    static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            try? FileHandle.standardError.write(contentsOf: Data("ikusei: \(error.localizedDescription)\n".utf8))
            exit(1)
        }
    }

    package func styled(_ text: String, _ style: Style) -> String {
        hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    package enum Style: String, Sendable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case cyan = "36"
    }
}
