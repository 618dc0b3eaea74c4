import Documents
import Kernel
import Operations

/// The map of units as a table to take away: every moment, with and without the nominations.
enum UnitMapFile {
    static func file(_ result: ScenarioResult, _ language: Language) -> OutputFile {
        var writer = TableWriter(
            [
                .init("targetId", ja: "目標ID", en: "Target id"), .init("target", ja: "目標", en: "Target"),
                .init("unitCode", ja: "所属コード", en: "Unit code"), .init("unit", ja: "所属", en: "Unit"),
                .init("need", ja: "必要", en: "Needs"), .init("now", ja: "いま", en: "Now"),
                .init("aprilChance", ja: "次の4月1日のあとに足りる見込み", en: "Chance covered after the next 1 April"),
                .init("aprilPlaces", ja: "次の4月1日のあとの期待値", en: "Expected after the next 1 April"),
                .init(
                    "aprilChanceWithout", ja: "次の4月1日のあとに足りる見込み（指名しないとき）",
                    en: "Chance covered after the next 1 April, nobody named"),
                .init("year", ja: "期限の年度", en: "Fiscal year of the deadline"),
                .init("chance", ja: "期限に足りる見込み", en: "Chance covered at the deadline"),
                .init("places", ja: "期限の期待値", en: "Expected at the deadline"),
                .init(
                    "chanceWithout", ja: "期限に足りる見込み（指名しないとき）", en: "Chance covered at the deadline, nobody named"),
            ], in: language, json: false)
        let names = Dictionary(
            result.forecasts.map { ($0.target, $0.name[language]) }, uniquingKeysWith: { first, _ in first })
        for unit in result.units where unit.need > 0 {
            writer.text(unit.target)
            writer.text(names[unit.target] ?? unit.target)
            writer.text(unit.code)
            writer.text(unit.name)
            writer.number(unit.need)
            writer.number(unit.now)
            writer.number(unit.april?.chance, decimals: 4)
            writer.number(unit.april?.places, decimals: 3)
            writer.number(unit.april?.chanceWithout, decimals: 4)
            writer.number(unit.year)
            writer.number(unit.chance, decimals: 4)
            writer.number(unit.places, decimals: 3)
            writer.number(unit.chanceWithout, decimals: 4)
            writer.endRow()
        }
        return writer.file(named: "units")
    }
}
