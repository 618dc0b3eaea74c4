extension FigureNetwork {
    /// For each arc whether its count, hidden or not, follows exactly from what is published: the visible counts, the
    /// totals, and that no count is below zero.
    ///
    /// Exact, and linear in the size of the network. What an outsider cannot know is whether counts changed along a
    /// cycle of hidden arcs: up along an arc's direction, down against it, the latter only where there is something
    /// to take away. So a hidden count is safe just if such a cycle runs through it. An empty cell lies on one if its
    /// ends are strongly connected; any other if, besides, it is no bridge of its component.
    ///
    /// Source: Gusfield 1988, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17; the
    /// theorem on bridges is Boesch and Tindell's, 1980.
    package func determined(hidden: [Bool]) -> [Bool] {
        let touching = ArcsOfNodes(self) { hidden[$0] }
        let component = components(touching)
        let bridges = bridges(touching, within: component)
        return arcs.indices.map { index in
            guard hidden[index] else { return true }
            let arc = arcs[index]
            guard component[Int(arc.from)] == component[Int(arc.to)] else { return true }
            return arc.count > 0 && bridges[index]
        }
    }

    /// The node to which a hidden arc leads from a node; nil where it cannot be walked that way.
    private func end(of arc: Arc, from node: Int32) -> Int32? {
        if arc.from == node { return arc.to }
        return arc.count > 0 ? arc.from : nil
    }

    /// Strongly connected components (Tarjan 1972), without recursion: a region has a hundred thousand nodes.
    private func components(_ touching: ArcsOfNodes) -> [Int32] {
        var component = [Int32](repeating: -1, count: nodeCount)
        var (index, low) = (component, component)
        var path: [Int32] = []
        var open: [(node: Int32, position: Int)] = []
        var (nextIndex, nextComponent): (Int32, Int32) = (0, 0)
        for root in 0..<nodeCount where index[root] < 0 {
            open.append((Int32(root), 0))
            while let (node, position) = open.last {
                let n = Int(node)
                if position == 0 {
                    (index[n], low[n]) = (nextIndex, nextIndex)
                    nextIndex += 1
                    path.append(node)
                }
                if let number = touching.arc(position, of: n) {
                    open[open.count - 1].position += 1
                    guard let other = end(of: arcs[number], from: node) else { continue }
                    if index[Int(other)] < 0 {
                        open.append((other, 0))
                    } else if component[Int(other)] < 0 {
                        low[n] = min(low[n], index[Int(other)])
                    }
                    continue
                }
                open.removeLast()
                if let parent = open.last { low[Int(parent.node)] = min(low[Int(parent.node)], low[n]) }
                guard low[n] == index[n] else { continue }
                while let member = path.popLast() {
                    component[Int(member)] = nextComponent
                    if member == node { break }
                }
                nextComponent += 1
            }
        }
        return component
    }

    /// The hidden arcs inside a component whose removal would part it, their direction left aside.
    private func bridges(_ touching: ArcsOfNodes, within component: [Int32]) -> [Bool] {
        var isBridge = [Bool](repeating: false, count: arcs.count)
        var index = [Int32](repeating: -1, count: nodeCount)
        var low = index
        var nextIndex: Int32 = 0
        var open: [(node: Int32, arc: Int, position: Int)] = []
        for root in 0..<nodeCount where index[root] < 0 {
            open.append((Int32(root), -1, 0))
            while let (node, arrival, position) = open.last {
                let n = Int(node)
                if position == 0 {
                    (index[n], low[n]) = (nextIndex, nextIndex)
                    nextIndex += 1
                }
                if let number = touching.arc(position, of: n) {
                    open[open.count - 1].position += 1
                    let arc = arcs[number]
                    let other = arc.from == node ? arc.to : arc.from
                    guard number != arrival, component[Int(other)] == component[n] else { continue }
                    if index[Int(other)] < 0 {
                        open.append((other, number, 0))
                    } else {
                        low[n] = min(low[n], index[Int(other)])
                    }
                    continue
                }
                open.removeLast()
                guard let parent = open.last else { continue }
                low[Int(parent.node)] = min(low[Int(parent.node)], low[n])
                if low[n] > index[Int(parent.node)] { isBridge[arrival] = true }
            }
        }
        return isBridge
    }
}
