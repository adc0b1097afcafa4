import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW210 sparse-miss")
struct SparseMissTests {
    private func design(_ pattern: String) -> String {
        """
        keywright: 1
        design: T
        checks: { KW208: off }
        table:
          name: tickets
          key: { partition: PK, sort: SK }
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK }
            ByRoom: { partition: room, sort: dueAt }
        entities:
          Ticket:
            key: { PK: TICKET#<ticketId>, SK: TICKET }
            indexes: { GSI1: { GSI1PK: CLERK#<clerk>, GSI1SK: '<dueAt>' } }
            attributes: { ticketId: ulid, clerk: string, room: string, dueAt: timestamp?, subject: string }
        accessPatterns:
        \(pattern)
        """
    }

    @Test("finds an optional attribute in a template")
    func template() {
        expectFindings(
            in: design(
                """
                  ofClerk: { query: Ticket, where: clerk = $clerk, limit: 10 }
                # ^^^^^^^ warning[KW210]: `ofClerk` finds no item of `Ticket` without `dueAt`: it is not in index `GSI1`
                """))
    }

    @Test("finds one that is a key attribute itself")
    func natural() {
        expectFindings(
            in: design(
                """
                  inRoom: { query: Ticket, where: room = $room, limit: 10 }
                # ^^^^^^ warning[KW210]: `inRoom` finds no item of `Ticket` without `dueAt`: it is not in index `ByRoom`
                """))
    }

    @Test(
        "is silent where the pattern asks for the attribute, for then an item without it does not meet it",
        arguments: [
            "where: clerk = $clerk and dueAt <= $until, limit: 10",
            "where: clerk = $clerk and dueAt between $from and $to, limit: 10",
        ])
    func askedFor(query: String) { expectFindings(in: design("  due: { query: Ticket, \(query) }")) }

    /// A design whose index key holds a member of an object.
    private func design(place: String, _ query: String) -> String {
        """
        keywright: 1
        design: T
        checks: { KW208: off }
        table:
          name: tickets
          key: { partition: PK, sort: SK }
          indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
        entities:
          Ticket:
            key: { PK: TICKET#<ticketId>, SK: TICKET }
            indexes: { GSI1: { GSI1PK: CLERK#<clerk>, GSI1SK: '<place.room>' } }
            attributes: { ticketId: ulid, clerk: string, place: { object: \(place) } }
        accessPatterns:
          found: { query: Ticket, where: \(query), limit: 10 }
        """
    }

    @Test("a member of an object that can be absent keeps the item out, too")
    func member() {
        let mark =
            "\n# ^^^^^ warning[KW210]: `found` finds no item of `Ticket` without `place.room`: it is not in index `GSI1`"
        expectFindings(in: design(place: "{ room: string? }", "clerk = $clerk") + mark)
    }

    @Test("a member that is always there does not, nor one that is asked for or has a default")
    func memberThatIsThere() {
        expectFindings(in: design(place: "{ room: string, floor: int? }", "clerk = $clerk"))
        expectFindings(in: design(place: "{ room: { type: string?, default: hall } }", "clerk = $clerk"))
        expectFindings(in: design(place: "{ room: string? }", "clerk = $clerk and place.room >= $room"))
    }
}
