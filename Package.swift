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
        .library(name: "KeywrightClientTesting", targets: ["KeywrightClientTesting"]),
        .library(name: "KeywrightHTTP", targets: ["KeywrightHTTP"]),
        .plugin(name: "KeywrightPlugin", targets: ["KeywrightPlugin"]),
        .plugin(name: "KeywrightGenerate", targets: ["KeywrightGenerate"]),
    ],
    traits: [
        .trait(
            name: "HTTP",
            description: "KeywrightHTTP, the client over the network, with AsyncHTTPClient and swift-crypto beneath it"
        )
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        // Of the trait HTTP alone: without it none of these is checked out.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
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
        .target(name: "KeywrightFormat", dependencies: ["KeywrightDiagnostics", "KeywrightSyntax"]),
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
        .target(
            name: "KeywrightItems",
            dependencies: ["KeywrightChecks", "KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel"]
        ),
        .target(
            name: "KeywrightSimulation",
            dependencies: ["KeywrightChecks", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner"]
        ),
        .target(name: "KeywrightSynthesis", dependencies: ["KeywrightDiagnostics", "KeywrightModel"]),
        .target(name: "KeywrightTemplates"),
        .target(
            name: "KeywrightCodeGen",
            dependencies: ["KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightTemplates"]
        ),
        .target(
            name: "KeywrightDriver",
            dependencies: [
                "KeywrightChecks", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightSpec",
                "KeywrightSyntax",
            ]
        ),
        .target(
            name: "KeywrightSuggest",
            dependencies: [
                "KeywrightChecks", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFormat", "KeywrightModel",
                "KeywrightPlanner", "KeywrightSpec", "KeywrightSynthesis", "KeywrightSyntax",
            ]
        ),
        .target(
            name: "KeywrightFiles",
            dependencies: ["KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightModel"]
        ),
        .executableTarget(
            name: "keywright",
            dependencies: [
                "KeywrightChecks", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFiles",
                "KeywrightFormat", "KeywrightItems", "KeywrightModel", "KeywrightPlanner", "KeywrightSimulation",
                "KeywrightSuggest",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // What the plugins run. Whoever builds with a plugin compiles it first, so it links no more than it needs.
        .executableTarget(
            name: "keywright-build",
            dependencies: [
                "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFiles", "KeywrightModel",
            ]
        ),
        .plugin(name: "KeywrightPlugin", capability: .buildTool(), dependencies: ["keywright-build"]),
        .plugin(
            name: "KeywrightGenerate",
            capability: .command(
                intent: .custom(
                    verb: "keywright-generate",
                    description: "Generate Swift of the designs that stand in the targets, to be checked in"
                ),
                permissions: [.writeToPackageDirectory(reason: "It writes what it generates beside the designs.")]
            ),
            dependencies: ["keywright-build"]
        ),

        // Writes designs to measure with and times the stages; no product, so users never build it.
        .executableTarget(
            name: "keywright-benchmark",
            dependencies: [
                "CLibYAML", "KeywrightChecks", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver",
                "KeywrightModel", "KeywrightPlanner", "KeywrightSpec", "KeywrightSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/keywright-benchmark"
        ),

        // Times generated code beside code written by hand; it links what a user of generated code does.
        .executableTarget(
            name: "keywright-generated-benchmark",
            dependencies: ["KeywrightRuntime"],
            path: "Benchmarks/keywright-generated-benchmark"
        ),

        // Tries clients where answers get lost, many write at once, and for long; no product either.
        .executableTarget(
            name: "keywright-trials",
            dependencies: [
                "KeywrightClientTesting", "KeywrightHTTP", "KeywrightInMemory", "KeywrightRuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Trials/keywright-trials"
        ),

        // Breaks designs in every way, and holds the compiler to what it promises of any input.
        .executableTarget(
            name: "keywright-mutations",
            dependencies: [
                "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFormat", "KeywrightModel",
                "KeywrightPlanner", "KeywrightSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Trials/keywright-mutations",
            exclude: ["Designs"]
        ),

        // Holds the algebra of key templates to trying every value.
        .executableTarget(
            name: "keywright-key-space",
            dependencies: ["_KeywrightKeySpaceOracle"],
            path: "Trials/keywright-key-space"
        ),

        // Holds the planner to reading all items, and to plain keys.
        .executableTarget(
            name: "keywright-plans",
            dependencies: ["_KeywrightLoopback", "_KeywrightPlanOracle"],
            path: "Trials/keywright-plans"
        ),

        // Writes the Swift of random designs, to be held to the report of their plans.
        .executableTarget(
            name: "keywright-generated-plans",
            dependencies: ["_KeywrightPlanOracle"],
            path: "Trials/keywright-generated-plans"
        ),

        // Holds the order of encoded values to that of plain numbers.
        .executableTarget(
            name: "keywright-encodings",
            dependencies: ["_KeywrightEncodingTrials"],
            path: "Trials/keywright-encodings"
        ),

        // What generated code runs on. No arrow leads from here to the compiler, nor back.
        .target(name: "KeywrightRuntime"),
        .target(name: "KeywrightInMemory", dependencies: ["KeywrightRuntime"]),

        // The way to a server. All of KeywrightHTTP is empty without the trait.
        .target(name: "KeywrightWire", dependencies: ["KeywrightRuntime"]),
        .target(
            name: "KeywrightHTTP",
            dependencies: [
                "KeywrightRuntime", "KeywrightWire",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["HTTP"])),
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["HTTP"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["HTTP"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["HTTP"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["HTTP"])),
            ]
        ),

        // The cases that every client must pass, whoever wrote it.
        .target(name: "KeywrightClientTesting", dependencies: ["KeywrightRuntime"]),

        // Tests mirror the sources.
        .target(
            name: "_KeywrightTestSupport",
            dependencies: ["KeywrightDiagnostics", "KeywrightDriver"],
            path: "Tests/_KeywrightTestSupport"
        ),
        // What keys there are by plain enumeration, for tests and for scripts/key-space.
        .target(
            name: "_KeywrightKeySpaceOracle",
            dependencies: ["KeywrightKeySpace"],
            path: "Tests/_KeywrightKeySpaceOracle"
        ),
        // How values sort, by plain numbers, for tests and for scripts/encodings.
        .target(
            name: "_KeywrightEncodingTrials",
            dependencies: ["KeywrightRuntime"],
            path: "Tests/_KeywrightEncodingTrials"
        ),
        // What queries find and writes leave by plain evaluation, for tests and for scripts/plans.
        .target(
            name: "_KeywrightPlanOracle",
            dependencies: [
                "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightInMemory", "KeywrightModel",
                "KeywrightPlanner", "KeywrightRuntime", "KeywrightWire", "_KeywrightGeneratedCalls",
            ],
            path: "Tests/_KeywrightPlanOracle"
        ),
        // What calls generated code of random designs by names.
        .target(
            name: "_KeywrightGeneratedCalls",
            dependencies: ["KeywrightRuntime"],
            path: "Tests/_KeywrightGeneratedCalls"
        ),
        // An engine in memory behind HTTP on loopback, for tests of what goes over the wire.
        .target(
            name: "_KeywrightLoopback",
            dependencies: ["KeywrightRuntime", "KeywrightWire"],
            path: "Tests/_KeywrightLoopback"
        ),
        .testTarget(
            name: "KeywrightDiagnosticsTests",
            dependencies: ["KeywrightDiagnostics"]
        ),
        .testTarget(name: "KeywrightSyntaxTests", dependencies: ["KeywrightDiagnostics", "KeywrightSyntax"]),
        .testTarget(
            name: "KeywrightFormatTests",
            dependencies: [
                "KeywrightChecks", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFormat", "KeywrightSyntax",
                "_KeywrightTestSupport",
            ]
        ),
        .testTarget(
            name: "KeywrightSpecTests",
            dependencies: ["KeywrightDiagnostics", "KeywrightSpec", "KeywrightSyntax", "_KeywrightTestSupport"]
        ),
        .testTarget(
            name: "KeywrightKeySpaceTests", dependencies: ["KeywrightKeySpace", "_KeywrightKeySpaceOracle"]),
        .testTarget(
            name: "KeywrightModelTests",
            dependencies: [
                "KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel", "KeywrightRuntime", "KeywrightSpec",
                "KeywrightSyntax", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(
            name: "KeywrightPlannerTests",
            dependencies: [
                "KeywrightCodeGen", "KeywrightInMemory", "KeywrightPlanner", "KeywrightRuntime",
                "_KeywrightGeneratedCalls", "_KeywrightPlanOracle", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(name: "KeywrightChecksTests", dependencies: ["KeywrightChecks", "_KeywrightTestSupport"]),
        .testTarget(
            name: "KeywrightItemsTests",
            dependencies: ["KeywrightDiagnostics", "KeywrightDriver", "KeywrightItems", "KeywrightModel"]
        ),
        .testTarget(
            name: "KeywrightSimulationTests",
            dependencies: ["KeywrightDiagnostics", "KeywrightDriver", "KeywrightSimulation"]
        ),
        .testTarget(name: "KeywrightSynthesisTests", dependencies: ["KeywrightModel", "KeywrightSynthesis"]),
        .testTarget(name: "KeywrightTemplatesTests", dependencies: ["KeywrightTemplates"]),
        .testTarget(
            name: "KeywrightCodeGenTests",
            dependencies: [
                "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightSpec",
                "KeywrightSyntax", "KeywrightTemplates", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(
            name: "KeywrightDriverTests",
            dependencies: [
                "KeywrightChecks", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightModel",
                "KeywrightSuggest", "KeywrightSynthesis", "_KeywrightTestSupport",
            ]
        ),
        .testTarget(
            name: "KeywrightRuntimeTests", dependencies: ["KeywrightRuntime", "_KeywrightEncodingTrials"]),
        .testTarget(name: "KeywrightInMemoryTests", dependencies: ["KeywrightInMemory"]),
        .testTarget(
            name: "KeywrightWireTests",
            dependencies: ["KeywrightInMemory", "KeywrightWire", "_KeywrightLoopback"]
        ),
        .testTarget(
            name: "KeywrightHTTPTests",
            dependencies: [
                "KeywrightClientTesting", "KeywrightHTTP", "KeywrightInMemory", "KeywrightWire", "_KeywrightLoopback",
            ],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "KeywrightClientTestingTests",
            dependencies: ["KeywrightClientTesting", "KeywrightInMemory"]
        ),
        .testTarget(
            name: "KeywrightGeneratedTests",
            dependencies: ["KeywrightHTTP", "KeywrightInMemory", "KeywrightRuntime", "KeywrightWire"],
            exclude: ["Designs", "KeyVectors", "Tables"]
        ),
        // Also built by scripts/fuzz, with the driver in Trials/fuzz.
        .testTarget(
            name: "KeywrightFuzzTests",
            dependencies: [
                "KeywrightDiagnostics", "KeywrightDriver", "KeywrightKeySpace", "KeywrightModel", "KeywrightSpec",
                "_KeywrightTestSupport",
            ],
            exclude: ["Corpus"]
        ),
        .testTarget(
            name: "KeywrightEndToEndTests",
            dependencies: [
                "KeywrightDriver", "KeywrightModel", "keywright", "_KeywrightPlanOracle", "_KeywrightTestSupport",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
