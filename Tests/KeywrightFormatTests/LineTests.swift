import KeywrightDiagnostics
import KeywrightFormat
import Testing

@Suite("Lines and indentation")
struct LineTests {
    @Test(arguments: [
        LayoutCase("an empty file", ""),
        LayoutCase("blanks alone", "  \n\n", ""),
        LayoutCase("comments alone", "\n# a\n\n\n  # b", "# a\n\n# b\n"),
        LayoutCase("a file without a line break at its end", "a: b", "a: b\n"),
        LayoutCase("blank lines at the beginning and the end", "\n\n \na: b\n\n\n", "a: b\n"),
        LayoutCase("blanks at the ends of lines", "a: b  \nc: d\t\n  \ne: f\n", "a: b\nc: d\n\ne: f\n"),
        LayoutCase("several blank lines", "a: b\n\n\n\nc: d\n", "a: b\n\nc: d\n"),
        LayoutCase("no blank lines are added", "a:\n  b: c\nd:\n  e: f\n"),
        LayoutCase("a blank line behind a key stays", "a:\n\n  b: c\n"),
        LayoutCase("a byte order mark", "\u{FEFF}a:   b\n", "a: b\n"),
        LayoutCase("carriage returns throughout stay", "a:  b\r\n\r\n\r\nc: d\r\n", "a: b\r\n\r\nc: d\r\n"),
        LayoutCase("mixed line breaks are line feeds", "a: b\r\nc: d\ne: f\r\n", "a: b\nc: d\ne: f\n"),
        LayoutCase("lone carriage returns are line feeds", "a: b\rc: d\r", "a: b\nc: d\n"),
        LayoutCase("old line breaks of YAML", "a: b\u{85}c: d\n", "a: b\nc: d\n"),
        LayoutCase("a document's marks", "---\na: b\n...\n"),
        LayoutCase("a directive", "%YAML   1.1\n---\na: b\n"),
        LayoutCase("a long line stays one", "a: { \(String(repeating: "b, ", count: 60))c }\n"),
    ])
    func lines(_ example: LayoutCase) { example.expect() }

    @Test(arguments: [
        LayoutCase("deeper than two", "a:\n     b:\n       c: d\n     e: f\n", "a:\n  b:\n    c: d\n  e: f\n"),
        LayoutCase("one blank", "a:\n b:\n  c: d\n", "a:\n  b:\n    c: d\n"),
        LayoutCase("a map that stands in", "   a:\n      b: c\n   d: e\n", "a:\n  b: c\nd: e\n"),
        LayoutCase("a list as deep as its key", "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - c\nd: e\n"),
        LayoutCase(
            "such lists within each other", "a:\n- b:\n  - c\n  - d: e\n- f\ng: h\n",
            "a:\n  - b:\n      - c\n      - d: e\n  - f\ng: h\n"),
        LayoutCase("a list at the top", "-   a\n-   b: c\n    d: e\n", "- a\n- b: c\n  d: e\n"),
        LayoutCase("lists that begin each other", "-   -  a\n    -  b\n", "- - a\n  - b\n"),
        LayoutCase("a value on the next line", "a:\n      b\nc:\n {d: e}\n", "a:\n  b\nc:\n  { d: e }\n"),
        LayoutCase("an entry on the line after its dash", "-\n    a: b\n", "-\n  a: b\n"),
        LayoutCase(
            "keys and values with indicators", "?  a\n:  - b\n   - c\n? [d]\n: e\n", "? a\n: - b\n  - c\n? [d]\n: e\n"),
        LayoutCase("a map below an anchor", "a:   &x\n     b: c\nd:   *x\n", "a: &x\n  b: c\nd: *x\n"),
        LayoutCase("an anchor at a key", "a:\n    &x b: c\n    d: e\n", "a:\n  &x b: c\n  d: e\n"),
    ])
    func indentation(_ example: LayoutCase) { example.expect() }

