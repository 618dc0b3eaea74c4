/// What the person who runs the installation decides about the server.
package struct WebConfiguration: Sendable {
    package enum Listening: Sendable, Hashable {
        case network(host: String, port: Int)
        case unixSocket(path: String)
    }

    package struct TLSFiles: Sendable, Hashable {
        package var certificate: String
        package var key: String

        package init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    package var listening: Listening
    package var tls: TLSFiles?
    /// Addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    package var trustedProxies: Set<String>
    /// As browsers see the installation: `https://ikusei.example.lg.jp`.
    package var publicURL: String
    package var version: String
    /// Who helps when something does not work, in the installation's own words.
    package var contact: String
    package var chartLibrary: String?
    /// Addresses that may read the figures beside this machine's own.
    package var metricsReaders: Set<String> = []
    package var maximumForm = 1 << 20
    package var maximumUpload = 50 << 20
    /// A proof of 10 MiB, with the form around it.
    package var maximumProof = 11 << 20
    package var formDeadline: Duration = .seconds(60)
    package var uploadDeadline: Duration = .seconds(600)
    /// How many requests a token may make a minute over time, and at once.
    package var tokenRate = TokenRates.Limit(perMinute: 3000, atOnce: 300)
    /// The same for provisioning, which brings a whole city at once.
    package var provisioningRate = TokenRates.Limit(perMinute: 6000, atOnce: 1500)
    package var idleSeconds: Int64 = 30
    package var maximumConnections = 2000

    package static let systemChartLibrary = "/usr/share/javascript/chart.js/chart.min.js"

    package init(
        listening: Listening = .network(host: "127.0.0.1", port: 8080), tls: TLSFiles? = nil,
        trustedProxies: Set<String> = [], publicURL: String = "http://127.0.0.1:8080", version: String,
        contact: String = "情報部門", chartLibrary: String? = systemChartLibrary
    ) {
        self.listening = listening
        self.tls = tls
        self.trustedProxies = trustedProxies
        self.publicURL = publicURL
        self.version = version
        self.contact = contact
        self.chartLibrary = chartLibrary
    }

    /// Only a plain server that nobody but this machine reaches may hand out cookies without `Secure`.
    package var securesCookies: Bool {
        if tls != nil || publicURL.lowercased().hasPrefix("https://") { return true }
        guard case .network(let host, _) = listening else { return true }
        return !["127.0.0.1", "::1", "localhost"].contains(host)
    }
}
