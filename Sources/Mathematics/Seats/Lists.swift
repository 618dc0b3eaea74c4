/// Many short lists in two flat arrays: list `i` is `values[start[i]..<start[i + 1]]`.
package struct Lists<Value: Sendable>: Sendable {
    package private(set) var start: [Int32]
    package private(set) var values: [Value]

    package init() {
        start = [0]
        values = []
    }

    package init(_ lists: some Sequence<some Sequence<Value>>) {
        self.init()
        for list in lists { append(list) }
    }

    /// From pairs of list and value in any order; within a list the order of the pairs stays.
    package init(count: Int, _ pairs: some Collection<(Int32, Value)>) {
        var start = [Int32](repeating: 0, count: count + 1)
        for (list, _) in pairs { start[Int(list) + 1] += 1 }
        for list in 0..<count { start[list + 1] += start[list] }
        var next = start
        var order = [Int32](repeating: 0, count: pairs.count)
        let given = Array(pairs)
        for (index, pair) in given.enumerated() {
            order[Int(next[Int(pair.0)])] = Int32(index)
            next[Int(pair.0)] += 1
        }
        self.start = start
        values = order.map { given[Int($0)].1 }
    }

    package var count: Int { start.count - 1 }

    package subscript(list: Int) -> ArraySlice<Value> { values[range(list)] }

    package func range(_ list: Int) -> Range<Int> { Int(start[list])..<Int(start[list + 1]) }

    package mutating func append(_ list: some Sequence<Value>) {
        values.append(contentsOf: list)
        start.append(Int32(values.count))
    }
}

extension Lists: Equatable where Value: Equatable {}
extension Lists: Hashable where Value: Hashable {}
