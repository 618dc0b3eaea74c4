import Testing

@testable import Mathematics

@Suite("Quality of answers")
struct ResponseQualityTests {
    private static func reference() throws -> (quality: ResponseQuality, expected: Reference.Table, rows: [[UInt8?]]) {
        let table = try Reference.Table("response_quality/responses.csv")
        let rows = table.answers(Array(table.names.dropFirst().dropLast()))
        let quality = try ResponseQuality(Responses(rows), seconds: table["seconds"], blocks: [6, 6, 6, 6])
        return (quality, try Reference.Table("response_quality/indices.csv"), rows)
    }

    @Test("runs, variability, distance and pace are careless's")
    func indices() throws {
        let (quality, expected, _) = try Self.reference()
        let people = quality.people
        #expect(distance(people.map { Double($0.longestRun) }, expected["longstring"]) == 0)
        #expect(distance(people.map(\.averageRun), expected["avg_string"]) < 1e-9)
        #expect(distance(people.map(\.variability), expected["irv"]) < 1e-9)
        #expect(distance(people.map(\.mahalanobis), expected["mahalanobis_d2"]) < 1e-9)
        #expect(distance(people.map(\.mahalanobisP), expected["mahalanobis_p"]) < 1e-9)
        #expect(distance(people.map(\.secondsPerItem), expected["seconds_per_item"]) < 1e-9)
    }

    // careless::evenodd was given a matrix, of which it takes the first two items of each scale and no other.
    @Test("the even-odd index is careless's on the items that it used")
    func evenOdd() throws {
        let (_, expected, rows) = try Self.reference()
        let used = rows.map { row in [0, 6, 12, 18].flatMap { [row[$0], row[$0 + 1]] } }
        let people = try ResponseQuality(Responses(used), blocks: [2, 2, 2, 2]).people
        let reference = expected["evenodd_careless"]
        #expect(people.map(\.evenOdd.isNaN) == reference.map(\.isNaN))
        #expect(distance(people.map { $0.evenOdd.isNaN ? 0 : $0.evenOdd }, reference.map { $0.isNaN ? 0 : $0 }) < 1e-9)
    }

    @Test("planted carelessness is found and attentive people are left alone")
    func planted() throws {
        let (quality, expected, _) = try Self.reference()
        let types = expected[texts: "true_type"]
        func share(_ type: String) -> Double {
            let people = zip(types, quality.people).filter { $0.0 == type }.map(\.1)
            return Double(people.count { $0.isFlagged }) / Double(people.count)
        }
        #expect(share("attentive") <= 0.006)
        #expect(share("straight") == 1)
        #expect(share("long_run") == 1)
        #expect(share("random") >= 0.7)
        #expect(share("diagonal") >= 0.8)
    }

    @Test("a gap ends a run, and the distance of somebody with gaps is that of the items answered")
    func gaps() throws {
        let (_, _, rows) = try Self.reference()
        var holed = rows
        holed.append([UInt8?](repeating: 3, count: 24))
        holed[400][3] = nil
        holed.append(rows[0].prefix(20) + [nil, nil, nil, nil])
        let people = try ResponseQuality(Responses(holed)).people
        #expect(people[400].longestRun == 20 && people[400].answered == 23)
        #expect(people[400].flags.contains(.longRun) && people[400].flags.contains(.repeatedPattern))
        let short = try ResponseQuality(Responses(rows.map { Array($0.prefix(20)) })).people
        #expect(abs(people[401].mahalanobis - short[0].mahalanobis) < 1e-9)
        #expect(abs(people[401].mahalanobisP - short[0].mahalanobisP) < 1e-9)
    }

    @Test("no spread, no answers and no people give NaN and no flag of distance")
    func nothing() throws {
        #expect(try ResponseQuality(Responses([])).people.isEmpty)
        let same = try ResponseQuality(Responses([[1, 1], [1, 1], [nil, nil]]), blocks: [1, 1]).people
        #expect(same.allSatisfy { $0.mahalanobis.isNaN && $0.evenOdd.isNaN && $0.flags.isEmpty })
        #expect(same[2].longestRun == 0 && same[2].averageRun.isNaN && same[2].secondsPerItem.isNaN)
        // Fewer people than items: the covariance is singular.
        let few = try ResponseQuality(Responses([[1, 2, 3], [2, 1, 4], [3, 1, 1]])).people
        #expect(few.allSatisfy { $0.mahalanobis.isNaN })
    }

    @Test("times and scales that do not fit the answers are refused")
    func refused() {
        let responses = Responses([[1, 2, 3]])
        #expect(throws: ResponseQualityError.secondCounts(people: 1, seconds: 2)) {
            try ResponseQuality(responses, seconds: [1, 2])
        }
        #expect(throws: ResponseQualityError.blockLengths(items: 3, covered: 4)) {
            try ResponseQuality(responses, blocks: [2, 2])
        }
    }
}
