import Mathematics

/// Rows that each add one thing to one of many short lists (a half-day, a wish), in any order.
struct FolderEntries {
    struct Entry {
        var target: Int32
        var line: Int32
        var rank: Int32
    }

    private var lists: [Int32] = []
    private var entries: [Entry] = []

    mutating func append(_ target: Int32, rank: Int32 = 0, to list: Int32, line: Int) {
        lists.append(list)
        entries.append(Entry(target: target, line: Int32(clamping: line), rank: rank))
    }

    /// The lists, each ascending by what its rows add; of several rows that add the same the first counts, and the
    /// others are handed over with the first one's line.
    func sorted<Value>(
        count: Int, _ value: (Entry) -> Value, again: (_ entry: Entry, _ first: Int32) -> Void
    ) -> Lists<Value> {
        var start = [Int](repeating: 0, count: count + 1)
        for list in lists { start[Int(list) + 1] += 1 }
        for list in 0..<count { start[list + 1] += start[list] }
        var next = start
        var placed = entries
        for (index, list) in lists.enumerated() {
            placed[next[Int(list)]] = entries[index]
            next[Int(list)] += 1
        }
        var result = Lists<Value>()
        for list in 0..<count {
            let range = start[list]..<start[list + 1]
            if !isAscending(placed, range) {
                placed[range].sort { ($0.target, $0.line) < ($1.target, $1.line) }
            }
            var kept: [Value] = []
            kept.reserveCapacity(range.count)
            var first: Entry?
            for entry in placed[range] {
                if let first, first.target == entry.target {
                    again(entry, first.line)
                } else {
                    kept.append(value(entry))
                    first = entry
                }
            }
            result.append(kept)
        }
        return result
    }

    private func isAscending(_ entries: [Entry], _ range: Range<Int>) -> Bool {
        guard range.count > 1 else { return true }
        return (range.lowerBound + 1..<range.upperBound).allSatisfy { index in
            entries[index - 1].target <= entries[index].target
        }
    }
}
