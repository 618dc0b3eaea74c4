import HTTPTypes
import Hummingbird

extension Response {
    /// Something to take away under a name of letters, digits, hyphens and full stops.
    static func file(_ name: String, type: String, _ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
