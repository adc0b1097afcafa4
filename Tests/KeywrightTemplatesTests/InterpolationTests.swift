import Testing

@testable import KeywrightTemplates

@Suite struct InterpolationTests {
    @Test(arguments: [
        RenderCase("text without tags", "Hello from {Mustache}!\n", gives: "Hello from {Mustache}!\n"),
        RenderCase("empty template", "", gives: ""),
        RenderCase("a name", "Hello, {{subject}}!\n", ["subject": "world"], gives: "Hello, world!\n"),
        RenderCase("what is printed is not read again", "{{a}}: {{b}}", ["a": "{{b}}", "b": "x"], gives: "{{b}}: x"),
        RenderCase(
            "nothing is escaped", "{{a}}|{{{a}}}|{{&a}}", ["a": "& \" < >"], gives: "& \" < >|& \" < >|& \" < >"),
        RenderCase("an empty text", "a{{x}}b", ["x": ""], gives: "ab"),
        RenderCase(
            "the innermost name counts", "{{#r}}{{n}}{{m}}{{/r}}", ["n": "1", "m": "2", "r": ["n": "3"]], gives: "32"),
        RenderCase("dotted name", "{{a.b.c}}", ["a": ["b": ["c": "deep"]]], gives: "deep"),
        RenderCase(
            "first part outward, the rest within", "{{#a}}{{b.name}}{{/a}}",
            ["a": ["b": ["name": "Phil"]], "b": ["name": "Wrong"]], gives: "Phil"),
        RenderCase(
            "first part from further out", "{{#a}}{{b.c}}{{/a}}", ["a": ["x": "y"], "b": ["c": "out"]], gives: "out"),
        RenderCase("current element", "{{#l}}({{.}}){{/l}}", ["l": ["a", "b", "c"]], gives: "(a)(b)(c)"),
        RenderCase("blanks around a tag stay", "| {{s}} |", ["s": "---"], gives: "| --- |"),
        RenderCase("a value takes no line away", "  {{s}}\n", ["s": "---"], gives: "  ---\n"),
        RenderCase("triple takes no line away", "  {{{s}}}\n", ["s": "---"], gives: "  ---\n"),
        RenderCase("blanks within a tag", "|{{ s }}|{{{ s }}}|{{& s }}|{{\ts\t}}|", ["s": "-"], gives: "|-|-|-|-|"),
        RenderCase("a brace right after a tag", "{ {{s}}}", ["s": "x"], gives: "{ x}"),
        RenderCase("single braces and closing pairs", "{ } }} {a} {", gives: "{ } }} {a} {"),
        RenderCase(
            "names with digits, _ and -", "{{a_1}}{{b-2}}{{_}}", ["a_1": "1", "b-2": "2", "_": "3"], gives: "123"),
        RenderCase("text beyond ASCII", "ü {{s}} 🗝\n", ["s": "é"], gives: "ü é 🗝\n"),
        RenderCase("of two members of a name the first", "{{a}}", ["a": "1", "a": "2"], gives: "1"),
    ])
    func interpolation(_ renderCase: RenderCase) throws { try renderCase.verify() }
}
