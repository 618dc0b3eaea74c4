import Foundation

/// The package's own description of its targets.
struct Manifest {
    struct Target {
        var name: String
        var path: String
        var isTest: Bool
        /// Names of the targets it may import, itself included, and of third-party products.
        var modules: Set<String>
        var products: Set<String>
    }

    struct Unreadable: Error {}

    var targets: [Target]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Runs the package manager's `dump-package`, which reads the manifest and nothing else. Its scratch folder is its
    /// own, because the running tests hold the usual one.
    static func load() throws -> Manifest {
        let scratch = NSTemporaryDirectory() + "ikusei-architecture-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["swift", "package", "--package-path", root, "--scratch-path", scratch, "dump-package"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard let json = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let targets = json["targets"] as? [[String: Any]]
        else { throw Unreadable() }
        return Manifest(targets: targets.compactMap(target))
    }

    private static func target(_ json: [String: Any]) -> Target? {
        guard let name = json["name"] as? String, let type = json["type"] as? String else { return nil }
        var modules: Set<String> = [name]
        var products = Set<String>()
        for dependency in json["dependencies"] as? [[String: Any]] ?? [] {
            if let parts = dependency["product"] as? [Any?], let product = parts.first as? String {
                products.insert(product)
            }
            if let parts = dependency["byName"] as? [Any?], let module = parts.first as? String {
                modules.insert(module)
            }
            if let parts = dependency["target"] as? [Any?], let module = parts.first as? String {
                modules.insert(module)
            }
        }
        // A dependency by name that is no folder of ours is a package whose product bears that name.
        for module in modules where module != name {
            let isOurs = ["Sources", "Tests"].contains {
                FileManager.default.fileExists(atPath: "\(root)/\($0)/\(module)")
            }
            if !isOurs { products.insert(module) }
        }
        let folder = type == "test" ? "Tests" : "Sources"
        return Target(
            name: name, path: (json["path"] as? String) ?? "\(folder)/\(name)", isTest: type == "test",
            modules: modules.union(products), products: products)
    }
}

enum Sources {
    static func files(of target: Manifest.Target) throws -> [String] {
        let folder = "\(Manifest.root)/\(target.path)"
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The modules that a file's import lines name.
    static func imports(in file: String) throws -> [String] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            guard let at = words.firstIndex(of: "import"), at <= 2,
                words[..<at].allSatisfy({ word in
                    (word.hasPrefix("@") && !word.contains("("))
                        || ["package", "public", "internal", "private", "fileprivate"].contains(word)
                })
            else { return nil }
            words.removeFirst(at + 1)
            if let kind = words.first,
                ["func", "struct", "class", "enum", "protocol", "var", "let", "typealias"].contains(kind)
            {
                words.removeFirst()
            }
            return words.first?.split(separator: ".").first.map(String.init)
        }
    }
}
