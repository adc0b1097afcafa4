import Testing

@testable import KeywrightTemplates

private struct PointView: TemplateViewable {
    var x: String
    var note: String?

    var templateValue: TemplateValue { ["x": .text(x), "note": .optional(note)] }
}

@Suite struct TemplateLibraryTests {
    private let library = TemplateLibrary([
        ("main", "<{{> part}}>\n"), ("part", "{{x}}"), ("unused", "{{> unused-part}}"), ("unused-part", ""),
    ])

    @Test func overridesFileByFile() throws {
        let other = library.overriding(with: [("part", "[{{x}}]{{> own}}\n"), ("own", "!")])
        #expect(try other.render("main", with: ["x": "1"]) == "<[1]!>\n")
        #expect(try library.render("main", with: ["x": "1"]) == "<1>\n")
        #expect(other.names == ["main", "own", "part", "unused", "unused-part"])
    }

    @Test func anOverrideRepairsOrBreaksErrors() {
        let broken = library.overriding(with: [("part", "{{#x}}"), ("main", "{{> gone}}")])
        #expect(
            broken.errors.map(\.description) == [
                "main:1:5: error: no partial is named `gone`", "part:1:1: error: section `x` is never closed",
            ])
        #expect(broken.overriding(with: [("gone", ""), ("part", "")]).errors.isEmpty)
    }

    @Test func namesWhatNoRootReaches() {
        #expect(library.namesNotReached(from: ["main"]) == ["unused", "unused-part"])
        #expect(library.namesNotReached(from: ["main", "unused", "other"]).isEmpty)
    }

    @Test func viewsGiveTheirFields() throws {
        let points = TemplateLibrary([("points", "{{#points}}\n{{#note}}\n// {{.}}\n{{/note}}\n{{x}}\n{{/points}}\n")])
        let views = [PointView(x: "1", note: "one"), PointView(x: "2", note: nil)]
        #expect(try points.render("points", with: ["points": .views(views)]) == "// one\n1\n2\n")
        let one = TemplateLibrary([("point", "{{x}}")])
        #expect(try one.render("point", with: views[1]) == "2")
        #expect(try one.renderBytes("point", with: views[1].templateValue) == Array("2".utf8))
    }

    @Test(arguments: [
        ("", ""), ("a", "(a)"), ("a\n", "(a)"), ("a\nb", "(a)(b)"), ("a\n\nb\n", "(a)()(b)"), ("a\r\nb\r\n", "(a)(b)"),
        ("\n", "()"), ("\n\n", "()()"),
    ])
    func linesOfAText(text: String, expected: String) throws {
        let library = TemplateLibrary([("main", "{{#lines}}({{.}}){{/lines}}")])
        #expect(try library.render("main", with: ["lines": .lines(of: text)]) == expected)
    }

    /// Sections nest as data, not as calls: neither depth nor length may exhaust the stack.
    @Test func deepAndLongTemplates() throws {
        let depth = 20_000
        let deep = String(repeating: "{{#b}}", count: depth) + "x" + String(repeating: "{{/b}}", count: depth)
        let library = TemplateLibrary([("deep", deep), ("open", String(repeating: "{{", count: depth))])
        #expect(try library.render("deep", with: ["b": true]) == "x")
        #expect(library.check("deep", against: ["b": false]).isEmpty)
        #expect(library.errors.map(\.file) == ["open"])
    }

    @Test(
        arguments: [
            ("nmae", ["id", "name"], "name"), ("Name", ["name"], "name"),
            ("entitys", ["entities", "entity"], "entity"),
            ("attribute", ["attributes", "atribute"], "attributes"), ("ab", ["abc"], nil), ("key", ["indexes"], nil),
            ("partition", [], nil),
        ] as [(String, [String], String?)])
    func nearest(name: String, candidates: [String], expected: String?) {
        #expect(nearestName(to: name, among: candidates) == expected)
    }
}
