import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW405 transaction-too-large and KW408 expression-too-large")
struct RequestLimitTests {
    private func found(_ code: String, in text: String) -> [Diagnostic] {
        let all = findings(in: text)
        #expect(all.filter { ["KW001", "KW002", "KW003", "KW008"].contains($0.rule.code) }.map(\.message) == [])
        return all.filter { $0.rule.code == code }
    }

    private func transaction(_ steps: String) -> [Diagnostic] {
        found(
            "KW405",
            in: """
                keywright: 1
                design: T
                table: { name: bank, key: { partition: PK, sort: SK } }
                entities:
                  Account:
                    key: { PK: ACCOUNT#<accountId>, SK: ACCOUNT }
                    attributes: { accountId: ulid, balance: int }
                  Entry:
                    key: { PK: ACCOUNT#<accountId>, SK: ENTRY#<entryId> }
                    attributes: { accountId: ulid, entryId: ulid, text: string }
                  User:
                    key: { PK: USER#<userId>, SK: USER }
                    attributes: { userId: ulid, email: string, nick: string, seen: int }
                    unique: [email, [nick, email]]
                  Total:
                    key: { PK: TOTAL, SK: TOTAL }
                    attributes: { entries: int }
                accessPatterns:
                  it:
                    transact:
                \(steps)
                """)
    }

