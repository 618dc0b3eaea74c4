import Kernel

/// Puts the rows of one person after another in the order of time and makes posts with first and last days of them.
///
/// A full snapshot holds everyone in service on its date: who is missing has left the day before; a post that goes on
/// unchanged keeps its first day. Orders, from files of changes or dated after a snapshot, take effect on their date.
struct PostTimeline {
    /// A post in the making; `unit` is the number of its code.
    struct Entry {
        var unit: Int32
        var grade: Int8
        var employment: Int8
        var jobFamily: Int8
        var isMain: Bool
        var from: CalendarDate
        var to: CalendarDate
        /// The row that last showed it.
        var place: RowPlace

        func isSamePost(as row: PostRow) -> Bool {
            unit == row.unit && isMain == row.isMain && grade == row.grade && employment == row.employment
                && jobFamily == row.jobFamily
        }
    }

    /// Something to report of a person, once the names are at hand.
    struct Finding {
        var code: RosterCode
        var person: Int32
        var place: RowPlace
        var date: CalendarDate
    }

    /// Dates of the full snapshots, ascending.
    let dates: [CalendarDate]
    /// The current person's, by first day.
    private(set) var entries = [Entry]()
    private(set) var findings = [Finding]()
    /// For each full snapshot: how many were in service before it, and how many of those it lacks.
    private(set) var inService: [Int]
    private(set) var vanished: [Int]
    /// The last day up to which the exports have told of the current person.
    private var confirmed = CalendarDate.distantPast
    private var present = [PostRow]()
    private var orders = [PostRow]()

    init(dates: [CalendarDate]) {
        self.dates = dates
        inService = [Int](repeating: 0, count: dates.count)
        vanished = [Int](repeating: 0, count: dates.count)
    }

    /// Works through the rows of one person, sorted by slot; the result is in `entries`.
    mutating func run(_ rows: ArraySlice<PostRow>) {
        entries.removeAll(keepingCapacity: true)
        confirmed = .distantPast
        var cursor = rows.startIndex
        for step in dates.indices {
            orders.removeAll(keepingCapacity: true)
            while cursor < rows.endIndex, rows[cursor].slot <= 2 * step {
                orders.append(rows[cursor])
                cursor += 1
            }
            if step > 0 { foretold(at: step - 1, before: rows[cursor...]) }
            carryOutOrders()
            present.removeAll(keepingCapacity: true)
            while cursor < rows.endIndex, rows[cursor].slot == 2 * step + 1 {
                present.append(rows[cursor])
                cursor += 1
            }
            takeOver(step)
        }
        orders.removeAll(keepingCapacity: true)
        orders.append(contentsOf: rows[cursor...])
        if let last = dates.indices.last { foretold(at: last, before: []) }
        carryOutOrders()
        if entries.count > 1 {
            entries.sort { a, b in (a.from, a.isMain ? 0 : 1, a.unit) < (b.from, b.isMain ? 0 : 1, b.unit) }
        }
    }

    /// Adds the snapshot's rows for days to come to the orders, except what the next snapshot tells itself and what it
    /// has withdrawn: it then shows the old post, with an older order date or none, after the day of the order.
    private mutating func foretold(at step: Int, before next: ArraySlice<PostRow>) {
        for row in present where row.kind == .stated && row.order > dates[step] {
            if step + 1 < dates.count {
                if row.order >= dates[step + 1] { continue }
                let isWithdrawn =
                    row.isMain
                    && next.prefix { $0.slot == 2 * (step + 1) + 1 }.contains { later in
                        later.isMain && later.order < row.order
                            && entries.contains { $0.to == .distantFuture && $0.isMain && $0.isSamePost(as: later) }
                    }
                if isWithdrawn { continue }
            }
            orders.append(row)
        }
    }

    private mutating func takeOver(_ step: Int) {
        let date = dates[step]
        let isServing = entries.contains { $0.from < date && $0.to >= date }
        if isServing { inService[step] += 1 }
        if present.isEmpty {
            if isServing { vanished[step] += 1 }
            end(at: date.previous) { $0.to >= date }
            confirmed = date
            return
        }
        let stated = present.filter { $0.kind == .stated && $0.order <= date }
        let isComplete = !present.contains { $0.kind == .unusable }
        if !stated.isEmpty { takeOver(stated, on: date, isComplete: isComplete) }
        confirmed = date
    }

