import Foundation
import Testing

/// The floors of the house, checked against what every source file really imports.
@Suite struct FloorTests {
    /// Modules of the system and the toolchain, which every floor may use.
    static let system: Set<String> = [
        "Foundation", "Testing", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
    ]

    @Test("Every import names a floor or package that the manifest lists for its target")
    func importsAreListed() throws {
        let targets = try Manifest.load().targets
        #expect(targets.count >= 10)
        for target in targets {
            let allowed = target.modules.union(Self.system)
            for file in try Sources.files(of: target) {
                for module in try Sources.imports(in: file) {
                    #expect(allowed.contains(module), "\(file) imports \(module), which Package.swift does not list")
                }
            }
        }
    }

    @Test("Each third-party package is imported by exactly one floor")
    func onePackageOneFloor() throws {
        var floors: [String: Set<String>] = [:]
        for target in try Manifest.load().targets where !target.isTest {
            for product in target.products { floors[product, default: []].insert(target.name) }
        }
        #expect(!floors.isEmpty)
        for (product, names) in floors { #expect(names.count == 1, "\(product) is imported by \(names.sorted())") }
    }

    @Test("Domain, Mathematics, Kernel and Synthesis have no clock, files or randomness of their own")
    func domainIsPure() throws {
        let forbidden = [
            "Date()", "Date.now", "FileManager", "FileHandle", "URLSession", "SystemRandomNumberGenerator", ".random(",
            ".shuffled()", "ProcessInfo",
        ]
        for target in try Manifest.load().targets
        where ["Kernel", "Domain", "Mathematics", "Synthesis"].contains(target.name) {
            for file in try Sources.files(of: target) {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                for word in forbidden { #expect(!text.contains(word), "\(file) uses \(word)") }
            }
        }
    }

    @Test("No target bears the name of a room's city, and no city's name stands in Swift (decision 4)")
    func planIsData() throws {
        for target in try Manifest.load().targets where !target.isTest {
            for file in try Sources.files(of: target) {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                for name in ["小山", "岡山", "Oyama", "Okayama"] { #expect(!text.contains(name), "\(file) names \(name)") }
            }
        }
    }

    @Test("No source says try!, as! or fatalError")
    func noTraps() throws {
        for target in try Manifest.load().targets where !target.isTest {
            for file in try Sources.files(of: target) {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                for word in ["try!", "as!", "fatalError(", "preconditionFailure("] {
                    #expect(!text.contains(word), "\(file) uses \(word)")
                }
            }
        }
    }

    @Test("No source file is longer than 500 lines")
    func filesAreReadInOneGo() throws {
        for target in try Manifest.load().targets {
            for file in try Sources.files(of: target) {
                let lines = try String(contentsOfFile: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count <= 500, "\(file) has \(lines.count) lines")
            }
        }
    }
}
