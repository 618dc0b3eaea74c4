import Mathematics

extension Calibration {
    /// As Ikusei calibrates: the usual prior on slopes, the lower asymptote fixed.
    static func usual(
        _ responses: Responses, lower: Double, fixed: [Int: Item] = [:], groupOf: [Int]? = nil,
        wantsErrors: Bool = false
    ) throws -> Calibration {
        let blanks = (0..<responses.items).map { Blank(lower: lower, fixed: fixed[$0]) }
        return try usual(responses, blanks, groupOf: groupOf, wantsErrors: wantsErrors)
    }

    static func usual(
        _ responses: Responses, _ blanks: [Blank], groupOf: [Int]? = nil, wantsErrors: Bool = false
    ) throws -> Calibration {
        var settings = Settings()
        settings.tolerance = 1e-4
        settings.wantsErrors = wantsErrors
        return try Calibration(responses, blanks, groupOf: groupOf, settings: settings)
    }
}

/// How often something is repeated with new people and items: small groups differ more from draw to draw.
enum Replications {
    static func of(_ people: Int, small: Int, middle: Int, large: Int) -> Int {
        people <= 400 ? small : people <= 3_000 ? middle : large
    }
}
