/// Reads JSON (RFC 8259) and nothing else: no comments, no commas too many, no second document. What it could read in
/// two ways (a name twice in one object, half a surrogate pair) is refused.
package struct JSONReader {
    package struct Fault: Error, Sendable, Hashable {
        /// Bytes from the beginning.
        package var offset: Int
        package var kind: Kind

        package init(offset: Int, kind: Kind) {
            self.offset = offset
            self.kind = kind
        }
    }

    package enum Kind: Sendable, Hashable {
        case unexpectedEnd, unexpectedByte, repeatedName, tooDeep, notUTF8, loneSurrogate, numberTooLarge
    }

    private let bytes: [UInt8]
    private var at = 0
    private let depth: Int

    /// - Parameter depth: how many objects and arrays may stand in each other.
    package static func read(_ bytes: [UInt8], depth: Int = 32) throws(Fault) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Fault(offset: 0, kind: .notUTF8) }
        var reader = JSONReader(bytes: bytes, depth: depth)
        let value = try reader.value(0)
        reader.skipSpace()
        guard reader.at == bytes.count else { throw reader.fault(.unexpectedByte) }
        return value
    }

    private init(bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    private func fault(_ kind: Kind) -> Fault {
        Fault(offset: at, kind: kind == .unexpectedByte && at >= bytes.count ? .unexpectedEnd : kind)
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ text: StaticString) throws(Fault) {
        for byte in text.description.utf8 {
            guard take(byte) else { throw fault(.unexpectedByte) }
        }
    }

    private mutating func value(_ level: Int) throws(Fault) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(level + 1))
        case UInt8(ascii: "["): return .array(try array(level + 1))
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"):
            try expect("true")
            return true
        case UInt8(ascii: "f"):
            try expect("false")
            return false
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: return try number()
        }
    }

    private mutating func object(_ level: Int) throws(Fault) -> JSONObject {
        guard level <= depth else { throw fault(.tooDeep) }
        at += 1
        var object = JSONObject()
        var names = Set<String>()
        skipSpace()
        if take(UInt8(ascii: "}")) { return object }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
            let name = try text()
            guard names.insert(name).inserted else { throw fault(.repeatedName) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault(.unexpectedByte) }
            object.members.append(JSONObject.Member(name, try value(level)))
            skipSpace()
        } while take(Byte.comma)
        guard take(UInt8(ascii: "}")) else { throw fault(.unexpectedByte) }
        return object
    }

    private mutating func array(_ level: Int) throws(Fault) -> [JSONValue] {
        guard level <= depth else { throw fault(.tooDeep) }
        at += 1
        var elements = [JSONValue]()
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try value(level))
            skipSpace()
        } while take(Byte.comma)
        guard take(UInt8(ascii: "]")) else { throw fault(.unexpectedByte) }
        return elements
    }
}

extension JSONReader {
    private mutating func text() throws(Fault) -> String {
        at += 1
        var result = [UInt8]()
        while let byte = next {
            at += 1
            switch byte {
            case Byte.doubleQuote: return String(decoding: result, as: UTF8.self)
            case Byte.backslash: try escape(into: &result)
            case 0..<0x20:
                at -= 1
                throw fault(.unexpectedByte)
            default: result.append(byte)
            }
        }
        throw fault(.unexpectedByte)
    }

    private mutating func escape(into result: inout [UInt8]) throws(Fault) {
        guard let byte = next else { throw fault(.unexpectedByte) }
        at += 1
        switch byte {
        case Byte.doubleQuote, Byte.backslash, UInt8(ascii: "/"): result.append(byte)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(Byte.lineFeed)
        case UInt8(ascii: "r"): result.append(Byte.carriageReturn)
        case UInt8(ascii: "t"): result.append(Byte.tab)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take(Byte.backslash), take(UInt8(ascii: "u")) else { throw fault(.loneSurrogate) }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fault(.loneSurrogate) }
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault(.loneSurrogate) }
            result += Array(String(scalar).utf8)
        default:
            at -= 1
            throw fault(.unexpectedByte)
        }
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault(.unexpectedByte)
            }
            code = code << 4 | UInt32(digit)
            at += 1
        }
        return code
    }

    private mutating func digits() throws(Fault) {
        guard let byte = next, Byte.isDigit(byte) else { throw fault(.unexpectedByte) }
        while let byte = next, Byte.isDigit(byte) { at += 1 }
    }

    private mutating func number() throws(Fault) -> JSONValue {
        let start = at
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if let byte = next, Byte.isDigit(byte) { throw fault(.unexpectedByte) }
        } else {
            try digits()
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            at += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let number = Int(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { throw fault(.numberTooLarge) }
        return .real(number)
    }
}
