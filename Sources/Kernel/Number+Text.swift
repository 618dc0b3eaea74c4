extension Int {
    /// With thousands separated: 7,700.
    package var grouped: String {
        let digits = String(magnitude)
        var result = ""
        for (offset, digit) in digits.reversed().enumerated() {
            if offset > 0, offset % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return (self < 0 ? "-" : "") + String(result.reversed())
    }
}

extension Double {
    /// Rounded to so many decimals, thousands separated; no decimals where they are nothing.
    package func written(decimals: Int = 1) -> String {
        guard isFinite, magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((magnitude * scale).rounded())
        let whole = scaled / Int(scale)
        let rest = scaled % Int(scale)
        let sign = self < 0 && scaled != 0 ? "-" : ""
        guard rest != 0 else { return sign + whole.grouped }
        let digits = String(rest)
        return sign + whole.grouped + "." + String(repeating: "0", count: decimals - digits.count) + digits
    }

    /// A share 0…1 as a percentage: 43.2 %.
    package var percent: String { (self * 100).written(decimals: 1) + "%" }
}
