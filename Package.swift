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

// HiGHS where the system has none: scripts/prepare lays it into .build/highs, two folders beside every product.
let highs: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../../highs/lib"])]

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
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        floor("Kernel"),
        floor("Formats", on: ["Kernel", "Yams"]),
        floor("Domain", on: ["Kernel", "Formats", "Mathematics"]),
        floor("Synthesis", on: ["Kernel", "Formats", "Domain"]),
        floor("Documents", on: ["Kernel", "Formats", "Domain", .product(name: "Mustache", package: "swift-mustache")]),
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CHighs", pkgConfig: "highs"),
        .systemLibrary(name: "CLapack", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
        .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("stdc++")]),
        .target(
            // Optimised in debug builds too: nothing but arithmetic, four times as fast in the tests.
            name: "Mathematics", dependencies: ["CBoostMath", "CHighs", "CLapack"],
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))], linkerSettings: highs),
        floor("Storage", on: ["Kernel", "Domain"]),
        floor("StorageSQLite", on: ["Storage", .product(name: "GRDB", package: "GRDB.swift")]),
        floor("StoragePostgres", on: ["Storage", "CLibpq"]),
        floor(
            "Operations",
            on: [
                "Kernel", "Formats", "Mathematics", "Domain", "Synthesis", "Documents", "Storage", "CSodium",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIO", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        floor(
            "Web",
            on: [
                "Kernel", "Formats", "Domain", "Documents", "Operations",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        floor(
            "Console",
            on: [
                "Kernel", "Formats", "Domain", "Operations", "Storage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ]),
        .executableTarget(
            name: "ikusei",
            dependencies: ["Console", "Operations", "Storage", "StorageSQLite", "StoragePostgres", "Web"],
            swiftSettings: settings),
        .executableTarget(
            name: "ikusei-fuzz", dependencies: ["Kernel", "Formats", "Domain"], path: "Benchmarks/Fuzz",
            swiftSettings: settings),

        .executableTarget(
            name: "ikusei-study", dependencies: ["Mathematics"], path: "Benchmarks/Study", swiftSettings: settings),

        floor("TestKit", on: ["Kernel", "Formats", "Domain", "Storage", "StorageSQLite", "StoragePostgres"]),
        tests(of: "Kernel"),
        tests(of: "Formats", on: ["Kernel"]),
        tests(of: "Domain", on: ["Kernel", "Formats", "Mathematics"]),
        .testTarget(name: "MathematicsTests", dependencies: ["Mathematics"], swiftSettings: settings),
        tests(of: "Storage", on: ["Kernel", "Domain", "StorageSQLite", "StoragePostgres"]),
        tests(
            of: "Operations",
            on: [
                "Kernel", "Formats", "Domain", "Documents", "Storage", "Synthesis",
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        tests(
            of: "Console",
            on: ["Kernel", "Domain", "Operations", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Kernel", "Domain", "Documents", "Operations", "Storage", "TestKit", "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)
