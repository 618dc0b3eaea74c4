import Domain
import Formats
package import Kernel
import Mathematics

/// Weights by which respondents stand for their population (`ikusei measure weights`).
package struct WeightRespondents: Sendable {
    package struct Wish: Sendable {
        /// The columns to weight by; nil: all of the population's but the count.
        package var factors: [String]?
        /// A column of figures whose mean is wanted.
        package var value: String?
        /// Weights above this multiple of their median are cut to it; nil trims nothing.
        package var trimming: Double? = 5

        package init() {}
    }

    private let table: PopulationTable
    private let raking: Raking
    private let value: String?

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(population: String, respondents: String, _ wish: Wish) throws(InputErrors) {
        table = try PopulationTable(
            InputFile.bytes(population), file: population, respondents: InputFile.bytes(respondents),
            respondentFile: respondents, by: wish.factors, value: wish.value)
        value = wish.value
        do {
            raking = try Raking(table.margins, trimming: wish.trimming)
        } catch {
            throw table.words(for: error)
        }
    }

    private var unweighted: Double {
        let figures = table.figures.compactMap { $0 }
        return figures.reduce(0, +) / Double(figures.count)
    }

    package var words: [Phrase] {
        let (people, population) = (table.people.count, table.population)
        let rate = (Double(people) / population).percent
        let whole = population.written(decimals: 0)
        func text(_ number: Double) -> String { number.written(decimals: 2) }
        let low = raking.weights.min() ?? .nan
        let high = raking.weights.max() ?? .nan
        var words = [
            Phrase(
                ja: "\(whole)人のうち\(people)人が回答（\(rate)）。重み \(text(low))〜\(text(high))",
                en: "\(people) of \(whole) answered (\(rate)). Weights \(text(low)) to \(text(high))")
        ]
        if value != nil, let mean = raking.mean(of: table.figures) {
            let reach = 1.96 * mean.standardError
            let (from, to) = (text(mean.mean - reach), text(mean.mean + reach))
            words.append(
                Phrase(
                    ja: "平均 \(text(mean.mean))（95 %区間 \(from)〜\(to)）、重みなし \(text(unweighted))",
                    en: "mean \(text(mean.mean)) (95 %: \(from) to \(to)), without weights \(text(unweighted))"))
        }
        let effect = raking.designEffect.written(decimals: 3)
        let worth = raking.effectiveCount.written(decimals: 0)
        words.append(
            Phrase(
                ja: "重みによる損失 \(effect)倍（重みのない\(worth)人に当たる）",
                en: "design effect \(effect), worth \(worth) respondents of equal weight"))
        if raking.trimmed > 0 {
            words.append(
                Phrase(
                    ja: "注意: \(raking.trimmed)人の重みを抑えたので、人数は最大\(raking.gap.percent)ずれます",
                    en: "note: \(raking.trimmed) weights were cut; margins are off by up to \(raking.gap.percent)"))
        }
        if table.emptyCells > 0 {
            words.append(
                Phrase(
                    ja: "注意: 回答者のいない組合せが\(table.emptyCells)あります",
                    en: "note: \(table.emptyCells) combinations have no respondents"))
        }
        return words
    }

    /// `raked_weights.csv` and `figures.json`.
    package func write(to folder: String) throws(InputErrors) {
        try OutputFolder.make(folder)
        try OutputFolder.write(weights, to: folder + "/raked_weights.csv")
        try OutputFolder.write(figures, to: folder + "/figures.json")
    }

    package var weights: [UInt8] {
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["id", "raked_weight"])
        for (person, weight) in zip(table.people, raking.weights) { writer.record([person, "\(weight)"]) }
        return writer.utf8
    }

    package var figures: [UInt8] {
        let mean = value == nil ? nil : raking.mean(of: table.figures)
        var json = JSONWriter()
        json.object { json in
            json.key("population_n")
            if let whole = Int(exactly: table.population) { json.value(whole) } else { json.value(table.population) }
            json.member("respondents", table.people.count)
            json.member("response_rate", Double(table.people.count) / table.population)
            json.member("unweighted_mean", value == nil ? nil : unweighted)
            json.member("raked_mean", mean?.mean)
            json.member("raked_se_linearised", mean?.standardError)
            json.member("kish_deff", raking.designEffect)
            json.member("effective_n", raking.effectiveCount)
            json.key("weight_range")
            json.array { json in
                json.value(raking.weights.min() ?? .nan)
                json.value(raking.weights.max() ?? .nan)
            }
            json.member("empty_cells", table.emptyCells)
            json.member("trimmed", raking.trimmed)
            json.member("largest_gap", raking.gap)
        }
        return json.finished()
    }
}
