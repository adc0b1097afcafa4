import Foundation
import Testing

/// SwiftPM does not refuse an import that skips a layer, so this table does.
@Suite("Which target imports which")
struct LayeringTests {
    /// Every target of `Sources` and the modules that it may import.
    private static let allowed: [String: Set<String>] = [
        "KeywrightDiagnostics": [],
        "KeywrightSyntax": ["CLibYAML", "KeywrightDiagnostics"],
        "KeywrightFormat": ["KeywrightDiagnostics", "KeywrightSyntax"],
        "KeywrightSpec": ["KeywrightDiagnostics", "KeywrightSyntax"],
        "KeywrightKeySpace": [],
        "KeywrightModel": ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightSpec"],
        "KeywrightPlanner": ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel"],
        "KeywrightChecks": ["KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel", "KeywrightPlanner"],
        "KeywrightItems": ["KeywrightChecks", "KeywrightDiagnostics", "KeywrightKeySpace", "KeywrightModel"],
        "KeywrightSimulation": ["KeywrightChecks", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner"],
        "KeywrightSynthesis": ["KeywrightDiagnostics", "KeywrightModel"],
        "KeywrightTemplates": [],
        "KeywrightCodeGen": ["KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightTemplates"],
        "KeywrightDriver": [
            "KeywrightChecks", "KeywrightDiagnostics", "KeywrightModel", "KeywrightPlanner", "KeywrightSpec",
            "KeywrightSyntax",
        ],
        "KeywrightSuggest": [
            "KeywrightChecks", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFormat", "KeywrightModel",
            "KeywrightPlanner", "KeywrightSpec", "KeywrightSyntax", "KeywrightSynthesis",
        ],
        "KeywrightFiles": [
            "Darwin", "Foundation", "FoundationEssentials", "Glibc", "KeywrightCodeGen", "KeywrightDiagnostics",
            "KeywrightDriver", "KeywrightModel", "Musl",
        ],
        // Everyone who uses a plugin compiles this: no command line parser, nothing of the other commands.
        "keywright-build": [
            "Foundation", "FoundationEssentials", "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver",
            "KeywrightFiles", "KeywrightModel",
        ],
        "keywright": [
            "ArgumentParser", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "KeywrightChecks",
            "KeywrightCodeGen", "KeywrightDiagnostics", "KeywrightDriver", "KeywrightFiles", "KeywrightFormat",
            "KeywrightItems", "KeywrightModel", "KeywrightPlanner", "KeywrightSimulation", "KeywrightSuggest",
        ],
        "KeywrightRuntime": ["Foundation", "FoundationEssentials"],
        "KeywrightInMemory": ["Foundation", "FoundationEssentials", "KeywrightRuntime"],
        "KeywrightWire": ["Foundation", "FoundationEssentials", "KeywrightRuntime"],
        "KeywrightHTTP": [
            "AsyncHTTPClient", "Crypto", "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc",
            "KeywrightRuntime", "KeywrightWire", "Logging", "Metrics", "Musl", "NIOConcurrencyHelpers", "NIOCore",
            "NIOHTTP1", "Tracing",
        ],
        "KeywrightClientTesting": ["Foundation", "FoundationEssentials", "KeywrightRuntime"],
    ]

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    @Test("every target is in the table")
    func everyTargetIsListed() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        let swift = folders.filter { $0 != "CLibYAML" && !$0.hasPrefix(".") }
        #expect(Set(swift) == Set(Self.allowed.keys))
    }

    @Test("a target imports only what the table allows", arguments: allowed.keys.sorted())
    func importsAreAllowed(target: String) throws {
        let allowed = try #require(Self.allowed[target])
        let folder = Self.sources.appending(path: target)
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.hasSuffix(".swift") }
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(
                of: /(?m)^ *(?:@\w+ )*(?:public |package |internal |private )?import (?:\w+ )?(\w+)/)
            {
                #expect(allowed.contains(String(match.1)), "\(target)/\(file) imports \(match.1)")
            }
        }
    }

    @Test("libyaml is imported in one file")
    func libyamlIsConfined() throws {
        let folder = Self.sources.appending(path: "KeywrightSyntax")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = try names.filter { $0.hasSuffix(".swift") }.filter { name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8).contains("import CLibYAML")
        }
        #expect(files.count == 1)
    }
}
