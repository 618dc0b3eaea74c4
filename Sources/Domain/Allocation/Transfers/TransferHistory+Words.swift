package import Kernel

extension TransferHistory {
    /// One line of the history as people read it.
    package struct Row: Sendable, Hashable {
        package var event: Phrase
        package var grade: Phrase
        /// Years in the unit, or the age.
        package var span: Phrase
        package var chance: TransferChance
    }

    /// The chances with what each rests on, cells without a case left out; the overall rates first.
    package func rows(_ plan: Plan) -> [Row] {
        let all = Phrase(ja: "全体", en: "all")
        var rows: [Row] = []
        for unitClass in moving.keys.sorted() {
            guard let chances = moving[unitClass] else { continue }
            let name = plan.unitClasses[unitClass].name
            let event = Phrase(ja: "\(name.ja)からの異動", en: "moved out of the \(name.en)")
            rows.append(Row(event: event, grade: all, span: all, chance: chances.overall))
            for (cell, chance) in chances.cells.enumerated() where chance.cases > 0 {
                rows.append(
                    Row(
                        event: event, grade: group(cell / Self.yearCells, plan),
                        span: Self.years(cell % Self.yearCells), chance: chance))
            }
        }
        let event = Phrase(ja: "退職（定年を除く）", en: "left (retirement apart)")
        rows.append(Row(event: event, grade: all, span: all, chance: leaving.overall))
        for (cell, chance) in leaving.cells.enumerated() where chance.cases > 0 {
            rows.append(
                Row(
                    event: event, grade: Self.grade(cell / Self.ageBands, plan), span: Self.age(cell % Self.ageBands),
                    chance: chance))
        }
        return rows
    }

    /// On what the chances rest, in a sentence.
    package var basis: Phrase {
        guard let first = aprils.first, let last = aprils.last else {
            let move = Int((Self.usualMove * 100).rounded())
            let leave = Int((Self.usualLeave * 100).rounded())
            return Phrase(
                ja: "名簿に4月1日をまたぐ履歴がないため、一般的な率（異動\(move)%、退職\(leave)%）を仮定しています",
                en:
                    "the roster reaches over no 1 April, so usual rates are assumed (\(move) % move, \(leave) % leave)")
        }
        let cases = leaving.overall.cases
        return Phrase(
            ja: "\(first.written(in: .ja))から\(last.written(in: .ja))まで\(aprils.count)回の4月1日、のべ\(cases)人による",
            en: "from \(aprils.count) first days of April, \(first) to \(last), and \(cases) people-years")
    }

    /// Job family and grade.
    private func group(_ index: Int, _ plan: Plan) -> Phrase {
        let grade = Self.grade(index % grades, plan)
        guard index >= grades else { return grade }
        let family = plan.vocabulary[.jobFamilies][index / grades - 1]
        return Phrase(ja: "\(family) \(grade.ja)", en: "\(family) \(grade.en)")
    }

    private static func grade(_ index: Int, _ plan: Plan) -> Phrase {
        index == 0 ? Phrase(ja: "職階不明", en: "grade unknown") : Phrase(plan.vocabulary[.grades][index - 1])
    }

    private static func years(_ years: Int) -> Phrase {
        years == mostYears
            ? Phrase(ja: "\(years)年以上", en: "\(years) years or more") : Phrase(ja: "\(years)年", en: "\(years) years")
    }

    private static func age(_ band: Int) -> Phrase {
        switch band {
        case 0: Phrase(ja: "30歳未満", en: "under 30")
        case 4: Phrase(ja: "60歳以上", en: "60 or over")
        case 5: Phrase(ja: "年齢不明", en: "age unknown")
        default: Phrase(ja: "\(band * 10 + 20)代", en: "\(band * 10 + 20)s")
        }
    }
}
