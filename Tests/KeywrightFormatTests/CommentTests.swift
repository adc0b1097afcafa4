import Testing

@Suite("Comments")
struct CommentTests {
    @Test(arguments: [
        LayoutCase("before an entry", "a:\n      # c\n      b: d\n", "a:\n  # c\n  b: d\n"),
        LayoutCase("before the first entry, less deep", "a:\n # c\n    b: d\n", "a:\n  # c\n  b: d\n"),
        LayoutCase("before an entry, deeper than it", "a: b\n     # c\nd: e\n", "a: b\n# c\nd: e\n"),
        LayoutCase("in the first column", "a:\n    b: c\n#    d: e\n    f: g\n", "a:\n  b: c\n#    d: e\n  f: g\n"),
        LayoutCase("at the end of a block", "a:\n    b: c\n    # d\ne: f\n", "a:\n  b: c\n  # d\ne: f\n"),
        LayoutCase(
            "at the end of a block and before the next", "a:\n    b:\n        c: d\n        # x\n    # y\n # z\ne: f\n",
            "a:\n  b:\n    c: d\n    # x\n  # y\n# z\ne: f\n"),
        LayoutCase(
            "at the end of a block, deeper than it", "a:\n  b: c\n       # d\ne: f\n", "a:\n  b: c\n  # d\ne: f\n"),
        LayoutCase("at the end of the file", "a:\n    b: c\n    # d\n", "a:\n  b: c\n  # d\n"),
        LayoutCase("behind blank lines at the end", "a:\n    b: c\n\n\n    # d\n\n\n", "a:\n  b: c\n\n  # d\n"),
        LayoutCase(
            "at the end of a list as deep as its key", "a:\n- b\n  # c\nd:\n- e\n# f\ng: h\n",
            "a:\n  - b\n  # c\nd:\n  - e\n# f\ng: h\n"),
        LayoutCase("in a list as deep as its key", "a:\n- b\n # c\n- d\n", "a:\n  - b\n  # c\n  - d\n"),
        LayoutCase("in place of a value", "a:\n    b:\n        # c\n    d: e\n", "a:\n  b:\n    # c\n  d: e\n"),
        LayoutCase("in place of the last value", "a:\n   b:\n      # c\n", "a:\n  b:\n    # c\n"),
        LayoutCase("before a value", "a:\n # b\n    c\n", "a:\n  # b\n  c\n"),
        LayoutCase(
            "in brackets", "a: {\n # b\n c: d,\n      # e\n f: g\n# h\n }\n",
            "a: {\n  # b\n  c: d,\n  # e\n  f: g\n# h\n}\n"),
        LayoutCase("behind brackets", "a: [ # b\n c, # d\n] # e\n", "a: [ # b\n  c, # d\n] # e\n"),
        LayoutCase("behind a document's mark", "--- # a\n# b\na: b\n... # c\n"),
        LayoutCase(
            "behind a block scalar", "a:\n    b: |\n        x\n  # c\n    d: e\n", "a:\n  b: |\n    x\n  # c\n  d: e\n"),
        LayoutCase("outside of ASCII", "a:   b # é 🛒  x \n", "a: b # é 🛒  x\n"),
    ])
    func ownLines(_ example: LayoutCase) { example.expect() }

    @Test(arguments: [
        LayoutCase("one blank before", "a: b # c\n"),
        LayoutCase("many blanks before", "a: b       # c\n", "a: b # c\n"),
        LayoutCase("what touches goes on touching", "a: 'b'# c\nd: [e]#f\n"),
        LayoutCase("in a column", "a: b      # c\nde: fgh   # i\n", "a: b    # c\nde: fgh # i\n"),
        LayoutCase(
            "in a column that one has left", "a: b     # c\nde: fgh  # i\nj: k # l\n",
            "a: b    # c\nde: fgh # i\nj: k    # l\n"),
        LayoutCase("in a column by chance", "a: b # c\nd: e # f\nghi: j # k\n"),
        LayoutCase("not in a column", "a: b   # c\nde: fgh   # i\n", "a: b # c\nde: fgh # i\n"),
        LayoutCase(
            "a line without a comment ends a column", "a: b     # c\nde: fgh  # i\nj: k\nl: m      # n\n",
            "a: b    # c\nde: fgh # i\nj: k\nl: m # n\n"),
        LayoutCase(
            "a column over levels", "a:         # b\n    c: d   # e\n", "a:     # b\n  c: d # e\n"),
        LayoutCase(
            "a column of texts two columns wide", "a: 日本  # c\nd: efgh  # i\n", "a: 日本 # c\nd: efgh # i\n"),
        LayoutCase("wide text in a column", "a: 日     # c\nd: efgh   # i\n", "a: 日   # c\nd: efgh # i\n"),
        LayoutCase("behind a block scalar's sign", "a: |   # b\n  c\n", "a: | # b\n  c\n"),
    ])
    func behindLines(_ example: LayoutCase) { example.expect() }
}
