import Foundation
import Mathematics
import Testing

@Suite("Linking of scales")
struct LinkingTests {
    struct File: Decodable {
        struct Line: Decodable { let A, B: Double }
        let anchors: [String]
        let linking: [String: Line]
    }

    static func anchors(_ form: String, _ names: [String]) throws -> [Item] {
        let table = try Reference.Table("linking_2pl/\(form)_items.csv")
        return zip(table[texts: "item"], zip(table["a1"], table["d"])).filter { names.contains($0.0) }
            .map { Item(slope: $0.1.0, intercepts: [$0.1.1]) }
    }

    @Test(
        "the four methods give the reference's line",
        arguments: [
            (LinkingMethod.meanMean, "mean_mean", 1e-8), (.meanSigma, "mean_sigma", 1e-8), (.haebara, "haebara", 1e-3),
            (.stockingLord, "stocking_lord", 1e-3),
        ])
    func reference(method: LinkingMethod, name: String, tolerance: Double) throws {
        let file: File = try Reference.json("linking_2pl/linking.json")
        let old = try Self.anchors("form1", file.anchors)
        let new = try Self.anchors("form2", file.anchors)
        let link = try ScaleLink(old: old, new: new, method: method)
        let wanted = try #require(file.linking[name])
        let deviation = distance([link.slope, link.shift], [wanted.A, wanted.B])
        #expect(old.count == 12 && deviation < tolerance)
    }

    @Test("a line between scales is found again by every method, grades and guessing included")
    func recovery() throws {
        let old = [
            Item(slope: 1.2, difficulty: -1), Item(slope: 0.8, difficulty: 0.4, lower: 0.25),
            Item(slope: 1.7, intercepts: [2, 0.3, -1.5]), Item(slope: 1, difficulty: 1.3),
        ]
        for truth in [ScaleLink(slope: 1.4, shift: -0.8), ScaleLink(slope: 0.4, shift: 2), .identity] {
            let back = ScaleLink(slope: 1 / truth.slope, shift: -truth.shift / truth.slope)
            let new = old.map { back.old($0) }
            for method in LinkingMethod.allCases {
                let link = try ScaleLink(old: old, new: new, method: method)
                #expect(distance([link.slope, link.shift], [truth.slope, truth.shift]) < 1e-8, "\(method)")
            }
        }
    }

    @Test("a linked item has the same chance at the linked ability")
    func itemsAndAbilities() {
        let link = ScaleLink(slope: 1.3, shift: -0.4)
        let item = Item(slope: 0.9, intercepts: [0.2], lower: 0.2)
        for theta in [-3.0, 0, 1.7] {
            #expect(abs(link.old(item).reaching(0, at: link.old(theta)) - item.reaching(0, at: theta)) < 1e-14)
            #expect(abs(link.new(link.old(theta)) - theta) < 1e-14)
        }
        #expect(abs(link.old(item).difficulties[0] - link.old(item.difficulties[0])) < 1e-14)
    }

    @Test("Gauss and Hermite's nodes give the moments of the normal distribution")
    func quadrature() {
        for count in [1, 2, 3, 20, 21, 61] {
            let points = QuadraturePoints(gaussHermite: count)
            #expect(points.nodes.count == count && points.nodes == points.nodes.sorted())
            var wanted = 1.0
            for power in stride(from: 0, through: min(2 * count - 1, 12), by: 2) {
                let moment = zip(points.nodes, points.weights).reduce(0) { $0 + $1.1 * pow($1.0, Double(power)) }
                #expect(abs(moment / wanted - 1) < 1e-12, "\(count) nodes, power \(power)")
                wanted *= Double(power + 1)
            }
        }
    }

    @Test("only the anchor that moved is flagged")
    func drift() throws {
        let file: File = try Reference.json("linking_2pl/linking.json")
        let old = try Self.anchors("form1", file.anchors)
        let link = ScaleLink(slope: 1.2, shift: 0.5)
        let back = ScaleLink(slope: 1 / 1.2, shift: -0.5 / 1.2)
        var new = old.map { back.old($0) }
        new[4].intercepts[0] -= 0.5 * new[4].slope
        let errors = [Double](repeating: 0.1, count: 12)
        let drift = try AnchorDrift.of(old: old, new: new, seOld: errors, seNew: errors, link: link)
        #expect(drift.indices.filter { drift[$0].isFlagged } == [4])
        #expect(abs(drift[4].difference - 0.6) < 1e-12)
        #expect(abs(drift[4].z - 0.6 / (0.01 + 0.0144).squareRoot()) < 1e-9)
        let unknown = try AnchorDrift.of(
            old: old, new: new, seOld: errors.map { _ in 0 }, seNew: errors.map { _ in 0 }, link: link)
        #expect(unknown.allSatisfy { $0.z.isNaN && !$0.isFlagged })
    }

    @Test("anchors that cannot give a line are refused")
    func refusals() {
        let item = Item(slope: 1, difficulty: 0.3)
        #expect(throws: LinkingError.tooFew) { try ScaleLink(old: [], new: [], method: .haebara) }
        #expect(throws: LinkingError.tooFew) { try ScaleLink(old: [item], new: [item], method: .meanSigma) }
        #expect(throws: LinkingError.noLine) {
            try ScaleLink(old: [item, item], new: [item, item], method: .meanSigma)
        }
        #expect(throws: LinkingError.counts(old: 1, new: 2)) {
            try ScaleLink(old: [item], new: [item, item], method: .meanMean)
        }
        #expect(throws: LinkingError.anchor(index: 1)) {
            try ScaleLink(
                old: [item, item], new: [item, Item(slope: 1, intercepts: [1, 0])], method: .stockingLord)
        }
    }
}
