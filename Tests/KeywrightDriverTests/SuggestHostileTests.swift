import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightSuggest
import KeywrightSynthesis
import Testing

/// Designs that are laid out or named as nobody would: what is suggested holds, or is not suggested.
@Suite("suggest: hostile designs")
struct SuggestHostileTests {
    private static let patterns = """
        accessPatterns:
          getA: { get: A }
          byName: { query: A, where: name = $name, limit: 5 }

        """

    /// Two entities that are in one index by one text.
    private static func anchored(_ own: String, _ other: String) -> String {
        """
        keywright: 1
        design: Demo
        table: { name: things, key: { partition: PK, sort: SK }, indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } } }
        entities:
          A:
            key: { PK: 'A#<id>', SK: A }
        \(own)      GSI1: { GSI1PK: 'OWNER#<owner>', GSI1SK: '<id>' }
            attributes: { id: ulid, owner: ulid, name: string }
          B:
            key: { PK: 'B#<id>', SK: B }
        \(other)    attributes: { id: ulid, owner: ulid, name: string }
        accessPatterns:
          both:   { query: [A, B], where: owner = $o, limit: 5 }
          byName: { query: A, where: name = $name, limit: 5 }

        """
    }

    static let designs: [String] = [
        // In braces, on one line.
        "{ keywright: 1, design: Demo, table: { name: things }, entities: { A: { attributes: { id: ulid, name: string } } }, accessPatterns: { q: { query: A, where: name = $n } } }",
        "keywright: 1\ndesign: Demo\ntable: {name: things}\nentities: {A: {attributes: {id: ulid, name: string}}}\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable: {}\nentities:\n  A: { attributes: { id: ulid, name: string } }\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable:\nentities:\n  A:\n    attributes: { id: ulid, name: string }\n" + patterns,
        "keywright: 1\ndesign: Demo\nentities:\n  A:\n    attributes: { id: ulid, name: string }\n" + patterns,
        // Comments everywhere.
        "keywright: 1 # 1\ndesign: Demo # 2\n# 3\ntable: # 4\n  # 5\n  name: things # 6\n  # 7\n# 8\nentities: # 9\n  # 10\n  A: # 11\n    # 12\n    attributes: # 13\n      # 14\n      id: ulid # 15\n      name: string # 16\n# 17\n"
            + patterns,
        // A byte order mark, and the line ends of another system.
        "\u{FEFF}keywright: 1\r\ndesign: Demo\r\ntable:\r\n  name: things\r\nentities:\r\n  A:\r\n    attributes: { id: ulid, name: string }\r\n"
            + patterns.replacing("\n", with: "\r\n"),
        // Wide and narrow indentation, quotes.
        "keywright: 1\ndesign: Demo\ntable:\n       'name': things\nentities:\n  'A':\n           \"attributes\": { id: ulid, name: string }\n"
            + patterns,
        // Aliases and merges: an addition could reach others.
        "keywright: 1\ndesign: Demo\nx-a: &a { attributes: { id: ulid, name: string } }\ntable: { name: things }\nentities:\n  A: *a\n  B: *a\n"
            + patterns,
        "keywright: 1\ndesign: Demo\nx-a: &a { attributes: { id: ulid, name: string } }\ntable: { name: things }\nentities:\n  A: { <<: *a }\n  B:\n    <<: *a\n    description: b\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable: { key: { partition: PK, sort: SK }, indexes: &i { GSI1: { partition: G, sort: H } } }\nx-i: *i\nentities:\n  A: { key: { PK: A#<id>, SK: A }, attributes: { id: ulid, name: string } }\n"
            + patterns,
        // What has an anchor stands in another entity, too.
        anchored("    indexes: &i\n", "    indexes: *i\n"), anchored("    indexes: &i\n", "    <<: { indexes: *i }\n"),
        // Names that are keys, discriminators or new indexes.
        "keywright: 1\ndesign: Demo\ntable: { name: things }\nentities:\n  A: { attributes: { id: ulid, name: string, PK: string, SK: int, GSI1PK: string, gsi2pk: string } }\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable: { name: things, discriminator: GSI1PK }\nentities:\n  A: { attributes: { id: ulid, name: string } }\n  B: { attributes: { id: ulid, name: string } }\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable: { name: things, discriminator: none }\nentities:\n  A: { attributes: { id: ulid, name: string } }\n  B: { attributes: { id: ulid, name: string } }\n"
            + patterns,
        // Delimiters that are part of names or of quotes.
        "keywright: 1\ndesign: Demo\ndelimiter: '_'\ntable: { name: things }\nentities:\n  FooBar: { attributes: { foo_id: ulid, a_name: string } }\naccessPatterns:\n  q: { query: FooBar, where: a_name = $n }\n",
        "keywright: 1\ndesign: Demo\ndelimiter: ', '\ntable: { name: things }\nentities:\n  A: { attributes: { id: ulid, name: string } }\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ndelimiter: \"':\"\ntable: { name: things }\nentities:\n  A: { attributes: { id: ulid, name: string } }\n"
            + patterns,
        // Nothing that a key could hold.
        "keywright: 1\ndesign: Demo\ntable: { name: things }\nentities:\n  A: { attributes: { name: 'string?', on: bool, l: list<string> } }\n"
            + patterns,
        "keywright: 1\ndesign: Demo\ntable: { name: things }\nentities:\n  A: { attributes: { name: double, b: bytes } }\n"
            + patterns,
        // Several tables, one with a key.
        "keywright: 1\ndesign: Demo\ntables:\n  one: {}\n  two:\n    name: second\n  three: { key: { partition: P } }\nentities:\n  A: { table: one, attributes: { id: ulid, name: string } }\n  B: { table: two, attributes: { id: ulid } }\n  C: { table: three, key: { P: <id> }, attributes: { id: ulid } }\n"
            + patterns,
        // A scope, optional attributes, a unique one, expiry.
        "keywright: 1\ndesign: Demo\nscope: tenant\ntable: { name: things, timeToLive: until }\nentities:\n  A: { attributes: { id: ulid, name: string, tenant: string, until: { type: timestamp, as: epochSeconds } }, unique: [name] }\naccessPatterns:\n  getA: { get: A }\n  byName: { query: A, where: tenant = $t and name = $name, limit: 5 }\n",
        // Mistakes that come first.
        "keywright: 1\ndesign: Demo\ntable: { name: things }\nentities:\n  A: { attributes: { id: ulidd, name: string } }\n"
            + patterns,
        "keywright: 1\n", "", "[", "x: 1", "keywright: 1\ndesign: Demo\nentities: {}\naccessPatterns: {}\n",
        "keywright: 1\ndesign: Demo\ntable: [1]\nentities: [A]\naccessPatterns: 7\n",
    ]

