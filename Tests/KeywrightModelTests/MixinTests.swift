import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// `mixins` and `extends`.
@Suite struct MixinTests {
    private func entities(_ text: String) throws -> [Entity] {
        let (design, findings) = resolve(FindingCase.head + text)
        #expect(findings.map(\.message) == [])
        return try #require(design).entities
    }

    @Test func bringsEverythingThatAMixinHas() throws {
        let user = try #require(
            try entities(
                """
                mixins:
                  Owned:
                    description: What somebody owns.
                    attributes: { ownerId: ulid, code: string }
                    timestamps: true
                    version: true
                    unique: [code]
                    indexes: { GSI1: { G1: OWNER#<ownerId>, G2: X } }
                entities:
                  User: { extends: Owned, key: { PK: 'U#<id>', SK: S }, attributes: { id: ulid } }

                """
            ).first)
        #expect(user.attributes.map(\.name) == ["id", "ownerId", "code", "version", "createdAt", "updatedAt"])
        #expect(user.indexEntries.map(\.index) == ["GSI1"])
        #expect(user.uniques.map { $0.attributes.map { user[$0].name } } == [["code"]])
        #expect(user.version != nil && user.created != nil && user.updated != nil)
        #expect(user.description == nil, "a mixin's description is its own")
    }

    @Test func theEntitysOwnSettingsWinAsAWhole() throws {
        let user = try #require(
            try entities(
                """
                mixins:
                  Base:
                    attributes: { id: string, note: string, code: string, slug: string }
                    timestamps: { created: madeAt, updated: changedAt }
                    version: true
                    unique: [code, slug]
                    indexes: { GSI1: { G1: NOTE#<note>, G2: BASE } }
                entities:
                  User:
                    extends: Base
                    key: { PK: 'U#<id>', SK: S }
                    attributes: { id: ulid, age: int }
                    timestamps: true
                    version: false
                    unique: [slug]
                    indexes: { GSI1: { G1: AGE, G2: OWN } }

                """
            ).first)
        #expect(user.attributes.map(\.name) == ["id", "age", "note", "code", "slug", "createdAt", "updatedAt"])
        #expect(user.attributes[0].type == .ulid)
        #expect(user.version == nil)
        #expect(user.uniques.map { $0.attributes.map { user[$0].name } } == [["slug"]])
        #expect(user.indexEntries.first?.keys.map(\.template.text) == ["AGE", "OWN"])
    }

    @Test func ofSeveralTheLaterWins() throws {
        let user = try #require(
            try entities(
                """
                mixins:
                  First: { attributes: { a: string, b: int }, timestamps: true }
                  Second: { attributes: { c: string, b: bool }, timestamps: false, version: revision }
                entities:
                  User: { extends: [First, Second], key: { PK: 'U#<id>', SK: S }, attributes: { id: ulid } }

                """
            ).first)
        #expect(user.attributes.map(\.name) == ["id", "c", "b", "a", "revision"])
        #expect(user.attributes[2].type == .bool)
        #expect(user.created == nil)
    }

    @Test(arguments: [
        FindingCase(
            "names",
            body: """
                mixins:
                  Audited: { timestamps: true }
                entities:
                  User:
                    extends: Audit
                    #        ^^^^^ error[KW006]: there is no mixin `Audit`
                    key: { PK: 'U#<id>', SK: S }
                    attributes: { id: ulid }
                  Team:
                    extends: [Audited, Audited]
                    #                  ^^^^^^^ error[KW005]: mixin `Audited` stands twice
                    key: { PK: 'T#<id>', SK: S }
                    attributes: { id: ulid }
                """),
        FindingCase(
            "what an unknown mixin would bring is not missed",
            body: """
                entities:
                  User:
                    extends: Audited
                    #        ^^^^^^^ error[KW006]: there is no mixin `Audited`
                    key: { PK: 'U#<id>', SK: S }
                    unique: [code]
                """),
        FindingCase(
            "a mistake in a mixin is one, however many extend it",
            body: """
                mixins:
                  Base:
                    attributes: { id: ulid, sum: { type: int, min: 5, max: 2 }, kind: Kynd }
                    #                                                      ^ error[KW013]: `min` is 5 and `max` is 2, so that no value is left
                    #                                                                 ^^^^ error[KW006]: there is no type `Kynd`
                    indexes: { GSI1: { G1: 'X#<owner>', G2: 'Y' }, GSI9: { A: b } }
                    #                          ^^^^^ error[KW006]: `owner` isn't an attribute of entity `User`
                    #                                              ^^^^ error[KW006]: there is no index `GSI9`
                entities:
                  User: { extends: Base, key: { PK: 'U#<id>', SK: S } }
                  Team: { extends: Base, key: { PK: 'T#<id>', SK: S } }
                  Club: { extends: Base, key: { PK: 'C#<id>', SK: S } }
                """),
        FindingCase(
            "what can be told of a mixin that nothing extends",
            body: """
                mixins:
                  Base:
                    attributes: { kind: Kynd }
                    #                   ^^^^ error[KW006]: there is no type `Kynd`
                    indexes: { GSI1: { G1: 'X#<owner', G2: 'Y', when: 'a = ' } }
                    #                         ^^^^^^ error[KW007]: a placeholder has no `>`
                    #                                                 ^^^^^^ error[KW008]
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
