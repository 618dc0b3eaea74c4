package import Kernel

/// What the server does by itself. A kind keeps its word, for it stands in the database.
package enum JobKind: String, CaseIterable, Sendable {
    case backup
    /// Sessions that are over, attempts that no limit looks at, work long done.
    case tidy
    /// Accounts of people who have left.
    case closeLeavers
    /// Whether the log is as it was written.
    case verifyAudit
    /// The roster, in the words of a plan that comes into force.
    case readRoster
    /// Who is to be reminded of a survey or a training today, by mail.
    case remind
    /// What has had its time.
    case retention
    /// The answer to a planner's scenario.
    case scenario

    package var name: Phrase {
        switch self {
        case .backup: Phrase(ja: "バックアップ", en: "Backup")
        case .tidy: Phrase(ja: "期限の切れたサインインと試行の記録の整理", en: "Clearing sessions and attempts that are over")
        case .closeLeavers: Phrase(ja: "離れた職員のアカウントの閉鎖", en: "Closing accounts of people who have left")
        case .verifyAudit: Phrase(ja: "操作記録の検証", en: "Verifying the audit log")
        case .retention: Phrase(ja: "保存期間を過ぎたデータの消去", en: "Erasing what has had its time")
        case .readRoster: Phrase(ja: "新しい計画での名簿の読み直し", en: "Reading the roster with a new plan")
        case .scenario: Phrase(ja: "指名の案の計算", en: "Working out a scenario of nominations")
        case .remind: Phrase(ja: "お知らせのメールの用意", en: "Preparing reminders by mail")
        }
    }

    /// The hour of the clock in Japan at which it is done each day; nil: when it is asked for.
    package var dailyHour: Int? {
        switch self {
        case .closeLeavers: 0
        case .tidy: 1
        case .backup: 2
        case .verifyAudit: 3
        case .remind: 8
        case .retention: 4
        case .readRoster, .scenario: nil
        }
    }
}

/// What is kept with a piece of work, a line each: `file=…`.
package struct JobDetail: Sendable, Hashable {
    private var values: [String: String]

    package init(_ values: [String: String] = [:]) { self.values = values }

    package init(_ text: String) {
        values = [:]
        for line in text.split(separator: "\n") {
            guard let sign = line.firstIndex(of: "=") else { continue }
            values[String(line[..<sign])] = String(line[line.index(after: sign)...])
        }
    }

    package subscript(_ name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue.map { String($0.map { $0.isNewline ? " " : $0 }.prefix(1000)) } }
    }

    package var text: String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
}

extension Instant {
    /// An hour of the clock in Japan on a day.
    package init(hour: Int, of day: CalendarDate) {
        self = Instant(noonInJapan: day).adding(seconds: (hour - 12) * 3600)
    }
}
