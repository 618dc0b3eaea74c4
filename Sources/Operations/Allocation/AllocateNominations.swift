package import Documents
package import Domain
package import Formats
package import Kernel
import Mathematics

/// Nominations over the plan's years for a city's files, without a server (K4, K6, K7).
package struct AllocateNominations: Sendable {
    package let answer: NominationPlan
    package let result: ScenarioResult

    /// Throws `InputErrors` with `I031` for what cannot be assumed and `I030` where the search ends without a plan.
    ///
    /// - Parameters:
    ///   - seconds: processor time of the search.
    ///   - progress: told at each level.
    package init(
        _ standing: Standing, _ assumptions: NominationAssumptions, seconds: Double, file: String,
        progress: @escaping @Sendable (SolveProgress) -> Void
    ) throws(InputErrors) {
        let begun = Timings.cpuNow()
        let limits = NominationLimits(seconds: seconds, elapsed: { Timings.cpuNow() - begun })
        let history = TransferHistory(standing, assumptions: assumptions)
        let question: NominationCase
        do {
            question = try NominationCase(standing, history: history, assumptions: assumptions)
        } catch {
            throw InputErrors(error.problems.map { Diagnostic(.error, "I031", at: Place(file: file), $0) })
        }
        do {
            answer = try question.solve(limits: limits) { step in
                progress(SolveProgress(level: step.level.name.ja, value: step.value, bound: step.bound))
            }
        } catch {
            throw InputErrors(question.words(for: error).map { Diagnostic(.error, "I030", at: Place(file: file), $0) })
        }
        result = ScenarioResult(answer, seconds: Timings.cpuNow() - begun)
    }

    /// The tables of the answer: who is named and why, the units, the forecast, and the chances it rests on.
    package func files(in language: Language, encoding: TextEncoding) -> [OutputFile] {
        [
            people(language, encoding), units(language, encoding), forecast(language, encoding),
            hazards(language, encoding),
        ]
        .flatMap(\.self)
    }

    private func people(_ language: Language, _ encoding: TextEncoding) -> [OutputFile] {
        let standing = answer.question.standing
        let plan = standing.plan
        var writer = TableWriter(
            [
                .init("year", ja: "年度", en: "Fiscal year"), .init("programmeId", ja: "研修ID", en: "Programme id"),
                .init("programme", ja: "研修", en: "Programme"), .init("kind", ja: "区分", en: "Kind"),
                .init("number", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
                .init("unit", ja: "所属", en: "Unit"), .init("reason", ja: "理由", en: "Reason"),
            ], in: language, json: true)
        func row(_ year: FiscalYear, _ id: String, _ name: Phrase, _ kind: Phrase, _ member: Int32, _ reason: String) {
            let about = standing.staff.members[Int(member)]
            let person = standing.roster.people[Int(about.person)]
            writer.number(year.year)
            for text in [
                id, name[language], kind[language], person.staffNumber, person.name,
                standing.path(ofUnit: Int(about.post.unit)), reason,
            ] { writer.text(text) }
            writer.endRow()
        }
        for entry in answer.entries {
            let programme = plan.programmes[entry.programme]
            let reasons = entry.reasons.map { answer.words(for: $0)[language] }
            row(
                entry.year, programme.id, programme.name, Phrase(ja: "指名", en: "nominated"), entry.member,
                reasons.joined(separator: language == .ja ? "、" : "; "))
        }
        for reserve in answer.reserves {
            let track = answer.question.tracks[reserve.track]
            let id = track.programmes.first.map { plan.programmes[$0].id } ?? ""
            for member in reserve.members {
                row(reserve.year, id, track.name(plan), Phrase(ja: "控え", en: "reserve"), member, "")
            }
        }
        return writer.files(named: "nominations", encoding: encoding)
    }

    private func units(_ language: Language, _ encoding: TextEncoding) -> [OutputFile] {
        var writer = TableWriter(
            [
                .init("target", ja: "目標", en: "Target"), .init("code", ja: "所属コード", en: "Unit code"),
                .init("unit", ja: "所属", en: "Unit"), .init("need", ja: "必要", en: "Needs"),
                .init("now", ja: "いま", en: "Now"), .init("deadline", ja: "期限の年度", en: "Deadline"),
                .init("places", ja: "期限の期待値", en: "Expected"), .init("chance", ja: "足りる見込み", en: "Chance"),
                .init("chanceWithout", ja: "指名しないとき", en: "With nobody named"),
            ], in: language, json: true)
        for unit in result.units {
            for text in [unit.target, unit.code, unit.name] { writer.text(text) }
            writer.number(unit.need)
            writer.number(unit.now)
            writer.number(unit.year)
            writer.number(unit.places, decimals: 3)
            writer.number(unit.chance, decimals: 3)
            writer.number(unit.chanceWithout, decimals: 3)
            writer.endRow()
        }
        return writer.files(named: "units", encoding: encoding)
    }

    private func forecast(_ language: Language, _ encoding: TextEncoding) -> [OutputFile] {
        var writer = TableWriter(
            [
                .init("target", ja: "目標", en: "Target"), .init("name", ja: "名前", en: "Name"),
                .init("year", ja: "年度", en: "Fiscal year"), .init("figure", ja: "数字", en: "Figure"),
                .init("expected", ja: "期待値", en: "Expected"), .init("low", ja: "下限（90%）", en: "Low (90 %)"),
                .init("high", ja: "上限（90%）", en: "High (90 %)"), .init("due", ja: "目標値", en: "Due"),
                .init("chance", ja: "届く見込み", en: "Chance"),
                .init("chanceWithout", ja: "指名しないとき", en: "With nobody named"),
                .init("runs", ja: "試行の回数", en: "Runs"), .init("seed", ja: "乱数の種", en: "Seed"),
                .init("error", ja: "試行の平均の標準誤差", en: "Standard error of the runs' mean"),
            ], in: language, json: true)
        for forecast in result.forecasts {
            for end in forecast.years {
                let figures = [
                    (Phrase(ja: "累計", en: "flow"), end.flow, false), (Phrase(ja: "在籍", en: "stock"), end.stock, false),
                    (Phrase(ja: "足りる所属", en: "units covered"), end.coverage, false),
                    (
                        Phrase(ja: "足りる所属（異動してくる人を含む）", en: "units covered, movers-in counted"),
                        end.withMovers.map(ScenarioResult.Outcome.init), true
                    ),
                ]
                for (name, outcome, isSimulated) in figures {
                    guard let outcome else { continue }
                    writer.text(forecast.target)
                    writer.text(forecast.name[language])
                    writer.number(end.year)
                    writer.text(name[language])
                    writer.number(outcome.expected, decimals: 2)
                    writer.number(outcome.low)
                    writer.number(outcome.high)
                    writer.number(end.due, decimals: 1)
                    writer.number(outcome.chance ?? end.chance, decimals: 4)
                    writer.number(end.chanceWithout, decimals: 4)
                    writer.number(isSimulated ? end.withMovers?.runs : nil)
                    writer.number(isSimulated ? end.withMovers.map { Int($0.seed) } : nil)
                    writer.number(isSimulated ? end.withMovers?.error : nil, decimals: 3)
                    writer.endRow()
                }
            }
        }
        return writer.files(named: "forecast", encoding: encoding)
    }

    private func hazards(_ language: Language, _ encoding: TextEncoding) -> [OutputFile] {
        var writer = TableWriter(
            [
                .init("event", ja: "できごと", en: "Event"), .init("grade", ja: "職階", en: "Grade"),
                .init("span", ja: "年数・年齢", en: "Years or age"), .init("chance", ja: "見込み", en: "Chance"),
                .init("error", ja: "標準誤差", en: "Standard error"), .init("cases", ja: "もとの人数", en: "Cases"),
            ], in: language, json: true)
        for hazard in result.hazards {
            for words in [hazard.event, hazard.grade, hazard.span] { writer.text(words[language]) }
            writer.number(hazard.chance, decimals: 4)
            writer.number(hazard.error, decimals: 4)
            writer.number(hazard.cases)
            writer.endRow()
        }
        return writer.files(named: "moving", encoding: encoding)
    }
}
