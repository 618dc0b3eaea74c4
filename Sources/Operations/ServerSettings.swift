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

    package init() {}
}
