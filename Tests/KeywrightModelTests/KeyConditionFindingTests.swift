import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// `using`: what does not parse or bind, with its place, and what the model holds of what does.
@Suite struct KeyConditionFindingTests {
    static let entities = """
        entities:
          User:
            key: { PK: 'USER#<userId>', SK: PROFILE }
            attributes: { userId: ulid, name: string, count: int, place: { object: { city: string } } }
          Order:
            key: { PK: 'USER#<userId>', SK: 'ORDER#<orderId>' }
            indexes: { GSI1: { G1: 'DAY#<placedAt|day>', G2: 'ORDER#<orderId>' } }
            attributes: { userId: ulid, orderId: ulid, placedAt: timestamp }

        """

    @Test(arguments: [
        FindingCase(
            "as a condition",
            body: entities + """
                accessPatterns:
                  a: { query: Order, using: PK = 'USER#<userId>' or SK = 'A' }
                  #                                              ^^ error[KW008]: `or` stands where `and` or the end is expected
                  b: { query: Order, using: not PK = 'USER#<userId>' }
                  #                         ^^^ error[KW008]: `not` stands where a key attribute is expected
                  c: { query: Order, using: PK != 'USER#<userId>' }
                  #                            ^^ error[KW008]: `!=` stands where a comparison of key conditions is expected
                  d: { query: Order, using: PK in ('A') }
                  #                            ^^ error[KW008]: `in` stands where a comparison of key conditions is expected
                  e: { query: Order, using: exists(PK) }
                  #                         ^^^^^^ error[KW008]: `exists` stands where a key attribute is expected
                  f: { query: Order, using: PK = $userId }
                  #                              ^^^^^^^ error[KW008]: `$userId` stands where a template in quotes is expected
                  g: { query: Order, using: PK = 5 }
                  #                              ^ error[KW008]: `5` stands where a template in quotes is expected
                  h: { query: Order, using: PK|lower = 'A' }
                  #                         ^^^^^^^^ error[KW008]: `PK|lower` stands where a key attribute is expected
                  i: { query: Order, using: "'A' = PK" }
                  #                          ^^^ error[KW008]: `'A'` stands where a key attribute is expected
                  j: { query: Order, using: PK == 'A' }
                  #                            ^^ error[KW008]: `==` is written `=` in a condition
                  k: { query: Order, using: PK between 'A' or 'B' }
                  #                                        ^^ error[KW008]: `or` stands where `and` and the upper bound of `between` is expected
                """),
        FindingCase(
            "templates",
            body: entities + """
                accessPatterns:
                  a: { query: Order, using: PK = 'USER#<userId' }
                  #                                    ^^^^^^^ error[KW007]: a placeholder has no `>`
                  b: { query: Order, using: PK = 'USER#<>' }
                  #                                    ^^ error[KW007]: a placeholder names no attribute
                  c: { query: Order, using: PK = 'USER#<userId:id>' }
                  #                                           ^ error[KW007]: a placeholder has `:` where a name is expected
                  d: { query: Order, using: PK = 'USER#<userId:$>' }
                  #                                             ^ error[KW007]: a placeholder has its end where a name is expected
                  e: { query: Order, using: "PK = 'it''s#<usrId>'" }
                  #                                       ^^^^^ error[KW006]: `usrId` isn't an attribute of entity `Order`
                  f: { query: Order, using: PK = 'A' and SK begins with 'ORDER#<orderId:$begin...>X' }
                  #                                                            ^^^^^^^^^^^^^^^^^^^ error[KW007]: the beginning of a value stands at the end of a `begins with`, and nowhere else
                  g: { query: Order, using: PK = 'USER#<userId:$begin...>' }
                  #                                    ^^^^^^^^^^^^^^^^^^ error[KW007]: the beginning of a value stands at the end of a `begins with`, and nowhere else
                  h: { query: User, using: PK = 'USER#<userId>' and SK begins with '<count:$c...>' }
                  #                                                                 ^^^^^^^^^^^^^ error[KW007]: `...` takes the beginning of a text, and `count` is `int`
                  i: { query: Order, using: G1 = 'DAY#<placedAt|dya>' }
                  #                                             ^^^ error[KW006]: there is no transform `dya`
                  j: { query: User, using: PK = 'USER#<userId|day>' }
                  #                                           ^^^ error[KW013]: `day` takes `timestamp` and `date`, found `ulid`
                  k: { query: User, using: PK = 'A\\B' }
                  #                               ^^ error[KW007]: a backslash stands before `B`, which needs none
                """),
        FindingCase(
            "names and types",
            body: entities + """
                accessPatterns:
                  a: { query: Order, using: PKK = 'USER#<userId>' }
                  #                         ^^^ error[KW006]: there is no key attribute `PKK`
                  b: { query: User, using: PK = 'USER#<userId:$name>', filter: name = $name }
                  #                                            ^^^^ error[KW008]: `$name` is `ulid` here and `string` elsewhere, and is one parameter
                  c: { query: [User, Order], using: PK = 'USER#<userId>' and SK >= 'ORDER#<orderId:$from>' }
                  d: { query: User, using: PK = 'USER#<place.city:$town>' and SK = 'PROFILE' }
                  e: { transactGet: [User, Order], using: { User: PK = 'USER#<userId>' } }
                  #                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW008]: `using` says nothing about `Order`, which the pattern asks for
                  f: { query: Order, using: userId = 'x' }
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }

    private func pattern(_ entry: String) throws -> AccessPattern {
        let (design, findings) = resolve(FindingCase.head + Self.entities + "accessPatterns:\n  a: \(entry)\n")
        #expect(findings.map(\.message) == [])
        return try #require(design?.patterns.first)
    }

    @Test func isBound() throws {
        let pattern = try pattern(
            "{ query: Order, using: PK = 'USER#<userId:$user>' and SK between 'ORDER#<orderId:$from>' and 'ORDER#<orderId:$to>' }"
        )
        guard case .query(let query) = pattern.operation else {
            Issue.record("no query")
            return
        }
        let using = try #require(query.using)
        #expect(using.tests.map(\.attribute.value) == ["PK", "SK"])
        #expect(using.placeholders.map(\.parameter.name) == ["user", "from", "to"])
        #expect(pattern.parameters.map(\.name) == ["user", "from", "to"])
        #expect(pattern.parameters.map(\.type) == [.ulid, .ulid, .ulid])
        guard case .between(let low, _) = using.tests[1].kind, case .literal("ORDER#") = low.parts[0] else {
            Issue.record("\(using.tests[1].kind)")
            return
        }
    }

    @Test func aBeginningIsText() throws {
        let pattern = try pattern(
            "{ query: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDER#<orderId:$begin...>' }")
        #expect(pattern.parameters.map(\.name) == ["userId", "begin"])
        #expect(pattern.parameters.map(\.type) == [.ulid, .string])
        guard case .query(let query) = pattern.operation else { return }
        #expect(query.using?.placeholders.map(\.isBeginning) == [false, true])
    }

    @Test func aTransformAppliesToTheParameter() throws {
        let pattern = try pattern("{ query: Order, using: G1 = 'DAY#<placedAt:$moment|day>' }")
        #expect(pattern.parameters.map(\.name) == ["moment"] && pattern.parameters[0].type == .timestamp(.iso8601))
        guard case .query(let query) = pattern.operation else { return }
        #expect(query.using?.placeholders.map(\.reference.transforms) == [[.day]])
    }

    /// On a get, update or delete the key's attributes come from the text.
    @Test(arguments: ["get: User", "delete: User", "update: User, set: [name]"])
    func bindsTheKey(operation: String) throws {
        let pattern = try pattern("{ \(operation), using: PK = 'USER#<userId:$id>' and SK = 'PROFILE' }")
        #expect(pattern.parameters.map(\.name).first == "id")
        #expect(!pattern.parameters.contains { $0.name == "userId" })
    }

    /// A put brings its own values.
    @Test func asksNothingOfAPut() throws {
        #expect(try pattern("{ put: User, using: PK = 'USER#<userId:$id>' }").parameters.isEmpty)
    }
}
