import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW302 low-cardinality")
struct LowCardinalityTests {
    @Test("finds a status index of an entity with many items")
    func statusIndex() {
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
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { GSI1: { GSI1PK: STATE#<state>, GSI1SK: TASK#<taskId> } }
                    #                          ^^^^^^^^^^^^^ warning[KW302]: the partition key of `Task` in index `GSI1` has only 2 values
                    attributes: { taskId: ulid, state: { enum: [open, done] } }
                    expect: { count: 1M }
                accessPatterns:
                  byState: { query: Task, where: state = $state, limit: 10 }
                """#)
    }

    @Test("is an info where neither items nor writes are declared")
    func noFigures() {
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
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { GSI1: { GSI1PK: STATE#<state>, GSI1SK: TASK#<taskId> } }
                    #                          ^^^^^^^^^^^^^ info[KW302]
                    attributes: { taskId: ulid, state: { enum: [open, done] } }
                accessPatterns:
                  byState: { query: Task, where: state = $state, limit: 10 }
                """#)
    }

    @Test("is silent for few items and few writes")
    func fewItems() {
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
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { GSI1: { GSI1PK: STATE#<state>, GSI1SK: TASK#<taskId> } }
                    attributes: { taskId: ulid, state: { enum: [open, done] } }
                    expect: { count: 200 }
                accessPatterns:
                  byState: { query: Task, where: state = $state, limit: 10 }
                """#)
    }

    @Test("is silent where the values carry the declared peak")
    func peakIsCarried() {
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
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { GSI1: { GSI1PK: STATE#<state>, GSI1SK: TASK#<taskId> } }
                    attributes: { taskId: ulid, state: { enum: [open, done] } }
                    expect: { count: 1M, size: 1KB }
                accessPatterns:
                  byState: { query: Task, where: state = $state, limit: 10 }
                  addTask: { create: Task, expect: { rate: 100/s, peak: 900/s } }
                """#)
    }

    @Test("speaks where they do not")
    func peakIsNotCarried() {
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
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { GSI1: { GSI1PK: STATE#<state>, GSI1SK: TASK#<taskId> } }
                    #                          ^^^^^^^^^^^^^ warning[KW302]
                    #                          ^^^^^^^^^^^^^ error[KW301]
                    #                          ^^^^^^^^^^^^^ error[KW304]
                    attributes: { taskId: ulid, state: { enum: [open, done] } }
                    expect: { count: 1M, size: 3KB }
                accessPatterns:
                  byState: { query: Task, where: state = $state, limit: 10 }
                  addTask: { create: Task, expect: { rate: 100/s, peak: 900/s } }
                """#)
    }

}
