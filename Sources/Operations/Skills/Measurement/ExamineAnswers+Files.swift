import Domain
import Formats
import Mathematics

extension ExamineAnswers {
    /// A number, or nothing where there is none.
    private static func text(_ number: Double) -> String { number.isFinite ? "\(number)" : "" }

    var items: [UInt8] {
        var writer = CSVWriter(guardFormulas: false)
        writer.record([
            "item", "mean", "sd", "difficulty", "r_total", "r_rest", "alpha_if_deleted", "upper_lower_27", "answers",
        ])
        for (name, item) in zip(table.items, analysis.items) {
            let figures = [
                item.mean, item.sd, item.difficulty, item.totalCorrelation, item.restCorrelation, item.alphaIfDeleted,
                item.upperLower,
            ]
            writer.record([name] + figures.map(Self.text) + ["\(item.count)"])
        }
        return writer.utf8
    }

    var scale: [UInt8] {
        let scale = analysis.scale
        var json = JSONWriter()
        json.object { json in
            json.member("n", scale.completePeople)
            json.member("k", scale.items)
            json.member("cronbach_alpha", scale.alpha)
            json.key("alpha_ci95_feldt")
            json.array { json in
                json.value(scale.alphaInterval.low)
                json.value(scale.alphaInterval.high)
            }
            json.member("kr20", scale.kr20)
            json.member("standardized_alpha", scale.standardisedAlpha)
            json.member("guttman_lambda6", scale.lambda6)
            json.member("mean_r", scale.meanCorrelation)
            json.member("omega_total_1factor_ml_cfa", scale.omega)
            for (key, figures) in [("cfa_loadings", scale.loadings), ("cfa_residuals", scale.residuals)] {
                json.key(key)
                json.object { json in
                    for (item, figure) in zip(table.items, figures) { json.member(item, figure) }
                }
            }
            json.member("total_mean", scale.totalMean)
            json.member("total_sd", scale.totalSD)
            json.member("sem", scale.standardError)
        }
        return json.finished()
    }

    /// Of each person the signs of answers given without reading.
    var indices: [UInt8]? {
        guard let people else { return nil }
        var writer = CSVWriter(guardFormulas: false)
        writer.record([
            "id", "longstring", "avg_string", "irv", "mahalanobis_d2", "mahalanobis_p", "evenodd_careless",
            "seconds_per_item", "flags", "flagged",
        ])
        for (id, person) in zip(table.people, people) {
            let figures = [
                person.averageRun, person.variability, person.mahalanobis, person.mahalanobisP, person.evenOdd,
                person.secondsPerItem,
            ]
            let flags = QualityFlag.allCases.filter(person.flags.contains).map(\.rawValue)
            writer.record(
                [id, "\(person.longestRun)"] + figures.map(Self.text)
                    + [flags.joined(separator: " "), person.isFlagged ? "1" : "0"])
        }
        return writer.utf8
    }

    /// Of each item how much it differs between the groups.
    var dif: [UInt8]? {
        guard let differences else { return nil }
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["item", "mh_chisq_cc", "p", "common_or", "ets_delta", "se_delta", "class"])
        for (name, item) in zip(table.items, differences) {
            let figures = [item.chiSquared, item.p, item.oddsRatio, item.delta, item.deltaError]
            writer.record([name] + figures.map(Self.text) + [item.grade?.rawValue ?? ""])
        }
        return writer.utf8
    }
}
