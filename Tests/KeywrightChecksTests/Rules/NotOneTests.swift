import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW207 not-one")
struct NotOneTests {
    @Test("finds a lookup that two items can answer")
    func marksReturns() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
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
                  byAssignee: { query: Task, where: assignee = $assignee, returns: one }
                #                                                                  ^^^ error[KW207]: `byAssignee` returns one item, but two items of `Task`
                """#)
    }

    @Test("is silent where an identity or the whole primary key is given")
    func identityIsEnough() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table:
                  name: tasks
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
                entities:
                  Task:
                    key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                    identity: [assignee]
                    indexes: { GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> } }
                    attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
                accessPatterns:
                  byAssignee: { query: Task, where: assignee = $assignee, returns: one }
                  byKey: { query: Task, where: projectId = $projectId and taskId = $taskId, returns: one }
                """#)
    }

    @Test("does not take a range for a value")
    func aRangeIsNotEnough() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
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
                  from: { query: Task, where: projectId = $projectId and taskId >= $taskId, returns: one }
                #                                                                                    ^^^ error[KW207]
                """#)
    }

}
