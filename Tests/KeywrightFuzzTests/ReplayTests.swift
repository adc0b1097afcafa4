import Foundation
import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// What fuzzing found worth keeping is read again by every test run (`scripts/fuzz` finds it).
@Suite("The kept corpus of fuzzing")
struct ReplayTests {
    @Test("every input is answered", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let inputs = try repositoryFile("Tests/KeywrightFuzzTests/Corpus/\(target.rawValue).txt").bytes
            .split(separator: UInt8(ascii: "\n"))
        #expect(inputs.count > 20)
        for input in inputs { target.run(Array(try #require(Data(base64Encoded: Data(input))))) }
    }
}
