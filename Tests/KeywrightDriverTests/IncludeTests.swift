import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// A design of several files in memory, each with its expected findings in it. The design's own file is `shop.keywright.yaml`.
struct Files: CustomTestStringConvertible, Sendable {
    var name: String
    var own: String
    var others: [String: String]

    /// - Parameter own: the design's own file but for its first lines.
    init(_ name: String, _ own: String, _ others: [String: String]) {
        self.name = name
        self.own = "keywright: 1\ndesign: Shop\n" + own + "\n"
        self.others = others
    }

    var testDescription: String { name }

    func compiled() -> (compilation: Compilation, files: [SourceFile]) {
        var table = SourceTable()
        let file = SourceFile(path: "shop.keywright.yaml", text: own)
        let texts = others.merging([file.path: own]) { first, _ in first }
        let compilation = compile(DesignSource(file, beside: texts), files: &table)
        return (compilation, table.files)
    }

    /// Holds every file to its comments; those that were not read must have none.
    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let (compilation, files) = compiled()
        let texts = others.merging(["shop.keywright.yaml": own]) { first, _ in first }
        for (path, text) in texts {
            let id = files.firstIndex { $0.path == path }.map { FileID(UInt32($0)) }
            let findings = compilation.findings.filter { $0.primary.span.file == id && $0.rule.code != "KW701" }
            let mismatches = AnnotatedYAML(text).mismatches(with: findings)
            #expect(
                mismatches.isEmpty, "\(path): \(mismatches.joined(separator: "\n"))", sourceLocation: sourceLocation)
        }
    }
}

private let table = "table: { name: shop, key: { partition: PK, sort: SK } }\n"

private let user = """
    entities:
      User:
        key: { PK: USER#<userId>, SK: PROFILE }
        attributes: { userId: ulid, name: string }
    accessPatterns:
      getUser: { get: User }

    """

/// An entity of a name, whose keys no other has.
private func entity(_ name: String) -> String {
    """
    entities:
      \(name):
        key: { PK: \(name)#<id>, SK: \(name) }
        attributes: { id: ulid }
    accessPatterns:
      read\(name): { get: \(name) }

    """
}

@Suite("A design of several files")
struct IncludeTests {
    @Test("is one design: names of one file are known in the others")
    func together() throws {
        let files = Files(
            "together",
            table + """
                include: [types.yaml, users.yaml]
                accessPatterns:
                  renameUser: { update: User, set: [name] }
                """,
            [
                "types.yaml": "types: { Name: { type: string, maxLength: 20 } }\n",
                "users.yaml": user.replacing("name: string", with: "name: Name"),
            ])
        files.check()
        let (compilation, read) = files.compiled()
        #expect(read.map(\.path) == ["shop.keywright.yaml", "types.yaml", "users.yaml"])
        #expect(compilation.isSound)
        #expect(compilation.design?.patterns.map(\.name) == ["renameUser", "getUser"])
    }

    @Test("comes in the order written, each file once, patterns in byte order")
    func order() {
        let files = Files(
            "order", table + "include: [c.yaml, 'parts/*.yaml', a.yaml, c.yaml]",
            [
                "a.yaml": entity("A"), "c.yaml": "keywright: 1\ninclude: [parts/z.yaml]\n" + entity("C"),
                "parts/B.yaml": entity("B"), "parts/a.yaml": entity("PartA"), "parts/z.yaml": entity("Z"),
                "parts/.hidden.yaml": entity("A"), "parts/note.txt": "no: [yaml", "parts/deep/x.yaml": entity("A"),
            ])
        files.check()
        let names = files.compiled().compilation.design?.entities.map(\.name)
        #expect(names == ["C", "Z", "B", "PartA", "A"])
    }

    @Test("takes paths as relative to the including file, and `..` up to the design's folder")
    func relative() {
        Files(
            "relative", table + "include: [orders/all.yaml]",
            [
                "orders/all.yaml": "include: ['./items/item.yaml', ../users.yaml, '../orders/../orders/order.yaml']\n",
                "orders/items/item.yaml": entity("Item"), "orders/order.yaml": entity("Order"), "users.yaml": user,
            ]
        ).check()
    }

