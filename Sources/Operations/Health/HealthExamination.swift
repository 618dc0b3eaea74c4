import Domain
import Foundation
import Kernel
import Storage

/// The single checks.
struct HealthExamination: Sendable {
    typealias Finding = (CheckHealth.State, Phrase, Phrase?)

    let city: City
    let now: Instant

    var checks: [(Phrase, @Sendable () async throws -> Finding)] {
        [
            (Phrase(ja: "データベース", en: "Database"), database), (Phrase(ja: "表の構造", en: "Schema"), schema),
            (Phrase(ja: "計画", en: "Plan"), plan), (Phrase(ja: "名簿", en: "Roster"), roster),
            (Phrase(ja: "操作記録のつながり", en: "Audit chain"), audit), (Phrase(ja: "バックアップ", en: "Backups"), backup),
            (Phrase(ja: "空き容量", en: "Free disk space"), disk), (Phrase(ja: "自動の処理", en: "Running work"), jobs),
            (Phrase(ja: "メール", en: "Mails"), mails),
            (Phrase(ja: "離れた管理者", en: "Administrators who left"), administrators),
        ]
    }

    @Sendable private func database() async throws -> Finding {
        let start = ContinuousClock.now
        _ = try await city.database.read { try $0.int("SELECT 1") }
        let slow = ContinuousClock.now - start > .seconds(1)
        let engine = city.database.dialect == .sqlite ? "SQLite" : "PostgreSQL"
        return (
            slow ? .attention : .well, Phrase(ja: "\(engine)、応答あり", en: "\(engine) answers"),
            slow ? Phrase(ja: "応答に1秒以上かかっています。", en: "It takes over a second to answer.") : nil
        )
    }

    @Sendable private func schema() async throws -> Finding {
        let found = try await city.database.read { try $0.int("SELECT coalesce(max(version), 0) FROM migration") }
        let known = Schema.city.version
        guard found != known else {
            return (.well, Phrase(ja: "第\(found)版（最新）", en: "version \(found), the latest"), nil)
        }
        return (
            .failed, Phrase(ja: "第\(found)版（このプログラムは第\(known)版）", en: "version \(found); this program has \(known)"),
            Phrase(ja: "サーバーを新しいプログラムで起動し直してください。", en: "Start the server anew with the newer program.")
        )
    }

    @Sendable private func plan() async throws -> Finding {
        do {
            let plan = try await city.state(on: now.dayInJapan).plan
            return (.well, Phrase(ja: "第\(plan.about.version)版が施行中", en: "version \(plan.about.version) in force"), nil)
        } catch CityError.noPlan {
            return (
                .attention, Phrase(ja: "施行中の計画がありません", en: "no plan is in force"),
                Phrase(ja: "計画担当が計画を登録し、施行してください。", en: "A planner registers a plan and puts it in force.")
            )
        } catch CityError.unreadablePlan {
            return (
                .failed, Phrase(ja: "施行中の計画が読めません", en: "the plan in force cannot be read"),
                Phrase(
                    ja: "frameworks フォルダーに、計画が指定する版があるか確かめてください。",
                    en: "See whether the folder of frameworks has the versions that the plan names.")
            )
        }
    }

    @Sendable private func roster() async throws -> Finding {
        let newest = try await city.database.read { try $0.newestSnapshot() }
        guard let newest else {
            return (
                .attention, Phrase(ja: "まだ取り込んでいません", en: "none has been imported"),
                Phrase(ja: "名簿の取込から登録してください。", en: "Import one.")
            )
        }
        let days = Int(now.dayInJapan.daysSince1970) - Int(newest.daysSince1970)
        let found = Phrase(ja: "\(newest) の名簿", en: "roster of \(newest)")
        return days > 92
            ? (
                .attention, found,
                Phrase(ja: "3か月より前の名簿です。新しい名簿を取り込んでください。", en: "It is over three months old: import a newer one.")
            )
            : (.well, found, nil)
    }

    @Sendable private func audit() async throws -> Finding {
        let last = try await city.database.read { try $0.finishedJobs(JobKind.verifyAudit.rawValue, limit: 1) }.first
        guard let last, let finished = last.finishedAt, last.state == .done else {
            return (
                .attention, Phrase(ja: "まだ検証していません", en: "not verified yet"),
                Phrase(
                    ja: "毎日3時ごろに検証します。操作記録の画面からいつでも検証できます。",
                    en: "It is verified daily about 3:00, and at any time on the page of the log.")
            )
        }
        let detail = JobDetail(last.detail)
        if let row = detail["broken"] {
            return (
                .failed, Phrase(ja: "\(row)番から先のつながりが切れています", en: "broken from entry \(row) on"),
                Phrase(
                    ja: "バックアップを保全し、情報セキュリティの責任者に報告してください。",
                    en: "Keep the backups and report to those responsible for security.")
            )
        }
        let when = finished.written
        let entries = detail["head"]?.split(separator: ":").first.map(String.init) ?? "0"
        let found = Phrase(ja: "\(entries)件、\(when) に検証", en: "\(entries) entries, verified \(when)")
        let isOld = now.seconds(since: finished) > 3 * 86_400
        return isOld
            ? (
                .attention, found,
                Phrase(
                    ja: "3日より前の検証です。自動の処理が動いているか確かめてください。", en: "Over three days ago: see whether running work goes on."
                )
            )
            : (.well, found, nil)
    }
}
