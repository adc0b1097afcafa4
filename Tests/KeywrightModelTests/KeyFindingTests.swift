import Testing
import _KeywrightTestSupport

/// The findings about keys: KW104, KW105, KW106, KW110, KW407 and KW410, and KW005 and KW006 for key attributes.
@Suite struct KeyFindingTests {
    @Test(arguments: [
        FindingCase(
            "KW104: attributes that are no key there",
            body: """
                entities:
                  Item:
                    key: { PK: I, SK: S, KS: X }
                    #                    ^^ error[KW104]: `KS` is not a key attribute of table `demo`
                    indexes:
                      GSI1: { G1: A, G2: B, G3: C }
                      #                     ^^ error[KW104]: `G3` is not a key attribute of index `GSI1`
                      GSI2: { G1: A }
                      #^^^ error[KW006]: there is no index `GSI2`
                """),
        FindingCase(
            "KW104: a template that is missing",
            body: """
                entities:
                  Item:
                    key: { PK: I }
                    #^^ error[KW104]: `Item` gives no template for `SK`, an attribute of the key of table `demo`
                    indexes:
                      GSI1: { G1: A }
                      #^^^ error[KW104]: `Item` gives no template for `G2`, an attribute of index `GSI1`
                """),
        FindingCase(
            "KW104: a misspelled key attribute is one mistake",
            body: """
                entities:
                  Item:
                    key: { PK: I, KS: S }
                    #             ^^ error[KW104]: `KS` is not a key attribute of table `demo`
                    indexes: { GSI1: { G1: A, GSI1SK: B } }
                    #                         ^^^^^^ error[KW104]: `GSI1SK` is not a key attribute of index `GSI1`
                """),
        FindingCase(
            "KW104: two templates for an attribute that indexes share",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: SK }
              indexes:
                IxA: { partition: P, sort: Q }
                IxB: { partition: P, sort: SK }
                IxC: { partition: SK, sort: PK }
            entities:
              Item:
                key: { PK: I, SK: S }
                indexes:
                  IxA: { P: a, Q: b }
                  IxB: { P: c }
                  #      ^ error[KW104]: `P` has a template already, and a key attribute has one in an entity
                  IxC: { SK: S }
                  #      ^^ error[KW104]: `SK` has a template already, and a key attribute has one in an entity
            """),
        FindingCase(
            "KW104: an attribute is its own placeholder",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: id, sort: SK }
              indexes:
                byName: { partition: name, sort: EntityType }
            entities:
              Item:
                key: { id: 'I#<id>', SK: S }
                #           ^^^^^^ error[KW104]: key attribute `id` is the attribute of that name, so its template is `<id>`
                indexes:
                  byName: { name: '<name|lower>', EntityType: Thing }
                  #                ^^^^^^^^^^^^ error[KW104]: key attribute `name` is the attribute of that name, so its template is `<name>`
                  #                                           ^^^^^ error[KW104]: key attribute `EntityType` is the discriminator, which is `Item` for this entity
                attributes: { id: string, name: string }
              Fine:
                key: { id: <id>, SK: S }
                indexes:
                  byName: { name: <name>, EntityType: Fine }
                attributes: { id: string, name: string }
              Short:
                key: { SK: S }
                indexes:
                  byName: {}
                attributes: { id: string, name: string }
            """),
        FindingCase(
            "KW105: templates of another type",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: { name: SK, type: N } }
              indexes: { IxA: { partition: { name: B, type: B } } }
            entities:
              Item:
                key: { PK: I, SK: 'L#<line>' }
                #                  ^^^^^^^^ error[KW105]: key attribute `SK` is of type N and takes one placeholder of a number, without a transform
                indexes: { IxA: { B: <name> } }
                #                    ^^^^^^ error[KW105]: key attribute `B` is of type B and takes one placeholder of `bytes`, without a transform
                attributes: { line: int, name: string }
              Padded:
                key: { PK: I, SK: '<line|pad(4)>' }
                #                  ^^^^^^^^^^^^^ error[KW105]: key attribute `SK` is of type N and takes one placeholder of a number, without a transform
                attributes: { line: int }
              Fine:
                key: { PK: I, SK: <at> }
                attributes: { at: { type: timestamp, as: epochMillis } }
            """),
        FindingCase(
            "KW105: one type for a key attribute in the whole table",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK }
              indexes:
                IxA: { partition: status, sort: { name: at, type: N } }
                IxB: { partition: status, sort: { name: at, type: S } }
                #                                                 ^ error[KW105]: `at` is of type S here and N elsewhere; an attribute has one type in a table
            entities:
              One:
                key: { PK: 'O#<id>' }
                attributes: { id: ulid, status: int }
              Two:
                key: { PK: 'T#<id>' }
                attributes:
                  id: ulid
                  status: string
                  #^^^^^ error[KW105]: `status` is stored as S, and key attribute `status` is of type N
                  at: { type: timestamp, as: epochSeconds }
              Three:
                key: { PK: 'T3#<id>' }
                attributes:
                  id: ulid
                  status: bool
                  #^^^^^ error[KW105]: `status` is `bool`, and bears the name of a key attribute, which is S, N or B
                  at: timestamp
                  #^ error[KW105]: `at` is stored as S, and key attribute `at` is of type N
            """),
        FindingCase(
            "KW106: a key that can be empty",
            body: """
                entities:
                  Item:
                    key: { PK: '<kind>', SK: '' }
                    #           ^^^^^^ error[KW106]: the text of `PK` can be empty, which DynamoDB refuses in a key
                    #                        ^^ error[KW106]: the text of `SK` can be empty, which DynamoDB refuses in a key
                    attributes: { kind: { enum: { none: '', some: x } } }
                """),
        FindingCase(
            "KW110: what may be absent",
            body: """
                entities:
                  Item:
                    key: { PK: 'I#<id>', SK: 'S#<place.zip>' }
                    #             ^^^^ error[KW110]: `id` may be absent, and every item has a whole primary key
                    #                           ^^^^^^^^^^^ error[KW110]: `place.zip` may be absent, and every item has a whole primary key
                    indexes: { GSI1: { G1: 'N#<name>', G2: x } }
                    attributes: { id: ulid?, place: { object: { zip: string? } }, name: string? }
                """),
        FindingCase(
            "KW407",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK }
              indexes:
                IxA: { partition: [a, b, c, d, e] }
                #                              ^ error[KW407]: the partition key of an index has 5 attributes, and DynamoDB takes 4
            """),
        FindingCase(
            "KW410",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK }, timeToLive: ends }
            entities:
              One:
                key: { PK: O }
                attributes:
                  ends: timestamp
                  #^^^ error[KW410]: `ends` is the table's time-to-live attribute, which DynamoDB reads as epoch seconds
              Two: { key: { PK: T } }
            """),
        FindingCase(
            "KW006: a time-to-live attribute that nothing has",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK }, timeToLive: expires }
            #                                                        ^^^^^^^ error[KW006]: there is no attribute `expires`
            entities:
              One: { key: { PK: O }, attributes: { expiresAt: { type: timestamp, as: epochSeconds } } }
            """),
        FindingCase(
            "KW005: key attributes, projections and stored names",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: PK }
              #                           ^^ error[KW005]: key attribute `PK` stands twice
              indexes:
                IxA: { partition: P, project: [a, c, a] }
                #                                 ^ error[KW006]: there is no attribute `c`
                #                                    ^ error[KW005]: projected attribute `a` stands twice
            entities:
              One:
                key: { PK: O }
                attributes:
                  a: string
                  b: { type: string, stored: a }
                  #                          ^ error[KW005]: stored name `a` stands twice
                  EntityType: string
                  #^^^^^^^^^ error[KW005]: `EntityType` is stored under the name of the table's discriminator
                identity: [a, [b, b], d]
                #                 ^ error[KW005]: attribute `b` stands twice
                #                     ^ error[KW006]: `d` isn't an attribute of entity `One`
              Two: { key: { PK: T }, stored: One }
              #                              ^^^ error[KW005]: discriminator `One` stands twice
            """),
        FindingCase(
            "KW401",
            """
            keywright: 1
            design: Demo
            table:
              name: d!
              #     ^^ error[KW401]: `d!` names a table, and DynamoDB takes 3 to 255 of `a-z A-Z 0-9 _ . -`
              key: { partition: PK }
              indexes:
                by Name: { partition: A }
                #^^^^^^ error[KW401]: `by Name` names an index, and DynamoDB takes 3 to 255 of `a-z A-Z 0-9 _ . -`
            """),
        FindingCase(
            "KW401: a name that comes from the design's",
            """
            keywright: 1
            design: Ab
            #       ^^ error[KW401]: `ab` names a table, and DynamoDB takes 3 to 255 of `a-z A-Z 0-9 _ . -`
            table: { key: { partition: PK } }
            """),
        FindingCase(
            "several tables",
            """
            keywright: 1
            design: Demo
            tables:
              first: { key: { partition: PK } }
              second: { key: { partition: PK }, name: first }
              #                                       ^^^^^ error[KW005]: physical name `first` stands twice
            entities:
              One: { key: { PK: O }, table: first }
              Two: { key: { PK: O } }
              #^^ error[KW003]: `Two` has no `table`, and the design has several
              Three: { key: { PK: O }, table: third }
              #                               ^^^^^ error[KW006]: there is no table `third`
              Four: { key: { PK: O }, table: second }
            accessPatterns:
              a: { query: [One, Four] }
              #                 ^^^^ error[KW006]: `Four` is in table `second` and `One` in `first`; a query reads one table
            """),
        FindingCase(
            "KW105: keys of type N and B",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK, sort: { name: SK, type: N } }, indexes: { ByBlob: { partition: { name: BK, type: B } } } }
            entities:
              One: { key: { PK: O, SK: <price> }, attributes: { price: decimal } }
              Two:
                key: { PK: T, SK: <ratio> }
                #                 ^^^^^^^ error[KW105]: key attribute `SK` is of type N and takes one placeholder of a number, without a transform
                attributes: { ratio: double }
              Three:
                key: { PK: T, SK: <flag> }
                indexes: { ByBlob: { BK: <blob> } }
                attributes: { flag: { type: bool, as: number }, blob: bytes }
              Four:
                key: { PK: T, SK: <code> }
                #                 ^^^^^^ error[KW105]
                indexes: { ByBlob: { BK: 'B<blob>' } }
                #                         ^^^^^^^ error[KW105]: key attribute `BK` is of type B and takes one placeholder of `bytes`, without a transform
                attributes: { code: { type: int, as: string }, blob: bytes }
            """),
        FindingCase(
            "KW013: what is kept in the key alone",
            body: """
                entities:
                  Item:
                    key: { PK: 'I#<id>', SK: '<line|pad(3)>#<name|lower>#<other>' }
                    attributes:
                      id: { type: ulid, stored: false }
                      line: { type: int, stored: false }
                      name: { type: string, stored: false }
                      #                             ^^^^^ error[KW013]: `name` cannot be read back from the key, in which it stands through `lower`
                      other: { type: string, stored: false }
                      far: { type: string, stored: false }
                      #                            ^^^^^ error[KW013]: `far` is not stored, and no template of the primary key holds it
                  Pair:
                    key: { PK: 'P#<a><b>', SK: S }
                    attributes:
                      a: { type: string, stored: false }
                      #                          ^^^^^ error[KW013]: `a` cannot be read back from `P#<a><b>`, which gives one text for different values
                      b: string
                """),
        FindingCase(
            "a broken key is one mistake",
            body: """
                entities:
                  Item:
                    key: { PK: 'I#<idd>', SK: S }
                    #              ^^^ error[KW006]: `idd` isn't an attribute of entity `Item`
                    indexes: { GSI1: { G1: 'I#<id|lower>', G2: S } }
                    #                             ^^^^^ error[KW013]: `lower` takes `string`, found `ulid`
                    attributes: { id: ulid }
                    examples: [{ id: 01JD9F7QK3T5W8X2Y4Z6A8B0CD }, { id: 01JD9F7QK3T5W8X2Y4Z6A8B0CD }]
                accessPatterns:
                  a: { get: Item }
                  b: { transact: [{ update: Item, key: { id: $x }, set: { id: $y } }] }
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