    @Test(
        "finds files by patterns",
        arguments: [
            ("parts/*.yaml", ["parts/a.yaml", "parts/b1.yaml", "parts/b2.yaml"]),
            ("parts/b?.yaml", ["parts/b1.yaml", "parts/b2.yaml"]),
            ("parts/b[2-9].yaml", ["parts/b2.yaml"]),
            ("parts/b[!2].yaml", ["parts/b1.yaml"]),
            ("*/a.yaml", ["parts/a.yaml"]),
            ("**/c.yaml", ["c.yaml", "parts/deep/c.yaml"]),
            ("parts/**/*.yaml", ["parts/a.yaml", "parts/b1.yaml", "parts/b2.yaml", "parts/deep/c.yaml"]),
            ("**/deep/**", ["parts/deep/c.yaml"]),
            ("parts/[ab]*", ["parts/a.yaml", "parts/b1.yaml", "parts/b2.yaml"]),
        ])
    func patterns(pattern: String, expected: [String]) {
        let paths = [
            "c.yaml", "parts/a.yaml", "parts/b1.yaml", "parts/b2.yaml", "parts/deep/c.yaml", "parts/.git/c.yaml",
            "node_modules/c.yaml",
        ]
        let texts = Dictionary(uniqueKeysWithValues: paths.map { ($0, "") })
        let files = Files(pattern, table + "include: ['\(pattern)']", texts)
        files.check()
        #expect(files.compiled().files.dropFirst().map(\.path) == expected)
    }

    @Test(arguments: [
        Files(
            "a missing file, with the nearest name",
            table + """
                include: [user.yaml]
                #         ^^^^^^^^^ error[KW010]: there is no file `user.yaml`
                """, ["users.yaml": user]),
        Files(
            "a pattern without a match",
            table + """
                include: ['orders/*.yml']
                #         ^^^^^^^^^^^^^^ error[KW010]: no file matches `orders/*.yml`
                """, ["orders/a.yaml": user]),
        Files(
            "a folder",
            table + """
                include: [orders]
                #         ^^^^^^ error[KW010]: `orders` is a folder
                """, ["orders/a.yaml": user]),
        Files(
            "an absolute path, and one above the design",
            table + """
                include: [/etc/passwd, ../other.yaml, orders/a.yaml]
                #         ^^^^^^^^^^^ error[KW010]: `/etc/passwd` is outside
                #                      ^^^^^^^^^^^^^ error[KW010]: `../other.yaml` is outside
                """,
            [
                "orders/a.yaml": """
                include: [../../other.yaml]
                #         ^^^^^^^^^^^^^^^^ error[KW010]: `../../other.yaml` is outside
                """
            ]),
        Files(
            "itself",
            table + """
                include: [shop.keywright.yaml]
                #         ^^^^^^^^^^^^^^^^^^^ error[KW010]: `shop.keywright.yaml` includes itself
                """, [:]),
        Files(
            "a circle",
            table + "include: [a.yaml]",
            [
                "a.yaml": "include: [b.yaml]\n",
                "b.yaml": """
                include: [a.yaml]
                #         ^^^^^^ error[KW010]: files include each other in a circle: `a.yaml`, `b.yaml`, `a.yaml`
                """,
            ]),
        Files("a pattern that matches its own file", table + "include: ['*.yaml']", ["users.yaml": user]),
        Files(
            "a NUL in a path",
            table + """
                include: ["users.yaml\\0.txt"]
                #         ^^^^^^^^^^^^^^^^^^ error[KW010]
                """, ["users.yaml": user]),
        Files(
            "what is no list, and no text in it",
            table + """
                include: users.yaml
                #        ^^^^^^^^^^ error[KW004]: `include` takes a list
                """, [:]),
    ])
    func finding(files: Files) { files.check() }

    @Test(arguments: [
        Files(
            "keys of the design's own file, and misspelt ones",
            table + "include: [users.yaml]",
            [
                "users.yaml": """
                design: Users
                #^^^^^ error[KW002]: `design` is not a key of an included file
                entites: {}
                #^^^^^^ error[KW002]: `entites` is not a key of an included file
                allow: []
                #^^^^ error[KW002]: `allow` is not a key of an included file
                x-mine: { anything: 1 }
                keywright: 2
                #          ^ error[KW004]
                """
            ]),
        Files(
            "no map",
            table + "include: [users.yaml, empty.yaml]",
            [
                "users.yaml": """
                - User
                # ^^^^ error[KW004]: an included file is a map
                """,
                "empty.yaml": "# nothing\n",
            ]),
        Files(
            "names that stand in two files",
            table + "include: [a.yaml, b.yaml]\ntypes: { Name: string }",
            [
                "a.yaml": user,
                "b.yaml": """
                types:
                  Name: int
                # ^^^^ error[KW005]: type `Name` stands twice
                entities:
                  User:
                # ^^^^ error[KW005]: entity `User` stands twice
                    key: { PK: OTHER, SK: OTHER }
                accessPatterns:
                  getUser: { get: User }
                # ^^^^^^^ error[KW005]: pattern `getUser` stands twice
                """,
            ]),
    ])
    func parts(files: Files) { files.check() }

