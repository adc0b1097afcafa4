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
                table: { name: t, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: PROFILE }
                    attributes: { userId: ulid, email: string, name: string }
                    unique: [email]
                accessPatterns:
                  changeEmail: { update: User, set: [email] }
                #                                    ^^^^^ error[KW115]: `changeEmail` changes `email`
                  save: { put: User }
                # ^^^^ error[KW115]: `save` puts an item over one
                  rename: { update: User, set: [name] }
                """#)
    }

}
