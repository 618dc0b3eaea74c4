import Testing

@testable import Mathematics

@Suite("Differential item functioning")
struct MantelHaenszelTests {
    private static func reference() throws -> (responses: Responses, isFocal: [Bool]) {
        let table = try Reference.Table("dif_mh/responses.csv")
        return (Responses(table.answers(Array(table.names.dropFirst()))), table["group"].map { $0 == 1 })
    }

    @Test("χ², p, odds ratio and delta are those of R's mantelhaen.test")
    func reference() throws {
        let (responses, isFocal) = try Self.reference()
        let items = try MantelHaenszel.all(responses, isFocal: isFocal)
        let expected = try Reference.Table("dif_mh/expected.csv")
        #expect(distance(items.map(\.chiSquared), expected["mh_chisq_cc"]) < 1e-6)
        #expect(distance(items.map(\.p), expected["p"]) < 1e-6)
        #expect(distance(items.map(\.oddsRatio), expected["common_or"]) < 1e-6)
        #expect(distance(items.map(\.delta), expected["ets_delta"]) < 1e-6)
    }

    @Test("the items made harder for a group are graded, most others are not")
    func grades() throws {
        let (responses, isFocal) = try Self.reference()
        let items = try MantelHaenszel.all(responses, isFocal: isFocal)
        let shifts = try Reference.Table("dif_mh/expected.csv")["true_shift"]
        let shifted = shifts.indices.filter { shifts[$0] != 0 }
        #expect(!shifted.isEmpty)
        #expect(shifted.allSatisfy { items[$0].grade != .a })
        #expect(items[3].grade == .c)
        #expect(items.indices.count { shifts[$0] == 0 && items[$0].grade == .c } == 0)
    }

    @Test("changing the groups over turns delta round and leaves χ² and grade")
    func mirrored() throws {
        let (responses, isFocal) = try Self.reference()
        let items = try MantelHaenszel.all(responses, isFocal: isFocal)
        let mirrored = try MantelHaenszel.all(responses, isFocal: isFocal.map { !$0 })
        #expect(distance(items.map(\.delta), mirrored.map { -$0.delta }) < 1e-9)
        #expect(distance(items.map(\.deltaError), mirrored.map(\.deltaError)) < 1e-9)
        #expect(distance(items.map(\.chiSquared), mirrored.map(\.chiSquared)) < 1e-9)
        #expect(items.map(\.grade) == mirrored.map(\.grade))
    }

    @Test("a grade needs size and certainty")
    func rules() {
        #expect(DifferentialGrade(delta: -0.99, error: 0.1, p: 1e-9) == .a)
        #expect(DifferentialGrade(delta: 2, error: 1.2, p: 0.06) == .a)
        #expect(DifferentialGrade(delta: 1.2, error: 0.1, p: 0.001) == .b)
        #expect(DifferentialGrade(delta: 1.6, error: 0.5, p: 0.01) == .b)
        #expect(DifferentialGrade(delta: -1.6, error: 0.3, p: 0.001) == .c)
        #expect(DifferentialGrade(delta: .infinity, error: 1, p: 0.1) == nil)
    }

    @Test("one group alone, one item and nobody give no figures")
    func nothing() throws {
        let (responses, isFocal) = try Self.reference()
        let alone = try MantelHaenszel.all(responses, isFocal: isFocal.map { _ in false })
        #expect(alone.allSatisfy { $0.chiSquared.isNaN && $0.p.isNaN && $0.grade == nil })
        #expect(try MantelHaenszel.all(Responses([[1], [0]]), isFocal: [true, false])[0].grade == nil)
        #expect(try MantelHaenszel.all(Responses([]), isFocal: []).isEmpty)
    }

    @Test("people with a gap take no part, grades are refused")
    func shapes() throws {
        let (responses, isFocal) = try Self.reference()
        let whole = try MantelHaenszel.all(responses, isFocal: isFocal)
        var more = responses.cells
        more.append(contentsOf: [Responses.missing] + [UInt8](repeating: 1, count: 19))
        let holed = Responses(people: responses.people + 1, items: 20, cells: more)
        #expect(try MantelHaenszel.all(holed, isFocal: isFocal + [true]) == whole)
        #expect(throws: MantelHaenszelError.notRightOrWrong(person: 0, item: 1)) {
            try MantelHaenszel.all(Responses([[1, 2]]), isFocal: [true])
        }
        #expect(throws: MantelHaenszelError.groupCounts(people: 1, groups: 0)) {
            try MantelHaenszel.all(Responses([[1, 1]]), isFocal: [])
        }
    }
}
