import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW109 stale-index-key")
struct StaleIndexKeyTests {
    @Test("finds an update that knows only some inputs of an index key")
    func someInputsUnknown() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    indexes: { GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: '<taskId>#<title>' } }
                    attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
                accessPatterns:
                  rename: { update: Task, set: [title] }
                #                               ^^^^^ error[KW109]: `rename` changes `title` but does not know `assignee`
                """#)
    }

    @Test("is silent where every input is set or part of the key")
    func allInputsKnown() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    indexes: { GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> } }
                    attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
                accessPatterns:
                  assign: { update: Task, set: [assignee] }
                """#)
    }

    @Test("is silent where the call gives the other inputs or the item is read, which a sum needs")
    func givenAndRead() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    indexes: { GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: '<rung|pad(6)>#<taskId>' } }
                    attributes: { projectId: ulid, taskId: ulid, assignee: string, rung: { type: int, min: 0 } }
                accessPatterns:
                  assign: { update: Task, set: [assignee], given: [rung] }
                  climb: { update: Task, add: { rung: 1 }, read: true }
                  jump: { update: Task, add: { rung: 9 }, given: [rung, assignee] }
                #                              ^^^^ error[KW109]: `jump` adds to `rung`, so its new value is not known
                """#)
    }
}
