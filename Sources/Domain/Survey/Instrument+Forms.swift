/// Rotated forms (clause O1): each person is asked some of the knowledge questions, so that all together answer many and
/// nobody is kept long.
///
/// The questions stand in a ring, those of one skill far from each other, and a form is a stretch of it: every question is
/// asked equally often and every form has the skills in nearly equal shares. Neighbouring forms overlap, which holds all
/// questions on one scale.
extension Instrument {
    /// Number of different forms, at least 1.
    package var forms: Int {
        guard rotates else { return 1 }
        return rotated.count
    }

    /// Indices of the items of a form, in the order of the instrument. Any number is a form, for they repeat.
    package func items(ofForm form: Int) -> [Int] {
        guard rotates, let asks else { return Array(items.indices) }
        let ring = ring
        let drawn = max(0, asks - always)
        // A step that shares no divisor with the ring puts people with neighbouring numbers far apart on it.
        let start = ((form % ring.count) + ring.count) % ring.count * step(in: ring.count) % ring.count
        let taken = Set((0..<drawn).map { ring[(start + $0) % ring.count] })
        return items.indices.filter { items[$0].kind != .knowledge || items[$0].isAlwaysAsked || taken.contains($0) }
    }

    /// The instrument as the people of a form see it.
    package func asking(form: Int) -> Instrument {
        guard rotates else { return self }
        var asked = self
        asked.items = items(ofForm: form).map { items[$0] }
        return asked
    }

    /// Seconds that the longest form takes.
    package var mostSeconds: Int {
        (0..<forms).map { form in items(ofForm: form).reduce(0) { $0 + items[$1].seconds } }.max() ?? 0
    }

    private var questions: [Int] { items.indices.filter { items[$0].kind == .knowledge } }
    private var rotated: [Int] { questions.filter { !items[$0].isAlwaysAsked } }
    private var always: Int { questions.count { items[$0].isAlwaysAsked } }
    private var rotates: Bool { (asks ?? .max) < questions.count && !rotated.isEmpty }

    /// The rotated questions, spread so that each skill's stand evenly round the ring.
    private var ring: [Int] {
        var bySkill: [[Int]] = []
        var places: [String: Int] = [:]
        for index in rotated {
            let skill = items[index].skills.first ?? ""
            if let place = places[skill] {
                bySkill[place].append(index)
            } else {
                places[skill] = bySkill.count
                bySkill.append([index])
            }
        }
        // The k-th of n questions of a skill belongs at (k + ½)/n of the way round.
        let spots = bySkill.enumerated().flatMap { skill, own in
            own.enumerated().map { ((Double($0.offset) + 0.5) / Double(own.count), skill, $0.element) }
        }
        return spots.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    private func step(in count: Int) -> Int {
        func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
        return (max(1, count / 3)...max(1, count)).first { divisor($0, count) == 1 } ?? 1
    }
}
