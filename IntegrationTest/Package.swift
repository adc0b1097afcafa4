// swift-tools-version: 6.2

import PackageDescription

// A package that uses Keywright from outside: one target with the build plugin, one with generated code that is checked
// in. `scripts/integration-test` builds, runs and breaks it.
let package = Package(
    name: "IntegrationTest",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "Keywright", path: "..")],
    targets: [
        .executableTarget(
            name: "Planned",
            dependencies: [
                .product(name: "KeywrightInMemory", package: "Keywright"),
                .product(name: "KeywrightRuntime", package: "Keywright"),
            ],
            plugins: [.plugin(name: "KeywrightPlugin", package: "Keywright")]
        ),
        // Without the plugin a design would be a file that the build does not know.
        .executableTarget(
            name: "CheckedIn",
            dependencies: [
                .product(name: "KeywrightInMemory", package: "Keywright"),
                .product(name: "KeywrightRuntime", package: "Keywright"),
            ],
            exclude: ["notes.keywright.yaml"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [.enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error)]
}
