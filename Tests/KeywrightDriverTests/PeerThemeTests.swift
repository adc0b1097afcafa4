import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

/// The themes of the invalid cases of awslabs' schema-to-repository generator, as far as the language can express them, in
/// designs of our own: what its validator refuses, this compiler finds, with its place.
@Suite struct PeerThemeTests {
    struct Theme: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }

        /// A design around the patterns of one table of orders.
        init(_ name: String, patterns: String) {
            self.init(
                name,
                PeerThemeTests.orders
                    + patterns.split(separator: "\n").map { "  " + $0 + "\n" }.joined())
        }

        var testDescription: String { name }
    }

    static let orders = """
        keywright: 1
        design: Orders
        table:
          name: orders
          key: { partition: PK, sort: SK }
          indexes: { byOrder: { partition: G1, sort: G2 } }
        entities:
          Customer:
            key: { PK: CUSTOMER#<customerId>, SK: PROFILE }
            attributes: { customerId: ulid, email: string, age: int }
          Order:
            key: { PK: CUSTOMER#<customerId>, SK: ORDER#<placedAt>#<orderId> }
            identity: [orderId]
            indexes: { byOrder: { G1: ORDER#<orderId>, G2: ORDER } }
            attributes:
              customerId: ulid
              orderId: ulid
              placedAt: timestamp
              total: { type: decimal, fraction: 2 }
              status: { enum: [open, paid] }
              tags: set<string>
        accessPatterns:

        """

    @Test(arguments: [
        Theme("a root that is no map", "- table: shop\n# ^^^^^^^^^^^ error[KW004]\n"),
        Theme(
            "a file that is not YAML",
            """
            keywright: 1
            design: [Shop
            table: {}
            #    ^ error[KW001]
            """),
        Theme(
            "sections of the wrong kind",
            """
            keywright: 1
            design: Shop
            table: [shop]
            #      ^^^^^^ error[KW004]
            entities: [User]
            #         ^^^^^^ error[KW004]
            accessPatterns: none
            #               ^^^^ error[KW004]
            """),
        Theme(
            "parts of the wrong kind",
            """
            keywright: 1
            design: Shop
            table:
              name: [shop]
              #     ^^^^^^ error[KW004]
              key: PK
              #    ^^ error[KW004]
              indexes: [byDate]
              #        ^^^^^^^^ error[KW004]
            entities:
              User: PK
              #     ^^ error[KW004]
              Team:
                key: TEAM#<teamId>
                #    ^^^^^^^^^^^^^ error[KW004]
                attributes: [teamId]
                #           ^^^^^^^^ error[KW004]
            accessPatterns:
              a: [get, User]
              #  ^^^^^^^^^^^ error[KW004]
            """),
        Theme(
            "no table, and an entity without its key",
            """
            keywright: 1
            ## error[KW003]
            design: Shop
            entities:
              User: { attributes: { userId: ulid } }
              #^^^ error[KW003]
            """),
        Theme(
            "two tables of one name",
            """
            keywright: 1
            design: Shop
            tables:
              shop: { key: { partition: PK } }
              shop: { key: { partition: ID } }
              #^^^ error[KW005]
            """),
        Theme(
            "one entity in two tables",
            """
            keywright: 1
            design: Shop
            tables: { one: { key: { partition: PK } }, two: { key: { partition: PK } } }
            entities:
              User: { table: one, key: { PK: USER#<userId> }, attributes: { userId: ulid } }
              User: { table: two, key: { PK: USER#<userId> }, attributes: { userId: ulid } }
              #^^^ error[KW005]
            """),
        Theme(
            "types and attributes",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK } }
            entities:
              User:
                key: { PK: USER#<userId> }
                attributes:
                  userId: ulid
                  name: strng
                  #     ^^^^^ error[KW006]
                  born: datetime
                  #     ^^^^^^^^ error[KW006]
                  tags: list
                  #     ^^^^ error[KW013]
                  mail: { required: true }
                  #^^^ error[KW003]
                  #       ^^^^^^^^ error[KW002]
                  userId: string
                  #^^^^^ error[KW005]
            """),
        Theme(
            "indexes",
            """
            keywright: 1
            design: Shop
            table:
              key: { partition: PK }
              indexes:
                byMail: { partition: G1 }
                byMail: { partition: G2 }
                #^^^^^ error[KW005]
                byName: { partition: G3, project: some }
                #                                 ^^^^ error[KW004]
                byDate: { sort: G4 }
                #^^^^^ error[KW003]
            entities:
              User:
                key: { PK: USER#<userId> }
                indexes:
                  byMial: { G1: MAIL#<email> }
                  #^^^^^ error[KW006]
                attributes: { userId: ulid, email: string }
            """),
        Theme(
            "templates",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK, sort: SK }, indexes: { GSI1: { partition: G1, sort: G2 } } }
            entities:
              User:
                key: { PK: USER#<usrId>, SK: 'USER#<>' }
                #                ^^^^^ error[KW006]
                #                                  ^^ error[KW007]
                indexes: { GSI1: { G1: 'MAIL#<email', G2: 'NAME#<first name>' } }
                #                            ^^^^^^ error[KW007]
                #                                                     ^ error[KW007]
                attributes: { userId: ulid, email: string }
              Team:
                key: { PK: TEAM#teamId>, SK: 'TEAM#<team-Id>' }
                #                     ^ error[KW007]
                #                                   ^^^^^^^ error[KW006]
                attributes: { teamId: ulid }
            """),
        Theme(
            "keys of several attributes",
            """
            keywright: 1
            design: Shop
            table:
              key: { partition: PK }
              indexes:
                byA: { partition: [] }
                #                 ^^ error[KW004]
                byB: { partition: [a, b, c, d, e] }
                #                              ^ error[KW407]
                byC: { partition: a, sort: [] }
                #                          ^^ error[KW004]
                byD: { partition: a, sort: [b, c, d, e, f] }
                #                                       ^ error[KW407]
                byE: { partition: [a, [b]] }
                #                     ^^^ error[KW004]
                byF: { partition: a, sort: [''] }
                #                           ^^ error[KW401]
                byG: { partition: ['', ''], sort: b }
                #                  ^^ error[KW401]
                #                      ^^ error[KW401]
            """),
        Theme(
            "a table whose key has several attributes",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: [a, b] } }
            #                          ^^^^^^ error[KW407]
            """),
        Theme(
            "an index entry that lacks a part of the key, or has one too many",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK }, indexes: { GSI1: { partition: [G1, G2], sort: G3 } } }
            entities:
              User:
                key: { PK: USER#<userId> }
                indexes:
                  GSI1: { G1: MAIL#<email>, G2: NAME#<name> }
                  #^^^ error[KW104]
                attributes: { userId: ulid, email: string, name: string }
              Team:
                key: { PK: TEAM#<teamId>, SK: TEAM }
                #                         ^^ error[KW104]
                attributes: { teamId: ulid }
            """),
        Theme(
            "sample data",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK } }
            entities:
              User:
                key: { PK: USER#<userId> }
                attributes: { userId: ulid, age: int, tags: list<string> }
                examples:
                  - { userId: 01JD9F7QK3T5W8X2Y4Z6A8B0CD, aeg: 5, age: 5, tags: [] }
                  #                                       ^^^ error[KW014]
                  - { userId: 01JD9F7QK3T5W8X2Y4Z6A8B0CE, age: five, tags: [a] }
                  #                                            ^^^^ error[KW014]
                  - { userId: [5], age: 5, tags: x }
                  #           ^^^ error[KW014]
                  #                              ^ error[KW014]
              Team:
                key: { PK: TEAM#<teamId> }
                attributes: { teamId: ulid }
                examples: { teamId: 01JD9F7QK3T5W8X2Y4Z6A8B0CD }
                #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW004]
            """),
        Theme(
            "names that the service refuses",
            """
            keywright: 1
            design: Shop
            table:
              name: sh
              #     ^^ error[KW401]
              key: { partition: PK }
              indexes:
                by date: { partition: G1 }
                #^^^^^^ error[KW401]
            """),
        Theme(
            "a time-to-live attribute that is none",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK }, timeToLive: expires }
            entities:
              User:
                key: { PK: USER#<userId> }
                attributes: { userId: ulid, expires: string }
                #                           ^^^^^^^ error[KW410]
            """),
    ])
    func structure(_ theme: Theme) { expectFindings(in: theme.text) }

    @Test(arguments: [
        Theme(
            "operations and what they give",
            patterns: """
                a: { gett: Order }
                #    ^^^^ error[KW002]
                b: { chainCall: Order }
                ## error[KW003]
                c: { query: Order, where: customerId = $customerId, returns: lots }
                #                                                            ^^^^ error[KW004]
                d: { get: Nothing }
                #         ^^^^^^^ error[KW006]
                e: { query: Order, where: customerId = $customerId, index: byDate }
                #                                                          ^^^^^^ error[KW006]
                f: { get: Order, consistent: often }
                #                            ^^^^^ error[KW004]
                g: { get: Order }
                g: { get: Customer }
                ## error[KW005]
                h: { get: Order, where: customerId = $customerId }
                #                ^^^^^ error[KW002]
                """),
        Theme(
            "conditions",
            patterns: """
                a: { query: Order, where: customerId = $customerId and placedAt between $from }
                #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW008]
                b: { query: Order, where: customerId = $customerId and placedAt beginsWith $day }
                #                                                               ^^^^^^^^^^ error[KW008]
                c: { query: Order, where: customerId = $customerId and placedAt BEGINS WITH $day }
                #                                                               ^^^^^^ error[KW008]
                d: { query: Order, where: customerId = $customerId and placedAt begins with $a $b }
                #                                                                              ^^ error[KW008]
                e: { query: Order, where: customerId = $customerId and placedAt > $from $to }
                #                                                                       ^^^ error[KW008]
                f: { query: Order, where: customerId = $customerId and placedAt > }
                #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW008]
                g: { query: Order, where: [customerId] }
                #                         ^^^^^^^^^^^^ error[KW004]
                """),
        Theme(
            "filters",
            patterns: """
                a: { query: Order, where: customerId = $customerId, filter: totl > 5 }
                #                                                           ^^^^ error[KW006]
                b: { query: Order, where: customerId = $customerId, filter: total => 5 }
                #                                                                  ^ error[KW008]
                c: { query: Order, where: customerId = $customerId, filter: starts(status) }
                #                                                           ^^^^^^ error[KW008]
                d: { query: Order, where: customerId = $customerId, filter: total > 5 xor total < 2 }
                #                                                                     ^^^ error[KW008]
                e: { query: Order, where: customerId = $customerId, filter: total = contains(tags) }
                #                                                                   ^^^^^^^^ error[KW008]
                f: { query: Order, where: customerId = $customerId, filter: 'total between 1 and' }
                #                                                           ^^^^^^^^^^^^^^^^^^^^^ error[KW008]
                g: { query: Order, where: customerId = $customerId, filter: status in () }
                #                                                                      ^ error[KW008]
                h: { query: Order, where: customerId = $customerId, filter: contains(tags) }
                #                                                                        ^ error[KW008]
                i: { query: Order, where: customerId = $customerId, filter: status begins with }
                #                                                           ^^^^^^^^^^^^^^^^^^ error[KW008]
                j: { query: Order, where: customerId = $customerId, filter: total }
                #                                                           ^^^^^ error[KW008]
                k: { query: Order, where: customerId = $customerId, filter: '' }
                #                                                           ^^ error[KW008]
                l: { put: Order, filter: total > 5 }
                #                ^^^^^^ error[KW002]
                m: { query: Order, where: customerId = $customerId, filter: size(tags) }
                #                                                           ^^^^^^^^^^ error[KW008]
                n: { query: Order, where: customerId = $customerId, filter: [total > 5] }
                #                                                           ^^^^^^^^^^^ error[KW004]
                """),
        Theme(
            "transactions",
            patterns: """
                a: { transact: { create: Order } }
                #              ^^^^^^^^^^^^^^^^^ error[KW004]
                b: { transact: [] }
                #              ^^ error[KW004]
                c: { transact: [Order] }
                #               ^^^^^ error[KW004]
                d: { transact: [{ create: Nothing }] }
                #                         ^^^^^^^ error[KW006]
                e: { transact: [{ get: Order }] }
                #               ^^^^^^^^^^^^^^ error[KW003]
                f: { transact: [{ merge: Order }] }
                #               ^^^^^^^^^^^^^^^^ error[KW003]
                g: { transact: [{ create: Order, returns: text }] }
                #                                ^^^^^^^ error[KW002]
                h: { transactGet: [{ put: Order }] }
                #                  ^^^^^^^^^^^^^^ error[KW004]
                i: { transactGet: [Order, Nothing] }
                #                         ^^^^^^^ error[KW006]
                j: { batchWrite: [Order] }
                ## error[KW003]
                k: { transact: [{ create: Order, as: a }, { create: Customer, as: a }] }
                #                                                                 ^ error[KW005]
                l: { transact: [{ update: Customer, set: { email: $to, age: $to } }] }
                #                                                           ^^^ error[KW008]
                m: { transact: [{ check: Customer, if: age = $age and email = $age }] }
                #                                                             ^^^^ error[KW008]
                """),
    ])
    func patterns(_ theme: Theme) { expectFindings(in: theme.text) }

    /// What is sound as a text, and cannot be answered.
    @Test(arguments: [
        Theme(
            "a query without its partition key",
            patterns: """
                a: { query: Order, where: placedAt > $from }
                ## error[KW201]
                b: { query: Order, where: customerId > $from }
                ## error[KW201]
                """),
        Theme(
            "a consistent read of a global index, and of the table",
            patterns: """
                a: { query: Order, where: orderId = $orderId, index: byOrder, consistent: true }
                #                                                                         ^^^^ error[KW204]
                b: { query: Order, where: orderId = $orderId, index: byOrder, consistent: false }
                c: { query: Order, where: customerId = $customerId, consistent: true }
                """),
    ])
    func plans(_ theme: Theme) {
        let annotated = AnnotatedYAML(theme.text)
        let errors = compile(annotated.file).findings.filter { $0.severity == .error }
        #expect(annotated.mismatches(with: errors) == [])
    }

    /// False alarms of that validator: these are sound.
    @Test(arguments: [
        Theme(
            "an entity of a later table",
            """
            keywright: 1
            design: Shop
            tables: { users: { key: { partition: PK } }, orders: { key: { partition: PK } } }
            entities:
              User: { table: users, key: { PK: USER#<userId> }, attributes: { userId: ulid } }
              Order: { table: orders, key: { PK: ORDER#<orderId> }, attributes: { orderId: ulid } }
            accessPatterns:
              place: { transact: [{ check: User }, { create: Order }] }
            """),
        Theme(
            "patterns of one name for parameters, in two tables",
            """
            keywright: 1
            design: Shop
            tables: { users: { key: { partition: PK } }, orders: { key: { partition: PK } } }
            entities:
              User: { table: users, key: { PK: USER#<id> }, attributes: { id: ulid } }
              Order: { table: orders, key: { PK: ORDER#<id> }, attributes: { id: string } }
            accessPatterns:
              getUser: { get: User }
              getOrder: { get: Order }
            """),
        Theme(
            "a placeholder that stands twice",
            """
            keywright: 1
            design: Shop
            table: { key: { partition: PK, sort: SK } }
            entities:
              User: { key: { PK: USER#<userId>, SK: USER#<userId> }, attributes: { userId: ulid } }
            accessPatterns:
              getUser: { get: User }
            """),
    ])
    func accepts(_ theme: Theme) {
        let annotated = AnnotatedYAML(theme.text)
        let errors = compile(annotated.file).findings.filter { $0.severity == .error }
        #expect(annotated.mismatches(with: errors) == [])
    }
}
