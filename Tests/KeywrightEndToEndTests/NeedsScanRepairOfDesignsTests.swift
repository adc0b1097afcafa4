import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightPlanOracle
import _KeywrightTestSupport

/// Every repair that KW201 offers, of the designs in `schemas/` and of the rules' examples, is put into the design by hand: then the
/// pattern has a plan, and no error is new.
@Suite("KW201 needs-scan: what it offers for real designs")
struct NeedsScanRepairOfDesignsTests {
    /// Name and text.
    private static let designs: [(String, String)] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas")
        var found: [(String, String)] = []
        for folder in [root, root.appending(path: "corpus")] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for name in names.sorted() where name.hasSuffix(".keywright.yaml") {
                if let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) {
                    found.append((name, text))
                }
            }
        }
        for rule in Rule.all { found += [("\(rule.id.code) bad", rule.bad), ("\(rule.id.code) good", rule.good)] }
        return found
    }()

    @Test("plans, and brings no error")
    func everyRepairHolds() throws {
        var applied = 0
        for (name, text) in Self.designs { applied += try Repair.expectAllHold(in: text, called: name) }
        #expect(applied >= 6)
    }

    /// The designs of the oracle of plans: entities share indexes, whose key attributes are of every form.
    @Test("plans, and brings no error, in random designs")
    func everyRepairHoldsInRandomDesigns() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["KEYWRIGHT_REPAIRS"].flatMap { Int($0) } ?? 40
        var applied = 0
        for number in 0..<count {
            guard let text = try randomDesignText(number, seed: 3) else { continue }
            applied += try Repair.expectAllHold(in: text, called: "\(number)")
        }
        #expect(applied >= count / 8)
    }
}
