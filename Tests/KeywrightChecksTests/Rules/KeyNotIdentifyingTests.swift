import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW103 key-not-identifying")
struct KeyNotIdentifyingTests {
    private static let head = """
        keywright: 1
        design: T
        checks: { KW302: off }
        table: { name: items, key: { partition: PK, sort: SK } }
        entities:

        """

    /// The keys and the values of the two items of the only witness.
    private func items(_ findings: [Diagnostic]) throws -> (left: Witness.Item, right: Witness.Item) {
        let finding = try #require(findings.first { $0.rule.code == "KW103" })
        guard case .items(let items)? = finding.witness, items.count == 2 else {
            throw Missing()
        }
        return (items[0], items[1])
    }

    private struct Missing: Error {}

    @Test("an identity outside the key: two orders of one user")
    func identityOutside() throws {
        let findings = expectFindings(
            in: Self.head + """
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER }
                #   ^^^ error[KW103]: items of `Order` that differ in `orderId` can have the same primary key
                    identity: [orderId]
                    attributes: { userId: ulid, orderId: ulid }
                """)
        let (left, right) = try items(findings)
        #expect(left.key == right.key)
        #expect(left.key.map(\.name) == ["PK", "SK"])
        #expect(left.values.first == right.values.first)
        #expect(left.values.last?.name == "orderId")
        #expect(left.values.last != right.values.last)
        #expect(findings.first?.subject.attribute == "orderId")
        #expect(findings.first?.related.count == 1)
    }

    @Test("an identity that stands there in part, behind a shard or as a bucket is not there whole")
    func identityInPart() throws {
        let findings = expectFindings(
            in: Self.head + """
                  Half:
                    key: { PK: HALF#<a>, SK: HALF }
                #   ^^^ error[KW103]: items of `Half` that differ in `b`
                    identity: [[a, b]]
                    attributes: { a: ulid, b: string }
                """)
        #expect(try items(findings).left.key == items(findings).right.key)
        let sharded = expectFindings(
            in: Self.head + """
                  Event:
                    key: { PK: EVENT#<eventId|shard(1000)>, SK: <at|day>#<kind> }
                #   ^^^ error[KW103]: items of `Event` that differ in `eventId`
                    identity: [eventId]
                    attributes: { eventId: uuid, at: timestamp, kind: string }
                """)
        let (left, right) = try items(sharded)
        #expect(left.key == right.key)
        #expect(left.values.first?.name == "eventId")
        #expect(left.values.first != right.values.first)
    }

    @Test("no identity of several: the witness differs in each")
    func severalIdentities() throws {
        let findings = expectFindings(
            in: Self.head + """
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER }
                #   ^^^ error[KW103]: items of `Order` that differ in `orderId` and `number`
                    identity: [orderId, number]
                    attributes: { userId: ulid, orderId: ulid, number: { type: int, min: 5 } }
                """)
        let (left, right) = try items(findings)
        #expect(left.values.map(\.name) == ["userId", "orderId", "number"])
        #expect(zip(left.values, right.values).map(==) == [true, false, false])
    }

