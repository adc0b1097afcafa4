import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW203 filter-cost, KW215 duplicate-pattern, KW218 redundant-index and KW221 stale-read")
struct CostlyPatternTests {
    /// What one rule says: its severity, and the pattern or index that it is about.
    private func found(_ code: String, in text: String) -> [String] {
        let all = findings(in: text)
        #expect(all.filter { ["KW001", "KW002", "KW008"].contains($0.rule.code) }.map(\.message) == [])
        return all.filter { $0.rule.code == code }.map {
            "\($0.severity.rawValue) \($0.subject.pattern ?? $0.subject.index ?? "-")"
        }
    }

    // MARK: KW203

    private func tasks(_ pattern: String, attributes: String = "stage: string", indexes: String = "") -> String {
        """
        keywright: 1
        design: T
        table:
          name: tasks
          key: { partition: PK, sort: SK }
        \(indexes)
        entities:
          Task:
            key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
            attributes: { projectId: { type: ulid, distinct: 1k }, taskId: ulid, due: timestamp, open: bool, \(attributes) }
            expect: { count: 40k, size: 1KB }
          Note:
            key: { PK: PROJECT#<projectId>, SK: NOTE#<noteId> }
            attributes: { projectId: { type: ulid, distinct: 1k }, noteId: ulid }
            expect: { count: 60k, size: 1KB }
        accessPatterns:
          it: { query: Task, where: projectId = $projectId\(pattern) }
        """
    }

    @Test(
        "speaks by declared spreads and numbers, and where an index has room",
        arguments: [
            // One of three values, a third in the mean; one of two is half, which is no more than half.
            (", filter: stage = $stage", "stage: { type: string, distinct: 3 }", "", true),
            (", filter: stage = $stage", "stage: { type: string, distinct: 2 }", "", false),
            // The commonest has 49 %, or 51 %, whatever the others have.
            (", filter: stage = $stage", "stage: { type: string, hottest: 49% }", "", true),
            (", filter: stage = $stage", "stage: { type: string, hottest: 51%, distinct: 8 }", "", false),
            // Either of two, and all but one, keep more than nothing says.
            (", filter: stage = $a or open = true", "stage: { type: string, distinct: 9 }", "", false),
            (", filter: not stage = $a", "stage: { type: string, distinct: 9 }", "", false),
            (", filter: stage != $a", "stage: { type: string, distinct: 9 }", "", false),
            // Of two attributes nothing says how often they are equal, and what a call leaves out keeps nothing back.
            (", filter: stage = old", "stage: { type: string, distinct: 9 }, old: string", "", false),
            (", filter: stage = $a?", "stage: { type: string, distinct: 9 }", "", false),
            (", filter: open = $open and stage = $a", "stage: { type: string, distinct: 9 }", "", true),
            // A project has 40 tasks; 19 are less than half of them, 20 are not.
            (", filter: open = true, expect: { items: 19 }", "stage: string", "", true),
            (", filter: open = true, expect: { items: 20 }", "stage: string", "", false),
            // With a limit, and for a part of them, nobody knows how many are read.
            (", filter: open = true, limit: 5, expect: { items: 5 }", "stage: string", "", false),
            (" and taskId > $after, filter: open = true, expect: { items: 3 }", "stage: string", "", false),
            // Nothing declared, and no room: no finding. With room: the test by `=` alone.
            (", filter: stage = $stage", "stage: string", "", false),
            (", filter: stage = $stage", "stage: string", "GSI1: { partition: P1, sort: S1 }", true),
            (", filter: stage = $stage and due < $d", "stage: string", "GSI1: { partition: P1, sort: S1 }", true),
            (", filter: due < $d", "stage: string", "GSI1: { partition: P1, sort: S1 }", false),
            (", filter: stage = $stage, consistent: true", "stage: string", "GSI1: { partition: P1, sort: S1 }", false),
            (
                ", filter: stage = $stage, order: descending", "stage: string", "GSI1: { partition: P1, sort: S1 }",
                false
            ),
            // An index of an attribute, of keys alone, or that is known not to be worth it, is no room.
            (", filter: stage = $stage", "stage: string", "GSI1: { partition: due }", false),
            (", filter: stage = $stage", "stage: string", "GSI1: { partition: P1, sort: S1, project: keys }", false),
            (
                ", filter: stage = $stage", "stage: { type: string, hottest: 90% }",
                "GSI1: { partition: P1, sort: S1 }",
                false
            ),
        ])
    func filters(pattern: String, attributes: String, index: String, isFound: Bool) {
        let indexes = index.isEmpty ? "" : "  indexes: { \(index) }"
        let text = tasks(pattern, attributes: attributes, indexes: indexes)
        #expect(found("KW203", in: text) == (isFound ? ["warning it"] : []))
    }

