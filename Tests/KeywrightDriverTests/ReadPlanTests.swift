import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightPlanner
import Testing

/// What the reads of the language become, as `plan` tells it: each expectation was written from the language's page.
@Suite("Plans of reads")
struct ReadPlanTests {
    private static let design = """
        keywright: 1
        design: Logs
        table:
          key: { partition: PK, sort: SK }
          timeToLive: until
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK, project: [level] }
            GSI2: { partition: GSI2PK, sort: GSI2SK }
            ByLevel: { partition: level, sort: at }
            ByCode: { partition: { name: code, type: N }, sort: at }
            LSI1: { sort: level, project: keys, local: true }
        types:
          Level: { enum: [debug, info, error] }
        entities:
          Line:
            key: { PK: 'LOG#<host>#<at|day>', SK: '<at>#<lineId>' }
            indexes:
              GSI1: { GSI1PK: 'LEVEL#<level>#<lineId|shard(4)>', GSI1SK: '<at>' }
              GSI2: { GSI2PK: 'MONTH#<at|month>#<host|shard(10)>', GSI2SK: 'LEVEL#<level>#<lineId>' }
            attributes:
              host: string
              at: timestamp
              lineId: ulid
              level: Level
              code: { type: int, min: 1, max: 3 }
              amount: int
              text: string
            expect: { count: 1k, size: 200B }
          Host:
            key: { PK: 'HOST#<host>', SK: HOST }
            attributes: { host: string, until: { type: timestamp, as: epochSeconds }, note: string? }
            expect: { count: 10, size: 5000B }
        accessPatterns:
          pattern: PATTERN
        """

    struct Case: CustomTestStringConvertible, Sendable {
        var pattern: String
        var lines: [String]
        var testDescription: String { pattern }

        init(_ pattern: String, _ lines: String...) {
            self.pattern = pattern
            self.lines = lines
        }
    }

