import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW201 needs-scan")
struct NeedsScanTests {
    @Test("says of the table and of each index what it lacks")
    func saysWhatEachCandidateLacks() {
        let findings = expectFindings(
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
                  byTitle: { query: Task, where: title = $title }
                # ^^^^^^^ error[KW201]: no table key or index answers `byTitle`
                """#)
        let notes = findings.first?.notes ?? []
        #expect(notes.contains { $0.hasPrefix("the table's key: ") && $0.contains("`projectId`") })
        #expect(notes.contains { $0.hasPrefix("index `GSI1`: ") && $0.contains("`assignee`") })
        #expect(findings.first?.help.first?.contains("GSI2") == true)
    }

    @Test("offers no index whose key attributes are attributes of some entity, and calls a new one by a free name")
    func noSecondMeaning() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table:
                  name: concerts
                  key: { partition: PK, sort: SK }
                  indexes: { ByHall: { partition: hall, sort: startsAt } }
                entities:
                  Concert:
                    key: { PK: CONCERT#<concertId>, SK: CONCERT }
                    attributes: { concertId: ulid, hall: string, startsAt: timestamp }
                  Player:
                    key: { PK: PLAYER#<playerId>, SK: PLAYER }
                    attributes: { playerId: ulid, part: string }
                accessPatterns:
                  inHall: { query: Concert, where: hall = $hall, limit: 10 }
                  ofPart: { query: Player, where: part = $part, limit: 10 }
                # ^^^^^^ error[KW201]
                """#)
        #expect(
            findings.first?.help == [
                "add the index `GSI1: { partition: GSI1PK, sort: GSI1SK }` to the table",
                "in `Player`: `indexes: { GSI1: { GSI1PK: PLAYER#<part>, GSI1SK: PLAYER } }`",
            ])
    }

    @Test("offers an index in which the entity is not yet before a new one")
    func offersFreeRoom() {
        let findings = expectFindings(
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
                    attributes: { projectId: ulid, taskId: ulid, assignee: string }
                  Person:
                    key: { PK: PERSON#<personId>, SK: PERSON }
                    indexes: { GSI1: { GSI1PK: EMAIL#<email>, GSI1SK: PERSON } }
                    attributes: { personId: ulid, email: string }
                accessPatterns:
                  byEmail: { query: Person, where: email = $email }
                  byAssignee: { query: Task, where: assignee = $assignee }
                # ^^^^^^^^^^ error[KW201]
                """#)
        #expect(
            findings.first?.help.last == "in `Task`: `indexes: { GSI1: { GSI1PK: TASK#<assignee>, GSI1SK: TASK } }`")
    }

    @Test("is silent where an index answers")
    func isSilentForIndexes() {
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
                  byAssignee: { query: Task, where: assignee = $assignee, limit: 5 }
                """#)
    }

}
