import Formats
import Kernel

/// What judges' figures must keep (clause O10), so that a cut can be taken from them.
struct JudgementChecks {
    /// Fewer judges than this leave a cut too much to who they are.
    static let enoughJudges = 5
    /// Per cent: judges who differ more than this about a question do not mean the same by it or by the level.
    static let widest = 20.0

    let instrument: Instrument
    let findings: Findings

    func run() {
        let all = instrument.items.flatMap { item in item.judgements.map { (item, $0) } }
        guard let judges = all.first?.1.shares.count else { return }
        if judges < Self.enoughJudges, let place = all.first?.1.place {
            findings.note(
                "S028", place, ja: "判定者は\(judges)人です。\(Self.enoughJudges)人以上にすると、水準の境が人によりにくくなります",
                en: "there are \(judges) judges; with \(Self.enoughJudges) or more a cut depends less on who they are")
        }
        for (item, judgement) in all { check(judgement, of: item, judges: judges) }
    }

    private func check(_ judgement: Instrument.Judgement, of item: Instrument.Item, judges: Int) {
        if item.kind != .knowledge {
            findings.error(
                "S029", judgement.place, ja: "「judges」は知識問題だけに書けます（設問「\(item.id)」）",
                en: "'judges' belongs to knowledge items only ('\(item.id)')")
        } else if !instrument.levels.contains(judgement.level) {
            findings.error(
                "S029", judgement.place, ja: "判定の水準「\(judgement.level)」は調査票にありません",
                en: "the instrument has no level '\(judgement.level)'",
                suggestion: nearest(to: judgement.level, among: instrument.levels))
        } else if judgement.shares.count != judges || judges == 0 {
            findings.error(
                "S029", judgement.place,
                ja: "設問「\(item.id)」の判定は\(judgement.shares.count)人分です。すべての設問で同じ人数（\(judges)人）が要ります",
                en: "'\(item.id)' has \(judgement.shares.count) judgements; every item needs as many (\(judges))")
        } else if let wrong = judgement.shares.first(where: { !(0...100).contains($0) }) {
            findings.error(
                "S029", judgement.place, ja: "判定は0から100までの百分率です（\(wrong)）",
                en: "a judgement is a percentage from 0 to 100 (\(wrong))")
        } else if spread(judgement.shares) > Self.widest {
            findings.note(
                "S028", judgement.place,
                ja:
                    "設問「\(item.id)」の水準\(judgement.level)の判定は、ばらつきが大きいです（標準偏差\(Int(spread(judgement.shares).rounded()))点）。"
                    + "話し合って見直すことを勧めます",
                en:
                    "the judges differ about '\(item.id)' at \(judgement.level) by \(Int(spread(judgement.shares).rounded())) "
                    + "points (standard deviation): let them talk it over")
        }
    }

    /// Standard deviation, n − 1; 0 of one figure.
    private func spread(_ shares: [Double]) -> Double {
        guard shares.count > 1 else { return 0 }
        let mean = shares.reduce(0, +) / Double(shares.count)
        return (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count - 1)).squareRoot()
    }
}
