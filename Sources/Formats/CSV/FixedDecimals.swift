#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Numbers with a fixed number of decimals, as tables want them.
enum FixedDecimals {
    /// A half is rounded away from zero, as offices do (四捨五入); a zero has no sign; empty where not finite.
    static func text(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "" }
        let places = min(max(decimals, 0), 15)
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded()
        guard scaled < 0x1p53 else { return large(number, places) }
        var digits = String(Int(scaled))
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        let sign = number < 0 && scaled > 0 ? "-" : ""
        return sign + digits.dropLast(places) + (places > 0 ? "." + digits.suffix(places) : "")
    }

    /// Beyond 53 bits there is nothing to round; the C library writes out what the binary number is.
    private static func large(_ number: Double, _ places: Int) -> String {
        // 309 digits before the point at most, sign, point, decimals and the closing NUL.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 352) { buffer in
            let length = withVaList([Int32(places), number]) {
                vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0)
            }
            return String(decoding: UnsafeRawBufferPointer(buffer).prefix(max(0, Int(length))), as: UTF8.self)
        }
    }
}
