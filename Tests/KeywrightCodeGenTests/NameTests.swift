import KeywrightDiagnostics
import Testing

@testable import KeywrightCodeGen

/// Names of a design that generated Swift could take for its own.
@Suite("Names in generated code")
struct NameTests {
    @Test("a type named like one within entities is qualified")
    func hiddenByKey() throws {
        let code = try swift(
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            types: { Key: { enum: [a, b] } }
            entities:
              Zent: { key: { PK: 'Z#<id>' }, attributes: { id: string, own: Key } }
            """)
        #expect(code.contains("var own: Demo.Key\n"))
    }

    @Test("an entity named like one within entities qualifies what is within it")
    func entityNamedKey() throws {
        let code = try swift(
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            entities:
              Key: { key: { PK: 'K#<id>' }, attributes: { id: string, own: { enum: [a, b] } } }
            """)
        #expect(code.contains("var own: Demo.Key.Own\n"))
    }

    @Test("a type within an entity does not hide the namespace")
    func attributeNamedLikeDesign() throws {
        let code = try swift(
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            entities:
              Zent: { key: { PK: 'Z#<id>' }, attributes: { id: string, demo: { enum: [a, b] } } }
            """)
        #expect(code.contains("enum DemoValue:"))
    }

    @Test("labels of which Swift warns have another name", arguments: ["let", "var"])
    func labels(_ name: String) throws {
        let code = try swift(
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            entities:
              Zent: { key: { PK: 'Z#<id>' }, attributes: { id: string, \(name): int } }
            """)
        #expect(code.contains("var \(name)Value: Int\n"))
        #expect(!code.contains("`\(name)`:"))
    }

    private func swift(_ text: String) throws -> String {
        let (design, plan) = try resolve(SourceFile(path: "demo.keywright.yaml", text: text))
        return try SwiftEmitter.emit(design, plan: plan, options: EmitOptions(sourcePath: "demo.keywright.yaml"))
            .map(\.contents).joined()
    }
}
