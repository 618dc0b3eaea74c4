import Domain
import Formats
package import Kernel
import Mathematics

/// The line from the scale of one year's items to that of another, by the items in both (`ikusei measure link`).
package struct LinkItems: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case meanMean = "mean-mean"
        case meanSigma = "mean-sigma"
        case haebara
        case stockingLord = "stocking-lord"
        case all
    }

    private let new: ItemTable
    private let anchors: [String]
    private let lines: [(method: LinkingMethod, line: ScaleLink)]
    private let drift: [AnchorDrift]
    /// The line by which drift and items are told: that of Stocking and Lord where there are several.
    private let line: ScaleLink

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(old oldFile: String, new newFile: String, by method: Method = .all) throws(InputErrors) {
        let old = try ItemTable(InputFile.bytes(oldFile), file: oldFile)
        let new = try ItemTable(InputFile.bytes(newFile), file: newFile)
        let pairs = new.names.indices.compactMap { index in
            old.names.firstIndex(of: new.names[index]).map { (old: $0, new: index) }
        }
        let anchors = pairs.map { new.names[$0.new] }
        let (before, after) = (pairs.map { old.items[$0.old] }, pairs.map { new.items[$0.new] })
        let methods: [LinkingMethod] =
            switch method {
            case .meanMean: [.meanMean]
            case .meanSigma: [.meanSigma]
            case .haebara: [.haebara]
            case .stockingLord: [.stockingLord]
            case .all: [.meanMean, .meanSigma, .haebara, .stockingLord]
            }
        var lines: [(method: LinkingMethod, line: ScaleLink)] = []
        do {
            for method in methods { lines.append((method, try ScaleLink(old: before, new: after, method: method))) }
            let line = lines.last?.line ?? .identity
            drift = try AnchorDrift.of(
                old: before, new: after, seOld: pairs.map { old.difficultyErrors[$0.old] },
                seNew: pairs.map { new.difficultyErrors[$0.new] }, link: line)
            self.line = line
        } catch {
            throw Self.words(for: error, new, pairs.map(\.new))
        }
        self.new = new
        self.anchors = anchors
        self.lines = lines
    }

    private static func words(for failure: LinkingError, _ table: ItemTable, _ anchors: [Int]) -> InputErrors {
        func refusal(_ code: String, line: Int = 1, ja: String, en: String) -> InputErrors {
            let place = Place(file: table.file, line: line, column: 1)
            return InputErrors([Diagnostic(.error, code, at: place, Phrase(ja: ja, en: en))])
        }
        return switch failure {
        case .tooFew, .counts:
            refusal(
                "M031", ja: "両方にある項目が足りません（1つ以上、mean-sigma は2つ以上。12以上を勧めます）",
                en: "too few items are in both files: one, for mean-sigma two; 12 are advisable")
        case .anchor(let index):
            refusal(
                "M032", line: table.lines[anchors[index]],
                ja: "項目「\(table.names[anchors[index]])」はつなぐのに使えません（段階の数が違うか、傾きが0以下）",
                en: "'\(table.names[anchors[index]])' cannot link: its grades differ, or a slope is not above 0")
        case .noLine:
            refusal("M033", ja: "共通の項目から直線が決まりません", en: "no line comes out of the common items")
        }
    }

    private static func name(_ method: LinkingMethod) -> String {
        switch method {
        case .meanMean: "mean_mean"
        case .meanSigma: "mean_sigma"
        case .haebara: "haebara"
        case .stockingLord: "stocking_lord"
        }
    }

    package var words: [Phrase] {
        var words = [Phrase(ja: "共通の項目 \(anchors.count)", en: "\(anchors.count) items in both")]
        for (method, line) in lines {
            let (a, b) = (line.slope.written(decimals: 4), line.shift.written(decimals: 4))
            words.append(
                Phrase("  \(Self.name(method)): A = \(a), B = \(b)"))
        }
        for (anchor, moved) in zip(anchors, drift) where moved.isFlagged {
            let (far, z) = (moved.difference.written(decimals: 2), moved.z.written(decimals: 1))
            words.append(
                Phrase(
                    ja: "動いた項目 \(anchor): 難しさが\(far)（誤差の\(z)倍）。内容を見て、理由があれば外してください",
                    en: "\(anchor) has moved by \(far), \(z) standard errors: look at it, "
                        + "and leave it out with a reason"))
        }
        if drift.contains(where: \.z.isNaN) {
            words.append(
                Phrase(ja: "標準誤差のない項目があり、動いたかは言えません", en: "without standard errors nothing is said of drift"))
        }
        if anchors.count < 12 {
            words.append(Phrase(ja: "注意: 共通の項目が12より少ない", en: "note: fewer than 12 items in both"))
        }
        return words
    }

    /// `linking`: A and B of each method; `drift`: each anchor.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("direction", "theta_old = A * theta_new + B; a_old = a_new / A; b_old = A * b_new + B")
            json.key("anchors")
            json.array { json in
                for anchor in anchors { json.value(anchor) }
            }
            json.key("linking")
            json.object { json in
                for (method, line) in lines {
                    json.key(Self.name(method))
                    json.object { json in
                        json.member("A", line.slope)
                        json.member("B", line.shift)
                    }
                }
            }
            json.key("drift")
            json.array { json in
                for (anchor, moved) in zip(anchors, drift) {
                    json.object { json in
                        json.member("item", anchor)
                        json.member("difference", moved.difference)
                        json.member("se", moved.se)
                        json.member("z", moved.z)
                        json.member("flagged", moved.isFlagged)
                    }
                }
            }
            json.member("weighting", "Gauss-Hermite, 20 nodes, N(0, 1), over the old scale, not symmetrised")
        }
        return json.finished()
    }

    /// The new items on the old scale.
    package var items: [UInt8] {
        new.csv(new.items.map { line.old($0) })
    }
}
