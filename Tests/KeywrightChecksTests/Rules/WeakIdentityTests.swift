import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW114 weak-identity")
struct WeakIdentityTests {
    private static let head = """
        keywright: 1
        design: T
        checks: { KW302: off, KW303: off, KW505: off }
        table: { name: items, key: { partition: PK, sort: SK } }
        entities:

        """

    private static func post(_ key: String, _ settings: String = "", patterns: String = "") -> String {
        """
        keywright: 1
        design: T
        checks: { KW302: off, KW303: off, KW505: off }
        table:
          name: items
          key: { partition: PK, sort: SK }
        entities:
          Post:
            key: { \(key) }
        #   ^^^ warning[KW114]
            attributes:
              userId: ulid
              at: timestamp
              on: date
              level: { enum: [low, high] }
              open: bool
              rank: { type: int, min: 0 }
              price: { type: decimal, min: 0, fraction: 2 }
              email: string
              code: { type: string, pattern: '[A-Z]{3}' }
              post: ulid
              one: { type: int, min: 7, max: 7 }
            \(settings)
        accessPatterns:
          \(patterns)
        """
    }

    private func silent(_ design: String) -> String { design.replacingFirst("#   ^^^ warning[KW114]\n", with: "") }

    @Test(
        "finds a sort key of times, numbers and enums alone",
        arguments: [
            "PK: USER#<userId>, SK: POST#<at>", "PK: USER#<userId>, SK: <on>", "PK: USER#<userId>, SK: '<rank|pad(4)>'",
            "PK: USER#<userId>, SK: '<rank|invert(4)>'", "PK: USER#<userId>, SK: '<price|pad(4.2)>'",
            "PK: USER#<userId>, SK: <level>", "PK: USER#<userId>, SK: <open>#<level>#<at>",
            // What the partition holds already tells nothing apart, nor does what has one value, or a shard.
            "PK: USER#<userId>, SK: <userId>#<at>", "PK: MAIL#<email|lower>, SK: <email>#<at>",
            "PK: USER#<userId>, SK: '<one|pad(2)>#<at>'", "PK: USER#<userId>, SK: '<at>#<post|shard(4)>'",
            "PK: USER#<userId>, SK: <at|month>#<level>",
            "PK: 'POSTS#<post|shard(4)>', SK: <at>", "PK: POSTS#<at|day>, SK: <at>", "PK: POSTS, SK: <at>",
        ])
    func weak(key: String) throws {
        let findings = expectFindings(in: Self.post(key, patterns: "addPost: { put: Post }"))
        let finding = try #require(findings.first { $0.rule.code == "KW114" })
        guard case .items(let items)? = finding.witness else {
            Issue.record("no witness")
            return
        }
        #expect(items.count == 2 && items[0].key == items[1].key && items[0].values != items[1].values)
    }

    @Test(
        "is silent where an id or a text stands beside them, and where a partition has one item",
        arguments: [
            "PK: USER#<userId>, SK: <at>#<post>", "PK: USER#<userId>, SK: <at>#<email>",
            "PK: USER#<userId>, SK: '<at>#<email|lower>'", "PK: USER#<userId>, SK: <code>#<at>",
            "PK: USER#<userId>, SK: POST", "PK: USER#<userId>#<at>, SK: POST", "PK: 'RANK#<rank|pad(4)>', SK: POST",
            "PK: 'POSTS#<post|shard(4)>', SK: <post>", "PK: USER#<userId>, SK: '<one|pad(2)>'",
        ])
    func strong(key: String) {
        expectFindings(in: silent(Self.post(key, patterns: "addPost: { put: Post }")))
    }

    @Test(
        "is silent where nothing overwrites, or an identity covers it",
        arguments: [
            ("", "addPost: { create: Post }"), ("identity: [[userId, at]]", "addPost: { put: Post }"),
            ("identity: [at]", "addPost: { put: Post }"), ("unique: [post]", "addPost: { create: Post }"),
            ("version: true", "addPost: { put: Post }"),
            ("", "addPosts: { transact: [{ create: Post }] }"),
        ])
    func settled(settings: String, patterns: String) {
        expectFindings(in: silent(Self.post("PK: USER#<userId>, SK: POST#<at>", settings, patterns: patterns)))
    }

    @Test(
        "speaks where any pattern puts, and where none makes items",
        arguments: [
            "addPosts: { transact: [{ put: Post }] }", "getPost: { get: Post }",
            "changePost: { update: Post, set: [email] }",
        ])
    func unsettled(patterns: String) {
        expectFindings(in: Self.post("PK: USER#<userId>, SK: POST#<at>", patterns: patterns))
    }

    @Test("an identity outside the key is KW103 alone, a bucket alone, too")
    func oneFinding() {
        expectFindings(
            in: Self.head + """
                  Post:
                    key: { PK: USER#<userId>, SK: POST#<at> }
                #   ^^^ error[KW103]
                    identity: [postId]
                    attributes: { userId: ulid, at: timestamp, postId: ulid }
                """)
    }

    @Test("numeric keys, and tables without a sort key")
    func otherTables() throws {
        let findings = expectFindings(
            in: """
                keywright: 1
                design: T
                tables:
                  scores: { key: { partition: game, sort: score } }
                  articles: { key: { partition: pmid } }
                entities:
                  Score:
                    table: scores
                    key: { game: <game>, score: <score> }
                #   ^^^ warning[KW114]: only `score` tells items of `Score` in one partition apart: of two with the same value the second overwrites the first
                    attributes: { game: string, score: int, level: int, player: string }
                  Article:
                    table: articles
                    key: { pmid: <pmid> }
                    attributes: { pmid: int, title: string }
                """)
        #expect(findings.first?.help.last == "declare `identity: [[game, score]]` if no two items can share these")
        guard case .items(let items)? = findings.first?.witness else { return }
        #expect(items.map { $0.values.last?.name } == ["player", "player"])
    }
}
