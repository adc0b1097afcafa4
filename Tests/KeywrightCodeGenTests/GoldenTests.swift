import Foundation
import KeywrightPlanner
import Testing

@testable import KeywrightCodeGen

/// What is generated is what is committed, and what is committed is compiled and run by `KeywrightGeneratedTests`.
///
/// `UPDATE_GOLDEN=1` writes the files anew, and fails, so that no new file slips in.
@Suite("Golden files")
struct GoldenTests {
    @Test("Swift", arguments: DesignFile.allCases)
    func swift(_ file: DesignFile) throws {
        let folder = DesignFile.folder.appending(path: "Generated").appending(path: file.rawValue.capitalized)
        try compare(file, "swift", with: folder)
    }

    @Test("Table JSON", arguments: DesignFile.allCases)
    func tableJSON(_ file: DesignFile) throws {
        let folder = DesignFile.folder.appending(path: "Tables").appending(path: file.rawValue)
        try compare(file, "table-json", with: folder)
    }

    @Test("Vectors", arguments: DesignFile.allCases)
    func vectors(_ file: DesignFile) throws {
        let folder = DesignFile.folder.appending(path: "KeyVectors").appending(path: file.rawValue)
        try compare(file, "vectors", with: folder)
    }

    private func compare(_ file: DesignFile, _ target: String, with folder: URL) throws {
        let (design, plan) = try file.resolved()
        let emitter = try #require(Emitter.named(target))
        let files = try emitter.emit(design, plan: plan, options: file.options)
        #expect(try emitter.emit(design, plan: plan, options: file.options) == files)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files {
                try Data(file.contents.utf8).write(to: folder.appending(path: file.path))
            }
            Issue.record("\(files.count) files written; run again without UPDATE_GOLDEN")
            return
        }
        let present = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(present == files.map(\.path).sorted())
        for file in files {
            let golden = try Data(contentsOf: folder.appending(path: file.path))
            #expect(golden == Data(file.contents.utf8), "\(file.path) differs; see UPDATE_GOLDEN")
        }
    }
}
