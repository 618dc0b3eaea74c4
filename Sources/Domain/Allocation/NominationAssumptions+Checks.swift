package import Kernel

extension NominationAssumptions {
    /// What is wrong with the assumptions for a city, in words; empty where they can be worked with.
    package func problems(for standing: Standing) -> [Phrase] {
        var problems: [Phrase] = []
        func expect(_ isRight: Bool, _ ja: String, _ en: String) {
            if !isRight { problems.append(Phrase(ja: ja, en: en)) }
        }
        let most = Self.mostYears
        expect(years.map { (1...most).contains($0) } ?? true, "年数は1〜\(most)です", "years: 1 to \(most)")
        expect(
            hoursPerYear.map { Self.hoursRange.contains($0) } ?? true, "1人の時間は年0〜400時間です",
            "hours of a person: 0 to 400 a year")
        expect(Self.shareRange.contains(shareOfSection), "所属の受講者の割合は0〜1です", "share of a section: 0 to 1")
        expect(Self.movingRange.contains(movingFactor), "異動率の倍率は0〜3です", "factor on moving: 0 to 3")
        expect(
            completion.map { Self.completionRange.contains($0) } ?? true, "修了の割合は0.1〜1です",
            "share completing: 0.1 to 1")
        if case .fixed(let age) = retirement {
            expect((55...75).contains(age), "定年は55〜75歳です", "retirement age: 55 to 75")
        }
        let plan = standing.plan
        let known = Set(plan.programmes.map(\.id) + plan.groups.map(\.id))
        let codes = Set(standing.roster.units.map(\.code))
        let first = standing.year
        let span = first...(first + (most - 1))
        for change in seats {
            expect(
                known.contains(change.programme), "研修「\(change.programme)」はありません", "no programme '\(change.programme)'")
            expect((0...100_000).contains(change.seats), "席数は0〜100,000です", "seats: 0 to 100,000")
            expect(span.contains(change.year), Self.beside(change.year).ja, Self.beside(change.year).en)
        }
        for named in pinned + forbidden {
            expect(known.contains(named.programme), "研修「\(named.programme)」はありません", "no programme '\(named.programme)'")
            expect(span.contains(named.year), Self.beside(named.year).ja, Self.beside(named.year).en)
        }
        for exclusion in excluded {
            expect(
                codes.contains(exclusion.unitCode), "所属「\(exclusion.unitCode)」はありません", "no unit '\(exclusion.unitCode)'"
            )
            expect(span.contains(exclusion.year), Self.beside(exclusion.year).ja, Self.beside(exclusion.year).en)
        }
        if pinned.contains(where: forbidden.contains) {
            problems.append(
                Phrase(ja: "同じ年度に指定と除外の両方がある人がいます", en: "somebody is both named and left out in one year"))
        }
        return problems
    }

    private static func beside(_ year: FiscalYear) -> Phrase {
        Phrase(
            ja: "\(year.name(in: .ja))は計画できる年度の外です",
            en: "\(year.name(in: .en)) is outside the years that can be planned")
    }
}