    private static let cases: [Case] = [
        // By keys.
        Case(
            "{ batchGet: Host, select: [note], expect: { items: 10 } }", "BatchGetItem table logs",
            "of each key, in as many requests of at most 100 as it takes",
            ##"key PK = "HOST#" + keys.host, SK = "HOST""##, "attributes PK, SK, note, until, EntityType",
            "client drops expired items of Host", "cost 10 read units",
            "10 x (2 x 4 KB), half = 10 read units"),
        Case(
            "{ transactGet: [Line, Host] }", "transaction reads 2 items as they are at one moment",
            ##"key PK = "LOG#" + host + "#" + at|day, SK = at + "#" + lineId"##,
            ##"key PK = "HOST#" + host, SK = "HOST""##,
            "consistency strong", "cost 6 read units", "1 x (1 x 4 KB), twice in a transaction = 2 read units",
            "1 x (2 x 4 KB), twice in a transaction = 4 read units"),
        Case(
            "{ get: Host, filter: \"note = $note or not exists(note)\", expired: included }",
            "client tests of Host: note = $note or not (exists(note))", "cost 1 read unit"),
        // Scans.
        Case(
            "{ scan: Line, because: export, filter: amount > 5 }", "Scan table logs",
            #"filter EntityType = "Line" AND amount > 5"#, "cost 31 read units",
            "1 x 250,000 B = 250,000 B = 62 x 4 KB, half = 31 read units"),
        Case(
            "{ scan: Host, because: export, limit: 20, select: [note] }", "Scan table logs",
            "page 20 items; one more is asked for, so that the last page carries no cursor",
            #"filter EntityType = "Host" AND until > now"#, "attributes PK, SK, note, EntityType"),
        Case(
            "{ scan: Line, because: count, index: GSI1, returns: count }", "Scan index GSI1 of table logs",
            "returns the number of items, over all pages"),
        // Shards.
        Case(
            "{ query: Line, where: level = $level and at > $since, order: descending, limit: 10, index: GSI1, fetch: true }",
            "Query index GSI1 of table logs",
            ##"key GSI1PK = "LEVEL#" + level + "#" + each shard and GSI1SK > since"##, "order GSI1SK descending",
            "reads all 4 shards, merged", "BatchGetItem table logs", "of the whole item of each that was read",
            "key PK = item.PK, SK = item.SK", "10 x (1 x 4 KB), half = 5 read units"),
        // Time buckets.
        Case(
            "{ query: Line, where: host = $host and at >= $from and at < $to, order: descending, limit: 10, index: table }",
            ##"key PK = "LOG#" + host + "#" + each bucket and SK between from and to"##, "order SK descending",
            "reads each day from from|day through to|day, the last first, at most 100",
            "cost at least 0.5 read units"),
        Case(
            "{ query: Line, where: host = $host and at|day between $from and $to, buckets: 7 }",
            "Query table logs", ##"key PK = "LOG#" + host + "#" + each bucket"##,
            "reads each day from from|day through to|day, one after another, at most 7"),
        Case(
            "{ query: Line, where: at between $from and $to and level = $level, index: GSI2 }",
            ##"key GSI2PK = "MONTH#" + each bucket + "#" + each shard and GSI2SK begins with "LEVEL#" + level + "#""##,
            "reads each month from from|month through to|month, one after another, at most 100",
            "reads all 10 shards, merged", "filter at >= from AND at <= to"),
        // Closed domains.
        Case(
            "{ query: Line, where: at > $since, order: at descending, limit: 10, index: ByLevel, fanout: [level] }",
            "key level = each level and at > since", "reads each of the 3 values of level, merged",
            "cost 1.5 read units", "10 x 200 B = 2,000 B = 1 x 4 KB, half, 3 times = 1.5 read units"),
        Case(
            "{ query: Line, where: at > $since, index: ByCode, fanout: [code] }",
            "key code = each code and at > since", "reads each of the 3 values of code, merged"),
        // A local index that holds part.
        Case(
            "{ query: Line, where: host = $host and at|day = $day and level = $level, expect: { items: 4 } }",
            "Query index LSI1 of table logs", ##"key PK = "LOG#" + host + "#" + day|day and level = level"##,
            "fetches host, at, lineId, code, amount, text from the table, for each item",
            "4 x (1 x 4 KB), half = 2 read units"),
        Case(
            "{ query: Line, where: host = $host and at|day = $day and level = $level, select: [level] }",
            "Query index LSI1 of table logs", "attributes PK, level, SK"),
        // Expired items.
        Case("{ query: Host, where: host = $host }", "filter until > now"),
        Case("{ query: Host, where: host = $host, expired: included }", "no filter"),
        // Parameters.
        Case(
            "{ query: Line, where: host = $host and at|day = $day, filter: amount > -$least }",
            "filter amount > least|negated"),
        Case(
            "{ query: Line, where: host = $host and at|day = $day and at > $since?, filter: 'amount > $least?' }",
            "pattern(host: string, day: timestamp, since: timestamp, least: int)",
            "pattern(host: string, day: timestamp)",
            "pattern(host: string, day: timestamp, since: timestamp)",
            "pattern(host: string, day: timestamp, least: int)"),
    ]

    @Test("hold what the language says", arguments: cases)
    func lines(_ example: Case) throws {
        let text = try Self.plan(example.pattern)
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        for wanted in example.lines {
            if wanted == "no filter" {
                #expect(!lines.contains { $0.hasPrefix("filter") }, "\(text)")
            } else {
                #expect(lines.contains(wanted), "\(wanted)\n\(text)")
            }
        }
    }

    /// What nothing answers, with the rule that tells of it and a part of its message or notes.
    private static let refusals: [(pattern: String, rule: String, words: String)] = [
        ("{ query: Line, where: host = $host and at >= $from }", "KW201", "needs both ends"),
        (
            "{ query: Line, where: at between $from and $to, order: ascending, index: GSI2 }", "KW206",
            "time buckets are read one after another"
        ),
        ("{ query: Line, where: at > $s, index: GSI1, fanout: [level], select: [text] }", "KW205", "`text`"),
        // The shard of a value is shared by others, and the index does not hold what would tell them apart.
        ("{ query: Line, where: level = $level and lineId = $i, index: GSI1, select: [level] }", "KW205", "`lineId`"),
        ("{ scan: Host, because: b, index: GSI1 }", "KW201", "in which no `Host` is"),
        ("{ scan: Line, because: b, index: GSI1, consistent: true, returns: count }", "KW204", "no consistent reads"),
        (
            "{ query: Line, where: host = $host? and at|day = $day }", "KW201",
            "where a call gives none of its optional parameters"
        ),
    ]

    @Test("say what stands against them", arguments: refusals)
    func refusal(_ example: (pattern: String, rule: String, words: String)) throws {
        let compilation = Self.compilation(example.pattern)
        let found = compilation.findings.first { $0.rule.code == example.rule }
        let text = found.map { ([$0.message] + $0.notes).joined(separator: "\n") } ?? ""
        #expect(text.contains(example.words), "\(compilation.findings.map { "\($0.rule.code) \($0.message)" })")
    }

    @Test("name no discriminator in a filter where an index of keys alone does not hold it")
    func keysAlone() throws {
        let text = """
            keywright: 1
            design: Tasks
            table:
              key: { partition: PK, sort: SK }
              indexes: { ByTeam: { partition: GSI1PK, sort: GSI1SK, project: keys } }
            entities:
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                indexes: { ByTeam: { GSI1PK: TEAM#<team>, GSI1SK: T<taskId> } }
                attributes: { taskId: ulid, team: string }
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                indexes: { ByTeam: { GSI1PK: TEAM#<team>, GSI1SK: HEAD } }
                attributes: { noteId: ulid, team: string }
            accessPatterns:
              tasks: { query: Task, where: team = $team, index: ByTeam, returns: count }
              all: { query: Task, where: team = $team and taskId >= $from, index: ByTeam, returns: count }
              getNote: { get: Note }
            """.replacing("T<taskId>", with: "PLACE")
        // Where the keys tell the two apart nothing has to be discarded.
        let apart = compile(SourceFile(path: "t.yaml", text: text.replacing("PLACE", with: "TASK#<taskId>")))
        #expect(apart.patternsWithoutPlan == [])
        // Where they do not, the index would have to hold the discriminator.
        let mixed = compile(SourceFile(path: "t.yaml", text: text.replacing("PLACE", with: "<taskId>")))
        #expect(mixed.patternsWithoutPlan == ["tasks", "all"])
        #expect(mixed.findings.contains { $0.rule.code == "KW205" && $0.message.contains("`EntityType`") })
    }

    @Test("stand in the report with what repeats them")
    func report() throws {
        let compilation = Self.compilation(
            "{ query: Line, where: at between $from and $to and level = $level, index: GSI2, limit: 5 }")
        let design = try #require(compilation.design)
        let plan = try #require(compilation.plan)
        let text = planJSON(design, plan).text(.compact)
        let shards = (0..<10).map { "\"\($0)\"" }.joined(separator: ",")
        let wanted = [
            #""per":"shard""#,
            #""each":[{"name":"bucket","unit":"month","from":"${from|month}","to":"${to|month}","max":100,"descending":false},"#
                + #"{"name":"shard","values":[\#(shards)]}]"#,
            #"{"S":"MONTH#${bucket}#${shard}"}"#, #""merge":{"by":["GSI2SK"],"descending":false}"#,
        ]
        for part in wanted { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    /// The calls that give none of the optional parameters read what those that give all do not.
    private static let optional = """
        keywright: 1
        design: Tasks
        table:
          key: { partition: PK, sort: SK }
          indexes:
            ByTeam: { partition: team, sort: dueAt }
            ByTeamAndOwner: { partition: [team, owner], sort: dueAt }
        entities:
          Task:
            key: { PK: TASK#<taskId>, SK: TASK }
            attributes: { taskId: ulid, team: string, owner: string?, dueAt: timestamp }
            expect: { count: 10k, size: 3000B }
        accessPatterns:
          tasks: { query: Task, where: team = $team and owner = $owner?, OPTIONS }
          getTask: { get: Task }
        """

    @Test("count the plans of calls that leave parameters out, too")
    func fewer() throws {
        let text = Self.optional.replacing("OPTIONS", with: "limit: 10, budget: { read: 3 }")
        let compilation = compile(SourceFile(path: "t.yaml", text: text))
        let outcome = try #require(compilation.plan?.patterns.first)
        #expect(outcome.plans.map(\.index) == ["ByTeamAndOwner", "ByTeam"])
        // Both indexes are read, and an item without an owner is missed by neither: with `$owner` it is not asked for.
        let codes = compilation.findings.map(\.rule.code)
        #expect(!codes.contains("KW208") && !codes.contains("KW210"))
        // 10 x 3,000 B = 30,000 B = 8 x 4 KB, half: 4 units by either.
        #expect(codes.filter { $0 == "KW216" }.count == 1)
    }

    @Test("are none where too many parameters may be left out, and KW000 says so")
    func tooManyOptional() throws {
        let filters = (1...7).map { "amount != $a\($0)?" }.joined(separator: " and ")
        let compilation = Self.compilation(
            "{ query: Line, where: host = $host and at|day = $day, filter: \"\(filters)\" }")
        #expect(compilation.patternsWithoutPlan == ["pattern"])
        let unsupported = compilation.findings.filter { $0.rule.code == "KW000" }
        #expect(unsupported.count == 7)
        #expect(unsupported.allSatisfy { $0.message.contains("does not plan it yet") })
    }

    @Test("let an index with a list hold the discriminator where a scan reads it")
    func scannedList() throws {
        let text = """
            keywright: 1
            design: Tasks
            table:
              key: { partition: PK, sort: SK }
              indexes: { ByTeam: { partition: team, sort: SK, project: [title] } }
            entities:
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                attributes: { taskId: ulid, team: string, title: string }
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, team: string, title: string }
            accessPatterns:
              titles: { scan: Task, index: ByTeam, because: the list of titles, select: [title] }
              notes: { get: Note }
            """
        let compilation = compile(SourceFile(path: "t.yaml", text: text))
        let design = try #require(compilation.design)
        let plan = try #require(compilation.plan)
        #expect(renderPlanText(design, plan).contains(#"filter       EntityType = "Task""#))
        let table = design.tables[0]
        let projection = IndexProjections(design, plan).projection(of: table.indexes[0], of: design.tableIDs[0])
        #expect(projection == .include(["title", "EntityType"]))
    }

    @Test("reckon of a scan what figures tell, and say that there is more")
    func scanBesideCompanions() throws {
        let text = """
            keywright: 1
            design: Users
            table: { key: { partition: PK, sort: SK } }
            entities:
              User:
                key: { PK: USER#<userId>, SK: USER }
                attributes: { userId: ulid, email: string }
                unique: [email]
                expect: { count: 1k, size: 8KB }
            accessPatterns:
              all: { scan: User, because: the yearly letter }
            """
        let compilation = compile(SourceFile(path: "t.yaml", text: text))
        let cost = try #require(compilation.plan?.patterns.first?.plan).cost
        // 1,000 x 8,192 B = 2,000 x 4 KB, half.
        #expect(cost.read == 1000)
        #expect(cost.basis == .least)
    }

    @Test("reckon of a scan of an index what the index holds")
    func scanOfKeys() throws {
        let text = """
            keywright: 1
            design: Tasks
            table:
              key: { partition: PK, sort: SK }
              indexes: { Open: { partition: openKey, project: keys } }
            entities:
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                indexes: { Open: { openKey: OPEN#<taskId> } }
                attributes: { taskId: ulid, body: string }
                expect: { count: 2M, size: 3000B }
            accessPatterns:
              page: { scan: Task, index: Open, because: there are few, limit: 100, returns: count, budget: { read: 2 } }
              all: { scan: Task, index: Open, because: there are few, returns: count }
            """
        let compilation = compile(SourceFile(path: "t.yaml", text: text))
        let plans = try #require(compilation.plan).patterns.compactMap(\.plan)
        // PK 2 + 31, SK 2 + 4, openKey 7 + 31: 77 B. 100 of them are 7,700 B = 2 x 4 KB, half.
        #expect(plans[0].cost.read == 1)
        #expect(!compilation.findings.contains { $0.rule.code == "KW216" })
        // 2,000,000 x 77 B = 154,000,000 B = 37,598 x 4 KB, half.
        #expect(plans[1].cost.read == 18_799)
    }

    private static func compilation(_ pattern: String) -> Compilation {
        compile(SourceFile(path: "t.yaml", text: design.replacing("PATTERN", with: pattern)))
    }

    private static func plan(_ pattern: String) throws -> String {
        let compilation = compilation(pattern)
        let design = try #require(compilation.design, "\(compilation.findings.map(\.message))")
        let plan = try #require(compilation.plan, "\(compilation.findings.map(\.message))")
        return renderPlanText(design, plan)
    }
}
