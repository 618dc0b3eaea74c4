import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Operations
import Synchronization
import Testing

@testable import Web

@Suite struct LogTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private struct Recorder: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            let text = fields.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            lines.all.withLock { $0.append("\(event.level) \(event.message) \(text)") }
        }
    }

    @Test("The log says what was asked and answered, of nobody; a refusal is no error")
    func lines() async throws {
        let site = try TestSite()
        let token = site.signInHanako(roles: [], person: nil)
        let lines = Lines()
        let application = try WebServer.build(
            site.configuration, site.dependencies, logger: Logger(label: "test") { _ in Recorder(lines: lines) })
        try await application.test(.router) { client in
            let browser = Browser(client: client)
            browser.set("ikusei-aoba", token)
            _ = try await browser.get("/aoba/people/4711?name=花子", headers: [.forwardedFor: "198.51.100.1"])
        }
        let all = lines.all.withLock { $0 }
        let request = try #require(all.first { $0.hasPrefix("info request") })
        for field in ["method=GET", "status=403", "route=/{city}/people/{v1}"] { #expect(request.contains(field)) }
        for line in all {
            #expect(!line.hasPrefix("error") && !line.hasPrefix("warning"))
            for secret in ["4711", "花子", "%E8", "198.51.100.1", token] { #expect(!line.contains(secret), "\(line)") }
        }
    }

    @Test("The form's code is HMAC-SHA-256 (RFC 4231, case 2)")
    func seal() {
        #expect(
            FormSeal(key: Array("Jefe".utf8)).code(for: "what do ya want for nothing?")
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }
}