    @Test(arguments: [
        LayoutCase("maps in braces", "a: {b: c,d:   e}\n", "a: { b: c, d: e }\n"),
        LayoutCase("lists in brackets", "a: [ b ,c,  d ]\n", "a: [b, c, d]\n"),
        LayoutCase("empty ones", "a: {  }\nb: [ ]\n", "a: {}\nb: []\n"),
        LayoutCase("within each other", "a: [{b: [ c ]},{ }]\n", "a: [{ b: [c] }, {}]\n"),
        LayoutCase("blanks before colons", "a : b\nc : { d : e }\n", "a: b\nc: { d: e }\n"),
        LayoutCase("tabs between", "a:\tb\nc:\t{ d:\te }\n", "a: b\nc: { d: e }\n"),
        LayoutCase("a colon that touches", #"a: {"b":c,"d":"e"}"# + "\n", #"a: { "b": c, "d": "e" }"# + "\n"),
        LayoutCase("text that holds a colon", "a: {b:c}\nd: e:f\n", "a: { b:c }\nd: e:f\n"),
        LayoutCase("aliases as keys", "a: &x b\n*x : c\nd: { *x : e }\n"),
        LayoutCase("merge keys", "a: &x {b: c}\nd: {<<: *x,e: f}\n", "a: &x { b: c }\nd: { <<: *x, e: f }\n"),
        LayoutCase("tags", "a: !t   b\nc: [!t ]\nd: {!t : e}\n", "a: !t b\nc: [!t ]\nd: { !t : e }\n"),
        LayoutCase("missing values", "a: {b: ,c: }\nd: [e: ]\nf:\n", "a: { b: , c: }\nd: [e: ]\nf:\n"),
        LayoutCase("keys without a colon", "a: {b,c: d}\n", "a: { b, c: d }\n"),
        LayoutCase("a comma at the end", "a: [b, ]\nc: {d: e, }\n", "a: [b,]\nc: { d: e, }\n"),
        LayoutCase("brackets as keys", "a: {[b]: c,{d: e}: f}\n", "a: { [b]: c, { d: e }: f }\n"),
        LayoutCase("quotes as they are", "a:  'b'\n\"c\":   \"d\"\n", "a: 'b'\n\"c\": \"d\"\n"),
        LayoutCase("blanks within texts", "a: b   c\nd: 'e   f'\n"),
    ])
    func withinLines(_ example: LayoutCase) { example.expect() }

    @Test(arguments: [
        LayoutCase(
            "a bracket at the end of its line", "a: {\n b: c,\n      d: [\n e\n ]\n    }\n",
            "a: {\n  b: c,\n  d: [\n    e\n  ]\n}\n"),
        LayoutCase("text behind the bracket", "a: { b: c,\n d: e }\n", "a: { b: c,\n     d: e }\n"),
        LayoutCase("text behind the bracket of a list", "a: [b,\nc]\n", "a: [b,\n    c]\n"),
        LayoutCase("a bracket below text", "a: [b,\nc\n]\n", "a: [b,\n    c\n   ]\n"),
        LayoutCase("two at the end of one line", "a: [{\nb: c\n}]\n", "a: [{\n  b: c\n}]\n"),
        LayoutCase(
            "one after another", "a: [{\nb: c\n}, {\nd: e\n}]\n", "a: [{\n  b: c\n}, {\n  d: e\n}]\n"),
        LayoutCase("behind a dash", "a:\n  - {\n  b: c\n  }\n", "a:\n  - {\n      b: c\n    }\n"),
        LayoutCase("behind a dash and a key", "- a: {\nb: c\n}\n", "- a: {\n    b: c\n  }\n"),
        LayoutCase("a value on the next line", "a: { b:\nc,\nd: e }\n", "a: { b:\n       c,\n     d: e }\n"),
        LayoutCase("on a line of its own", "a:\n     {\n   b: c\n   }\n", "a:\n  {\n    b: c\n  }\n"),
        LayoutCase("a blank line within", "a: {\n\n\n  b: c\n\n}\n", "a: {\n\n  b: c\n\n}\n"),
        LayoutCase("a comma on the next line", "a: [b\n, c]\n", "a: [b\n    , c]\n"),
    ])
    func brackets(_ example: LayoutCase) { example.expect() }

    @Test(
        "what is no YAML document is left alone, with the finding",
        arguments: ["a: [b\n", "a: b\n  c: d\n", "a: *b\n", "a: b\n---\nc: d\n", "a:\n\t- b\n", "\u{0}"])
    func unreadable(_ text: String) {
        guard case .unreadable(let findings) = formatDesign(SourceFile(path: "t.yaml", text: text)) else {
            Issue.record("\(text.debugDescription) is laid out")
            return
        }
        #expect(findings.map(\.rule.code) == ["KW001"])
    }

    @Test("a file that is not UTF-8 is left alone, with the finding")
    func notUTF8() {
        guard
            case .unreadable(let findings) = formatDesign(SourceFile(path: "t.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF]))
        else {
            Issue.record("it is laid out")
            return
        }
        #expect(findings.map(\.rule.code) == ["KW001"])
    }

    @Test("findings that leave a tree do not keep a file from being laid out")
    func duplicateKeys() {
        #expect(formatted("a:  b\na:  c\n[d]: e\n") == "a: b\na: c\n[d]: e\n")
    }
}
