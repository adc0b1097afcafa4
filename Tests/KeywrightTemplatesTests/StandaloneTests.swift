import Testing

@testable import KeywrightTemplates

@Suite struct StandaloneTests {
    @Test(arguments: [
        RenderCase(
            "section tags take their lines", "| This Is\n{{#b}}\n|\n{{/b}}\n| A Line\n", ["b": true],
            gives: "| This Is\n|\n| A Line\n"),
        RenderCase(
            "indented ones too", "| This Is\n  {{#b}}\n|\n\t{{/b}}\n| A Line\n", ["b": true],
            gives: "| This Is\n|\n| A Line\n"),
        RenderCase("with blanks behind", "a\n{{#b}} \t\nx\n{{/b}}  \nb\n", ["b": true], gives: "a\nx\nb\n"),
        RenderCase("inverted ones", "a\n{{^b}}\nx\n{{/b}}\nb\n", ["b": false], gives: "a\nx\nb\n"),
        RenderCase("a branch not taken", "a\n{{#b}}\nx\n{{/b}}\nb\n", ["b": false], gives: "a\nb\n"),
        RenderCase("without a line before", "  {{#b}}\n#{{/b}}\n/", ["b": true], gives: "#\n/"),
        RenderCase("without a line break at the end", "#{{#b}}\n/\n  {{/b}}", ["b": true], gives: "#\n/\n"),
        RenderCase(
            "carriage returns become line feeds", "|\r\n{{#b}}\r\n{{/b}}\r\n|\r\n", ["b": true], gives: "|\n|\n"),
        RenderCase("a lone carriage return stays", "a\rb\n", gives: "a\rb\n"),
        RenderCase(
            "the tag of a line with text", " {{#b}}YES{{/b}}\n {{#b}}GOOD{{/b}}\n", ["b": true], gives: " YES\n GOOD\n"),
        RenderCase("two tags in a line are not alone", "a\n{{#b}}{{/b}}\nb\n", ["b": true], gives: "a\n\nb\n"),
        RenderCase(
            "blanks and line breaks within", " | {{#b}} {{! important }}\n {{/b}} | \n", ["b": true],
            gives: " |  \n  | \n"),
        RenderCase("a loop of lines", "{\n{{#l}}\n  {{.}}\n{{/l}}\n}\n", ["l": ["a", "b"]], gives: "{\n  a\n  b\n}\n"),
        RenderCase("an empty loop of lines", "{\n{{#l}}\n  {{.}}\n{{/l}}\n}\n", ["l": []], gives: "{\n}\n"),
        RenderCase(
            "sections right under each other", "{{#b}}\n{{#c}}\nx\n{{/c}}\n{{/b}}\n", ["b": true, "c": true],
            gives: "x\n"),
        RenderCase("a byte order mark goes", "\u{FEFF}{{#b}}\nx\n{{/b}}\n", ["b": true], gives: "x\n"),
    ])
    func sections(_ renderCase: RenderCase) throws { try renderCase.verify() }

    @Test(arguments: [
        RenderCase("within a line", "12345{{! Comment! }}67890", gives: "1234567890"),
        RenderCase("of several lines, within a line", "12345{{!\n  multi\n  line }}67890\n", gives: "1234567890\n"),
        RenderCase("alone", "Begin.\n{{! Comment }}\nEnd.\n", gives: "Begin.\nEnd.\n"),
        RenderCase("alone, indented", "Begin.\n  {{! Comment }}\nEnd.\n", gives: "Begin.\nEnd.\n"),
        RenderCase(
            "alone, of several lines", "Begin.\n  {{!\n    Something's going on.\n  }}\nEnd.\n", gives: "Begin.\nEnd.\n"
        ),
        RenderCase("alone, carriage returns", "|\r\n{{! Comment }}\r\n|", gives: "|\n|"),
        RenderCase("alone, nothing before", "  {{! I'm alone }}\n!", gives: "!"),
        RenderCase("alone, nothing behind", "!\n  {{! I'm alone }}", gives: "!\n"),
        RenderCase("behind text", "  12 {{! 34 }}\n", gives: "  12 \n"),
        RenderCase("with blanks around", "12345 {{! Comment }} 67890", gives: "12345  67890"),
        RenderCase("holds what looks like a tag", "a{{! {{#x}} b", gives: "a b"),
        RenderCase("empty", "a{{!}}b", gives: "ab"),
        RenderCase("with the sign of another tag", "{{!# > / ^ }}x", gives: "x"),
    ])
    func comments(_ renderCase: RenderCase) throws { try renderCase.verify() }

    @Test(arguments: [
        RenderCase("a line of blanks in the template", "a\n   \nb\n", gives: "a\n\nb\n"),
        RenderCase("a value that is empty", "a\n    {{x}}\nb\n", ["x": ""], gives: "a\n\nb\n"),
        RenderCase("a section that is not taken", "a\n    {{#b}}x{{/b}}\nb\n", ["b": false], gives: "a\n\nb\n"),
        RenderCase("blanks on both sides of nothing", "  {{x}}  \n", ["x": ""], gives: "\n"),
        RenderCase("blanks at the very end", "a\n  {{x}}", ["x": ""], gives: "a\n"),
        RenderCase("blanks behind text stay", "a  \n", gives: "a  \n"),
        RenderCase("blanks of a value stay", "{{x}}\n", ["x": "  "], gives: "  \n"),
        RenderCase("an empty line within a value", "  {{x}}\n", ["x": "a\n\nb"], gives: "  a\n\nb\n"),
        RenderCase("a value that begins with a line break", "  {{x}}\n", ["x": "\nb"], gives: "\nb\n"),
    ])
    func emptyLinesHaveNoBlanks(_ renderCase: RenderCase) throws { try renderCase.verify() }
}
