import Testing

@Suite("Texts on several lines")
struct ScalarTests {
    @Test(arguments: [
        LayoutCase("plain, behind its key", "a: b\n      c\n d\n", "a: b\n  c\n  d\n"),
        LayoutCase("plain, on a line of its own", "a:\n       b\n         c\n", "a:\n  b\n  c\n"),
        LayoutCase("a line break more is text", "a: b\n\n\n   c\n", "a: b\n\n\n  c\n"),
        LayoutCase("in a list", "-   a\n    b\n", "- a\n  b\n"),
        LayoutCase("in brackets", "a: { b: c\n d, e: f }\n", "a: { b: c\n       d, e: f }\n"),
        LayoutCase("in single quotes", "a: 'b   \n\n c'\n", "a: 'b\n\n  c'\n"),
        LayoutCase("in double quotes", "a: \"b\n    c\"\n", "a: \"b\n  c\"\n"),
        LayoutCase("with an escaped line break", "a: \"b \\\n    \\  c\"\n", "a: \"b \\\n  \\  c\"\n"),
        LayoutCase("with an escaped blank at a line's end", "a: \"b\\  \n   c\"\n", "a: \"b\\ \n  c\"\n"),
        LayoutCase("with an escaped backslash at a line's end", "a: \"b\\\\  \n   c\"\n", "a: \"b\\\\\n  c\"\n"),
        LayoutCase("with other line breaks", "a: 'b\r  c\u{85}  d'\n", "a: 'b\n  c\n  d'\n"),
    ])
    func flow(_ example: LayoutCase) { example.expect() }

    @Test(arguments: [
        LayoutCase(
            "literal", "a:\n    b: |\n       x\n         y  \n\n       z\n", "a:\n  b: |\n    x\n      y  \n\n    z\n"),
        LayoutCase("folded, without the last break", "a:   >-\n b\n c\n", "a: >-\n  b\n  c\n"),
        LayoutCase("in a list", "-   |\n    a\n-   b: |\n      c\n", "- |\n  a\n- b: |\n    c\n"),
        LayoutCase(
            "in a list as deep as its key", "a:\n- |\n  b\n- c: |1\n   d\n", "a:\n  - |\n    b\n  - c: |1\n     d\n"),
        LayoutCase(
            "with its indentation given", "a:\n    b: |3\n         x\n       y\n", "a:\n  b: |3\n       x\n     y\n"),
        LayoutCase("with comment and number signs in it", "a: |\n   # b\n   c # d\n", "a: |\n  # b\n  c # d\n"),
        LayoutCase("blank lines behind it are layout", "a: |\n  b\n\n\n\nc: d\n", "a: |\n  b\n\nc: d\n"),
        LayoutCase("blank lines behind it are text", "a: |+\n  b\n\n\n\nc: d\n"),
        LayoutCase("blank lines are all of the text", "a: |+\n\n\nc: d\n"),
        LayoutCase("a line of blanks is text", "a: |\n  b\n     \nc: d\n"),
        LayoutCase("without text", "a: |\nb: >\n\nc: d\n"),
        LayoutCase("a blank line first", "a: |\n\n   b\n", "a: |\n\n  b\n"),
        LayoutCase("the file ends within it", "a:  |\n   b", "a: |\n  b"),
        LayoutCase("the file ends within it, breaks kept", "a:  |+\n   b", "a: |+\n  b"),
        LayoutCase("the file ends within it, its break dropped", "a:  |-\n   b", "a: |-\n  b\n"),
        LayoutCase("with carriage returns", "a:   |\r\n    b\r\n\r\n    c\r\n", "a: |\r\n  b\r\n\r\n  c\r\n"),
    ])
    func block(_ example: LayoutCase) { example.expect() }
}
