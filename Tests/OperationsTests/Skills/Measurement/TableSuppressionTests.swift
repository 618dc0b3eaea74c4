import Domain
import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Small counts hidden in tables with margins (measure suppress)")
struct TableSuppressionTests {
    typealias Fixture = MeasureFixture

    @Test("No table of the reference gives a small count away, with hardly more hidden than the least")
    func reference() throws {
        let path = Fixture.path("suppression/tables.json")
        let found = try #require(try Fixture.json(try SuppressTables(path).audit) as? [String: Any])
        let expected = try #require(try Fixture.json(file: path) as? [String: Any])
        let tables = try #require(found["tables"] as? [[String: Any]])
        let wanted = try #require(expected["tables"] as? [[String: Any]])
        #expect(tables.count == 10 && wanted.count == 10)
        for (table, reference) in zip(tables, wanted) {
            let primary = Set(try #require(table["primary"] as? [[Int]]))
            #expect(primary == Set(try #require(reference["primary"] as? [[Int]])))
            let before = try #require(table["primary_only_bounds"] as? [String: [Double]])
            let known = try #require(reference["primary_only_bounds"] as? [String: [Double]])
            #expect(Set(before.keys) == Set(known.keys))
            for (cell, bounds) in known { #expect(Fixture.distance(before[cell] ?? [], bounds) < 1e-6) }
            #expect(
                Set(try #require(table["primary_only_exactly_recoverable"] as? [String]))
                    == Set(try #require(reference["primary_only_exactly_recoverable"] as? [String])))
            guard let fewest = reference["minimal_extra_cells"] as? Int else {
                // Its totals alone give cells away: hidden whole, and safe with rows or columns joined.
                #expect(table["safe"] as? Bool == false)
                let joined = try #require(table["joined"] as? [String: Any])
                #expect((joined["audit"] as? [String: Any])?["safe"] as? Bool == true)
                continue
            }
            #expect(table["safe"] as? Bool == true && table["joined"] == nil)
            let counts = try #require(reference["table"] as? [[Int]])
            let bounds = try #require(table["bounds"] as? [String: [Double]])
            for cell in primary {
                let range = try #require(bounds["\(cell[0]),\(cell[1])"])
                #expect(range[0] <= Double(max(0, counts[cell[0]][cell[1]] - 1)) && range[1] >= 5)
            }
            let mask = try #require(table["mask"] as? [[Bool]])
            let extra = try #require(table["extra_cells"] as? Int)
            #expect(mask.joined().count { $0 } == primary.count + extra)
            #expect(Double(extra) <= 1.5 * Double(fewest))
        }
    }

    @Test("Rows whose total is small are joined to a neighbour, and the names say so")
    func joining() throws {
        try Fixture.withFiles(["t.csv": "部,初級,中級\n監査,2,2\n税務,9,8\n土木,15,20\n"]) { folder in
            let found = try SuppressTables(folder + "/t.csv")
            #expect(found.diagnostics.map(\.code) == ["M042"] && !found.diagnostics.hasErrors)
            let table = String(decoding: try #require(found.table), as: UTF8.self)
            #expect(table == "部,初級,中級,計\r\n監査＋税務,11,10,21\r\n土木,15,20,35\r\n計,26,30,56\r\n")
        }
    }

    @Test("The audit by linear programming agrees with the network's own bounds")
    func agreement() throws {
        let counts = [[5, 6, 9, 4], [3, 5, 6, 5], [1, 2, 3, 2]]
        let network = FigureNetwork.twoWay(counts)
        for pattern in [0xFFF, 0x0F3, 0xA5A, 0x330, 0x000] {
            let hidden = (0..<12).map { pattern >> $0 & 1 == 1 }
            let rows = (0..<3).map { Array(hidden[$0 * 4..<$0 * 4 + 4]) }
            let audit = try MarginAudit(counts, hidden: rows)
            for arc in 0..<12 {
                let range = network.bounds(of: arc, hidden: hidden)
                let found = audit.bounds[arc / 4][arc % 4]
                #expect(Double(range.lowerBound) == found.lowerBound && Double(range.upperBound) == found.upperBound)
            }
        }
    }

    @Test("A table is written again with its totals, x where a count is hidden")
    func csv() throws {
        let text = "部,初級,中級,計\n総務,12,3,15\n税務,9,8,17\n計,21,11,32\n"
        try Fixture.withFiles(["t.csv": text]) { folder in
            let found = try SuppressTables(folder + "/t.csv")
            let table = String(decoding: try #require(found.table), as: UTF8.self)
            #expect(table == "部,初級,中級,計\r\n総務,x,x,15\r\n税務,x,x,17\r\n計,21,11,32\r\n")
            try found.write(to: folder + "/out")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted()
                    == ["audit.json", "table.csv"])
            #expect(found.words[0].en.contains("1 cells under 5, 3 more hidden"))
        }
        try Fixture.withFiles(["t.csv": "部,人数\n総務,12\n税務,3\n土木,40\n"]) { folder in
            let table = String(decoding: try #require(try SuppressTables(folder + "/t.csv").table), as: UTF8.self)
            #expect(table == "部,人数\r\n総務,x\r\n税務,x\r\n土木,40\r\n計,55\r\n")
        }
    }

    @Test(
        "Each wrong table is refused with its place",
        arguments: [
            ("t.csv", "", "M001 1:1"), ("t.csv", "部,a\n", "M008 1:1"), ("t.csv", "部\n総務\n", "M008 1:1"),
            ("t.csv", "部,a,b\n総務,1,x\n", "M006 2:6"), ("t.csv", "部,a,b\n総務,1,-2\n", "M039 2:6"),
            ("t.csv", "部,a,b\n総務,1,2.5\n", "M039 2:6"), ("t.csv", "部,a,b\n総務,1,\n", "M005 2:6"),
            ("t.csv", "部,a,b,計\n総務,1,2,4\n", "M040 2:8"), ("t.csv", "部,a,b\n総務,1,2\n計,1,3\n", "M040 3:5"),
            ("t.csv", "部,a,b\n総務,1\n", "M004 2:1"), ("t.csv", "部,a\n総務,3\n", "M044 1:1"),
            ("t.json", "{\"tables\": [{\"table\": [[1, 2], [3]]}]}", "M041 1:32"),
            ("t.json", "{\"tables\": [{\"table\": [[1, 2.5]]}]}", "M039 1:28"),
            ("t.json", "{\"tables\": [{\"table\": [[1, \"2\"]]}]}", "M021 1:28"),
            ("t.json", "{\"tables\": [{\"table\": [[9, 8], [7, 6]], \"row_totals\": [17, 12]}]}", "M040 1:60"),
            ("t.json", "{\"tables\": [{}]}", "M021 1:13"), ("t.json", "{\"tables\": []}", "M008 1:12"),
            ("t.json", "{\"tables\": [{\"table\": []}]}", "M008 1:23"), ("t.json", "{", "M020 1:2"),
        ])
    func refused(name: String, text: String, refusal: String) throws {
        try Fixture.withFiles([name: text]) { folder in
            #expect(Fixture.refusal { _ = try SuppressTables("\(folder)/\(name)") } == refusal)
        }
    }
}
