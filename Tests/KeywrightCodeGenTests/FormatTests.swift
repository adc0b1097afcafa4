import Foundation
import Testing

@testable import KeywrightCodeGen

/// Generated code looks as the formatter would leave it. It asks linters to pass it over, since it is nobody's to
/// edit; this takes that line away and asks them all the same.
@Suite("Format of generated code")
struct FormatTests {
    @Test("swift format has nothing to say", arguments: DesignFile.allCases, EmitOptions.Access.allCases)
    func lint(_ file: DesignFile, _ access: EmitOptions.Access) throws {
        let (design, plan) = try file.resolved()
        let options = EmitOptions(access: access, sourcePath: file.fileName)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for generated in try SwiftEmitter.emit(design, plan: plan, options: options) {
            let bare = generated.contents.replacingOccurrences(of: "// swift-format-ignore-file\n", with: "")
            #expect(bare != generated.contents)
            try Data(bare.utf8).write(to: folder.appending(path: generated.path))
        }
        let root = DesignFile.folder.deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "lint", "--strict", "--recursive", "--configuration",
            root.appending(path: ".swift-format").path, folder.path,
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: output, as: UTF8.self).prefix(2_000))")
    }
}
