import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW206 order-not-served")
struct OrderNotServedTests {
    @Test("marks an order by what the sort key does not begin with")
    func marksTheOrder() {
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
                  inProject: { query: Task, where: projectId = $projectId, order: title ascending }
                #                                                                 ^^^^^^^^^^^^^^^ error[KW206]
                """#)
    }

    @Test("is silent for the sort key's first free attribute, either way")
    func isSilentForTheSortKey() {
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
                  inProject: { query: Task, where: projectId = $projectId, order: taskId descending }
                  upwards: { query: Task, where: assignee = $assignee, order: ascending }
                """#)
    }

}
