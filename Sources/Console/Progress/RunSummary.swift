import Domain
import Kernel

/// A run on one screen: what a planner wants to know first.
struct RunSummary {
    let standing: Standing
    let diagnostics: [Diagnostic]
    let terminal: Terminal

    private var plan: Plan { standing.plan }
    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private func name(_ phrase: Phrase) -> String { phrase[terminal.language] }

    func lines() -> [String] {
        header + targets + gaps + uncovered + vacancies + training + people + problems
    }

    private func section(_ ja: String, _ en: String) -> String {
        "\n" + terminal.styled(say("■ " + ja, "■ " + en), .bold)
    }

    private var header: [String] {
        let title = "\(plan.about.municipality.name)  \(name(plan.about.title))  \(plan.about.version)"
        let staff = standing.staff.members.count.grouped
        let date = standing.date.written(in: terminal.language)
        let year = standing.year.name(in: terminal.language)
        return [
            terminal.styled(title, .bold),
            say("\(date)現在（\(year)）  職員 \(staff)人", "As of \(date) (\(year))  staff \(staff)"),
        ]
            + plan.dimensions.indices.map { dimension in
                let counts = standing.personaCounts(dimension)
                let parts = plan.dimensions[dimension].kinds.enumerated().map {
                    "\(name($1.name)) \(counts[$0].grouped)"
                }
                let rest = counts.last ?? 0
                let tail = rest > 0 ? say("  対象外 \(rest.grouped)", "  no rule fits \(rest.grouped)") : ""
                return "\(name(plan.dimensions[dimension].name)): " + parts.joined(separator: "  ") + tail
            }
    }

    // MARK: Targets

    private var targets: [String] {
        guard !standing.targets.isEmpty else { return [] }
        let names = standing.targets.map { name(plan.targets[$0.target].name) }
        let width = min(38, names.map(displayWidth).max() ?? 0)
        var lines = [section("目標", "Targets")]
        for (status, title) in zip(standing.targets, names) {
            lines.append("\(grade(status)) \(fitted(title, to: width)) " + figure(status))
            if let detail = coverage(status) {
                lines.append("  \(fitted("", to: width)) " + terminal.styled(detail, .faint))
            }
        }
        return lines
    }

    private func grade(_ status: TargetStatus) -> String {
        guard let grade = status.grade else { return "–" }
        let style: Terminal.Style =
            switch grade {
            case .a: .green
            case .b: .cyan
            case .c: .yellow
            case .d: .red
            }
        return terminal.styled(grade.rawValue, style)
    }

    private func figure(_ status: TargetStatus) -> String {
        let unit = status.isShare ? "%" : ""
        if let attained = status.attained, let goal = status.goal, goal > 0 {
            var text = bar(attained / goal, mark: status.expected.map { $0 / goal })
            let pair = "\(attained.written())\(unit) / \(goal.written())\(unit)"
            text += " " + fitted(pair, to: 16, alignRight: true)
            if let expected = status.expected {
                text += say("  今日までの予定 \(expected.written())\(unit)", "  due by now \(expected.written())\(unit)")
            }
            if let needed = status.neededPace, let actual = status.actualPace {
                text += say(
                    "  必要 年\(needed.written(decimals: 0)) 実績 年\(actual.written(decimals: 0))",
                    "  needs \(needed.written(decimals: 0))/y, has \(actual.written(decimals: 0))/y")
            } else if status.neededPace == nil, status.actualPace != nil {
                text += say("  期間終了", "  period over")
            }
            return text + conflict(status)
        }
        if let remark = status.remark { return terminal.styled(name(remark), .faint) + conflict(status) }
        let flow = status.flow.map { say("累計 \($0.grouped)人  ", "\($0.grouped) so far  ") } ?? ""
        let stock = status.stock.map {
            let share = status.population > 0 ? Double($0) / Double(status.population) : 0
            return say(
                "在籍 \($0.grouped)人（対象\(status.population.grouped)人の\(share.percent)）",
                "\($0.grouped) in service (\(share.percent) of \(status.population.grouped))")
        }
        return (status.goal == nil ? say("数値目標なし  ", "no number  ") : "") + flow + (stock ?? "") + conflict(status)
    }

    private func conflict(_ status: TargetStatus) -> String {
        status.isUnresolvedConflict
            ? terminal.styled(say("  ⚠ 資料の読みが未決", "  ⚠ conflicting readings, undecided"), .yellow) : ""
    }

    private func coverage(_ status: TargetStatus) -> String? {
        guard let coverage = status.coverage else { return nil }
        var text = say(
            "充足 \(coverage.covered)/\(coverage.total)所属", "covered \(coverage.covered)/\(coverage.total) units")
        if let stock = status.stock { text += say("・在籍 \(stock.grouped)人", ", \(stock.grouped) in service") }
        if let april = status.lastApril {
            let (before, after) = (april.before.covered, april.after.covered)
            text += say("・4月1日の異動で \(before) → \(after)", "; last 1 April \(before) → \(after)")
        }
        return text
    }

    /// Twenty cells; the cell where today's schedule stands is marked.
    private func bar(_ share: Double, mark: Double?) -> String {
        let cells = 20
        let filled = Int((min(1, max(0, share)) * Double(cells)).rounded(.down))
        let at = mark.map { min(cells - 1, Int((min(1, max(0, $0)) * Double(cells)).rounded(.down))) }
        return (0..<cells).map { cell in
            if cell == at, cell >= filled { return terminal.styled("┃", .yellow) }
            return cell < filled ? terminal.styled("█", .blue) : terminal.styled("░", .faint)
        }.joined()
    }

