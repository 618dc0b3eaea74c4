import ArgumentParser
import Kernel
import Operations

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "サーバーを動かす / run the server",
        discussion: """
            例 / examples:
              ikusei serve --data /var/lib/ikusei
              ikusei serve --database postgres://ikusei@db1,db2/ikusei --port 8443 \\
                --certificate /etc/ikusei/tls.pem --private-key /etc/ikusei/tls.key
            """)

    @Option(help: "待ち受けるアドレス / address to listen on")
    var host = "127.0.0.1"

    @Option(help: "ポート / port")
    var port = 8080

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

    @Option(help: "バックアップの保存先（既定: --data の中の backups） / folder for backups（default: backups in --data）")
    var backups: String?

    @Option(name: .customLong("keep-backups"), help: "残すバックアップの数 / how many backups are kept")
    var keptBackups = 30

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (certificate == nil) == (privateKey == nil) else {
            throw ValidationError("--certificate と --private-key は両方 / both --certificate and --private-key")
        }
        guard keptBackups > 0 else { throw ValidationError("--keep-backups: 1…") }
        guard (0...65535).contains(port) else { throw ValidationError("--port: 0…65535") }
    }

    func run() async throws {
        var settings = ServerSettings()
        settings.host = host
        settings.port = port
        settings.socket = socket
        settings.certificate = certificate
        settings.privateKey = privateKey
        settings.trustedProxies = trustedProxies
        settings.metricsReaders = metricsReaders
        settings.publicURL = publicURL
        try await options.terminal.reporting {
            let roof = try IkuseiCommand.roof
            let installation = try await storage.open(
                roof,
                backups: (backups ?? storage.data.map { $0 + "/backups" }).map {
                    BackupFolder(path: $0, keeps: keptBackups)
                })
            try await roof.serve(installation, settings)
            await installation.close()
        }
    }
}
