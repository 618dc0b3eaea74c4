import Foundation
import Kernel
import Operations

/// One line on the terminal that says how far a search is; nothing where standard error is no terminal.
struct SolveLine: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let words: Phrase

    init(_ terminal: Terminal) {
        words = terminal.language == .ja ? Phrase("限界") : Phrase("bound")
    }

    func show(_ step: SolveProgress) {
        guard isShown else { return }
        let value = step.value.written(decimals: 3)
        let bound = step.bound.isFinite ? step.bound.written(decimals: 3) : "–"
        Terminal.write("\r\u{1B}[K\(step.level)  \(value)  \(words.ja) \(bound)", to: .standardError)
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: .standardError) }
    }
}
