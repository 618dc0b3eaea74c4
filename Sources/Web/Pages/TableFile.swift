import Documents
import HTTPTypes
import Hummingbird

extension VisitContext {
    /// A file to be saved, under a name that says what and as of when.
    func save(_ file: OutputFile, as name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
                .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
