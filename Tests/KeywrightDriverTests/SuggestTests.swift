import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightSuggest
import KeywrightSynthesis
import Testing

/// What is suggested is compiled here anew: every query that it serves has a plan, and there is no error.
@Suite("suggest: keys and indexes")
struct SuggestTests {
    static func suggestion(_ text: String, beside texts: [String: String] = [:]) throws -> Suggestion {
        let source = DesignSource(SourceFile(path: "t.keywright.yaml", text: text), beside: texts)
        guard case .suggestion(let suggestion) = suggest(source) else {
            throw Unreadable(text: text)
        }
        return suggestion
    }

    struct Unreadable: Error {
        var text: String
    }

    /// The design with what is suggested.
    static func compiled(_ suggestion: Suggestion) throws -> Compilation {
        let own = try #require(suggestion.new.first)
        let others = suggestion.new.dropFirst().map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
        var files = SourceTable()
        return compile(
            DesignSource(own, beside: Dictionary(others) { first, _ in first }), files: &files)
    }

    static func text(_ suggestion: Suggestion) -> String {
        String(decoding: suggestion.new.first?.bytes ?? [], as: UTF8.self)
    }

    private static let shop = """
        keywright: 1
        design: Shop
        table:
          name: shop
          key: { partition: PK, sort: SK } # as it is in production
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK }
        entities:
          User:
            key: { PK: USER#<userId>, SK: PROFILE }
            attributes: { userId: ulid, email: string }
          # What a customer bought.
          Order:
            key: { PK: USER#<userId>, SK: ORDER#<orderId> }
            identity: [orderId]
            indexes:
              GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }
            attributes: { userId: ulid, orderId: ulid, status: string, placedAt: timestamp }
        accessPatterns:
          userByEmail: { query: User, where: email = $email, limit: 1 }
          orderById:   { query: Order, where: orderId = $orderId, returns: one }
          byStatus:    { query: Order, where: status = $status, order: placedAt descending, limit: 20 }
          recent:      { query: Order, where: userId = $userId and placedAt >= $since, limit: 20 }

        """

