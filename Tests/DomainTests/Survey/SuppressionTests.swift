import Domain
import Kernel
import Testing

@Suite("Hidden counts cannot be worked out (clause O1)")
struct SuppressionTests {
    /// All tables with the same totals and the same visible counts, found by trying.
    private func possibleTables(_ table: [[Int]], hidden: [Bool]) -> [[Int]] {
        let columns = table[0].count
        let known = table.flatMap { $0 }
        let columnTotals = (0..<columns).map { column in table.reduce(0) { $0 + $1[column] } }
        var found: [[Int]] = []
        var cells = known
        func fill(_ cell: Int, _ row: Int, _ left: [Int]) {
            guard cell < known.count else {
                if left.allSatisfy({ $0 == 0 }) { found.append(cells) }
                return
            }
            let (r, c) = (cell / columns, cell % columns)
            let rowLeft = c == 0 ? table[r].reduce(0, +) : row
            let range = hidden[cell] ? 0...max(0, min(rowLeft, left[c])) : known[cell]...known[cell]
            for value in range where value <= rowLeft && value <= left[c] {
                guard c < columns - 1 || value == rowLeft else { continue }
                cells[cell] = value
                var rest = left
                rest[c] -= value
                fill(cell + 1, rowLeft - value, rest)
            }
        }
        fill(0, 0, columnTotals)
        return found
    }

    private func randomTable(_ random: inout SeededRandom) -> [[Int]] {
        let (rows, columns) = (1 + random.index(below: 3), 1 + random.index(below: 3))
        return (0..<rows).map { _ in (0..<columns).map { _ in max(0, random.index(below: 6) - 2) } }
    }

    @Test("The audit and the intervals agree with trying out every table, for any pattern of hidden counts")
    func auditIsExact() {
        var random = SeededRandom(seed: 20_261, stream: "audit")
        for _ in 0..<2000 {
            let table = randomTable(&random)
            let network = FigureNetwork.twoWay(table)
            let hidden = network.arcs.map { _ in random.chance(0.6) }
            let tables = possibleTables(table, hidden: hidden)
            let determined = network.determined(hidden: hidden)
            for arc in network.arcs.indices {
                let values = tables.map { $0[arc] }
                #expect(determined[arc] == (Set(values).count == 1))
                #expect(network.bounds(of: arc, hidden: hidden) == (values.min() ?? -1)...(values.max() ?? -1))
            }
        }
    }

    @Test("No protected count of any table has a single possible value, unless the totals alone give it away")
    func neverSolved() {
        var random = SeededRandom(seed: 20_262, stream: "suppression")
        for _ in 0..<1500 {
            let table = randomTable(&random)
            let network = FigureNetwork.twoWay(table)
            let protectedRows = table.indices.map { _ in random.chance(0.4) }
            let protected = network.arcs.map { protectedRows[Int($0.from)] }
            let suppression = Suppression(network, protected: protected)
            #expect(suppression.audit().isEmpty)
            let tables = possibleTables(table, hidden: suppression.hidden)
            let withTotalsAlone = possibleTables(table, hidden: protected.map { _ in true })
            for arc in network.arcs.indices where protected[arc] {
                #expect(suppression.hidden[arc])
                let isGivenAway = Set(withTotalsAlone.map { $0[arc] }).count == 1
                #expect(suppression.unprotectable.contains(arc) == isGivenAway)
                if !isGivenAway { #expect(Set(tables.map { $0[arc] }).count > 1) }
            }
            // What is hidden besides is needed: no hidden count is one that everybody can work out.
            for arc in network.arcs.indices where suppression.hidden[arc] && !protected[arc] {
                #expect(Set(tables.map { $0[arc] }).count > 1)
            }
        }
    }

    @Test("Of a list with a total, one hidden count takes a second with it")
    func oneWay() {
        let network = FigureNetwork.oneWay([12, 3, 9, 30])
        let suppression = Suppression(network, protected: [false, true, false, false])
        #expect(suppression.hidden == [false, true, true, false])
        let alone = Suppression(FigureNetwork.oneWay([3]), protected: [true])
        #expect(alone.unprotectable == [0])
    }

    /// Tables with counts under five to be protected, and the fewest further counts that protect them, as found by
    /// linear programming and exhaustive search.
    static let references: [(table: [[Int]], fewest: Int)] = [
        ([[4, 9, 7, 1], [1, 8, 0, 1], [1, 6, 0, 1], [4, 11, 9, 5], [9, 14, 13, 4], [4, 14, 8, 3]], 4),
        ([[5, 6, 9, 4], [3, 5, 6, 5], [1, 2, 3, 2]], 3),
        ([[2, 9, 3, 2], [2, 8, 11, 5], [7, 9, 6, 1]], 3),
        ([[9, 22, 12, 5], [5, 17, 12, 3], [4, 5, 6, 1], [2, 4, 0, 2]], 1),
        ([[14, 23, 22, 9], [4, 7, 4, 0], [3, 8, 8, 3], [2, 4, 5, 1]], 3),
        ([[5, 8, 10, 4], [9, 32, 16, 7], [3, 8, 11, 5], [3, 7, 8, 5], [1, 3, 3, 0]], 3),
        ([[3, 9, 5, 1], [13, 9, 17, 4], [3, 8, 6, 3], [9, 23, 29, 11]], 2),
        ([[4, 5, 6, 6], [4, 7, 5, 2], [2, 3, 1, 0], [9, 24, 31, 10]], 3),
    ]

    @Test("An interval can be asked for: every small count may be less by one and may be no small count at all")
    func intervals() {
        for reference in Self.references {
            let network = FigureNetwork.twoWay(reference.table)
            let small = network.arcs.map { (1..<5).contains($0.count) }
            let suppression = Suppression(network, protected: small, protection: .interval(smallest: 5))
            #expect(suppression.audit().isEmpty && suppression.unprotectable.isEmpty)
            for arc in network.arcs.indices where small[arc] {
                let bounds = network.bounds(of: arc, hidden: suppression.hidden)
                #expect(bounds.lowerBound < network.arcs[arc].count && bounds.upperBound >= 5)
            }
            let extra = zip(suppression.hidden, small).count { $0 && !$1 }
            #expect(extra <= reference.fewest * 3 / 2)
        }
    }

    @Test("A large table is audited in time linear in its size")
    func large() {
        var random = SeededRandom(seed: 7, stream: "large")
        let table = (0..<4000).map { _ in (0..<5).map { _ in random.index(below: 4) } }
        let network = FigureNetwork.twoWay(table)
        let protected = network.arcs.map { table[Int($0.from)].reduce(0, +) < 5 }
        let time = ContinuousClock().measure {
            #expect(Suppression(network, protected: protected).audit().isEmpty)
        }
        #expect(time < .seconds(10))
    }
}
