// swift-tools-version: 6.2

import PackageDescription

// One line per target and its test target, in pipeline order. Which target may import which is held by
// `LayeringTests`; a new dependency here is the one kind of change that always needs a second reader.
let package = Package(
    name: "Keywright",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "keywright", targets: ["keywright"]),
        .library(name: "KeywrightRuntime", targets: ["KeywrightRuntime"]),
        .library(name: "KeywrightInMemory", targets: ["KeywrightInMemory"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
    ],
    targets: [
        // The compiler, from text to output.
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "KeywrightDiagnostics"),
        .target(name: "KeywrightSyntax", dependencies: ["CLibYAML", "KeywrightDiagnostics"]),
        .target(name: "KeywrightSpec", dependencies: ["KeywrightDiagnostics", "KeywrightSyntax"]),
        .target(name: "KeywrightKeySpace"),
        .target(
            name: "KeywrightModel",
            dependencies: ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightSpec"]
        ),
        .target(
            name: "KeywrightPlanner",
            dependencies: ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel"]
        ),
        .target(
            name: "KeywrightChecks",
            dependencies: ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel", "KeywrightPlanner"]
        ),
        .target(name: "KeywrightTemplates"),
        .target(
            name: "KeywrightCodeGen",
            dependencies: ["KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightTemplates"]
        ),
        .target(
            name: "KeywrightDriver",
            dependencies: [
                "KeywrightChecks", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner",
                "KeywrightSpec", "KeywrightSyntax",
            ]
        ),
        .executableTarget(
            name: "keywright",
            dependencies: [
                "KeywrightDriver",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Writes designs to measure with and times the stages; no product, so users never build it.
        .executableTarget(
            name: "keywright-benchmark",
            dependencies: [
                "CLibYAML", "KeywrightChecks", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightModel",
                "KeywrightPlanner", "KeywrightSpec", "KeywrightSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/keywright-benchmark"
        ),

        // What generated code runs on. No arrow leads from here to the compiler, nor back.
        .target(name: "KeywrightRuntime"),
        .target(name: "KeywrightInMemory", dependencies: ["KeywrightRuntime"]),

        // Tests mirror the sources.
        .target(
            name: "_KeywrightTestSupport",
            dependencies: ["KeywrightDiagnostics", "KeywrightDriver"],
            path: "Tests/_KeywrightTestSupport"
        ),
        .testTarget(
            name: "KeywrightDiagnosticsTests",
            dependencies: ["KeywrightDiagnostics"]
        ),
        .testTarget(name: "KeywrightSyntaxTests", dependencies: ["KeywrightDiagnostics", "KeywrightSyntax"]),
        .testTarget(
            name: "KeywrightSpecTests",
            dependencies: ["KeywrightDiagnostics", "KeywrightSpec", "KeywrightSyntax", "_KeywrightTestSupport"]
        ),
        .testTarget(name: "KeywrightKeySpaceTests", dependencies: ["KeywrightKeySpace"]),
        .testTarget(
            name: "KeywrightModelTests",
            dependencies: [
                "KeywrightDiagnostics", "KeywrightModel", "KeywrightSpec", "KeywrightSyntax", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(name: "KeywrightPlannerTests", dependencies: ["KeywrightPlanner", "_KeywrightTestSupport"]),
        .testTarget(name: "KeywrightChecksTests", dependencies: ["KeywrightChecks", "_KeywrightTestSupport"]),
        .testTarget(name: "KeywrightTemplatesTests", dependencies: ["KeywrightTemplates"]),
        .testTarget(
            name: "KeywrightCodeGenTests",
            dependencies: [
                "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightSpec",
                "KeywrightSyntax", "KeywrightTemplates", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(name: "KeywrightDriverTests", dependencies: ["KeywrightDriver", "_KeywrightTestSupport"]),
        .testTarget(name: "KeywrightRuntimeTests", dependencies: ["KeywrightRuntime"]),
        .testTarget(name: "KeywrightInMemoryTests", dependencies: ["KeywrightInMemory"]),
        .testTarget(
            name: "KeywrightGeneratedTests",
            dependencies: ["KeywrightInMemory", "KeywrightRuntime"],
            exclude: ["Designs", "Tables"]
        ),
        .testTarget(
            name: "KeywrightEndToEndTests",
            dependencies: ["KeywrightDriver", "keywright", "_KeywrightTestSupport"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
