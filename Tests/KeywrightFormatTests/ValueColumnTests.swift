import Testing

@Suite("Values in a column")
struct ValueColumnTests {
    @Test(arguments: [
        LayoutCase("stay", "a:   b\ncde: f\n"),
        LayoutCase("come as close as they can", "a:      b\ncde:    f\n", "a:   b\ncde: f\n"),
        LayoutCase(
            "take in a new entry", "a:   b\ncde: f\nghijk: l\nm: n\n", "a:     b\ncde:   f\nghijk: l\nm:     n\n"),
        LayoutCase("move with their indentation", "x:\n    a:   b\n    cde: f\n", "x:\n  a:   b\n  cde: f\n"),
        LayoutCase("are none where each stands by itself", "a:  b\ncde:   f\n", "a: b\ncde: f\n"),
        LayoutCase("are none by chance", "a: b\nc: d\nefg: h\n"),
        LayoutCase("are none where there is one", "a:     b\ncdef:\n  g: h\n", "a: b\ncdef:\n  g: h\n"),
        LayoutCase("end at a blank line", "a:   b\ncde: f\n\ng:   h\n", "a:   b\ncde: f\n\ng: h\n"),
        LayoutCase("go on over comments", "a:   b\n# c\ncde: f\n"),
        LayoutCase(
            "go on over entries of several lines", "a:   b\nlong:\n  - c\ncde: f\n", "a:   b\nlong:\n  - c\ncde: f\n"),
        LayoutCase(
            "leave room for the keys of those if there was", "a:      b\nlonger:\n  - c\ncde:    f\n",
            "a:      b\nlonger:\n  - c\ncde:    f\n"),
        LayoutCase(
            "do not take in block scalars and brackets of several lines", "a:   b\ncde: f\ng: |\n  h\ni: {\n  j: k\n}\n"
        ),
        LayoutCase("in a map behind a dash", "- a:   b\n  cde: f\n"),
        LayoutCase("behind anchors", "a:      b\n&x cde: f\n"),
        LayoutCase("of quoted keys", "'a':    b\n\"cde\" : f\n", "'a':   b\n\"cde\": f\n"),
        LayoutCase("in brackets, an entry a line", "a: {\n  b:   c,\n  def: g\n}\n"),
        LayoutCase("below what follows a bracket", "a: { b:   c,\n     def: g }\n"),
        LayoutCase("not in brackets on one line", "a: { b:   c, def: g }\n", "a: { b: c, def: g }\n"),
        LayoutCase(
            "within each other", "a:\n  b:   c\n  def: g\n  hi:\n    j:   k\n    lmn: o\n"),
        LayoutCase("of keys two columns wide", "日:  b\ncde: f\n"),
        LayoutCase("with comments behind them", "a:   b  # x\ncde: fg # y\n"),
    ])
    func columns(_ example: LayoutCase) { example.expect() }
}
