/// How a server is reached and whom it trusts, as the operator sets it.
package struct ServerSettings: Sendable, Hashable {
    package var host = "127.0.0.1"
    package var port = 8080
    /// A Unix socket in place of host and port.
    package var socket: String?
    /// PEM files; without them the server speaks plain HTTP, for a proxy in front of it or for one's own machine.
    package var certificate: String?
    package var privateKey: String?
    /// The addresses of proxies whose word on the client's address is taken.
    package var trustedProxies = [String]()
    /// As browsers see the installation, where a proxy stands in front of it.
    package var publicURL: String?
    /// Addresses that may read the figures (`/metrics`) beside the machine's own.
    package var metricsReaders = [String]()
    /// Chart.js of the system.
    package var chartScript = "/usr/share/javascript/chart.js/chart.min.js"

    /// Who helps when something does not work, in the installation's own words.
    package var contact = "情報部門"
    /// As swift-log names it.
    package var logLevel = "info"
    /// One JSON object a line in place of text.
    package var logsJSON = false
    /// Largest form and largest upload: bytes.
    package var maximumForm = 1 << 20
    package var maximumUpload = 50 << 20
    package var maximumConnections = 2000

    package init() {}

    /// As browsers see the installation, without a stroke at the end.
    package var address: String {
        publicURL ?? "\(certificate == nil ? "http" : "https")://\(host):\(port)"
    }
}
