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

}
