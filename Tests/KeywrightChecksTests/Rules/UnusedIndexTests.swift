import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW208 unused-index")
struct UnusedIndexTests {
    /// A design with an index for assignees and one for states, and these access patterns.
    private func design(_ patterns: String) -> String {
        """
        keywright: 1
        design: T
        table:
          name: tasks
          key: { partition: PK, sort: SK }
          indexes:
            ByAssignee: { partition: assignee, sort: taskId }
            ByPlace: { partition: place, sort: taskId }
        entities:
          Task:
            key: { PK: TASK#<taskId>, SK: TASK }
            attributes: { taskId: ulid, assignee: string, place: string, title: string }
        accessPatterns:
          ofAssignee: { query: Task, where: assignee = $assignee, limit: 10 }
        \(patterns)
        """
    }

    private func marked(_ patterns: String) -> String {
        design(patterns).split(separator: "\n").map { line in
            line.contains("ByPlace: {")
                ? "\(line)\n    #^^^^^^ warning[KW208]: no access pattern uses index `ByPlace`" : String(line)
        }.joined(separator: "\n")
    }

    @Test("is silent where a pattern reads it")
    func used() { expectFindings(in: design("  inPlace: { query: Task, where: place = $place, limit: 10 }")) }

    @Test("speaks where none does, though patterns write what is in it")
    func unused() { expectFindings(in: marked("  move: { update: Task, set: [place] }")) }

    @Test("a pattern that would be answered by it but for one obstacle uses it")
    func obstacle() {
        expectFindings(
            in: design(
                """
                  inPlace: { query: Task, where: place = $place, limit: 10, consistent: true }
                #                                                                       ^^^^ error[KW204]
                """))
    }

    @Test("a pattern that no index answers uses none, but for the one that it pins")
    func needsScan() {
        expectFindings(
            in: marked(
                """
                  byTitle: { query: Task, where: title = $title, limit: 10 }
                # ^^^^^^^ error[KW201]
                """))
        expectFindings(
            in: design(
                """
                  byTitle: { query: Task, where: title = $title, limit: 10, index: ByPlace }
                # ^^^^^^^ error[KW201]
                """))
    }

    @Test("a pattern that is not planned yet uses each that it could read")
    func notPlanned() {
        expectFindings(
            in: design(
                """
                  inPlace: { query: Task, where: place = $place, select: [title] }
                """))
        expectFindings(
            in: marked(
                """
                  ofOther: { query: Task, where: assignee = $assignee, select: [title] }
                """))
    }

    @Test("of a design without patterns nothing is said")
    func noPatterns() {
        let lines = design("").split(separator: "\n").prefix { !$0.hasPrefix("accessPatterns") }
        expectFindings(in: lines.joined(separator: "\n"))
    }
}
