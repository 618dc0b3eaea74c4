#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which character each CP932 (Windows-31J) code means, and which code each character is written with.
///
/// Read once from the C library's converter. User-defined codes F040–F9FC are U+E000–U+E757, in order. Where a
/// character has several codes (NEC's and IBM's rows repeat each other and JIS X 0208), the code that Windows
/// writes is taken: JIS X 0208, then NEC's row 13, then IBM's extension, last NEC's selection of it.
package struct CP932Table: Sendable {
    /// UTF-16 by code; single-byte codes stand at their own value. 0 where a code is not assigned (and for NUL).
    let scalars: [UInt16]
    /// Code by scalar below U+10000; 0 where there is none (and for NUL).
    let codes: [UInt16]

    /// Nil where the C library has no converter for CP932.
    package static let shared = CP932Table(charset: "CP932")

    /// The table of another name for the same character set; nil where the C library does not know it.
    package init?(charset: String) {
        let converter = iconv_open("UTF-16LE", charset)
        // iconv_open says "no" with a pointer of value -1.
        guard let converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }

        var scalars = [UInt16](repeating: 0, count: 0x10000)
        for single in UInt8.min...UInt8.max where !Self.leads.contains(where: { $0.contains(single) }) {
            scalars[Int(single)] = Self.scalar(of: [single], converter) ?? 0
        }
        for lead in Self.leads.joined() {
            for trail in UInt8(0x40)...0xFC where trail != 0x7F {
                scalars[Int(lead) << 8 | Int(trail)] = Self.scalar(of: [lead, trail], converter) ?? 0
            }
        }
        // A converter that does not know あ is not the one we mean.
        guard scalars[0x82A0] == 0x3042 else { return nil }
        self.scalars = scalars
        self.codes = Self.codes(for: scalars)
    }

    static let leads: [ClosedRange<UInt8>] = [0x81...0x9F, 0xE0...0xFC]
    /// NEC's selection of IBM's extension: read, but not written.
    private static let readOnly = 0xED00...0xEEFF

    /// Characters that other systems use for what CP932 knows under another number: JIS X 0208's wave dash, minus,
    /// dash, parallel, cent, pound and not sign, which Microsoft maps to their compatibility forms; then the yen
    /// sign, broken bar, overline and no-break space, which look the same.
    private static let equivalents: [(UInt16, UInt16)] = [
        (0x301C, 0xFF5E), (0x2212, 0xFF0D), (0x2014, 0x2015), (0x2016, 0x2225), (0x00A2, 0xFFE0), (0x00A3, 0xFFE1),
        (0x00AC, 0xFFE2), (0x00A5, 0xFFE5), (0x00A6, 0xFFE4), (0x203E, 0xFFE3), (0x00A0, 0x0020),
    ]

    private static func codes(for scalars: [UInt16]) -> [UInt16] {
        var codes = [UInt16](repeating: 0, count: 0x10000)
        let inOrder = scalars.indices.filter { !readOnly.contains($0) } + readOnly
        for code in inOrder where scalars[code] != 0 && codes[Int(scalars[code])] == 0 {
            codes[Int(scalars[code])] = UInt16(code)
        }
        for (foreign, own) in equivalents where codes[Int(foreign)] == 0 {
            codes[Int(foreign)] = codes[Int(own)]
        }
        return codes
    }

    private static func scalar(of code: [UInt8], _ converter: iconv_t) -> UInt16? {
        var input = code.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: 8)
        var inputLeft = input.count
        var outputLeft = output.count
        let result = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                // Without buffers: back to the initial state, whatever the code before has left.
                iconv(converter, nil, nil, nil, nil)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result == 0, inputLeft == 0, outputLeft == output.count - 2 else { return nil }
        return UInt16(UInt8(bitPattern: output[0])) | UInt16(UInt8(bitPattern: output[1])) << 8
    }
}
