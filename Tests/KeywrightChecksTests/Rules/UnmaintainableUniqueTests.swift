import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW115 unmaintainable-unique")
struct UnmaintainableUniqueTests {
    @Test("finds an update of what is unique, and a put")
    func updateAndPut() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: PROFILE }
                    attributes: { userId: ulid, email: string, name: string }
                    unique: [email]
                accessPatterns:
                  changeEmail: { update: User, set: [email] }
                #                                    ^^^^^ error[KW115]: `changeEmail` cannot keep `email` unique: the old value is not known
                  save: { put: User }
                # ^^^^ error[KW115]: `save` cannot keep `email` unique: it replaces an item
                  rename: { update: User, set: [name] }
                """#)
    }

}
