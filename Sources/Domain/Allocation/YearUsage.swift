import Kernel

/// What the running fiscal year's records have used up already of hours, seats and absences.
struct YearUsage {
    private let standing: Standing
    private let span: PlanSpan
    /// By member.
    private var hours: [Double]
    private var absences: [Int]
    /// By programme, elective halves.
    private var seats: [Int]
    /// Hours of the longest track.
    private let longest: Int

    init(_ standing: Standing, _ record: TrainingRecord, _ tracks: [NominationTrack], _ span: PlanSpan) {
        self.standing = standing
        self.span = span
        let plan = standing.plan
        hours = [Double](repeating: 0, count: standing.staff.members.count)
        absences = [Int](repeating: 0, count: standing.staff.members.count)
        seats = [Int](repeating: 0, count: plan.programmes.count)
        longest = tracks.map { $0.hours(plan) }.max() ?? 0
        var isTracked = [Bool](repeating: false, count: plan.programmes.count)
        for track in tracks { for programme in track.programmes { isTracked[programme] = true } }
        let hasElective = plan.programmes.map { $0.elective != nil && ($0.mandatory == nil) }
        for completion in record.completions where span.first.contains(completion.date) {
            let programme = Int(completion.programme)
            // A record that names no half counts for the mandatory one where there is one.
            guard completion.half == .elective || (completion.half == nil && hasElective[programme]) else { continue }
            seats[programme] += 1
            let member = Int(standing.staff.memberOfPerson[Int(completion.person)])
            guard member >= 0, isTracked[programme] else { continue }
            let own = plan.programmes[programme].elective?.hours ?? 0
            hours[member] += completion.hours > 0 ? Double(completion.hours) : own
            if plan.programmes[programme].mode != .onDemand { absences[member] += 1 }
        }
    }

    /// Hours each person can spare still, person × year.
    func hoursLeft(_ assumptions: NominationAssumptions) -> [Int32] {
        let all = assumptions.hoursPerYear ?? max(NominationAssumptions.usualHours, longest)
        return hours.flatMap { used in
            (0..<span.years).map { year in
                let spare = Double(all) - (year == 0 ? used : 0)
                return Int32(max(0, spare.rounded(.down)))
            }
        }
    }

    /// Seats of each programme's elective half that are left in each year.
    func seats(_ assumptions: NominationAssumptions) -> [[Int]] {
        let plan = standing.plan
        return plan.programmes.indices.map { index in
            let programme = plan.programmes[index]
            return (0..<span.years).map { offset in
                let year = span.first + offset
                guard programme.runs(in: year), let half = programme.elective else { return 0 }
                let changed = assumptions.seats.last { $0.programme == programme.id && $0.year == year }?.seats
                // No limit: everybody could come.
                let unlimited = standing.staff.members.count
                let all = changed ?? half.seats.map { $0.count(in: year) ?? unlimited } ?? unlimited
                return max(0, all - (offset == 0 ? seats[index] : 0))
            }
        }
    }

    /// Places of each track, track × year. A programme that several tracks count gives its seats to the first of them.
    func seats(
        _ tracks: [NominationTrack], _ readings: [TrackReading], _ assumptions: NominationAssumptions
    ) -> [Int] {
        let plan = standing.plan
        let left = seats(assumptions)
        var taken = Set<Int>()
        return zip(tracks, readings).flatMap { track, reading -> [Int] in
            let isOwn = track.programmes.map { taken.insert($0).inserted }
            return (0..<span.years).map { offset in
                let seats = zip(track.programmes, isOwn).map { $1 ? left[$0][offset] : 0 }
                let places = track.need == 1 ? reading.seatable(seats) : track.places(seats)
                guard case .group(let group) = track.reference,
                    let changed = assumptions.seats.last(where: {
                        $0.programme == plan.groups[group].id && $0.year == span.first + offset
                    })
                else { return places }
                let used = offset == 0 ? track.programmes.reduce(0) { $0 + self.seats[$1] } : 0
                return max(0, (changed.seats - used) / track.need)
            }
        }
    }

    /// Most takers of each section, section × year.
    func absenceCaps(_ sectioning: Sectioning, _ assumptions: NominationAssumptions) -> [Int32] {
        var size = [Int](repeating: 0, count: sectioning.units.count)
        var away = size
        for (member, section) in sectioning.section.enumerated() {
            size[Int(section)] += 1
            away[Int(section)] += absences[member]
        }
        return size.indices.flatMap { section in
            let cap = max(1, Int(assumptions.shareOfSection * Double(size[section]) + 1e-9))
            return (0..<span.years).map { Int32(max(0, cap - ($0 == 0 ? away[section] : 0))) }
        }
    }
}

/// The section of each member whose absences are counted together: the widest unit of a class that a target counts by,
/// or else the post's own unit.
struct Sectioning {
    private(set) var units: [Int32] = []
    private(set) var section: [Int32] = []

    init(_ standing: Standing, classes: [Int]) {
        let tree = standing.staff.units
        func depth(_ unit: Int32) -> Int {
            var current = unit
            var steps = 0
            while current >= 0, steps < 32 {
                current = tree.parents[Int(current)]
                steps += 1
            }
            return steps
        }
        var known = [Int32](repeating: -1, count: standing.roster.units.count)
        var number = known
        for member in standing.staff.members {
            let own = Int(member.post.unit)
            if known[own] < 0 {
                let homes = classes.map { tree.unit(ofClass: $0, atOrAbove: Int32(own)) }.filter { $0 >= 0 }
                known[own] = homes.min { depth($0) < depth($1) } ?? Int32(own)
            }
            let home = Int(known[own])
            if number[home] < 0 {
                number[home] = Int32(units.count)
                units.append(Int32(home))
            }
            section.append(number[home])
        }
    }
}
