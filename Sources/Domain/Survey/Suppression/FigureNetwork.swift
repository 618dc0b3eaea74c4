/// Published counts that add up, as a network in which every sum is a node (clause O1: results of small groups stay
/// hidden).
///
/// A count is an arc; what flows into a node flows out of it. Rows' totals and the table's column totals are known to
/// everyone and are not arcs. In a two-way table a cell leads from its row to its column. Where groups lie within
/// groups (sections in bureaus), a section's cell leads to the bureau's figure in that column, and that one on to the
/// column: such tables too are networks, which is what makes an exact audit cheap.
///
/// Source: Cox 1995, "Network models for complementary cell suppression", JASA 90; for rows in a hierarchy Fischetti
/// and Salazar 2001.
package struct FigureNetwork: Sendable {
    package struct Arc: Sendable, Hashable {
        package var from: Int32
        package var to: Int32
        package var count: Int32
    }

    package private(set) var nodeCount: Int
    package private(set) var arcs: [Arc] = []

    package init(nodes: Int = 0) { nodeCount = nodes }

    package mutating func addNode() -> Int {
        nodeCount += 1
        return nodeCount - 1
    }

    /// The index of the new arc.
    @discardableResult
    package mutating func addArc(from: Int, to: Int, count: Int) -> Int {
        arcs.append(Arc(from: Int32(from), to: Int32(to), count: Int32(clamping: count)))
        return arcs.count - 1
    }

    /// A list of counts whose total is known: the arcs in the list's order.
    package static func oneWay(_ counts: [Int]) -> FigureNetwork {
        var network = FigureNetwork(nodes: 2)
        for count in counts { network.addArc(from: 0, to: 1, count: count) }
        return network
    }

    /// A table whose row and column totals are known: the arcs row by row.
    package static func twoWay(_ rows: [[Int]]) -> FigureNetwork {
        let columns = rows.map(\.count).max() ?? 0
        var network = FigureNetwork(nodes: rows.count + columns)
        for (row, counts) in rows.enumerated() {
            for (column, count) in counts.enumerated() {
                network.addArc(from: row, to: rows.count + column, count: count)
            }
        }
        return network
    }
}

/// For each node of a network the arcs that touch it: those of node `n` are `arcs[start[n]..<start[n + 1]]`.
struct ArcsOfNodes {
    let start: [Int32]
    let arcs: [Int32]

    init(_ network: FigureNetwork, where included: (Int) -> Bool) {
        var start = [Int32](repeating: 0, count: network.nodeCount + 1)
        for (index, arc) in network.arcs.enumerated() where included(index) {
            start[Int(arc.from) + 1] += 1
            start[Int(arc.to) + 1] += 1
        }
        for node in 0..<network.nodeCount { start[node + 1] += start[node] }
        var next = start
        var arcs = [Int32](repeating: 0, count: Int(start[network.nodeCount]))
        for (index, arc) in network.arcs.enumerated() where included(index) {
            arcs[Int(next[Int(arc.from)])] = Int32(index)
            next[Int(arc.from)] += 1
            arcs[Int(next[Int(arc.to)])] = Int32(index)
            next[Int(arc.to)] += 1
        }
        self.start = start
        self.arcs = arcs
    }

    /// The arc at a position of a node's list; nil behind its end.
    func arc(_ position: Int, of node: Int) -> Int? {
        let index = Int(start[node]) + position
        return index < start[node + 1] ? Int(arcs[index]) : nil
    }

    func range(of node: Int) -> Range<Int> { Int(start[node])..<Int(start[node + 1]) }
}
