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
            ("swift/enum.mustache", "enum {\n  {{nam}}\n", "swift/enum.mustache", 2, 5, "nothing here is named `nam`"),
            ("swift/doc.mustache", "{{#doc}}\n", "swift/doc.mustache", 1, 1, "section `doc` is never closed"),
            ("swift/enums.mustache", "x", "swift/enums.mustache", 1, 1, "similar name exists: `swift/enum`"),
            ("ours.mustache", "x", "ours.mustache", 1, 1, "no template includes `ours`"),
            ("notes.txt", "x", "notes.txt", 1, 1, "is no template"),
            // The shop has no guards, so that rendering it would never see this.
            (
                "swift/constants.mustache", "{{#constants}}{{vale}}{{/constants}}", "swift/constants.mustache", 1, 17,
                "vale"
            ),
        ])
    func refused(name: String, text: String, file: String, line: Int, column: Int, message: String) throws {
        let (design, plan) = try DesignFile.shop.resolved()
        var options = DesignFile.shop.options
        options.templateOverrides = [TemplateOverride(name: name, text: text)]
        let error = #expect(throws: EmitError.self) {
            try SwiftEmitter.emit(design, plan: plan, options: options)
        }
        let problem = try #require(error?.problems.first)
        #expect(problem.file == file)
        #expect(problem.line == line)
        #expect(problem.column == column)
        #expect(problem.message.contains(message), "\(problem.message)")
    }

    @Test("all mistakes of all templates are told at once, by file and place")
    func allAtOnce() throws {
        let (design, plan) = try DesignFile.shop.resolved()
        var options = DesignFile.shop.options
        options.templateOverrides = [
            TemplateOverride(name: "swift/enum.mustache", text: "{{one}}\n{{two}}\n"),
            TemplateOverride(name: "swift/doc.mustache", text: "{{three}}\n"),
        ]
        let error = #expect(throws: EmitError.self) {
            try SwiftEmitter.emit(design, plan: plan, options: options)
        }
        let places = error?.problems.map { "\($0.file):\($0.line)" }
        #expect(places == ["swift/doc.mustache:1", "swift/enum.mustache:1", "swift/enum.mustache:2"])
    }

    @Test("in one file are the head once and all that the files of entities hold", arguments: DesignFile.allCases)
    func oneFile(_ file: DesignFile) throws {
        let (design, plan) = try file.resolved()
        var options = file.options
        let apart = try SwiftEmitter.emit(design, plan: plan, options: options)
        options.layout = .oneFile("all.swift")
        options.command = "swift build"
        let together = try SwiftEmitter.emit(design, plan: plan, options: options)
        #expect(together.map(\.path) == ["all.swift"])
        let text = together.first?.contents ?? ""
        #expect(text.components(separatedBy: GeneratedFile.mark).count == 2)
        #expect(text.contains("// Regenerate: swift build\n"))
        for part in apart {
            guard let start = part.contents.range(of: "\n\nnonisolated extension ")?.lowerBound else { continue }
            let extensions = part.contents[start...]
            #expect(text.contains(extensions), "\(part.path)")
        }
    }
}
