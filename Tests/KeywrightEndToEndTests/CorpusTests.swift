import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// Designs that others wrote, held to what was expected of them before the rules that say it were built.
///
/// Errors and warnings are compared in both directions; an info that is not marked may come, since the designs mark
/// those alone that their reviews make a point of. What a pattern needs that is not planned yet (KW000) may come, too.
@Suite("The corpus of real designs")
struct CorpusTests {
    /// A rule that does not yet say of a design what is expected, and why.
    struct Unsettled: Sendable {
        var design: String
        var code: String
        var reason: String
    }

    /// Rules that the corpus expects to speak and that are not built yet.
    private static let notBuilt: Set<String> = []

    private static let unsettled: [Unsettled] = [
        Unsettled(
            design: "41-mlflow-dynamodbstore", code: "KW202",
            reason: "ranges of numeric keys are known approximately, and the finding is an info"),
        Unsettled(
            design: "44-sbtc-emily", code: "KW202",
            reason: "numeric keys that are times are known approximately, and the finding is an info"),
        Unsettled(
            design: "56-cortex-series-index", code: "KW202",
            reason: "a repeated test is taken for one that some item fails, where none is found that does"),
    ]

    private static let suffix = ".keywright.yaml"

    static let designs: [String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas/corpus")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
    }()

    @Test("there are designs")
    func corpus() {
        #expect(Self.designs.count >= 50)
    }

    @Test("gives the errors and warnings that were expected", arguments: CorpusTests.designs)
    func expectations(design: String) throws {
        let later = Set(Self.unsettled.filter { $0.design == design }.map(\.code))
        let mismatches = try Self.mismatches(of: design) { !later.contains($0) }
        #expect(mismatches == [], "\(design)\(Self.suffix)")
    }

    @Test("what is left for later is still open")
    func unsettledIsNeeded() throws {
        for entry in Self.unsettled {
            let mismatches = try Self.mismatches(of: entry.design) { $0 == entry.code }
            #expect(mismatches != [], "\(entry.design): \(entry.code) is settled; take it off the list")
            #expect(!entry.reason.isEmpty)
        }
    }

    @Test("the rules that are expected and not built are known, and no rule that is built is among them")
    func notBuiltRules() throws {
        var missing: Set<String> = []
        for design in Self.designs { missing.formUnion(try Self.annotated(design).expectedCodes) }
        missing.subtract(Rule.all.map(\.id.code))
        #expect(missing == Self.notBuilt)
    }

    private static func annotated(_ design: String) throws -> AnnotatedYAML {
        let file = try repositoryFile("schemas/corpus/" + design + suffix)
        return AnnotatedYAML(String(decoding: file.bytes, as: UTF8.self), path: file.path)
    }

    /// What differs between expectations and findings of the rules that are built and that `isCompared` names.
    private static func mismatches(of design: String, isCompared: (String) -> Bool) throws -> [String] {
        let built = Set(Rule.all.map(\.id.code))
        var annotated = try annotated(design).expecting { built.contains($0) && isCompared($0) }
        let compilation = compile(annotated.file)
        // Of a pattern that is not planned yet the rules have nothing to say.
        let unplanned = Set(
            compilation.findings.filter { $0.rule.code == "KW000" && $0.message.contains("does not plan") }
                .compactMap(\.subject.pattern))
        annotated = annotated.leavingOut(
            compilation.design?.patterns.filter { unplanned.contains($0.name) }.map(\.origin) ?? [])
        let findings = compilation.findings.filter { isCompared($0.rule.code) }
        return annotated.mismatches(with: findings) { $0.severity == .info || $0.rule.code == "KW000" }
    }
}