    // MARK: KW215

    private func doubles(_ first: String, _ second: String) -> [String] {
        found(
            "KW215",
            in: """
                keywright: 1
                design: T
                table: { name: tasks, key: { partition: PK, sort: SK } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    attributes: { projectId: ulid, taskId: ulid, text: string, stage: string, count: int }
                accessPatterns:
                  one: \(first)
                  two: \(second)
                """)
    }

    @Test(
        "what is sent counts, and not what it is called",
        arguments: [
            ("{ get: Task }", "{ get: Task }", true),
            ("{ get: Task }", "{ get: Task, consistent: true }", false),
            ("{ query: Task, where: projectId = $a }", "{ query: Task, where: projectId = $b }", true),
            ("{ query: Task, where: projectId = $a }", "{ query: Task, where: projectId = $a, limit: 5 }", false),
            (
                "{ query: Task, where: projectId = $a, limit: 9 }", "{ query: Task, where: projectId = $a, limit: 5 }",
                false
            ),
            (
                "{ query: Task, where: projectId = $a }", "{ query: Task, where: projectId = $a, returns: count }",
                false
            ),
            // One gives a page, the other one item or an error.
            ("{ query: Task, where: projectId = $a }", "{ query: Task, where: projectId = $a, returns: one }", false),
            // A call of the one may leave out what the other demands.
            (
                "{ query: Task, where: projectId = $a, filter: text = $b? }",
                "{ query: Task, where: projectId = $a, filter: text = $b }", false
            ),
            // Two parameters in each other's place are another pattern.
            (
                "{ query: Task, where: projectId = $a, filter: text = $b and stage = $c }",
                "{ query: Task, where: projectId = $a, filter: text = $c and stage = $b }", true
            ),
            (
                "{ query: Task, where: projectId = $a, filter: text = $b and stage = $c }",
                "{ query: Task, where: projectId = $a, filter: text = $b and stage = $b }", false
            ),
            ("{ update: Task, set: [text] }", "{ update: Task, set: { text: $words } }", true),
            ("{ update: Task, set: [text] }", "{ update: Task, set: [stage] }", false),
            ("{ update: Task, set: { text: 'a' } }", "{ update: Task, set: { text: 'b' } }", false),
            ("{ delete: Task }", "{ delete: Task, if: stage = 'done' }", false),
            (
                "{ transact: [{ create: Task, as: a }] }", "{ transact: [{ create: Task, as: b }] }", true
            ),
        ])
    func duplicates(first: String, second: String, isFound: Bool) {
        #expect(doubles(first, second) == (isFound ? ["info two"] : []))
    }

    // MARK: KW218

    private func redundant(_ indexes: String, _ entries: String, _ patterns: String, due: String = "timestamp")
        -> [String]
    {
        found(
            "KW218",
            in: """
                keywright: 1
                design: T
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes:
                \(indexes)
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    indexes:
                \(entries)
                    attributes: { projectId: ulid, taskId: ulid, assignee: string, due: \(due), text: string }
                accessPatterns:
                \(patterns)
                """)
    }

    private static let two = """
            A1X: { partition: P1, sort: S1 }
            B2X: { partition: P2, sort: S2 }
        """
    private static let entries = """
              A1X: { P1: WHO#<assignee>, S1: <taskId> }
              B2X: { P2: WHO#<assignee>, S2: <due>#<taskId> }
        """
    private static let due = "  due: { query: Task, where: assignee = $a and due < $d }"

