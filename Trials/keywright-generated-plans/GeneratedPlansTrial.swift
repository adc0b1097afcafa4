import Foundation
import _KeywrightPlanOracle

/// Writes the Swift of random designs, each with calls of its methods, to be compiled and held to the report of plans:
/// a folder for each design, below the one that is named.
@main
struct GeneratedPlansTrial {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let designs = Int(arguments[2]), let seed = UInt64(arguments[3]),
            let first = Int(arguments[4])
        else {
            print("usage: keywright-generated-plans FOLDER COUNT SEED FIRST")
            exit(2)
        }
        let folder = URL(filePath: arguments[1])
        let (designsWritten, tally) = try generatedCode(designs: designs, seed: seed, first: first)
        for (number, files) in designsWritten {
            let own = folder.appending(path: "Design\(number)")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            for (name, text) in files {
                // What has not changed need not be compiled again.
                let file = own.appending(path: name)
                let data = Data(text.utf8)
                if (try? Data(contentsOf: file)) != data { try data.write(to: file) }
            }
        }
        print("the Swift of \(designsWritten.count) designs from seed \(seed)")
        print(tally.text, terminator: "")
    }
}