    /// With two entries of `unique` a new user is three items: 33 are 99, 34 are 102. A check has no companions, and an update of
    /// both takes two for each entry: 5 items.
    @Test(arguments: [
        ("      - { create: Entry, many: { max: 100 } }", 0),
        ("      - { create: Entry, many: { max: 101 } }", 101),
        ("      - { create: Entry, many: { max: 99 } }\n      - { update: Total, add: { entries: 1 } }", 0),
        ("      - { create: Entry, many: { max: 100 } }\n      - { update: Total, add: { entries: 1 } }", 101),
        ("      - { create: User, many: { max: 33 } }\n      - { check: Total }", 0),
        ("      - { create: User, many: { max: 34 } }", 102),
        ("      - { create: Entry, many: { max: 97 } }\n      - { delete: User }", 0),
        ("      - { create: Entry, many: { max: 98 } }\n      - { delete: User }", 101),
        ("      - { create: Entry, many: { max: 95 } }\n      - { update: User, set: [email], read: true }", 0),
        ("      - { create: Entry, many: { max: 96 } }\n      - { update: User, set: [email], read: true }", 101),
        ("      - { create: Entry, many: { max: 99 } }\n      - { update: User, set: [seen] }", 0),
    ])
    func items(steps: String, count: Int) {
        let found = transaction(steps)
        #expect(found.map(\.severity) == (count == 0 ? [] : [.error]))
        if count > 0 { #expect(found.first?.message.contains("can take \(count) items") == true) }
    }

    /// An error where the values are the same in every call, an info where a call may give the same.
    @Test(arguments: [
        (
            "      - { update: Account, as: a, add: { balance: -1 } }\n      - { update: Account, as: b, add: { balance: 1 } }",
            "error"
        ),
        (
            "      - { update: Account, as: a, key: { accountId: $from }, add: { balance: -1 } }\n      - { update: Account, as: b, key: { accountId: $to }, add: { balance: 1 } }",
            "info"
        ),
        (
            "      - { update: Account, as: a, key: { accountId: $x }, add: { balance: -1 } }\n      - { check: Account, as: b, key: { accountId: $x } }",
            "error"
        ),
        ("      - { update: Total, as: a, add: { entries: 1 } }\n      - { check: Total, as: b }", "error"),
        ("      - { create: Account, as: a }\n      - { create: Account, as: b }", "info"),
        (
            "      - { create: Account, as: a }\n      - { update: Account, as: b, key: { accountId: $a.accountId }, add: { balance: 1 } }",
            "error"
        ),
        // What another step's key gives is what that step is given.
        (
            "      - { update: Account, as: a, key: { accountId: $x }, add: { balance: 1 } }\n      - { check: Account, as: b, key: { accountId: $a.accountId } }",
            "error"
        ),
        (
            "      - { create: Entry, as: a }\n      - { delete: Entry, as: b, key: { accountId: $a.accountId, entryId: $old } }",
            "info"
        ),
        (
            "      - { create: Entry, as: a, many: { max: 9 } }\n      - { create: Entry, as: b, many: { max: 9 } }",
            "info"
        ),
        // Steps of two entities, and the repetitions of one.
        ("      - { create: Entry, many: { max: 9 } }\n      - { update: Account, add: { balance: 1 } }", ""),
    ])
    func steps(steps: String, severity: String) {
        let found = transaction(steps)
        #expect(found.map(\.severity.rawValue) == (severity.isEmpty ? [] : [severity]))
        guard let finding = found.first else { return }
        // Both items of the witness have one key.
        guard case .items(let items)? = finding.witness else {
            Issue.record("no witness")
            return
        }
        #expect(items.count == 2 && items[0].key == items[1].key && !items[0].key.isEmpty)
    }

    private func expression(_ pattern: String, attributes: String = "n: int") -> [Diagnostic] {
        found(
            "KW408",
            in: """
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Thing:
                    key: { PK: PLACE#<place>, SK: THING#<thingId> }
                    attributes: { place: string, thingId: ulid, \(attributes) }
                accessPatterns:
                  it: \(pattern)
                """)
    }

    /// 150 comparisons joined by 149 OR are 299 operators, 151 are 301: `#n = :n OR #n = :n_2 …`, 2,000 bytes.
    @Test(arguments: [(150, false), (151, true)])
    func operators(count: Int, isFound: Bool) {
        let tests = (1...count).map { "n = \($0)" }.joined(separator: " or ")
        let found = expression("{ query: Thing, where: place = $place, filter: \(tests) }")
        #expect(found.map(\.severity) == (isFound ? [.error] : []))
        if isFound { #expect(found.first?.message.contains("301 operators") == true) }
    }

    /// `#a.#a.….#a = :n`, as the service takes 32 names.
    @Test(arguments: [(32, false), (33, true)])
    func depth(names: Int, isFound: Bool) {
        let types = (1..<names).map { "  T\($0): { object: { a: \($0 + 1 < names ? "T\($0 + 1)" : "int") } }" }
        let path = Array(repeating: "a", count: names).joined(separator: ".")
        let found = found(
            "KW408",
            in: """
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                types:
                \(types.joined(separator: "\n"))
                entities:
                  Thing:
                    key: { PK: PLACE#<place>, SK: THING#<thingId> }
                    attributes: { place: string, thingId: ulid, a: T1 }
                accessPatterns:
                  it: { query: Thing, where: place = $place, filter: \(path) = 1 }
                """)
        #expect(found.map(\.severity) == (isFound ? [.error] : []))
        if isFound { #expect(found.first?.message.contains("33 names") == true) }
    }

    /// `#PK IN (…)`: the alias of a name of 40 letters is `:x…x`, `:x…x_2` and so on. 100 of them are 41 + 9 x 43 + 90 x 44 = 4,388
    /// bytes with what is between them; 80 are some 3,500.
    @Test(arguments: [(80, false), (100, true)])
    func bytes(count: Int, isFound: Bool) {
        let name = String(repeating: "x", count: 40)
        let list = (1...count).map(String.init).joined(separator: ", ")
        let query = expression(
            "{ query: Thing, where: place = $place, filter: '\(name) in (\(list))' }", attributes: "\(name): int")
        let update = expression(
            "{ update: Thing, set: { \(name): 0 }, if: '\(name) in (\(list))' }", attributes: "\(name): int")
        let step = expression(
            "{ transact: [{ delete: Thing, if: '\(name) in (\(list))' }] }", attributes: "\(name): int")
        for found in [query, update, step] { #expect(found.map(\.severity) == (isFound ? [.error] : [])) }
    }
}