    @Test("holds or says nothing", arguments: designs)
    func hostile(design: String) throws {
        let source = DesignSource(SourceFile(path: "t.keywright.yaml", text: design))
        guard case .suggestion(let suggestion) = suggest(source) else { return }
        // The report is made of whatever names there are.
        #expect(!suggestion.text().isEmpty)
        #expect(!suggestion.json().isEmpty)
        let old = suggestion.old.map(\.bytes)
        let new = suggestion.new.map(\.bytes)
        guard old != new else { return }
        let compilation = try SuggestTests.compiled(suggestion)
        let unserved = Set(suggestion.unserved.map(\.pattern))
        let errors = compilation.findings.filter {
            $0.severity == .error && $0.rule.code != "KW000" && !unserved.contains($0.subject.pattern ?? "")
        }
        #expect(errors.map(\.message) == [])
        #expect(Set(suggestion.served.map(\.pattern)).isDisjoint(with: compilation.patternsWithoutPlan))
        // Nothing that stood in it is gone: the old text is the new one without lines, or without parts of lines.
        for (before, after) in zip(old, new) {
            var rest = after[...]
            for byte in before where byte > 0x20 {
                guard let place = rest.firstIndex(of: byte) else {
                    Issue.record("something is gone")
                    break
                }
                rest = rest[(place + 1)...]
            }
        }
        // Asked again it has nothing to add.
        guard case .suggestion(let again) = suggest(DesignSource(try #require(suggestion.new.first))) else {
            Issue.record("it is not a design any more")
            return
        }
        #expect(again.change.isEmpty, "\(again.text())")
    }

    @Test("no entity is changed by what is added to another")
    func others() throws {
        for design in [anchoredList[0], anchoredList[1]] {
            let source = DesignSource(SourceFile(path: "t.yaml", text: design))
            guard case .suggestion(let suggestion) = suggest(source) else { continue }
            var files = SourceTable()
            let file = try #require(suggestion.new.first)
            let changed = try #require(compile(DesignSource(file), files: &files).design)
            let before = try #require(compile(SourceFile(path: "t.yaml", text: design)).design)
            #expect(changed.entities[1].indexEntries.count == before.entities[1].indexEntries.count)
        }
    }

    private var anchoredList: [String] {
        [
            Self.anchored("    indexes: &i\n", "    indexes: *i\n"),
            Self.anchored("    indexes: &i\n", "    <<: { indexes: *i }\n"),
        ]
    }

    @Test("the table shows designs that were changed, and designs that were not")
    func variety() {
        let outcomes = Self.designs.map { design -> Bool in
            let source = DesignSource(SourceFile(path: "t.keywright.yaml", text: design))
            guard case .suggestion(let suggestion) = suggest(source) else { return false }
            return suggestion.old.map(\.bytes) != suggestion.new.map(\.bytes)
        }
        #expect(outcomes.count { $0 } >= 14)
        #expect(outcomes.count { !$0 } >= 6)
    }
}
