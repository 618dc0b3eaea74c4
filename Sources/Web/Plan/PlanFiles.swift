import Domain
import HTTPTypes
import Hummingbird
import Kernel
import Operations

/// A version as a document by itself: the booklet, and the file.
enum PlanFiles {
    @Sendable static func booklet(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let booklet: ShowBooklet
        do {
            booklet = try await ShowBooklet.run(
                visit.value, in: context.works, language: context.language, for: context.caller)
        } catch KeepPlan.Failure.hasErrors {
            throw Refusal.conflict(
                Phrase(ja: "この版には誤りがあるため、冊子を作れません。", en: "This version has errors: no booklet can be made of it."))
        }
        let policy = [
            "default-src 'none'", "style-src '\(booklet.styleHash)'", "form-action 'none'", "frame-ancestors 'none'",
            "base-uri 'none'",
        ]
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: context.language.rawValue,
                .contentSecurityPolicy: policy.joined(separator: "; "),
            ], body: .init(byteBuffer: ByteBuffer(string: booklet.html)))
    }

    @Sendable static func text(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let (version, text) = try await KeepPlan(context.works).version(visit.value, for: context.caller)
        let label = version.label.isEmpty ? "\(version.id)" : version.label
        return .download(
            Array(text.utf8), name: "\(context.city.slug)-plan-\(label).yaml", type: "application/yaml; charset=utf-8")
    }
}

extension Response {
    /// A file to be kept. The name is of letters that every system takes.
    static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
        let plain = String(
            name.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "-_.".contains($0) ? $0 : "_" })
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(plain)\""],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
