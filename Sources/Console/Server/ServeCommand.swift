import ArgumentParser
import Foundation
import Kernel
import Operations

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "サーバーを動かす / run the server",
        discussion: """
            例 / examples:
              ikusei serve --data /var/lib/ikusei
              ikusei serve --config /etc/ikusei/ikusei.yaml
              ikusei serve --config /etc/ikusei/ikusei.yaml --check-config

            強い順に: コマンド、環境変数（IKUSEI_LISTEN_PORT のように）、ファイル、既定。
            / The command line goes before the environment (as IKUSEI_LISTEN_PORT), that before the file, that before
            the defaults.
            """)

    @Option(help: "設定ファイル（YAML。IKUSEI_CONFIG でも） / file of settings（YAML; also IKUSEI_CONFIG）")
    var config: String?

    @Flag(
        name: .customLong("check-config"),
        help: "設定を確かめ、何がどこから効くかを表示して終わる / check the settings, say what is in force and from where, and end")
    var checksConfig = false

    @Option(help: "待ち受けるアドレス（既定: 127.0.0.1） / address to listen on")
    var host: String?

    @Option(help: "ポート（既定: 8080） / port")
    var port: String?

    @Option(help: "Unixソケット（host・portの代わり） / Unix socket, in place of host and port")
    var socket: String?

    @Option(help: "TLS証明書（PEM） / TLS certificate")
    var certificate: String?

    @Option(name: .customLong("private-key"), help: "TLS秘密鍵（PEM） / TLS private key")
    var privateKey: String?

    @Option(
        name: .customLong("trusted-proxy"), parsing: .upToNextOption,
        help: "転送ヘッダーを信じるプロキシのアドレス / proxies whose forwarding headers are believed")
    var trustedProxies: [String] = []

    @Option(
        name: .customLong("metrics-from"), parsing: .upToNextOption,
        help: "この機械のほかに /metrics を読めるアドレス / addresses that may read /metrics, beside this machine")
    var metricsReaders: [String] = []

    @Option(name: .customLong("public-url"), help: "利用者から見えるアドレス（プロキシの後ろのとき） / address as browsers see it")
    var publicURL: String?

    @Option(help: "困ったときの連絡先（画面に出る） / who helps, as shown on the pages")
    var contact: String?

    @Option(help: "データベースのフォルダ（SQLite） / folder of the databases（SQLite）")
    var data: String?

    @Option(help: "PostgreSQLのアドレス / address of a PostgreSQL server: postgres://…")
    var database: String?

    @Option(name: .customLong("database-file"), help: "そのアドレスを書いたファイル / a file that holds that address")
    var databaseFile: String?

    @Option(help: "frameworks・instruments・mappingsのあるフォルダ / folder with frameworks, instruments and mappings")
    var library: String?

    @Option(help: "バックアップの保存先（既定: --data の中の backups） / folder for backups（default: backups in --data）")
    var backups: String?

    @Option(name: .customLong("keep-backups"), help: "残すバックアップの数（既定: 30） / how many backups are kept")
    var keptBackups: String?

    @Option(name: .customLong("mail-command"), help: "メールを渡すプログラム（sendmail） / program that takes mail（sendmail）")
    var mailCommand: String?

    @Option(name: .customLong("mail-from"), help: "差出人のアドレス / sender's address")
    var mailFrom: String?

    @Option(name: .customLong("log-level"), help: "記録の細かさ（既定: info） / level of the log")
    var logLevel: String?

    @Option(name: .customLong("log-format"), help: "記録の形: text | json / form of the log")
    var logFormat: String?

    @OptionGroup var options: GlobalOptions

    private var given: [String: [String]] {
        let single: [String: String?] = [
            "listen.host": host, "listen.port": port, "listen.socket": socket, "tls.certificate": certificate,
            "tls.private-key": privateKey, "public-url": publicURL, "contact": contact, "data": data,
            "database": database, "database-file": databaseFile, "library": library, "backups.folder": backups,
            "backups.keep": keptBackups, "mail.command": mailCommand, "mail.from": mailFrom, "log.level": logLevel,
            "log.format": logFormat,
        ]
        var given = single.compactMapValues { $0.map { [$0] } }
        if !trustedProxies.isEmpty { given["proxy.trusted"] = trustedProxies }
        if !metricsReaders.isEmpty { given["metrics.readers"] = metricsReaders }
        return given
    }

    func run() async throws {
        let terminal = options.terminal
        let environment = ProcessInfo.processInfo.environment
        try await terminal.reporting {
            let settings = ServeSettings(
                try await SettingSources(given, environment: environment, file: config ?? environment["IKUSEI_CONFIG"]))
            try settings.requireGood()
            terminal.report(settings.diagnostics)
            if checksConfig {
                terminal.print(settings.listing(in: terminal.language))
                return
            }
            let roof = try IkuseiCommand.roof
            let installation = try await Installation.open(
                try roof.engine(settings.place), library: try .found(settings["library"]), backups: settings.backups,
                mail: settings.mail, at: .now)
            try await roof.serve(installation, settings.server)
            await installation.close()
        }
    }
}
