import Foundation
import KeywrightTemplates
import Testing

@testable import KeywrightCodeGen

/// The templates that are compiled in are the files, and name nothing that no view has.
@Suite("Templates")
struct TemplateTests {
    @Test("what is compiled in is what `templates/` holds")
    func embedded() throws {
        let folder = DesignFile.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "templates")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(TemplateOverride.suffix) }
        let names = paths.map { String($0.dropLast(TemplateOverride.suffix.count)) }
        #expect(embeddedTemplates.map(\.name) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for template in embeddedTemplates {
            let file = folder.appending(path: template.name + TemplateOverride.suffix)
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            #expect(template.text == text, "run scripts/embed-templates")
        }
    }

    @Test(
        "each template fits its view",
        arguments: [("swift/design", SampleViews.design), ("swift/entity", SampleViews.entity)])
    func fit(name: String, sample: TemplateValue) {
        let library = TemplateLibrary(embeddedTemplates)
        #expect(library.errors.isEmpty)
        let errors = library.check(name, against: sample)
        #expect(errors.isEmpty, "\(errors.map { "\($0.file):\($0.line):\($0.column): \($0.message)" })")
    }

    @Test("every template is used")
    func used() {
        #expect(TemplateLibrary(embeddedTemplates).namesNotReached(from: SwiftEmitter.roots).isEmpty)
    }

    @Test("a user's template stands in for the one of its name")
    func overriding() throws {
        let (design, plan) = try DesignFile.shop.resolved()
        var options = DesignFile.shop.options
        options.templateOverrides = [
            TemplateOverride(name: "swift/header.mustache", text: "// Ours, of {{source}}.\n{{> ours}}\n"),
            TemplateOverride(name: "ours.mustache", text: "{{import}} KeywrightRuntime\n"),
        ]
        let files = try SwiftEmitter.emit(design, plan: plan, options: options)
        for file in files {
            #expect(file.contents.hasPrefix("// Ours, of shop.keywright.yaml.\nimport KeywrightRuntime\n\n"))
        }
    }

    @Test(
        "what is wrong with a user's template is said with its place",
        arguments: [
            ("swift/enum.mustache", "enum {\n  {{nam}}\n", "swift/enum.mustache", 2, 5),
            ("swift/doc.mustache", "{{#doc}}\n", "swift/doc.mustache", 1, 1),
            ("swift/enums.mustache", "x", "swift/enums.mustache", 1, 1),
        ])
    func refused(name: String, text: String, file: String, line: Int, column: Int) throws {
        let (design, plan) = try DesignFile.shop.resolved()
        var options = DesignFile.shop.options
        options.templateOverrides = [TemplateOverride(name: name, text: text)]
        let error = #expect(throws: EmitError.self) {
            try SwiftEmitter.emit(design, plan: plan, options: options)
        }
        #expect(error?.file == file)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }
}