    @Test(
        "does not know what a file that is missing defines",
        arguments: [("missing.yaml", "KW010"), ("broken.yaml", "KW001"), ("'*.yml'", "KW010")])
    func noCascade(include: String, code: String) {
        let files = Files(
            include,
            table + """
                include: [\(include)]
                entities:
                  Note:
                    key: { PK: NOTE#<id>, SK: NOTE }
                    attributes: { id: ulid, title: Title }
                accessPatterns:
                  getUser: { get: User }
                """, ["broken.yaml": "entities: [User: {\n"])
        #expect(files.compiled().compilation.findings.map(\.rule.code) == [code])
    }

    @Test("shows both places of a clash, each in its file")
    func places() throws {
        let files = Files("places", table + "include: [a.yaml, b.yaml]", ["a.yaml": user, "b.yaml": user])
        let (compilation, read) = files.compiled()
        let text = renderText(compilation.findings, files: read)
        #expect(text.contains("--> b.yaml:2:3") && text.contains("::: a.yaml:2:3"))
        let json = renderJSON(compilation.findings, files: read, version: "1")
        #expect(json.contains("\"file\": \"b.yaml\"") && json.contains("\"file\": \"a.yaml\""))
    }

    @Test("is covered whole by an `allow` at the top, and an entity by its own alone")
    func allow() {
        let hot = """
            entities:
              Note:
                key: { PK: ALL, SK: NOTE#<noteId> }
                attributes: { noteId: ulid }
                expect: { count: 1M }
            accessPatterns:
              getNote: { get: Note }

            """
        let allowance = "allow: [{ rule: KW302, because: one partition is enough }]\n"
        let top = Files("top", table + allowance + "include: [a.yaml]", ["a.yaml": hot])
        #expect(top.compiled().compilation.findings.map(\.allowedBecause) == ["one partition is enough"])
        let own = Files(
            "own", table + "include: [a.yaml]",
            ["a.yaml": hot.replacing("    expect", with: "    \(allowance)    expect")])
        #expect(own.compiled().compilation.findings.map(\.allowedBecause) == ["one partition is enough"])
    }

    @Test("is read up to its limits")
    func limits() {
        let many = (0..<1100).map { "p\($0).yaml" }
        let texts = Dictionary(uniqueKeysWithValues: many.map { ($0, "") })
        let list = Files("list", table + "include: [\(many.joined(separator: ", "))]", texts)
        #expect(list.compiled().compilation.findings.map(\.rule.code) == ["KW009"])
        let glob = Files("glob", table + "include: ['p*.yaml']", texts)
        #expect(glob.compiled().compilation.findings.map(\.rule.code) == ["KW009"])
        let long = Files("long", table + "include: ['\(String(repeating: "a/", count: 2100))']", [:])
        #expect(long.compiled().compilation.findings.map(\.rule.code) == ["KW009"])
        let comment = "#" + String(repeating: "x", count: 4_000_000) + "\n"
        let bytes = Files(
            "bytes", table + "include: [a, b, c, d, e]",
            Dictionary(uniqueKeysWithValues: ["a", "b", "c", "d", "e"].map { ($0, comment) }))
        #expect(bytes.compiled().compilation.findings.map(\.rule.code) == ["KW009"])
        var chain = Dictionary(
            uniqueKeysWithValues: (0..<900).map { ("c\($0)", "include: [c\($0 + 1)]\n") })
        chain["c900"] = user
        Files("chain", table + "include: [c0]", chain).check()
    }

    @Test("a wide tree of `**` is looked at once")
    func wideTree() {
        var texts = ["users.yaml": user]
        for folder in 0..<20 {
            for deep in 0..<20 { texts["a\(folder)/a/a/a\(deep)/a/x.txt"] = "" }
        }
        Files(
            "tree",
            table + """
                include: [users.yaml, '**/a*/**/a*/**/a*/**/none.yaml']
                #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW010]
                """, texts
        ).check()
    }

    @Test("of several files those are designs that no other includes")
    func designs() {
        func source(_ path: String, _ include: String) -> DesignSource {
            let texts = ["a": "keywright: 1\ninclude: [b]\n", "b": "keywright: 1\ninclude: [c]\n", "c": "", "d": ""]
            return DesignSource(SourceFile(path: path, text: "keywright: 1\n" + include), beside: texts)
        }
        func named(_ sources: [DesignSource]) -> [String] { KeywrightDriver.designs(among: sources).map(\.file.path) }
        #expect(named([source("c", ""), source("a", "include: [b]"), source("d", "")]) == ["a", "d"])
        #expect(named([source("c", "")]) == ["c"])
        #expect(named([source("b", "include: [a]"), source("a", "include: [b]")]) == ["b"])
    }
}
