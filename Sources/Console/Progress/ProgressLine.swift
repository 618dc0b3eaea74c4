import Foundation
import Kernel

/// One line on the terminal that says what long work is doing; nothing where standard error is no terminal.
final class ProgressLine {
    private let terminal: Terminal
    private let isShown = isatty(STDERR_FILENO) == 1
    private var done = 0

    /// Stages of a whole run, roughly by how many there are: the bar fills evenly.
    private static let stages = 16

    init(_ terminal: Terminal) { self.terminal = terminal }

    func show(_ stage: String) {
        guard isShown else { return }
        done = min(done + 1, Self.stages)
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: Self.stages - done)
        let name = Self.names[stage]?[terminal.language] ?? stage
        Terminal.write("\r\u{1B}[K\(bar) \(name)", to: .standardError)
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: .standardError) }
    }

    private static let names: [String: Phrase] = [
        "plan": Phrase(ja: "計画を読んでいます", en: "reading the plan"),
        "roster": Phrase(ja: "名簿を読んでいます", en: "reading the roster"),
        "answers": Phrase(ja: "回答を読んでいます", en: "reading the answers"),
        "records": Phrase(ja: "記録を読んでいます", en: "reading the records"),
        "ledger": Phrase(ja: "記録を並べています", en: "ordering the evidence"),
        "levels": Phrase(ja: "水準を求めています", en: "working out levels"),
        "personas": Phrase(ja: "人材像を求めています", en: "finding personas"),
        "gaps": Phrase(ja: "不足を求めています", en: "finding gaps"),
        "obligations": Phrase(ja: "受けるべき研修を求めています", en: "finding who must take what"),
        "targets": Phrase(ja: "目標を測っています", en: "measuring targets"),
        "nominations": Phrase(ja: "指名の案を作っています", en: "drawing up nominations"),
        "survey": Phrase(ja: "調査を集計しています", en: "tabulating the survey"),
        "tables": Phrase(ja: "表を書いています", en: "writing tables"),
        "report": Phrase(ja: "報告書を書いています", en: "writing the report"),
    ]
}
