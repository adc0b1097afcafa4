import Testing

@testable import KeywrightTemplates

/// A template `main` and what is wrong with it, as `file:line:column: error: message`.
struct ErrorCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var template: String
    var value: TemplateValue
    var partials: [String: String]
    var expected: [String]

    init(
        _ description: String, _ template: String, _ value: TemplateValue = [:], partials: [String: String] = [:],
        gives expected: String...
    ) {
        testDescription = description
        self.template = template
        self.value = value
        self.partials = partials
        self.expected = expected
    }

    var library: TemplateLibrary {
        TemplateLibrary(partials.map { (name: $0.key, text: $0.value) } + [("main", template)])
    }
}

@Suite struct StrictnessTests {
    @Test(arguments: [
        ErrorCase("open tag", "a {{b\nc }}", gives: "main:1:3: error: tag is not closed by `}}`"),
        ErrorCase("open triple", "{{{a}} }", gives: "main:1:1: error: tag is not closed by `}}}`"),
        ErrorCase("open comment", "a\n {{! b\nc", gives: "main:2:2: error: tag is not closed by `}}`"),
        ErrorCase("no name", "ab{{ }}", gives: "main:1:3: error: tag has no name"),
        ErrorCase(
            "section without a name", "{{#}}x{{/}}", gives: "main:1:1: error: tag has no name",
            "main:1:7: error: tag has no name"),
        ErrorCase("delimiters", "\n{{=<% %>=}}", gives: "main:2:1: error: templates have no tag `{{=`"),
        ErrorCase("block", "{{$a}}", gives: "main:1:1: error: templates have no tag `{{$`"),
        ErrorCase("a name of two words", "{{ a b }}", gives: "main:1:4: error: `a b` cannot be a name"),
        ErrorCase("an empty part", "{{a..b}}", gives: "main:1:3: error: `a..b` cannot be a name"),
        ErrorCase("an operator", "x{{#a|b}}y{{/a|b}}", gives: "main:1:5: error: `a|b` cannot be a name"),
        ErrorCase(
            "unknown helper", "{{@odd}}",
            gives: "main:1:3: error: `@odd` cannot be a name; of a list there are `@first`, `@last` and `@index`"),
        ErrorCase("partial with a blank", "{{> a b}}", gives: "main:1:5: error: `a b` cannot be the name of a partial"),
        ErrorCase("dynamic partial", "{{>*a}}", gives: "main:1:4: error: `*a` cannot be the name of a partial"),
        ErrorCase("never closed", "a\n  {{#b}}\n", gives: "main:2:3: error: section `b` is never closed"),
        ErrorCase("inverted never closed", "{{^b}}", gives: "main:1:1: error: section `b` is never closed"),
        ErrorCase("closes nothing", "a\n{{/b}}", gives: "main:2:1: error: `{{/b}}` closes nothing"),
        ErrorCase(
            "closes another", "{{#a}}\n x {{/b}}\n{{/a}}",
            gives: "main:2:4: error: `{{/b}}` closes nothing; `a` is open since 1:1"),
        ErrorCase(
            "crossed", "{{#a}}{{#b}}{{/a}}{{/b}}", gives: "main:1:7: error: section `b` is still open at `{{/a}}`",
            "main:1:19: error: `{{/b}}` closes nothing"),
        ErrorCase("columns in scalars", "é🗝e\u{301}{{ }}", gives: "main:1:5: error: tag has no name"),
        ErrorCase("after carriage returns", "a\r\n\r\n {{ }}", gives: "main:3:2: error: tag has no name"),
        ErrorCase(
            "unknown partial", "a {{> swift/entty}}", partials: ["swift/entity": ""],
            gives: "main:1:7: error: no partial is named `swift/entty`; a similar name exists: `swift/entity`"),
        ErrorCase("unknown partial, none near", "{{> zzzzzz}}", gives: "main:1:5: error: no partial is named `zzzzzz`"),
        ErrorCase(
            "all at once, in order", "{{/a}}\n{{b c}}\n{{> d}}\n{{#e}}\n",
            gives: "main:1:1: error: `{{/a}}` closes nothing", "main:2:3: error: `b c` cannot be a name",
            "main:3:5: error: no partial is named `d`", "main:4:1: error: section `e` is never closed"),
    ])
    func compiling(_ errorCase: ErrorCase) {
        #expect(errorCase.library.errors.map(\.description) == errorCase.expected)
    }

