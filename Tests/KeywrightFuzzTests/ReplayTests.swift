import Foundation
import KeywrightDiagnostics
import KeywrightSpec
import Testing
import _KeywrightTestSupport

@testable import KeywrightModel

/// What fuzzing found worth keeping is read again by every test run (`scripts/fuzz` finds it).
@Suite("The kept corpus of fuzzing")
struct ReplayTests {
    @Test("every input is answered", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let lines = try repositoryFile("Tests/KeywrightFuzzTests/Corpus/\(target.rawValue).txt").bytes
            .split(separator: UInt8(ascii: "\n"))
        var inputs: Set<[UInt8]> = []
        for line in lines { inputs.insert(Array(try #require(Data(base64Encoded: Data(line))))) }
        #expect(inputs.count == lines.count, "an input is there twice")
        #expect(inputs.count >= target.fewest, "a corpus of fewer would hold nothing of what was found")
        for input in inputs { target.run(input) }
    }

    @Test("the dictionaries hold every word of the language")
    func dictionaries() throws {
        let keys = Set(NodeKind.allCases.flatMap { keysOf($0).map(\.name) })
        #expect(keys.subtracting(try words("reader")).isEmpty)
        #expect(conditionWords.subtracting(try words("condition")).isEmpty)
    }

    /// The entries of a dictionary without what stands behind the word, as in `"query:"`.
    private func words(_ name: String) throws -> Set<String> {
        let bytes = try repositoryFile("Tests/KeywrightFuzzTests/Corpus/\(name).dict").bytes
        return Set(
            String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("\"") }
                .map { String($0.drop { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }) })
    }
}

extension FuzzTarget {
    /// How many inputs must be there: well below what is kept, and well above what a lost file has.
    fileprivate var fewest: Int {
        switch self {
        case .reader: 200
        case .condition, .pattern: 200
        case .template, .type: 80
        }
    }
}
