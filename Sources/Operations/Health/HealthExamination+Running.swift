import Foundation
import Kernel
import Storage

extension HealthExamination {
    @Sendable func backup() async throws -> Finding {
        guard city.shelf != nil else {
            return (
                .attention, Phrase(ja: "保存先が決まっていません", en: "no folder has been set"),
                Phrase(ja: "サーバーを --backups を付けて起動してください。", en: "Start the server with --backups.")
            )
        }
        let kind = JobKind.backup.rawValue
        let done = try await city.database.read { try $0.finishedJobs(kind, limit: 60) }
        guard let last = done.first(where: { $0.state == .done }), let finished = last.finishedAt else {
            return (
                .attention, Phrase(ja: "まだありません", en: "there is none yet"),
                Phrase(ja: "バックアップの画面から取れます。", en: "Make one on the page of backups.")
            )
        }
        if JobDetail(last.detail)["broken"] != nil {
            return (
                .failed, Phrase(ja: "最後のバックアップが壊れています", en: "the last one is broken"),
                Phrase(ja: "すぐに新しいバックアップを取り、保存先の装置を点検してください。", en: "Make another at once and have the disk looked at.")
            )
        }
        let hours = Int(now.seconds(since: finished) / 3600)
        let found = Phrase(ja: "最後から\(hours)時間", en: "\(hours) hours since the last")
        return hours > 30
            ? (
                .attention, found,
                Phrase(
                    ja: "予定の時刻にサーバーが止まっていなかったか確かめてください。", en: "See whether the server was down at the scheduled time.")
            )
            : (.well, found, nil)
    }

    @Sendable func disk() async throws -> Finding {
        guard let free = city.shelf?.free else {
            return (.attention, Phrase(ja: "分かりません", en: "not known"), nil)
        }
        let found = Phrase(free.bytesInWords)
        let least: Int64 = 5 << 30
        return free < least
            ? (
                .attention, found,
                Phrase(ja: "5 GB を切っています。古いファイルを移すか、容量を増やしてください。", en: "Under 5 GB: move old files away or add space.")
            )
            : (.well, found, nil)
    }

    @Sendable func jobs() async throws -> Finding {
        let (failed, late) = try await city.database.read { [now] transaction in
            (
                try transaction.failedJobs(since: now.adding(seconds: -86_400)),
                try transaction.openJobs(at: now.adding(seconds: -1800), limit: 50).filter { $0.state == .waiting }
                    .count
            )
        }
        if late > 0 {
            return (
                .failed, Phrase(ja: "\(late)件が30分以上待っています", en: "\(late) have waited for over half an hour"),
                Phrase(ja: "サーバーを起動し直してください。", en: "Start the server anew.")
            )
        }
        if failed > 0 {
            return (
                .attention, Phrase(ja: "この1日に\(failed)件が失敗", en: "\(failed) failed within a day"),
                Phrase(ja: "処理の状況の画面で理由を確かめてください。", en: "See why on the page of running work.")
            )
        }
        return (.well, Phrase(ja: "失敗も遅れもありません", en: "none failed, none is late"), nil)
    }

    @Sendable func mails() async throws -> Finding {
        let since = now.adding(seconds: -86_400)
        let (counts, oldest) = try await city.database.read { transaction in
            (try transaction.mailCounts(since: since), try transaction.mails(in: .waiting).oldest)
        }
        let lost = counts.filter { [.failed, .doubtful].contains($0.state) }.reduce(0) { $0 + $1.count }
        if let oldest, city.mail != nil, now.seconds(since: oldest) > 3600 {
            return (
                .failed, Phrase(ja: "1時間以上送れていないものがあります", en: "some have waited for over an hour"),
                Phrase(
                    ja: "メールを渡すプログラムとサーバーの記録（ログ）を見てください。", en: "See the program that takes mail, and the server's log.")
            )
        }
        if lost > 0 {
            return (
                .attention, Phrase(ja: "この1日に\(lost)通が送れませんでした", en: "\(lost) could not be sent within a day"),
                Phrase(ja: "利用者と名簿のメールアドレスを確かめてください。", en: "See the addresses of accounts and roster.")
            )
        }
        return city.mail == nil
            ? (.well, Phrase(ja: "送らない設定です", en: "none are sent, as set up"), nil)
            : (.well, Phrase(ja: "失敗も遅れもありません", en: "none failed, none is late"), nil)
    }

    @Sendable func administrators() async throws -> Finding {
        let day = now.dayInJapan
        let count = try await city.database.read { transaction in
            try transaction.hasPosts() ? try transaction.administratorsWhoLeft(on: day) : 0
        }
        return count == 0
            ? (.well, Phrase(ja: "いません", en: "none"), nil)
            : (
                .failed, Phrase(ja: "\(count)人", en: "\(count)"),
                Phrase(
                    ja: "名簿にいない管理者のアカウントは自動では閉鎖されません。確かめて閉鎖してください。",
                    en: "Their accounts are not closed by themselves: look at them and close them.")
            )
    }
}

extension Int64 {
    /// `412 MB`, by powers of 1024.
    package var bytesInWords: String {
        var value = Double(self)
        for unit in ["B", "KB", "MB", "GB"] {
            if value < 1024 { return value.written(decimals: value < 10 && unit != "B" ? 1 : 0) + " " + unit }
            value /= 1024
        }
        return value.written(decimals: 1) + " TB"
    }
}
