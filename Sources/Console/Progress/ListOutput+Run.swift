import Domain
import Kernel
import Operations

extension ListOutput {
    static func targets(_ standing: Standing, _ language: Language) -> ListOutput {
        var list = ListOutput(columns: [
            Column(key: "id", title: Phrase(ja: "ID", en: "Id")),
            Column(key: "target", title: Phrase(ja: "目標", en: "Target")),
            Column(key: "goal", title: Phrase(ja: "目標値", en: "Goal"), alignRight: true),
            Column(key: "attained", title: Phrase(ja: "現在値", en: "Attained"), alignRight: true),
            Column(key: "expected", title: Phrase(ja: "今日までの予定", en: "Due by now"), alignRight: true),
            Column(key: "grade", title: Phrase(ja: "評価", en: "Grade")),
            Column(key: "flow", title: Phrase(ja: "累計", en: "Flow"), alignRight: true),
            Column(key: "stock", title: Phrase(ja: "在籍", en: "Stock"), alignRight: true),
            Column(key: "covered", title: Phrase(ja: "充足所属", en: "Covered"), alignRight: true),
            Column(key: "units", title: Phrase(ja: "母数", en: "Units"), alignRight: true),
        ])
        for status in standing.targets {
            let target = standing.plan.targets[status.target]
            list.rows.append([
                .text(target.id), .text(target.name[language]), status.goal.map { .decimal($0) } ?? .none,
                status.attained.map { .decimal($0) } ?? .none, status.expected.map { .decimal($0) } ?? .none,
                status.grade.map { .text($0.rawValue) } ?? .none, status.flow.map { .number($0) } ?? .none,
                status.stock.map { .number($0) } ?? .none, status.coverage.map { .number($0.covered) } ?? .none,
                status.coverage.map { .number($0.total) } ?? .none,
            ])
        }
        return list
    }

    static func timings(_ timings: Timings) -> ListOutput {
        var list = ListOutput(columns: [
            Column(key: "stage", title: Phrase(ja: "段階", en: "Stage")),
            Column(key: "cpu", title: Phrase(ja: "CPUミリ秒", en: "CPU ms"), alignRight: true),
            Column(key: "wall", title: Phrase(ja: "経過ミリ秒", en: "Wall ms"), alignRight: true),
        ])
        for stage in timings.stages {
            list.rows.append([.text(stage.name), .decimal(stage.cpuSeconds * 1000), .decimal(stage.wallSeconds * 1000)])
        }
        let cpu = timings.stages.reduce(0) { $0 + $1.cpuSeconds }
        let wall = timings.stages.reduce(0) { $0 + $1.wallSeconds }
        list.rows.append([.text("total"), .decimal(cpu * 1000), .decimal(wall * 1000)])
        list.rows.append([.text("peak MiB"), .decimal(Timings.peakMemory), .none])
        return list
    }
}