    @Test("an index of which another answers all")
    func redundantIndex() {
        let list = "  list: { query: Task, where: assignee = $a }\n"
        #expect(redundant(Self.two, Self.entries, list + Self.due) == ["info A1X"])
        // One that must keep its order, one that is named, and one that reads what the other has not.
        let ordered = "  list: { query: Task, where: assignee = $a, order: taskId descending }\n"
        #expect(redundant(Self.two, Self.entries, ordered + Self.due) == [])
        let pinned = "  list: { query: Task, where: assignee = $a, index: A1X }\n"
        #expect(redundant(Self.two, Self.entries, pinned + Self.due) == [])
        let single = "  one: { query: Task, where: assignee = $a and taskId = $t }\n"
        #expect(redundant(Self.two, Self.entries, list + single + Self.due) == [])
        // Items without a due time are in the one and not in the other.
        #expect(redundant(Self.two, Self.entries, list + Self.due, due: "timestamp?") == [])
        // Where nothing reads the other, that is KW208's, and this one is needed.
        #expect(redundant(Self.two, Self.entries, list) == [])
        // A pattern that is not planned may need it.
        let scanned = list + "  all: { scan: Task, because: it is small, index: A1X }\n"
        #expect(redundant(Self.two, Self.entries, scanned + Self.due) == [])
    }

    @Test("what takes the place of another stays")
    func chains() {
        let indexes = """
                A1X: { partition: P1, sort: S1 }
                B2X: { partition: P2, sort: S2 }
                C3X: { partition: P3, sort: S3 }
            """
        let entries = """
                  A1X: { P1: WHO#<assignee>, S1: <taskId> }
                  B2X: { P2: WHO#<assignee>, S2: <due>#<taskId> }
                  C3X: { P3: WHO#<assignee>, S3: <due>#TASK#<taskId> }
            """
        let list = "  list: { query: Task, where: assignee = $a }\n"
        let late = "  late: { query: Task, where: assignee = $a and due > $d, index: C3X }\n"
        // Either could do what the first does, and the third what the second does; whoever takes both out has the third.
        #expect(redundant(indexes, entries, list + Self.due + "\n" + late) == ["info A1X"])
    }

    // MARK: KW221

    private func stale(_ patterns: String) -> [Diagnostic] {
        findings(
            in: """
                keywright: 1
                design: T
                table:
                  name: orders
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK }, Local: { local: true, sort: placed } }
                entities:
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                    identity: [orderId]
                    indexes: { GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: <userId> } }
                    attributes: { userId: ulid, orderId: ulid, placed: timestamp }
                accessPatterns:
                \(patterns)
                """
        ).filter { $0.rule.code == "KW221" }
    }

    @Test("one item or a number, of a global index, of what is written")
    func staleReads() {
        let find = "  find: { query: Order, where: orderId = $orderId, returns: one }\n"
        let create = "  place: { create: Order }\n"
        #expect(stale(find + create).map(\.severity) == [.info])
        #expect(stale(find) == [])
        #expect(stale(find + "  place: { transact: [{ check: Order }] }\n") == [])
        #expect(stale(find + "  place: { transact: [{ create: Order }] }\n").count == 1)
        #expect(stale("  list: { query: Order, where: orderId = $orderId }\n" + create) == [])
        #expect(stale("  count: { query: Order, where: orderId = $orderId, returns: count }\n" + create).count == 1)
        // The table and its local index are read consistently where that is asked.
        #expect(stale("  count: { query: Order, where: userId = $userId, returns: count }\n" + create) == [])
        #expect(
            stale("  count: { query: Order, where: userId = $u and placed > $p, returns: count }\n" + create) == [])
    }

    @Test("offers the table's key where the parameters hold it")
    func offers() {
        let create = "  place: { create: Order }\n"
        let whole = "  find: { query: Order, where: orderId = $o and userId = $u, index: GSI1, returns: one }\n"
        #expect(stale(whole + create).first?.help.first?.contains("`get: Order`") == true)
        let half = "  find: { query: Order, where: orderId = $o, returns: one }\n"
        #expect(stale(half + create).first?.help.first?.contains("of `userId` and `orderId`") == true)
        let number = "  count: { query: Order, where: orderId = $o and userId = $u, index: GSI1, returns: count }\n"
        #expect(stale(number + create).first?.help.first?.contains("`index: table`") == true)
    }

    @Test("offers no count that the table's key could not answer")
    func offersNoCount() {
        let found = findings(
            in: """
                keywright: 1
                design: T
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes: { ByDue: { partition: P1, sort: S1 } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    indexes: { ByDue: { P1: PROJECT#<projectId>, S1: <due>#<taskId> } }
                    attributes: { projectId: ulid, taskId: ulid, due: timestamp }
                accessPatterns:
                  add: { create: Task }
                  late: { query: Task, where: projectId = $p and due < $d, returns: count }
                """
        ).filter { $0.rule.code == "KW221" }
        #expect(found.count == 1)
        #expect(found.first?.help.first?.contains("index: table") == false)
    }
}
