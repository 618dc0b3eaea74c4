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

    package func print(_ text: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((text + terminator).utf8))
    }

    package func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
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