    @Test(arguments: [
        ErrorCase(
            "unknown name", "a\n {{ nmae }}", ["name": "x"],
            gives: "main:2:5: error: nothing here is named `nmae`; a similar name exists: `name`"),
        ErrorCase(
            "unknown name, none near", "{{abc}}", ["xyz": "x"], gives: "main:1:3: error: nothing here is named `abc`"),
        ErrorCase(
            "a name of one letter is like none", "{{a}}", ["b": "x"],
            gives: "main:1:3: error: nothing here is named `a`"),
        ErrorCase(
            "the nearest name, from the inside", "{{#r}}{{entitys}}{{/r}}", ["entity": "", "r": ["Entities": ""]],
            gives: "main:1:9: error: nothing here is named `entitys`; a similar name exists: `entity`"),
        ErrorCase(
            "unknown section", "{{#nmae}}a{{/nmae}}", ["b": true],
            gives: "main:1:4: error: nothing here is named `nmae`"),
        ErrorCase(
            "unknown inverted section", "{{^nmae}}a{{/nmae}}", ["b": true],
            gives: "main:1:4: error: nothing here is named `nmae`"),
        ErrorCase(
            "a name of a list's element outside", "{{#l}}{{/l}}{{n}}", ["l": [["n": "1"]]],
            gives: "main:1:15: error: nothing here is named `n`"),
        ErrorCase(
            "unknown member", "{{ key.paritition }}", ["key": ["partition": "x"]],
            gives: "main:1:8: error: `key` has no `paritition`; a similar name exists: `partition`"),
        ErrorCase(
            "member not looked for outside", "{{#a}}{{b.c}}{{/a}}", ["a": ["b": [:]], "b": ["c": "x"]],
            gives: "main:1:11: error: `b` has no `c`"),
        ErrorCase(
            "member of a text", "{{a.b.c}}", ["a": ["b": "x"]],
            gives: "main:1:7: error: `a.b` is a text, so that it has no `c`"),
        ErrorCase(
            "member of a list", "{{a.b}}", ["a": [["b": "x"]]],
            gives: "main:1:5: error: `a` is a list, so that it has no `b`"),
        ErrorCase(
            "member of what is absent", "{{a.b}}", ["a": .absent],
            gives: "main:1:5: error: `a` is absent, so that it has no `b`"),
        ErrorCase(
            "section on a text", "{{#a}}x{{/a}}", ["a": "text"],
            gives: "main:1:4: error: `a` is a text; a section takes a yes or no, a list or a record"),
        ErrorCase(
            "section on an empty text", "{{^a}}x{{/a}}", ["a": ""],
            gives: "main:1:4: error: `a` is a text; a section takes a yes or no, a list or a record"),
        ErrorCase(
            "print a list", "{{a}}", ["a": ["x"]],
            gives: "main:1:3: error: `a` is a list, where only a text can be printed"),
        ErrorCase(
            "print a record", "{{.}}", [:], gives: "main:1:3: error: `.` is a record, where only a text can be printed"),
        ErrorCase(
            "print a yes", "{{{a}}}", ["a": true],
            gives: "main:1:4: error: `a` is a yes or no, where only a text can be printed"),
        ErrorCase(
            "print nothing", "{{&a}}", ["a": .absent],
            gives: "main:1:4: error: `a` is absent, where only a text can be printed"),
        ErrorCase("last outside", "{{#@last}}x{{/@last}}", gives: "main:1:4: error: `@last` stands outside every list"),
        ErrorCase(
            "index after the list", "{{#l}}{{/l}}{{@index}}", ["l": ["a"]],
            gives: "main:1:15: error: `@index` stands outside every list"),
        ErrorCase(
            "in a partial", "{{#l}}\n  {{> p}}\n{{/l}}\n", ["l": [["n": "1"]]], partials: ["p": "a\n  {{m}}\n"],
            gives: "p:2:5: error: nothing here is named `m`"),
        ErrorCase("unknown partial", "{{> p}}", gives: "main:1:5: error: no partial is named `p`"),
        ErrorCase(
            "a partial that does not compile", "{{> p}}", partials: ["p": "{{#a}}"],
            gives: "p:1:1: error: section `a` is never closed"),
        ErrorCase("a template that does not compile", "{{a}}{{/a}}", gives: "main:1:6: error: `{{/a}}` closes nothing"),
        ErrorCase(
            "includes itself without end", "x\n {{> main}}\n",
            gives: "main:2:6: error: partials are nested more than 100 deep"),
    ])
    func rendering(_ errorCase: ErrorCase) throws {
        let error = try #require(throws: TemplateError.self) {
            try errorCase.library.render("main", with: errorCase.value)
        }
        #expect([error.description] == errorCase.expected)
    }

    @Test func aTemplateThatIsNotThere() throws {
        let library = TemplateLibrary([("swift/entity", "")])
        let error = try #require(throws: TemplateError.self) { try library.render("swift/entiy", with: [:]) }
        #expect(
            error.description
                == "swift/entiy:1:1: error: no template is named `swift/entiy`; a similar name exists: `swift/entity`")
        #expect(library.check("swift/entiy", against: [:]) == [error])
    }

    @Test func whatIsNotRenderedIsNotRequired() throws {
        let library = TemplateLibrary([("main", "{{#b}}{{nmae}}{{> gone}}{{/b}}x")])
        #expect(try library.render("main", with: ["b": false]) == "x")
    }
}
