import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW108 mutable-key")
struct MutableKeyTests {
    @Test("marks each attribute of the primary key that an update changes")
    func setAndRemove() {
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
                  move: { update: Task, set: { projectId: $newProject, title: $title } }
                #                              ^^^^^^^^^ error[KW108]
                """#)
    }

}
