import Foundation

/// How figures are written.
enum Figure {
    /// With so many digits behind the point; a dash for what cannot be had.
    static func fixed(_ value: Double, _ digits: Int = 3) -> String {
        value.isFinite ? String(format: "%.\(digits)f", value) : "–"
    }

    /// With its sign.
    static func signed(_ value: Double, _ digits: Int = 3) -> String {
        guard value.isFinite else { return "–" }
        let size = String(format: "%.\(digits)f", abs(value))
        return Double(size) == 0 ? size : (value < 0 ? "−" : "+") + size
    }

    static func percent(_ share: Double, _ digits: Int = 1) -> String {
        share.isFinite ? String(format: "%.\(digits)f %%", 100 * share) : "–"
    }

    /// With commas at the thousands.
    static func whole(_ count: Int) -> String {
        var groups: [Substring] = []
        var digits = Substring(String(abs(count)))
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return (count < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
    }
}
