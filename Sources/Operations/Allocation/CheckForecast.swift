package import Documents
package import Domain
package import Formats
package import Kernel

/// How forecasts of a city's past would have fared: made anew for each 1 April of its roster, beside what came.
package struct CheckForecast: Sendable {
    package let lines: [ForecastCheck.Line]
    /// Processor time of one whole forecast on the newest day, with nobody named.
    package let cpuSeconds: Double
    /// Past 1 Aprils on which a forecast could be made; none where the roster does not go back far enough.
    package let days: Int
    private let plan: Plan

    /// Lines of a figure so many 1 Aprils ahead, put together.
    package struct Row: Sendable, Hashable {
        package var figure: Phrase
        package var ahead: Int
        /// Forecasts that could have come otherwise.
        package var count: Int
        /// Of these within their range of nine chances of ten, below and above it, as shares.
        package var within: Double
        package var below: Double
        package var above: Double
        /// What came less what was expected, and its size without the sign, on average.
        package var error: Double
        package var distance: Double
        /// Of what was expected.
        package var share: Double
    }

    /// - Parameter progress: told the day of each forecast.
    package init(
        _ standing: Standing, file: String, progress: (CalendarDate) -> Void
    ) throws(InputErrors) {
        plan = standing.plan
        let inputs = Standing.Inputs(
            plan: standing.plan, roster: standing.roster, completions: standing.record.completions,
            certificates: standing.record.certificates)
        do {
            var days = 0
            lines = try ForecastCheck.lines(inputs, until: standing.date) { day in
                days += 1
                progress(day)
            }
            self.days = days
            let begun = Timings.cpuNow()
            let question = try NominationCase(standing, history: TransferHistory(standing))
            _ = NominationPlan(question, nominations: [])
            cpuSeconds = Timings.cpuNow() - begun
        } catch {
            throw InputErrors(error.problems.map { Diagnostic(.error, "I031", at: Place(file: file), $0) })
        }
    }

    /// By figure, then 1 Aprils ahead.
    package var rows: [Row] {
        ForecastCheck.Figure.allCases.flatMap { figure -> [Row] in
            Set(lines.map(\.ahead)).sorted().compactMap { ahead in
                let own = lines.filter { $0.figure == figure && $0.ahead == ahead && $0.isOpen }
                guard !own.isEmpty else { return nil }
                func share(_ holds: (ForecastCheck.Line) -> Bool) -> Double {
                    Double(own.count(where: holds)) / Double(own.count)
                }
                func mean(_ value: (ForecastCheck.Line) -> Double) -> Double {
                    own.reduce(0) { $0 + value($1) } / Double(own.count)
                }
                let expected = mean(\.expected)
                let error = mean { Double($0.came) - $0.expected }
                return Row(
                    figure: figure.name, ahead: ahead, count: own.count, within: share(\.isWithin),
                    below: share { $0.came < $0.low }, above: share { $0.came > $0.high }, error: error,
                    distance: mean { abs(Double($0.came) - $0.expected) }, share: expected > 0 ? error / expected : 0)
            }
        }
    }

    /// Why there is nothing to compare; nil where there is.
    package var nothing: Phrase? {
        guard rows.isEmpty else { return nil }
        return days == 0
            ? Phrase(
                ja: "比べられる見通しがありません。名簿の履歴が短すぎます。"
                    + "見通しを立てる4月1日より前と後に、4月1日をまたぐ名簿がそれぞれ要ります。",
                en:
                    "There is no forecast to compare: the roster goes back too little. It must span a 1 April before the "
                    + "one of a forecast, and another after it.")
            : Phrase(
                ja: "比べられる見通しがありません。計画に、結果が分かれうる見通しのある目標がありません。",
                en: "There is no forecast to compare: no target of the plan has one that could have come otherwise.")
    }

    /// Every line as a table.
    package func files(in language: Language, encoding: TextEncoding) -> [OutputFile] {
        var writer = TableWriter(
            [
                .init("made", ja: "見通しの日", en: "Made on"), .init("known", ja: "もとにした4月1日の数", en: "1 Aprils known"),
                .init("ahead", ja: "先の4月1日の数", en: "1 Aprils ahead"), .init("target", ja: "目標", en: "Target"),
                .init("figure", ja: "数字", en: "Figure"), .init("expected", ja: "期待値", en: "Expected"),
                .init("low", ja: "下限（90%）", en: "Low (90 %)"), .init("high", ja: "上限（90%）", en: "High (90 %)"),
                .init("came", ja: "実際", en: "Came"),
            ], in: language, json: true)
        for line in lines {
            writer.text("\(line.made)")
            writer.number(line.known)
            writer.number(line.ahead)
            writer.text(plan.targets[line.target].id)
            writer.text(line.figure.rawValue)
            writer.number(line.expected, decimals: 2)
            writer.number(line.low)
            writer.number(line.high)
            writer.number(line.came)
            writer.endRow()
        }
        return writer.files(named: "forecast-check", encoding: encoding)
    }
}
