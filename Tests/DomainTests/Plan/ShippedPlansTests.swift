import Domain
import Foundation
import Kernel
import Testing

@Suite("The plans that ship")
struct ShippedPlansTests {
    static let files = ["plans", "plans/templates"].flatMap { folder in
        (try? PlanFixture.files(in: PlanFixture.repository.appendingPathComponent(folder))) ?? []
    }

    private func findings(_ file: URL) throws -> [Diagnostic] {
        let packs = try PlanFixture.packs(in: PlanFixture.repository.appendingPathComponent("frameworks"))
        let (plan, found) = try PlanReader.read(
            text: try PlanFixture.text(file), file: file.lastPathComponent, packs: packs)
        return (found + PlanChecks.all(plan, packs: packs, on: PlanFixture.day)).inReadingOrder()
    }

    @Test("There are the two cities' plans and four templates")
    func count() {
        #expect(Self.files.count >= 6)
    }

    @Test("A plan that ships has no errors", arguments: files)
    func noErrors(file: URL) throws {
        let errors = try findings(file).filter { $0.severity == .error }
        #expect(errors.map { $0.line(in: .en) } == [])
    }

    @Test("The only warnings are Okayama's two undecided readings")
    func honestWarnings() throws {
        for file in Self.files {
            let warnings = try findings(file).filter { $0.severity == .warning }.map(\.code)
            #expect(warnings == (file.lastPathComponent == "okayama.yaml" ? ["P296", "P296"] : []))
        }
    }

    @Test("The packs that ship are read without findings")
    func packs() throws {
        for file in try PlanFixture.files(in: PlanFixture.repository.appendingPathComponent("frameworks")) {
            let (_, found) = try FrameworkPack.read(text: try PlanFixture.text(file), file: file.lastPathComponent)
            #expect(found.map { $0.line(in: .en) } == [])
        }
    }
}
