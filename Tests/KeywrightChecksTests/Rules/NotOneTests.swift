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
                  byAssignee: { query: Task, where: assignee = $assignee, returns: one }
                #                                                                  ^^^ error[KW207]: `byAssignee` returns one item, but two items of `Task`
                """#)
    }

    @Test("is silent where the texts of the whole primary key are given, and not where a part of them is")
    func keyTextsAreEnough() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: readers, key: { partition: PK, sort: SK } }
                entities:
                  Reader:
                    key: { PK: READER#<email|lower>, SK: READER }
                    attributes: { email: string, title: string }
                  Office:
                    key: { PK: OFFICE#<address.city>, SK: FLOOR#<level|pad(2)> }
                    attributes: { address: { object: { city: string } }, level: { type: int, min: 0, max: 99 } }
                accessPatterns:
                  addOffice: { create: Office }
                  reader: { query: Reader, where: email|lower = $email, returns: one }
                  office: { query: Office, where: address.city = $city and level = $level, returns: one }
                  inCity: { query: Office, where: address.city = $city, returns: one }
                #                                                                ^^^ error[KW207]
                """#)
    }

    @Test("is silent where an identity or the whole primary key is given")
    func identityIsEnough() {
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
                    identity: [taskId, assignee]
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
                  from: { query: Task, where: projectId = $projectId and taskId >= $taskId, returns: one }
                #                                                                                    ^^^ error[KW207]
                """#)
    }

}
