import AsyncHTTPClient
import NIO
import NIOHTTP1

/// A request to a server outside. Nothing else in the program makes any.
struct OutboundRequest: Sendable, Hashable {
    var url: String
    /// Nil: GET.
    var form: [Field]?
    /// The value of `Authorization`.
    var authorization: String?
    /// Bytes of the answer's body that are read at most.
    var limit: Int

    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }
}

struct OutboundAnswer: Sendable {
    var status: Int
    var body: [UInt8]
}

/// How requests go out; tests put their own exchange in its place.
package struct OutboundHTTP: Sendable {
    var send: @Sendable (OutboundRequest) async throws -> OutboundAnswer

    init(send: @escaping @Sendable (OutboundRequest) async throws -> OutboundAnswer) { self.send = send }

    /// Seconds that an exchange may take, from looking the name up to the last byte.
    private static let patience: Int64 = 5

    /// By the network. No redirect is followed, no cookie kept, certificates are checked against the system's.
    package static let network = OutboundHTTP { request in
        var outbound = HTTPClientRequest(url: request.url)
        outbound.headers.add(name: "Accept", value: "application/json")
        outbound.headers.add(name: "User-Agent", value: "ikusei")
        if let authorization = request.authorization {
            outbound.headers.add(name: "Authorization", value: authorization)
        }
        if let form = request.form {
            outbound.method = .POST
            outbound.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            outbound.body = .bytes(Array(form.urlEncoded.utf8))
        }
        let deadline = NIODeadline.now() + .seconds(patience)
        let response = try await client.execute(outbound, deadline: deadline)
        let body = try await response.body.collect(upTo: request.limit)
        return OutboundAnswer(status: Int(response.status.code), body: Array(buffer: body))
    }

    /// Made when the first request goes out, and kept as long as the process.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(patience), read: .seconds(patience))
        configuration.httpVersion = .http1Only
        return HTTPClient(configuration: configuration)
    }()
}

extension [OutboundRequest.Field] {
    /// As application/x-www-form-urlencoded, which stands in queries too.
    var urlEncoded: String { map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&") }
}

extension String {
    /// With everything but the unreserved characters of RFC 3986 escaped.
    var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes = [UInt8]()
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
