import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// What the parts of a design mean that the shop does not have.
@Suite struct MeaningTests {
    private func design(_ text: String) throws -> Design {
        let (design, findings) = resolve(text)
        #expect(findings.map(\.message) == [])
        return try #require(design)
    }

    @Test func severalTables() throws {
        let design = try design(
            """
            keywright: 1
            design: OnlineShop
            tables:
              orders: { key: { partition: PK }, discriminator: kind, foreign: skip }
              logs: { name: Logs.v2, key: { partition: day, sort: { name: at, type: N } }, discriminator: none, billing: { read: 5, write: 6 } }
            entities:
              Order: { table: orders, key: { PK: 'O#<id>' }, attributes: { id: ulid }, stored: o }
              Log: { table: logs, key: {}, attributes: { day: date, at: { type: timestamp, as: epochMillis } } }

            """)
        #expect(design.tables.map(\.physicalName) == ["orders", "Logs.v2"])
        #expect(design.tables.map(\.discriminator) == ["kind", nil])
        #expect(design.tables[0].foreign == .skip && design.tables[1].foreign == .fail)
        guard case .provisioned(5, 6) = design.tables[1].billing else {
            Issue.record("\(design.tables[1].billing)")
            return
        }
        #expect(design.entities.map(\.discriminator) == ["o", "Log"])
        #expect(design.entities.map(\.table) == [TableID(0), TableID(1)])
        let log = design.entities[1]
        #expect(log.key.map(\.template.isNatural) == [true, true])
        #expect(log.key.map(\.attribute.type) == [.string, .number])
    }

    @Test func theDefaultNameIsTheDesigns() throws {
        let design = try design("keywright: 1\ndesign: OnlineShop\ntable: { key: { partition: PK } }\n")
        #expect(design.tables[0].physicalName == "online-shop" && design.tables[0].name == "online-shop")
    }

    /// Membership goes by stored names, so no entry is needed where an entity has all of the key.
    @Test func indexMembership() throws {
        let design = try design(
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: SK }
              indexes:
                inverted: { partition: SK, sort: PK }
                byStatus: { partition: [status, team], sort: [at, PK], project: keys }
                byKind: { partition: EntityType, sort: at, project: [title, PK, old] }
                shared: { partition: PK, sort: X }
                other: { partition: X }
            entities:
              Task:
                key: { PK: 'T#<id>', SK: 'T#<team>' }
                indexes: { shared: { X: 'X#<at>' } }
                attributes:
                  id: ulid
                  team: string
                  state: { type: int, stored: status }
                  name: { type: string?, stored: title }
                  old: bool
                  at: { type: timestamp, as: epochSeconds }

            """)
        let table = design.tables[0]
        #expect(table.indexes[1].keyAttributes.map(\.type) == [.number, .string, .number, .string])
        #expect(table.indexes[1].projection == .keysOnly && table.indexes[2].projection == .include(["title", "old"]))
        let task = design.entities[0]
        #expect(task.indexEntries.map(\.index) == ["inverted", "byStatus", "byKind", "shared", "other"])
        #expect(
            task.indexEntries.map { $0.keys.map(\.template.text) } == [
                ["T#<team>", "T#<id>"], ["<state>", "<team>", "<at>", "T#<id>"], ["Task", "<at>"],
                ["T#<id>", "X#<at>"],
                ["X#<at>"],
            ])
        #expect(task.indexEntries[1].keys.map(\.template.isNatural) == [true, true, true, false])
    }

    @Test func conditions() throws {
        let design = try design(
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK, sort: SK } }
            entities:
              A: { key: { PK: 'A#<id>', SK: a }, attributes: { id: ulid, n: int, at: timestamp, o: { object: { s: string } } } }
              B: { key: { PK: 'B#<key>', SK: b }, attributes: { key: ulid } }
            accessPatterns:
              one: { query: [A, B], where: { A: id = $id, B: $id = key } }
              two: { query: A, where: id = $id and (n > 3 and n < $n), filter: at|day = '2026-11-22' or o.s in ($some) }

            """)
        guard case .query(let one) = design.patterns[0].operation, case .query(let two) = design.patterns[1].operation,
            case .test(let test)? = one.entities[1].condition,
            case .comparison(.parameter, .equal, .attribute) = test.kind,
            case .all(let parts)? = two.entities[0].condition, case .any(let choices)? = two.entities[0].filter
        else {
            Issue.record("\(design.patterns)")
            return
        }
        #expect(design.patterns[0].parameters.map(\.name) == ["id"])
        #expect(parts.count == 3 && choices.count == 2)
        #expect(design.patterns[1].parameters.map(\.name) == ["id", "n", "some"])
        #expect(design.patterns[1].parameters.map(\.type) == [.ulid, .int, .list(.string)])
        guard case .comparison(.attribute(let day), .equal, .literal(.text(let moment), _)) = choices[0].tests[0].kind
        else {
            Issue.record("\(choices[0])")
            return
        }
        #expect(day.transforms == [.day] && moment == "2026-11-22T00:00:00.000Z")
    }

    @Test func allowancesAndChecks() throws {
        let text = """
            keywright: 1
            design: Demo
            allow: [{ rule: KW701, because: everywhere }]
            checks: { KW203: error, unused-index: off, KW302: info }
            table:
              name: demo
              key: { partition: PK }
              allow: [{ rule: low-cardinality, because: few }]
            entities:
              A:
                key: { PK: 'A#<id>' }
                attributes:
                  id: { type: ulid, allow: [{ rule: KW704, because: old }] }

            """
        let design = try design(text)
        #expect(design.severityOverrides.map(\.rule.value) == ["KW203", "unused-index", "KW302"])
        #expect(design.severityOverrides.map(\.severity) == [.error, nil, .info])
        #expect(design.allowances.map(\.because).sorted() == ["everywhere", "few", "old"])
        let lines = LineIndex(bytes: Array(text.utf8))
        let scope = try #require(design.allowances.first { $0.because == "old" }?.scope)
        #expect(lines.positions(of: scope).start == LineIndex.Position(line: 13, column: 7))
    }
}
