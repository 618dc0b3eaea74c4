import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the form of a request, up to the size and in the time that its route allows.
struct FormReader {
    let limit: Int
    let deadline: Duration

    init(_ configuration: WebConfiguration, _ intake: Intake) {
        switch intake {
        case .form: limit = configuration.maximumForm
        case .upload: limit = configuration.maximumUpload
        case .proof: limit = configuration.maximumProof
        }
        deadline = intake == .form ? configuration.formDeadline : configuration.uploadDeadline
    }

    func form(of request: Request) async throws -> Form {
        let type = HeaderParameters(request.headers[.contentType] ?? "")
        switch type.value {
        case "application/x-www-form-urlencoded": return try URLEncodedForm.read(try await body(of: request))
        case "multipart/form-data":
            guard let boundary = type["boundary"] else { throw Refusal.malformed(.boundary) }
            return try MultipartForm.read(try await body(of: request), boundary: boundary)
        default: throw Refusal.unsupportedForm
        }
    }

    func body(of request: Request) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Refusal.bodyTooLarge(limit: limit)
        }
        let (body, limit) = (request.body, limit)
        do {
            return Array(buffer: try await within(deadline) { try await body.collect(upTo: limit) })
        } catch let refusal as Refusal {
            throw refusal
        } catch is NIOTooManyBytesError {
            throw Refusal.bodyTooLarge(limit: limit)
        } catch {
            throw Refusal.malformed(.interrupted)
        }
    }
}
