// swift-tools-version: 6.2

import PackageDescription

// The first user of Keywright: a service on generated code that is checked in. It needs the runtime alone, neither
// the compiler nor libyaml. `scripts/generate-examples` renews what is generated.
let package = Package(
    name: "Shop",
    platforms: [.macOS(.v15)],
    traits: [
        .trait(
            name: "Server",
            description: "Run the story on a server too, with Keywright's client over the network beneath it"
        )
    ],
    dependencies: [
        .package(
            name: "Keywright", path: "../..", traits: [.trait(name: "HTTP", condition: .when(traits: ["Server"]))]
        )
    ],
    targets: [
        .executableTarget(
            name: "Shop",
            dependencies: [
                .product(name: "KeywrightHTTP", package: "Keywright", condition: .when(traits: ["Server"])),
                .product(name: "KeywrightInMemory", package: "Keywright"),
                .product(name: "KeywrightRuntime", package: "Keywright"),
            ],
            resources: [.copy("Tables")]
        )
    ],
    swiftLanguageModes: [.v6]
)
