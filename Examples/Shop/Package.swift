// swift-tools-version: 6.2

import PackageDescription

// The first user of Keywright: a service on generated code that is checked in. It needs the runtime alone, neither
// the compiler nor libyaml. `scripts/generate-examples` renews what is generated.
let package = Package(
    name: "Shop",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Keywright", path: "../..")],
    targets: [
        .executableTarget(
            name: "Shop",
            dependencies: [
                .product(name: "KeywrightInMemory", package: "Keywright"),
                .product(name: "KeywrightRuntime", package: "Keywright"),
            ],
            resources: [.copy("Tables")]
        )
    ],
    swiftLanguageModes: [.v6]
)
