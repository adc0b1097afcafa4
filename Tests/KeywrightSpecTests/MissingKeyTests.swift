import Testing
import _KeywrightTestSupport

/// KW003: a required key is absent; the parent's key is marked.
@Suite struct MissingKeyTests {
    @Test(arguments: [
        FindingCase(
            "no keywright",
            """
            services: { web: { image: nginx } }
            ## error[KW003]: the file has no `keywright`, which says the language's version
            """),
        FindingCase(
            "no keywright in what is a design otherwise, whose other mistakes are told, too",
            """
            design: Demo
            ## error[KW003]: the file has no `keywright`, which says the language's version
            table: { key: { partition: PK }, nmae: demo }
            #                                ^^^^ error[KW002]: `nmae` is not a key of a table
            """),
        FindingCase(
            "an empty file",
            """

            ## error[KW003]: the file has no `keywright`, which says the language's version
            """),
        FindingCase(
            "no design",
            """
            keywright: 1
            ## error[KW003]: the design has no `design`, which is its name
            table: { key: { partition: PK } }
            """),
        FindingCase(
            "no table",
            """
            keywright: 1
            ## error[KW003]: the design has no `table`
            design: Demo
            """),
        FindingCase(
            "no table in `tables`, and no complaint of those that entities name",
            """
            keywright: 1
            design: Demo
            tables: {}
            #^^^^^ error[KW003]: `tables` names no table
            entities:
              User: { table: Users, key: { pk: USER#<userId> }, attributes: { userId: ulid } }
            """),
        FindingCase(
            "no key of a table",
            """
            keywright: 1
            design: Demo
            table: { name: demo }
            #^^^^ error[KW003]: `table` has no `key`, which a table needs
            """),
        FindingCase(
            "parts of keys and indexes",
            """
            keywright: 1
            design: Demo
            table:
              key: { sort: SK }
              #^^ error[KW003]: `key` has no `partition`, which a table's key needs
              indexes:
                GSI1: { sort: A }
                #^^^ error[KW003]: `GSI1` has no `partition`, which an index needs
                GSI2: { partition: { type: N } }
                #                  ^^^^^^^^^^^ error[KW003]: `partition` has no `name`, which a key attribute needs
              billing: { read: 5 }
              #^^^^^^ error[KW003]: `billing` has no `write`, which `billing` needs
            """),
        FindingCase(
            "of an entity",
            body: """
                entities:
                  User: { attributes: { id: ulid } }
                  #^^^ error[KW003]: `User` has no `key`, which an entity needs
                  Team:
                    key: { PK: T, SK: T }
                    attributes:
                      name: { min: 1 }
                      #^^^ error[KW003]: `name` has no `type`, `enum` or `object`
                    timestamps: { created: made }
                    #^^^^^^^^^ error[KW003]: `timestamps` has no `updated`, which `timestamps` needs
                    allow: [{ rule: KW302 }]
                    #       ^^^^^^^^^^^^^^^ error[KW003]: `allow` has no `because`, which `allow` needs
                """),
        FindingCase(
            "of a pattern",
            body: """
                accessPatterns:
                  ab: { limit: 5 }
                  #^ error[KW003]: `ab` says no operation
                  bc: { update: User }
                  #^ error[KW003]: `bc` changes nothing: an `update` needs `set`, `add`, `remove`, `append` or `delete`
                  cd: { update: User, set: [], add: {} }
                  #^ error[KW003]: `cd` changes nothing: an `update` needs `set`, `add`, `remove`, `append` or `delete`
                  de: { scan: User }
                  #^ error[KW003]: `de` has no `because`, which `scan` needs
                  ef: { deleteAll: User }
                  #^ error[KW003]: `ef` has no `where`, which `deleteAll` needs
                  c:
                    transact:
                      - { as: x }
                      # ^^^^^^^^^ error[KW003]: a step of `transact` says no operation
                      - { create: User, many: {} }
                      #                 ^^^^ error[KW003]: `many` has no `max`, which `many` needs
                """),
        FindingCase(
            "two steps of one entity",
            body: """
                accessPatterns:
                  move:
                    transact:
                      - { update: Account, add: { balance: $amount } }
                      - { update: Account, add: { balance: $other } }
                      #           ^^^^^^^ error[KW003]: two steps of `Account` stand in one transaction without an `as` that tells them apart
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
