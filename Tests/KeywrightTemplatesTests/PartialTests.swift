import Testing

@testable import KeywrightTemplates

@Suite struct PartialTests {
    @Test(arguments: [
        RenderCase("within a line", "\"{{> t}}\"", partials: ["t": "from partial"], gives: "\"from partial\""),
        RenderCase(
            "with the names around", "{{#r}}{{> p}}{{/r}}", ["r": ["n": "1"]], partials: ["p": "*{{n}}*"], gives: "*1*"),
        RenderCase("in partials", "{{> a}}", ["c": "hi"], partials: ["a": "*{{> b}}*", "b": "{{c}}!"], gives: "*hi!*"),
        RenderCase("in a folder", "{{> swift/key-path.part}}", partials: ["swift/key-path.part": "x"], gives: "x"),
        RenderCase("blanks around stay", "| {{> p}} |", partials: ["p": "\t|\t"], gives: "| \t|\t |"),
        RenderCase("blanks within the tag", "|{{>p}}|{{>  p  }}|", partials: ["p": "x"], gives: "|x|x|"),
        RenderCase("an empty partial", "a{{> p}}b\n{{> p}}\nc\n", partials: ["p": ""], gives: "ab\nc\n"),
        RenderCase(
            "a tree that includes itself", "{{> node}}",
            ["n": "X", "kids": [["n": "Y", "kids": [["n": "Z", "kids": []]]], ["n": "W", "kids": []]]],
            partials: ["node": "{{n}}<{{#kids}}{{> node}}{{/kids}}>"], gives: "X<Y<Z<>>W<>>"),
        RenderCase(
            "the line break at the end of its file", "f({{> p}})\n", partials: ["p": "a, b\n"], gives: "f(a, b)\n"),
        RenderCase("of two such line breaks one", "({{> p}})\n", partials: ["p": "a\n\n"], gives: "(a\n)\n"),
        RenderCase("a file that ends in a value", "({{> p}})", ["x": "1"], partials: ["p": "{{x}}\n"], gives: "(1)"),
        RenderCase(
            "its lines but the last", "({{> p}})", ["l": ["a", "b"]], partials: ["p": "{{#l}}\n{{.}}\n{{/l}}\n"],
            gives: "(a\nb\n)"),
        RenderCase("inline in an inline one", "[{{> p}}]", partials: ["p": "({{> q}})\n", "q": "x\n"], gives: "[(x)]"),
    ])
    func partials(_ renderCase: RenderCase) throws { try renderCase.verify() }

    @Test(arguments: [
        RenderCase("takes its line", ">\n{{> p}}\n>", partials: ["p": "a\n"], gives: ">\na\n>"),
        RenderCase("carriage returns", "|\r\n{{> p}}\r\n|", partials: ["p": ">"], gives: "|\n>|"),
        RenderCase("nothing before", "  {{> p}}\n>", partials: ["p": ">\n>"], gives: "  >\n  >>"),
        RenderCase("nothing behind", ">\n  {{> p}}", partials: ["p": ">\n>"], gives: ">\n  >\n  >"),
        RenderCase(
            "not alone, no indentation", "  {{s}}  {{> p}}\n", ["s": "|"], partials: ["p": ">\n>"], gives: "  |  >\n>\n"
        ),
        RenderCase("every line", "\\\n {{> p}}\n/\n", partials: ["p": "|\n  x\n|\n"], gives: "\\\n |\n   x\n |\n/\n"),
        RenderCase(
            "every line of a value", " {{> p}}\n", ["x": "<\n->"], partials: ["p": "|\n{{x}}\n|\n"],
            gives: " |\n <\n ->\n |\n"),
        RenderCase(
            "every round of a section", "{\n    {{> p}}\n}\n", ["l": ["1", "2", "3"]],
            partials: ["p": "{{#l}}\ni {{.}}\n{{/l}}\n"], gives: "{\n    i 1\n    i 2\n    i 3\n}\n"),
        RenderCase(
            "every line of a section within a line", "  {{> p}}\n", ["l": ["1", "2"]],
            partials: ["p": "{{#l}}i {{.}}\n{{/l}}"], gives: "  i 1\n  i 2\n"),
        RenderCase(
            "partials in partials add up", "{\n  {{> a}}\n}\n", ["l": ["1", "2"]],
            partials: ["a": "[\n  {{> b}}\n]\n", "b": "{{#l}}\n{{.}}\n{{/l}}\n"],
            gives: "{\n  [\n    1\n    2\n  ]\n}\n"),
        RenderCase(
            "a partial within a line of an indented one", "  {{> a}}\n",
            partials: ["a": "x {{> b}}\ny\n", "b": "1\n2\n"], gives: "  x 1\n  2\n  y\n"),
        RenderCase(
            "empty lines stay empty", "  {{> p}}\n", partials: ["p": "a\n\nb\n   \nc\n"], gives: "  a\n\n  b\n\n  c\n"),
        RenderCase(
            "empty lines of values too", "  {{> p}}\n", ["x": "a\n\nb"], partials: ["p": "{{x}}\n"],
            gives: "  a\n\n  b\n"),
        RenderCase("by tabs", "\t{{> p}}\n", partials: ["p": "a\nb\n"], gives: "\ta\n\tb\n"),
        RenderCase("and ends with it", "  {{> p}}\nx\n", partials: ["p": "a\n"], gives: "  a\nx\n"),
        RenderCase(
            "what a section around repeats", "{{#l}}\n  {{> p}}\n{{/l}}\n", ["l": ["1", "2"]],
            partials: ["p": "a{{.}}\nb\n"], gives: "  a1\n  b\n  a2\n  b\n"),
        RenderCase(
            "a tree", "{{> node}}\n", ["n": "X", "kids": [["n": "Y", "kids": [["n": "Z", "kids": []]]]]],
            partials: ["node": "{{n}}\n{{#kids}}\n  {{> node}}\n{{/kids}}\n"], gives: "X\n  Y\n    Z\n"),
    ])
    func indentation(_ renderCase: RenderCase) throws { try renderCase.verify() }
}
