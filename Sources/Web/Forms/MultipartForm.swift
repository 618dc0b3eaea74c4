import Foundation

/// multipart/form-data (RFC 7578), strictly: whoever sends less than a whole form is refused.
struct MultipartForm {
    private let bytes: [UInt8]
    private let delimiter: [UInt8]
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private static let maximumHeader = 8 << 10

    static func read(_ bytes: [UInt8], boundary: String) throws(Refusal) -> Form {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .malformed(.boundary)
        }
        return try MultipartForm(bytes: bytes, delimiter: Array("--\(boundary)".utf8)).form()
    }

    private func form() throws(Refusal) -> Form {
        var form = Form()
        guard bytes.starts(with: delimiter) else { throw .malformed(.boundary) }
        var at = delimiter.count
        while true {
            if bytes[at...].starts(with: [0x2D, 0x2D]) { return form }
            guard bytes[at...].starts(with: Self.lineEnd) else { throw .malformed(.boundary) }
            at += 2
            let part = try header(from: &at)
            guard let end = find(Self.lineEnd + delimiter, from: at) else { throw .malformed(.unfinished) }
            try add(part, at..<end, to: &form)
            at = end + 2 + delimiter.count
        }
    }

    private func add(_ part: PartHeader, _ range: Range<Int>, to form: inout Form) throws(Refusal) {
        guard let fileName = part.fileName else {
            try form.add(part.name, try Percent.text(bytes[range]))
            return
        }
        guard form.files.count < Form.maximumFiles else { throw .malformed(.tooManyFields) }
        form.files.append(
            Form.File(name: part.name, fileName: fileName, contentType: part.contentType, content: Array(bytes[range])))
    }

    private func header(from at: inout Int) throws(Refusal) -> PartHeader {
        var lines = [String]()
        let limit = at + Self.maximumHeader
        while true {
            guard let end = find(Self.lineEnd, from: at), end <= limit else { throw .malformed(.partHeader) }
            let line = try Percent.text(bytes[at..<end])
            at = end + 2
            if line.isEmpty { return try PartHeader(lines) }
            lines.append(line)
        }
    }

    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int? in
            guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
            var at = start
            while at + pattern.count <= bytes.count,
                let hit = memchr(base + at, Int32(first), bytes.count - at - pattern.count + 1)
            {
                at = base.distance(to: UnsafeRawPointer(hit))
                if memcmp(base + at, pattern, pattern.count) == 0 { return at }
                at += 1
            }
            return nil
        }
    }
}

private struct PartHeader {
    var name = ""
    var fileName: String?
    var contentType = "application/octet-stream"

    init(_ lines: [String]) throws(Refusal) {
        var hasDisposition = false
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed(.partHeader) }
            let value = line[line.index(after: colon)...].trimmed
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let parameters = HeaderParameters(value)
                guard parameters.value == "form-data", let name = parameters["name"], name.utf8.count <= 200 else {
                    throw .malformed(.partHeader)
                }
                hasDisposition = true
                self.name = name
                fileName = parameters["filename"].map(Self.withoutFolders)
            case "content-type": contentType = String(value.prefix(200))
            // RFC 7578 has done away with it, and no browser sends it.
            case "content-transfer-encoding": throw .malformed(.partHeader)
            default: break
            }
        }
        guard hasDisposition else { throw .malformed(.partHeader) }
    }

    private static func withoutFolders(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let clean = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        return String(String.UnicodeScalarView(clean).prefix(200))
    }
}