    @Test("a pattern, an enum and an object give values that differ")
    func valuesOfAnyType() throws {
        let findings = expectFindings(
            in: Self.head + #"""
                  Parcel:
                    key: { PK: USER#<userId>, SK: PARCEL }
                #   ^^^ error[KW103]
                    identity: [code, kind, place]
                    attributes:
                      userId: ulid
                      code: { type: string, pattern: 'P-[0-9]{4}' }
                      kind: { enum: [small, large] }
                      place: { object: { city: string, floor: { type: int, min: 0, max: 9 } } }
                """#)
        let (left, right) = try items(findings)
        #expect(left.values.map(\.name) == ["userId", "code", "kind", "place.city", "place.floor"])
        #expect(left.values[1] != right.values[1] && left.values[2] != right.values[2])
    }

    @Test("is silent where some identity stands whole: padded, inverted, as a day of a date, or in one case of letters")
    func identityWhole() {
        expectFindings(
            in: Self.head + """
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER#<number|pad(8)> }
                    identity: [orderId, [userId, number]]
                    attributes: { userId: ulid, orderId: ulid, number: { type: int, min: 0 } }
                  Score:
                    key: { PK: GAME#<gameId>, SK: SCORE#<score|invert(8)>#<playerId> }
                    identity: [[gameId, score, playerId]]
                    attributes: { gameId: ulid, score: { type: int, min: 0 }, playerId: ulid }
                  Member:
                    key: { PK: MEMBER#<email|lower>, SK: MEMBER }
                    identity: [email]
                    attributes: { email: string }
                  Day:
                    key: { PK: DIARY#<userId>, SK: <date|day> }
                    identity: [[userId, date]]
                    attributes: { userId: ulid, date: date }
                """)
    }

    @Test("an attribute that has one value only need not be in the key")
    func oneValue() {
        expectFindings(
            in: Self.head + """
                  Order:
                    key: { PK: ORDER#<orderId>, SK: ORDER }
                    identity: [[kind, orderId]]
                    attributes: { orderId: ulid, kind: { enum: [order] } }
                """)
    }

    @Test("a constant key of an entity with several items, and of one with one")
    func constantKey() throws {
        let findings = expectFindings(
            in: Self.head + """
                  Setting:
                    key: { PK: SETTINGS, SK: SETTING }
                #   ^^^ error[KW103]: 40 items of `Setting` are expected, but all of them have the same primary key
                    attributes: { name: string, value: string }
                    expect: { count: 40 }
                """)
        let (left, right) = try items(findings)
        #expect(left.key == [.init("PK", .text("SETTINGS")), .init("SK", .text("SETTING"))])
        #expect(left.values != right.values)
        expectFindings(
            in: Self.head + """
                  Setting:
                    key: { PK: SETTINGS, SK: SETTING }
                    attributes: { name: string, value: string }
                    expect: { count: 1 }
                """)
    }

    @Test("a bucket or a shard that is all that is left")
    func remnants() throws {
        let findings = expectFindings(
            in: Self.head + """
                  Reading:
                    key: { PK: DEVICE#<deviceId>, SK: READING#<at|hour> }
                #   ^^^ error[KW103]: items of `Reading` that differ in `at` can have the same primary key, which holds only `<at|hour>`
                    attributes: { deviceId: ulid, at: timestamp, celsius: double }
                """)
        let (left, right) = try items(findings)
        #expect(left.key == right.key)
        #expect(left.values.map(\.name) == ["deviceId", "at"])
        #expect(left.values[0] == right.values[0] && left.values[1] != right.values[1])
        let sharded = expectFindings(
            in: Self.head + """
                  Metric:
                    key: { PK: METRIC#<name|lower|shard(10)>, SK: METRIC }
                #   ^^^ error[KW103]: items of `Metric` that differ in `name` can have the same primary key, which holds only `<name|lower|shard(10)>`
                    attributes: { name: string, value: double }
                """)
        #expect(try items(sharded).left.key == items(sharded).right.key)
    }

    @Test("is silent where an id stands beside the bucket, or the attribute itself")
    func remnantsBeside() {
        expectFindings(
            in: Self.head + """
                  Order:
                    key: { PK: USER#<userId>#<at|month>, SK: ORDER#<orderId> }
                    attributes: { userId: ulid, at: timestamp, orderId: ulid }
                  Visit:
                    key: { PK: 'PAGE#<page|shard(4)>#<page>', SK: <at|day>#<visitor> }
                    attributes: { page: string, at: timestamp, visitor: string }
                  User:
                    key: { PK: 'USER#<userId>#<userId|shard(8)>', SK: USER }
                    attributes: { userId: ulid }
                """)
    }

    @Test("a bucket gathers what upserts belong to it")
    func upserts() {
        expectFindings(
            in: Self.head + """
                  Visits:
                    key: { PK: PAGE#<page>, SK: VISITS#<at|hour> }
                    attributes: { page: string, at: timestamp, visits: { type: int, default: 0 } }
                accessPatterns:
                  visit: { update: Visits, add: { visits: 1 }, upsert: true }
                """)
    }
}
