import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW116 incomplete-upsert")
struct IncompleteUpsertTests {
    @Test("finds required attributes that nothing gives, and names them and where they are defined")
    func requiredAttributes() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: SITE#<site>, SK: 'PAGE#<path|lower>' }
                    attributes:
                      site: string
                      path: string
                      title: string
                      author: string
                      state: { enum: [draft, done], default: draft }
                      note: string?
                      hits: { type: int, min: 0 }
                      tags: set<string>
                      lines: list<string>
                    timestamps: true
                    version: true
                accessPatterns:
                  save: { update: Page, set: [title], upsert: true }
                #                                             ^^^^ error[KW116]: `save` would make an item of `Page` without `author` and `hits` and `lines`
                  count: { update: Page, set: [title, author], add: { hits: 1 }, append: { lines: $line }, upsert: true }
                  edit: { update: Page, set: [title] }
                  kept: { update: Page, set: [title, author], upsert: false }
                """#)
        let finding = try #require(findings.first { $0.rule.code == "KW116" })
        #expect(finding.related.count == 3)
        #expect(finding.subject.entity == "Page" && finding.subject.pattern == "save")
        #expect(finding.subject.attribute == "author")
        #expect(finding.fixIts.first?.edits.map(\.text) == [", author, hits, lines"])
        #expect(finding.fixIts.first?.isSafe == false)
    }

    @Test("finds what the key holds a part of, where an index needs more, and not where it needs as much or less")
    func partsInTheKey() {
        _ = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off, KW302: off, KW303: off }
                table:
                  name: visits
                  key: { partition: PK, sort: SK }
                  indexes:
                    Hours: { partition: HourPK, sort: PK }
                    Years: { partition: YearPK, sort: PK }
                entities:
                  Visit:
                    key: { PK: ROOM#<room>, SK: VISIT#<at|day>#<guest> }
                    indexes:
                      Hours: { HourPK: HOUR#<at|hour> }
                    attributes: { room: string, at: timestamp, guest: string, note: string? }
                  Stay:
                    key: { PK: ROOM#<room>, SK: STAY#<at|day>#<guest> }
                    indexes:
                      Years: { YearPK: YEAR#<at|year> }
                    attributes: { room: string, at: timestamp, guest: string, note: string? }
                accessPatterns:
                  visit: { update: Visit, set: [note], upsert: true }
                #                                              ^^^^ error[KW116]: `visit` finds an item of `Visit` by a part of `at`, and index `Hours` is made of more of it
                  stay: { update: Stay, set: [note], upsert: true }
                """#)
    }

    @Test(
        "finds what an index key needs and the update neither sets nor has from the key, once where it is required, too"
    )
    func indexKeys() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes:
                    GSI1: { partition: GSI1PK, sort: GSI1SK }
                    GSI2: { partition: GSI2PK, sort: taskId }
                    Natural: { partition: owner, sort: taskId }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    identity: [taskId]
                    indexes:
                      GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: 'AT#<updatedAt>#<taskId>' }
                      GSI2: { GSI2PK: LABEL#<label> }
                    attributes:
                      projectId: ulid
                      taskId: ulid
                      assignee: { type: string, default: nobody }
                      label: string
                      owner: string?
                    timestamps: true
                accessPatterns:
                  label: { update: Task, set: [label], upsert: true }
                #                                              ^^^^ error[KW116]: `label` does not know `assignee`, which index `GSI1` needs
                  assign: { update: Task, set: [assignee], upsert: true }
                #                                                  ^^^^ error[KW116]: `assign` would make an item of `Task` without `label`
                  both:
                    transact:
                      - update: Task
                        set:
                          - assignee
                        upsert: true
                #               ^^^^ error[KW116]: `both` would make an item of `Task` without `label`
                  all: { update: Task, set: { assignee: $assignee, label: 'new' }, upsert: true }
                """#)
        let assign = try #require(findings.first { $0.rule.code == "KW116" && $0.subject.pattern == "assign" })
        #expect(assign.fixIts.count == 1)
        let label = try #require(findings.first { $0.rule.code == "KW116" && $0.subject.pattern == "label" })
        #expect(label.subject.index == "GSI1" && label.subject.attribute == "assignee")
        // A list in lines is left to the user.
        let both = try #require(findings.first { $0.rule.code == "KW116" && $0.subject.pattern == "both" })
        #expect(both.fixIts.isEmpty)
    }

    @Test("sends what no update may set to `create`")
    func immutableAttribute() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK } }
                entities:
                  User:
                    key: { PK: USER#<userId> }
                    attributes: { userId: ulid, name: string, country: { type: string, immutable: true } }
                accessPatterns:
                  save: { update: User, set: [name], upsert: true }
                #                                            ^^^^ error[KW116]: `save` would make an item of `User` without `country`
                """#)
        let finding = try #require(findings.first { $0.rule.code == "KW116" })
        #expect(finding.fixIts.isEmpty)
        #expect(finding.help.contains { $0.contains("`create` or `put`") })
    }

    @Test("the repair makes the upsert whole")
    func repair() throws {
        let file = SourceFile(
            path: "t.keywright.yaml",
            text: """
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK } }
                entities:
                  User:
                    key: { PK: USER#<userId> }
                    attributes: { userId: ulid, name: string, email: string }
                accessPatterns:
                  save: { update: User, set: [name], upsert: true }

                """)
        var finding = try #require(compile(file).findings.first { $0.rule.code == "KW116" })
        finding.fixIts = finding.fixIts.map { FixIt($0.title, isSafe: true, edits: $0.edits) }
        let repaired = applyFixes(of: [finding], to: [file]).files[0]
        #expect(
            compile(repaired).findings.map(\.rule.code) == ["KW701"]
                || compile(repaired).findings.isEmpty)
        #expect(String(decoding: repaired.bytes, as: UTF8.self).contains("set: [name, email]"))
    }
}