    // MARK: Gaps

    private var gaps: [String] {
        let figures = standing.skillFigures.filter { $0.gapPeople > 0 }
            .sorted { ($1.gapPeople, $0.skill) < ($0.gapPeople, $1.skill) }.prefix(8)
        guard !figures.isEmpty else { return [] }
        let width = min(24, figures.map { displayWidth(name(plan.skills[$0.skill].name)) }.max() ?? 0)
        return [section("不足の大きいスキル", "Largest skill gaps")]
            + figures.map { figure in
                let title = fitted(name(plan.skills[figure.skill].name), to: width)
                let numbers = say(
                    "必要 \(figure.required.grouped)人  到達 \(figure.met.grouped)人（\(figure.metShare.percent)）  不足 \(figure.short.grouped)人  記録なし \(figure.unknown.grouped)人",
                    "required \(figure.required.grouped)  met \(figure.met.grouped) (\(figure.metShare.percent))  short \(figure.short.grouped)  no evidence \(figure.unknown.grouped)"
                )
                return "  \(title) \(bar(figure.metShare, mark: nil)) \(numbers)"
            }
    }

    private var uncovered: [String] {
        standing.targets.flatMap { status -> [String] in
            guard let coverage = status.coverage, !coverage.uncovered.isEmpty else { return [] }
            let title = name(plan.targets[status.target].name)
            return [section("充足していない所属: \(title)", "Units not covered: \(title)")]
                + listed(coverage.uncovered.map { standing.path(ofUnit: $0) })
        }
    }

    private func listed(_ names: [String], most: Int = 6) -> [String] {
        var lines = names.prefix(most).map { "  " + $0 }
        if names.count > most {
            lines.append(say("  ほか \(names.count - most)所属", "  and \(names.count - most) more units"))
        }
        return lines
    }

    private var vacancies: [String] {
        plan.roles.indices.flatMap { role -> [String] in
            let vacant = standing.vacancies.filter { $0.role == role }
            guard !vacant.isEmpty else { return [] }
            let title = name(plan.roles[role].name)
            return [section("\(title)が不足している所属: \(vacant.count)", "Units that lack \(title): \(vacant.count)")]
                + listed(vacant.map { standing.path(ofUnit: $0.unit) }, most: 4)
        }
    }

    // MARK: Training

    private var training: [String] {
        let year = standing.year.name(in: terminal.language)
        let tallies = standing.obligations.tallies.filter { $0.audience > 0 }
        guard !tallies.isEmpty else { return [] }
        let names = tallies.map { tally in
            let programme = plan.programmes[tally.programme]
            return name(programme.name) + say("（\(tally.half.name.ja)）", " (\(tally.half.name.en))")
        }
        let width = min(38, names.map(displayWidth).max() ?? 0)
        return [section("\(year)の研修", "Training in \(year)")]
            + zip(tallies, names).map { tally, title in
                let nominated = standing.nominations.count {
                    Int($0.programme) == tally.programme && $0.half == tally.half
                }
                var text = "  \(fitted(title, to: width)) "
                text += say(
                    "対象 \(tally.audience.grouped)  修了 \(tally.done.grouped)",
                    "audience \(tally.audience.grouped)  done \(tally.done.grouped)")
                if tally.due > 0 { text += say("  未修了 \(tally.due.grouped)", "  due \(tally.due.grouped)") }
                if tally.recommended > 0 {
                    text += say("  推奨 \(tally.recommended.grouped)", "  recommended \(tally.recommended.grouped)")
                }
                if tally.blocked > 0 {
                    text += say("  前提待ち \(tally.blocked.grouped)", "  blocked \(tally.blocked.grouped)")
                }
                if let seats = tally.seats { text += say("  席 \(seats.grouped)", "  seats \(seats.grouped)") }
                return text + say("  指名 \(nominated.grouped)", "  nominated \(nominated.grouped)")
            }
    }

    private var people: [String] {
        guard !standing.unclassified.isEmpty else { return [] }
        var kinds: [String: Int] = [:]
        for member in standing.unclassified {
            let post = standing.staff.members[member].post
            let words = plan.vocabulary
            func word(_ list: Vocabulary.List, _ index: Int8) -> String {
                index >= 0 && Int(index) < words[list].count ? words[list][Int(index)] : say("不明", "unknown")
            }
            let kind = standing.roster.units[Int(post.unit)].kind
            kinds["\(word(.unitKinds, kind))・\(word(.employments, post.employment))", default: 0] += 1
        }
        let parts = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
            .map { "\($0.key) \($0.value.grouped)" }
        return [
            section(
                "どの人材像にも当てはまらない職員: \(standing.unclassified.count.grouped)人",
                "People whom no persona fits: \(standing.unclassified.count.grouped)"),
            "  " + parts.joined(separator: say("、", ", ")),
        ]
    }

    private var problems: [String] {
        guard !diagnostics.isEmpty else { return [] }
        let counts = Diagnostic.Severity.allCases.map { severity in diagnostics.count { $0.severity == severity } }
        return [
            section(
                "入力の注意: エラー\(counts[0])・警告\(counts[1])・注記\(counts[2])",
                "Input: \(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notes")
        ]
            + diagnostics.filter { $0.severity != .note }.prefix(6).map { "  " + $0.line(in: terminal.language) }
            + (diagnostics.count > 6
                ? [say("  すべては --diagnostics で表示", "  all of them with --diagnostics")] : [])
    }
}
