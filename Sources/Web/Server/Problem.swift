import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel

/// RFC 9457: what programs are told of a refusal or a fault.
struct Problem: Encodable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String?
    let instance: String
    /// An extension (section 3.2): what is wrong, place by place.
    let errors: [Fault]?

    struct Fault: Encodable {
        /// JSON pointer in the body, or the name of a parameter.
        let place: String
        let detail: String
    }

    init(status: HTTPResponse.Status, _ refusal: Refusal?, _ context: WebContext) {
        title = status.reasonPhrase
        self.status = status.code
        detail = refusal?.reason?[context.language]
        switch refusal {
        case .notAsDescribed(let faults), .impossible(let faults):
            errors = faults.map { Fault(place: $0.place, detail: $0.why[context.language]) }
        case .rejected(let field, let why): errors = [Fault(place: "#/" + field, detail: why[context.language])]
        default: errors = nil
        }
        instance = "urn:ikusei:request:\(context.requestID)"
    }

    var response: Response {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Response(
                status: .init(code: status), headers: [.contentType: "application/problem+json"],
                body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(self))))
        }
    }
}

extension Refusal {
    /// RFC 6750, section 3: what a program with a token, or without, is told in `WWW-Authenticate`.
    var challenge: String? {
        switch self {
        case .tokenNeeded: "Bearer realm=\"ikusei\""
        case .tokenRefused: "Bearer realm=\"ikusei\", error=\"invalid_token\""
        case .scopeMissing(let scope):
            "Bearer realm=\"ikusei\", error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
        default: nil
        }
    }
}
