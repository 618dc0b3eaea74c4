// swift-tools-version: 6.2
import PackageDescription

// One target per floor (docs/decisions/0001-floors.md). Tests/ArchitectureTests compares every
// import line with this list, so a new edge between floors is added here first, on purpose.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func floor(_ name: String, on below: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: below, swiftSettings: settings)
}

func tests(of name: String, on below: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestKit"] + below, swiftSettings: settings)
}

let package = Package(
    name: "ikusei",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ikusei", targets: ["ikusei"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        floor("Kernel"),
        floor("Formats", on: ["Kernel", "Yams"]),
        floor("Domain", on: ["Kernel", "Formats"]),
        floor("Synthesis", on: ["Kernel", "Formats", "Domain"]),
        floor("Documents", on: ["Kernel", "Formats", "Domain", .product(name: "Mustache", package: "swift-mustache")]),
        floor("Operations", on: ["Kernel", "Formats", "Domain", "Synthesis", "Documents"]),
        floor(
            "Console",
            on: [
                "Kernel", "Formats", "Domain", "Operations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "ikusei", dependencies: ["Console"], swiftSettings: settings),
        .executableTarget(
            name: "ikusei-fuzz", dependencies: ["Kernel", "Formats", "Domain"], path: "Benchmarks/Fuzz",
            swiftSettings: settings),

        floor("TestKit", on: ["Kernel", "Formats", "Domain"]),
        tests(of: "Kernel"),
        tests(of: "Formats", on: ["Kernel"]),
        tests(of: "Domain", on: ["Kernel", "Formats"]),
        tests(of: "Operations", on: ["Kernel", "Formats", "Domain", "Documents", "Synthesis"]),
        tests(
            of: "Console",
            on: ["Kernel", "Domain", "Operations", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)
