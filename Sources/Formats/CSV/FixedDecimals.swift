#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Numbers with a fixed number of decimals, as tables want them.
enum FixedDecimals {
    /// Correctly rounded from the binary value by the C library; a zero has no sign; empty where not finite.
    static func text(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "" }
        let places = Int32(min(max(decimals, 0), 15))
        // 309 digits before the point at most, sign, point, decimals and the closing NUL.
        let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 352) { buffer in
            let length = withVaList([places, number]) { vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0) }
            let digits = UnsafeRawBufferPointer(buffer).prefix(max(0, Int(length)))
            return String(decoding: digits, as: UTF8.self)
        }
        let isZero = text.utf8.allSatisfy { !Byte.isDigit($0) || $0 == UInt8(ascii: "0") }
        return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }
}
