import Testing
import _KeywrightEncodingTrials

/// Each transform against plain numbers; `scripts/encodings` tries a million pairs of each.
@Suite struct EncodingOrderTests {
    @Test(arguments: EncodingTrial.all.map(\.name))
    func textsSortAsValuesDo(_ name: String) throws {
        let trial = try #require(EncodingTrial.all.first { $0.name == name })
        #expect(trial.fault(pairs: 1_000, seed: 5) == nil)
    }
}
