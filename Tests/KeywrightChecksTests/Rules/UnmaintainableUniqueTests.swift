import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW115 unmaintainable-unique")
struct UnmaintainableUniqueTests {
    @Test("finds an update of what is unique, a put, and an upsert")
    func updateAndPut() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: PROFILE }
                    attributes: { userId: ulid, email: string, name: string }
                    unique: [email]
                accessPatterns:
                  changeEmail: { update: User, set: [email] }
                #                                    ^^^^^ error[KW115]: `changeEmail` cannot keep `email` unique: the old value is not known
                  save: { put: User }
                # ^^^^ error[KW115]: `save` cannot keep `email` unique: it replaces an item
                  ensure: { update: User, set: [email, name], upsert: true }
                #                                                     ^^^^ error[KW115]: `ensure` cannot keep `email` unique: it can replace an item
                  rename: { update: User, set: [name] }
                """#)
    }

    @Test("names what an update can do that changes what is unique, and that it plans then")
    func remedies() throws {
        let text = { (more: String) in
            """
            keywright: 1
            design: T
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:
              User:
                key: { PK: USER#<userId>, SK: PROFILE }
                attributes: { userId: ulid, email: string, name: string }
                unique: [email]
            accessPatterns:
              changeEmail: { update: User, set: [email]\(more) }
            """
        }
        let found = try #require(Self.findings(text("")).first { $0.rule.code == "KW115" })
        #expect(found.help.first?.contains("`read: true`") == true)
        #expect(found.help.first?.contains("`given: [email]`") == true)
        for more in [", read: true", ", given: [email]"] {
            #expect(!Self.findings(text(more)).contains { $0.rule.code == "KW115" })
        }
    }

    @Test("names no remedy of another entity's update in the same transaction")
    func remediesOfTransactions() throws {
        // The attributes that both write stand at one place of their entities.
        let found = try #require(
            Self.findings(
                """
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: PROFILE }
                    attributes: { userId: ulid, email: string }
                    unique: [email]
                  Team:
                    key: { PK: TEAM#<teamId>, SK: TEAM }
                    attributes: { teamId: ulid, title: string }
                accessPatterns:
                  both:
                    transact:
                      - { put: User }
                      - { update: Team, set: [title] }
                """
            ).first { $0.rule.code == "KW115" })
        #expect(!found.help.contains { $0.contains("read: true") || $0.contains("given") }, "\(found.help)")
        #expect(!found.help.isEmpty)
    }

    @Test("finds an update of when an item expires, whose companions would go before it or stay behind it")
    func expiry() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK }, timeToLive: expiresAt }
                entities:
                  Guest:
                    key: { PK: GUEST#<guestId>, SK: GUEST }
                    attributes: { guestId: ulid, code: string, expiresAt: { type: timestamp, as: epochSeconds } }
                    unique: [code]
                accessPatterns:
                  extend: { update: Guest, set: [expiresAt] }
                #                                ^^^^^^^^^ error[KW115]: `extend` cannot keep `code` unique: its companion expires with the item
                  move: { update: Guest, set: { expiresAt: $at }, given: [code] }
                """#)
    }

    private static func design(_ indexes: String, table: String = "", expiry: String = "", other: String = "") -> String
    {
        """
        keywright: 1
        design: T
        table:
          name: things
          key: { partition: PK, sort: SK }
          \(table)
          indexes: { \(indexes) }
        entities:
          User:
            key: { PK: USER#<userId>, SK: PROFILE#<part> }
            attributes: { userId: ulid, part: ulid, email: string, name: string\(expiry) }
            unique: [email]
          Order:
            key: { PK: USER#<userId>, SK: ORDER#<orderId> }
            attributes: { userId: ulid, orderId: ulid\(other) }
        accessPatterns:
          user: { get: User }
        """
    }

    /// Few discriminators make few partitions, which another rule tells; here they do not matter.
    private static func findings(_ design: String) -> [Diagnostic] {
        compile(SourceFile(path: "t.keywright.yaml", text: design)).findings.filter {
            $0.severity == .error || $0.rule.code == "KW115"
        }
    }

    static let holding = [
        ("Inverted: { partition: SK, sort: PK }", ["SK", "PK"]),
        ("ByKind: { partition: EntityType, sort: PK }", ["EntityType", "PK"]),
        ("ByKind: { partition: EntityType }", ["EntityType"]),
        ("Multi: { partition: [EntityType, SK], sort: [PK] }", ["EntityType", "SK", "PK"]),
        ("Local: { sort: EntityType, local: true }", ["PK", "EntityType"]),
    ]

    @Test("finds an index whose key attributes every companion has", arguments: holding)
    func holdsCompanions(index: String, key: [String]) throws {
        let findings = Self.findings(Self.design(index))
        #expect(findings.map(\.rule.code) == ["KW115"])
        let finding = try #require(findings.first)
        #expect(finding.subject.index == index.split(separator: ":").first.map(String.init))
        #expect(finding.subject.entity == "User" && finding.subject.attribute == "email")
        guard case .items(let items)? = finding.witness, let item = items.first else {
            Issue.record("there is no witness")
            return
        }
        #expect(item.entity == "User.email" && item.key.map(\.name) == key)
        for pair in item.key {
            switch pair.name {
            case "SK": #expect(pair.value == .text("UNIQUE"))
            case "EntityType": #expect(pair.value == .text("User.email"))
            default: #expect(pair.value == .text("UNIQUE#User#email#a"))
            }
        }
    }

    @Test("finds one by the time to live, where the entity has it, and one that refuses every companion")
    func expiryAndOwner() {
        let ttl = "timeToLive: endsAt"
        let expiry = ", endsAt: { type: timestamp, as: epochSeconds }"
        let index = "ByEnd: { partition: SK, sort: { name: endsAt, type: N } }"
        let found = Self.findings(Self.design(index, table: ttl, expiry: expiry))
        #expect(found.map(\.rule.code) == ["KW115"])
        #expect(found.first?.message.contains("lie in index `ByEnd`") == true)
        #expect(Self.findings(Self.design(index, table: ttl, other: expiry)).isEmpty)
        let refused = Self.findings(Self.design("ByOwner: { partition: owner }"))
        #expect(refused.map(\.message).first?.hasPrefix("no companion can be written") == true)
        #expect(refused.map(\.subject.index) == ["ByOwner"])
    }

    @Test(
        "is silent where the index has an attribute that no companion has",
        arguments: [
            "GSI1: { partition: GSI1PK, sort: PK }", "ByEmail: { partition: email }",
            "ByName: { partition: EntityType, sort: name }", "Local: { sort: name, local: true }",
        ])
    func holdsNone(index: String) {
        #expect(Self.findings(Self.design(index)).isEmpty)
    }

    @Test("finds a table in which no companion can be")
    func numericKey() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: { name: id, type: N } } }
                entities:
                  User:
                    key: { id: <id> }
                    attributes: { id: int, email: string }
                    unique: [email]
                    #        ^^^^^ error[KW115]: no companion can be written to keep `User` unique: its key is text, and `id` is of type N
                accessPatterns:
                  user: { get: User }
                """#)
    }
}