    @Test("room in an index comes before a new index, and what two entities need stands in one")
    func roomFirst() throws {
        let suggestion = try Self.suggestion(Self.shop)
        #expect(suggestion.change.indexes.map(\.name) == ["GSI2", "GSI3"])
        let entries = suggestion.change.entries.map { "\($0.entity) \($0.index) \($0.templates.map(\.text))" }
        #expect(
            entries == [
                #"User GSI1 ["EMAIL#<email>", "USER#<userId>"]"#,
                #"Order GSI2 ["STATUS#<status>", "ORDER#<placedAt>#<orderId>"]"#,
                #"Order GSI3 ["USER#<userId>", "ORDER#<placedAt>#<orderId>"]"#,
            ])
        #expect(suggestion.unserved.isEmpty)
        #expect(suggestion.leastNewIndexes == 2)
        #expect(try Self.compiled(suggestion).isSound)
        let text = Self.text(suggestion)
        #expect(text.contains("# as it is in production"))
        #expect(text.contains("# What a customer bought."))
    }

    @Test("nothing is suggested where nothing is needed")
    func nothing() throws {
        let text = Self.shop.replacing("  byStatus:", with: "#").replacing("  recent:", with: "#")
            .replacing("  userByEmail:", with: "#")
        let suggestion = try Self.suggestion(text)
        #expect(!suggestion.isNeeded)
        #expect(suggestion.text().hasPrefix("nothing to suggest"))
    }

    @Test("an index on attributes serves all entities that have them")
    func onAttributes() throws {
        let attributes = "{ id: ulid, name: string, price: double }"
        let text = """
            keywright: 1
            design: Demo
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:
              A: { key: { PK: 'A#<id>', SK: A }, attributes: \(attributes) }
              B: { key: { PK: 'B#<id>', SK: B }, attributes: \(attributes) }
            accessPatterns:
              p: { query: A, where: name = $n, order: price ascending, limit: 5 }
              q: { query: B, where: name = $n, order: price ascending, limit: 5 }
            """
        let suggestion = try Self.suggestion(text)
        // A double sorts as a number alone, and one index by name and price holds both entities.
        #expect(suggestion.change.indexes.map(\.partition) == [["name"]])
        #expect(suggestion.change.indexes.map(\.sort) == [["price"]])
        #expect(try Self.compiled(suggestion).patternsWithoutPlan == [])
    }

    @Test("a query of one stretch of time may be ordered within it")
    func withinABucket() throws {
        let text = """
            keywright: 1
            design: Demo
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:
              Order: { key: { PK: 'ORDER#<orderId>', SK: ORDER }, attributes: { orderId: ulid, at: timestamp } }
            accessPatterns:
              ofDay: { query: Order, where: at|day = $d, order: at ascending, limit: 5 }
            """
        let suggestion = try Self.suggestion(text)
        #expect(suggestion.unserved.isEmpty, "\(suggestion.unserved)")
        #expect(try Self.compiled(suggestion).patternsWithoutPlan == [])
    }

    @Test("what is not planned yet is left out, and said")
    func unplanned() throws {
        // More parameters than of which all combinations are planned.
        let filter = (1...7).map { "email != $not\($0)?" }.joined(separator: " and ")
        let text = Self.shop.replacing("limit: 1 }\n  orderById", with: "filter: \"\(filter)\" }\n  orderById")
        let suggestion = try Self.suggestion(text)
        #expect(try Self.compiled(suggestion).findings.contains { $0.rule.code == "KW000" })
        #expect(suggestion.unplanned == ["userByEmail"])
    }

    @Test("an update that could not keep a template gets an index on attributes, or none")
    func updates() throws {
        let text = Self.shop.replacing("  recent:", with: "  ship: { update: Order, set: [status] }\n  recent:")
        let suggestion = try Self.suggestion(text)
        #expect(suggestion.unserved.isEmpty)
        let index = try #require(suggestion.change.indexes.first { $0.partition == ["status"] })
        #expect(index.sort == ["placedAt"])
        #expect(try Self.compiled(suggestion).isSound)
    }

    @Test(
        "a query that no key answers is told with its reason, and the others are served",
        arguments: [
            ("where: status = $s and placedAt > $a and orderId > $b", "ranges over more than one"),
            ("where: status = $s and placedAt > $a, order: orderId ascending", "orders by another"),
            ("where: status = $s, order: status ascending", "one value"),
            ("where: status = $s, consistent: true", "consistently"), ("where: status = $s, index: GSI1", "pins"),
            ("where: weight > $w", ""), ("where: status = $s, returns: one", "KW207"),
        ])
    func reasons(query: String, why: String) throws {
        let text = Self.shop.replacing("placedAt: timestamp }", with: "placedAt: timestamp, weight: double? }")
            .replacing("  recent:", with: "  asked: { query: Order, \(query) }\n  recent:")
        let suggestion = try Self.suggestion(text)
        let told = suggestion.unserved.filter { $0.pattern == "asked" }
        if why.isEmpty {
            // A range with nothing given: one partition, in an index on the attribute.
            #expect(told.isEmpty)
        } else {
            #expect(told.count == 1 && told[0].why.contains(why), "\(suggestion.unserved)")
        }
        #expect(suggestion.served.count == (why.isEmpty ? 4 : 3))
    }

    @Test("entities that are read together share a partition key, whatever they call its value")
    func together() throws {
        let suggestion = try Self.suggestion(
            """
            keywright: 1
            design: Code
            entities:
              Owner:
                attributes: { username: string, plan: string }
              Repository:
                attributes: { owner: string, name: string, stars: int }
            accessPatterns:
              getOwner: { get: Owner }
              getRepository: { get: Repository }
              page: { query: [Owner, Repository], where: { Owner: username = $u, Repository: owner = $u } }
              repositories: { query: Repository, where: owner = $owner, order: name ascending }

            """)
        #expect(suggestion.change.indexes.isEmpty)
        #expect(suggestion.unserved.isEmpty)
        let partitions = suggestion.change.keys.map { $0.templates[0].text }
        #expect(partitions == ["USERNAME#<username>", "USERNAME#<owner>"])
        #expect(try Self.compiled(suggestion).isSound)
    }

    @Test("a design without keys gets them in every file in which an entity stands")
    func included() throws {
        let suggestion = try Self.suggestion(
            """
            keywright: 1
            design: Parts
            include: [more.yaml]
            table: { name: parts }
            entities:
              User:
                attributes: { userId: ulid }
            accessPatterns:
              getUser: { get: User }

            """,
            beside: [
                "more.yaml": """
                entities:
                  # A note of a user.
                  Note:
                    attributes: { userId: ulid, noteId: ulid, body: string }
                accessPatterns:
                  notes: { query: Note, where: userId = $userId }

                """
            ])
        #expect(suggestion.new.map(\.path) == ["t.keywright.yaml", "more.yaml"])
        let other = String(decoding: suggestion.new[1].bytes, as: UTF8.self)
        #expect(
            other.hasPrefix(
                "entities:\n  # A note of a user.\n  Note:\n    key: { PK: USER#<userId>, SK: NOTE#<noteId> }\n"))
        #expect(try Self.compiled(suggestion).isSound)
    }

    @Test("a table of one entity can have its attributes as its key, where templates could not hold them")
    func naturalKey() throws {
        let suggestion = try Self.suggestion(
            """
            keywright: 1
            design: Readings
            table: { name: readings }
            entities:
              Reading:
                identity: [[sensorId, value]]
                attributes: { sensorId: string, value: decimal }
            accessPatterns:
              above: { query: Reading, where: sensorId = $s and value > $v, limit: 10 }

            """)
        #expect(suggestion.change.tables.first?.partition == "sensorId")
        #expect(suggestion.change.tables.first?.sort == "value")
        #expect(try Self.compiled(suggestion).patternsWithoutPlan.isEmpty)
    }

    @Test("an assumed identity is told, a declared one is kept")
    func identities() throws {
        let text = """
            keywright: 1
            design: Lines
            table: {}
            entities:
              OrderLine:
                attributes: { orderId: ulid, line: { type: int, min: 0, max: 999 }, sku: string }
            accessPatterns:
              lines: { query: OrderLine, where: orderId = $orderId }

            """
        let assumed = try Self.suggestion(text)
        #expect(assumed.assumptions.map(\.attributes) == [["orderId", "line"]])
        #expect(assumed.change.keys[0].templates.map(\.text) == ["ORDER#<orderId>", "ORDER_LINE#<line|pad(3)>"])
        let declared = try Self.suggestion(
            text.replacing(
                "    attributes: { orderId", with: "    identity: [[orderId, sku]]\n    attributes: { orderId")
        )
        #expect(declared.assumptions.isEmpty)
        #expect(declared.change.keys[0].templates.map(\.text) == ["ORDER#<orderId>", "ORDER_LINE#<sku>"])
    }
}