    private mutating func takeOver(_ rows: [PostRow], on date: CalendarDate, isComplete: Bool) {
        // What was foretold for later days, this snapshot tells again or has withdrawn.
        if !entries.isEmpty { entries.removeAll { $0.from > date } }
        var open = entries.indices.filter { entries[$0].to >= date }
        var newMain: CalendarDate?
        var hasMain = false
        var added = [Entry]()
        for (index, var row) in rows.enumerated() {
            if rows.count > 1, rows[..<index].contains(where: { Self.isSame($0, row) }) {
                report(.postTwice, row, date)
                continue
            }
            if row.isMain, hasMain {
                report(.twoMainPosts, row, date)
                row.isMain = false
            }
            hasMain = hasMain || row.isMain
            if let same = open.firstIndex(where: { entries[$0].isSamePost(as: row) }) {
                entries[open[same]].to = .distantFuture
                entries[open[same]].place = row.place
                open.remove(at: same)
                continue
            }
            // An order from before the snapshot that did not have the post would change what was said of that day.
            let from = row.order > confirmed ? row.order : date
            if row.isMain { newMain = from }
            added.append(Self.entry(row, from: from))
        }
        if !hasMain, isComplete, let first = rows.first { report(.noMainPost, first, date) }
        // Posts that are no longer stated ended with the transfer, or else at the latest the day before.
        let last = (newMain ?? date).previous
        for index in open where isComplete || (newMain != nil && entries[index].isMain) { entries[index].to = last }
        entries.removeAll { $0.from > $0.to }
        entries.append(contentsOf: added)
    }

    private static func isSame(_ a: PostRow, _ b: PostRow) -> Bool {
        a.unit == b.unit && a.isMain == b.isMain && a.grade == b.grade && a.employment == b.employment
            && a.jobFamily == b.jobFamily
    }

    private static func entry(_ row: PostRow, from: CalendarDate) -> Entry {
        Entry(
            unit: row.unit, grade: row.grade, employment: row.employment, jobFamily: row.jobFamily, isMain: row.isMain,
            from: from, to: .distantFuture, place: row.place)
    }

    private mutating func report(_ code: RosterCode, _ row: PostRow, _ date: CalendarDate) {
        findings.append(Finding(code: code, person: row.person, place: row.place, date: date))
    }

    private mutating func end(at last: CalendarDate, where isMeant: (Entry) -> Bool) {
        for index in entries.indices where isMeant(entries[index]) { entries[index].to = last }
        entries.removeAll { $0.from > $0.to }
    }
}

extension PostTimeline {
    /// Carries out the orders collected, by date.
    private mutating func carryOutOrders() {
        guard !orders.isEmpty else { return }
        // By date, in the order of the rows; main posts first, so that a concurrent post stated with them stays.
        let sorted = orders.enumerated().sorted { a, b in
            (a.element.order, a.element.isMain ? 0 : 1, a.offset) < (
                b.element.order, b.element.isMain ? 0 : 1, b.offset
            )
        }
        for (_, row) in sorted { carryOut(row) }
    }

    private mutating func carryOut(_ stated: PostRow) {
        var row = stated
        let day = row.order
        if row.kind == .stated, row.isMain,
            entries.contains(where: { $0.isMain && $0.from == day && !$0.isSamePost(as: stated) })
        {
            report(.twoMainPosts, row, day)
            row.isMain = false
        }
        let isServing = entries.contains { $0.from <= day && $0.to >= day }
        if row.kind != .stated { confirmed = max(confirmed, day) }
        switch row.kind {
        case .leave:
            if !isServing { report(.changeWithoutPost, row, day) }
            // A leaving dated 31 March is in service on 31 March. Of a concurrent post, only that post ends.
            let isOfOnePost = !row.isMain && row.unit >= 0
            end(at: day) { $0.to > day && (!isOfOnePost || (!$0.isMain && $0.unit == row.unit)) }
            return
        case .hire: if isServing, row.isMain { report(.hiredTwice, row, day) }
        case .transfer: if !isServing { report(.changeWithoutPost, row, day) }
        case .stated, .unusable: break
        }
        if entries.contains(where: { $0.from <= day && $0.to >= day && $0.isSamePost(as: row) }) { return }
        end(at: day.previous) { entry in
            entry.to >= day && (entry.isMain ? row.isMain : entry.unit == row.unit)
        }
        entries.append(Self.entry(row, from: day))
    }
}
