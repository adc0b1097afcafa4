import KeywrightDiagnostics
import KeywrightDriver
import Testing

/// Designs that no person wrote end soon, with as many findings as anyone would read.
@Suite("Designs beyond measure")
struct LargeDesignTests {
    private func codes(_ body: String) -> [String] {
        let head = "keywright: 1\ndesign: Large\ntable: { name: large, key: { partition: PK, sort: SK } }\n"
        return compile(SourceFile(path: "large.keywright.yaml", text: head + body)).findings.map(\.rule.code)
    }

    private func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }

    private let note = "entities:\n  Note:\n    key: { PK: NOTE#<id>, SK: NOTE }\n    attributes: { id: ulid }\n"

    @Test("types that hold each other too deep are one finding, in a chain and in a circle")
    func deepTypes() {
        let chain = { (last: String) in
            "types:\n" + lines(20_000) { "  T\($0): { object: { a: 'list<T\($0 + 1)>?' } }\n" } + "  T20000: \(last)\n"
        }
        #expect(codes(chain("string")) == ["KW009"])
        #expect(codes(chain("{ object: { a: T0 } }")) == ["KW009"])
        #expect(
            codes("types:\n" + lines(60) { "  T\($0): list<T\($0 + 1)>\n" } + "  T60: string\n").contains("KW009")
                == false)
    }

    @Test("mistakes are told up to a limit")
    func manyMistakes() {
        let limit = Diagnostics.limit
        #expect(codes(note + lines(5000) { "kez\($0): 1\n" }) == Array(repeating: "KW002", count: limit))
        let patterns = codes(note + "accessPatterns:\n" + lines(5000) { "  p\($0): { get: Nota\($0) }\n" })
        #expect(patterns == Array(repeating: "KW006", count: limit))
        let types = codes("types:\n" + lines(5000) { "  T\($0): strin\($0)\n" })
        #expect(types == Array(repeating: "KW006", count: limit))
        let allow = codes("allow: [\(lines(3000) { "{ rule: KX\($0), because: x }, " })]\n" + note)
        #expect(allow.filter { $0 == "KW006" }.count == limit)
    }
}
