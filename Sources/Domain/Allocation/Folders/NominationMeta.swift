import Mathematics

/// The parameters of a folder of nominations.
struct NominationMeta {
    static let tracks = ["DT", "PM", "ADV"]

    var name: String
    var years: Int
    /// For each track: people wanted and the last year that counts, from 0.
    var targets: [(people: Int32, deadline: Int32)] = []
    /// Seats, track × year.
    var seats: [Int32] = []
    /// Hours that each track takes.
    var hours: [Int32] = []
    /// Chance to be moved on 1 April by years in post; the last holds for all who are longer in post.
    var hazard: [Double]
    /// Chance to leave in a year.
    var exit: Double

    private static let mostPeople = 1_000_000
    static let mostHours = 8_784
    private static let mostYearsInPost = 100

    /// `nil` where something is missing or wrong; the findings say so.
    init?(_ folder: FolderFiles, _ findings: RecordFindings) {
        guard let meta = FolderMeta(folder, findings) else { return nil }
        name = meta.optionalText("name")
        let years = meta.integer("T", within: 1...NominationInstance.mostYears)
        for object in ["targets", "cap", "hours"] { meta.checkNames(in: object, among: Self.tracks) }
        // Without the number of years the rest is still read, as far as it does not depend on it.
        for track in Self.tracks {
            let last = years ?? NominationInstance.mostYears
            let target = meta.integers("targets", track, within: [0...Self.mostPeople, 1...last])
            if let target { targets.append((Int32(target[0]), Int32(target[1] - 1))) }
            if let years {
                let yearly = [ClosedRange<Int>](repeating: 0...Self.mostPeople, count: years)
                seats += (meta.integers("cap", track, within: yearly) ?? []).map { Int32($0) }
            }
            if let hours = meta.integer("hours", track, within: 0...Self.mostHours) {
                self.hours.append(Int32(hours))
            }
        }
        let hazard = meta.chances("hazard", most: Self.mostYearsInPost)
        let exit = meta.chance("exit")
        guard let years, let hazard, let exit else { return nil }
        self.years = years
        self.hazard = hazard
        self.exit = exit
        let tracks = Self.tracks.count
        guard targets.count == tracks, hours.count == tracks, seats.count == tracks * years else { return nil }
    }

    /// Chance to be in the same unit after the 1 April that ends a year (from 0), for somebody who was so many years in
    /// post when the plan began.
    func stay(tenure: Int32, year: Int) -> Double {
        (1 - hazard[min(hazard.count - 1, Int(tenure) + year)]) * (1 - exit)
    }
}
