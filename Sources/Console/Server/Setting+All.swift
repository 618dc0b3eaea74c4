extension Setting {
    /// Everything that can be set, in the order of the packaged file.
    static let all = listening + place + watching + backups + retention + mail + log + limits

    private static let listening = [
        Setting("listen.host", "host", .text, "127.0.0.1"),
        Setting("listen.port", "port", .number(0...65535), "8080"),
        Setting("listen.socket", "socket", .path),
        Setting("tls.certificate", "certificate", .path),
        Setting("tls.private-key", "private-key", .path),
        Setting("public-url", "public-url", .webAddress),
        Setting("proxy.trusted", "trusted-proxy", .list),
    ]

    private static let place = [
        Setting("data", "data", .path),
        Setting("database", "database", .secret),
        Setting("library", "library", .path),
        Setting("chart-script", nil, .path, "/usr/share/javascript/chart.js/chart.min.js"),
        Setting("contact", "contact", .text, "情報部門"),
    ]

    private static let watching = [Setting("metrics.readers", "metrics-from", .list)]

    private static let backups = [
        Setting("backups.folder", "backups", .path),
        Setting("backups.keep", "keep-backups", .number(1...10_000), "30"),
    ]

    /// Days for which each class of record is kept: `retention.…`.
    private static let retention: [Setting] = []

    private static let mail = [
        Setting("mail.command", "mail-command", .path),
        Setting("mail.from", "mail-from", .mailAddress),
    ]

    private static let log = [
        Setting(
            "log.level", "log-level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            "info"),
        Setting("log.format", "log-format", .choice(["text", "json"]), "text"),
    ]

    private static let limits = [
        Setting("limits.form-bytes", nil, .number(1024...(64 << 20)), "\(1 << 20)"),
        Setting("limits.upload-bytes", nil, .number(1024...(2 << 30)), "\(50 << 20)"),
        Setting("limits.connections", nil, .number(1...100_000), "2000"),
    ]
}
