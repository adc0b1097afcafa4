import Testing
import _KeywrightTestSupport

/// The findings of access patterns beyond their conditions.
@Suite struct PatternFindingTests {
    static let entities = """
        entities:
          Account:
            key: { PK: 'A#<accountId>', SK: S }
            attributes:
              accountId: ulid
              balance: { type: int, default: 0 }
              owner: string
              note: string?
              born: { type: date, immutable: true }
              at: timestamp
              state: { enum: [open, closed] }
            timestamps: true
          Entry:
            key: { PK: 'A#<accountId>', SK: 'E#<number|pad(6)>' }
            attributes: { accountId: ulid, number: { type: int, min: 0 }, amount: int, text: string? }
          Other:
            key: { PK: 'O#<accountId>', SK: S }
            attributes: { accountId: string, place: string }

        """

    static let wide = """
        entities:
          Wide:
            key: { PK: 'W#<id>', SK: S }
            attributes:
              id: ulid
              owner: string
              count: { type: int, min: 0 }
              level: { type: int, min: 1, max: 3 }
              active: bool
              state: { enum: [open, closed] }
              log: list<string>
              numbers: set<int>
          Thin:
            key: { PK: 'T#<id>', SK: S }
            attributes: { id: string, place: string }

        """

    @Test(arguments: [
        FindingCase(
            "entities",
            body: entities + """
                accessPatterns:
                  a: { get: Acount }
                  #         ^^^^^^ error[KW006]: there is no entity `Acount`
                  b: { query: [Account, Account] }
                  #                     ^^^^^^^ error[KW005]: entity `Account` stands twice
                  c: { transact: [{ create: Nothing }] }
                  #                         ^^^^^^^ error[KW006]: there is no entity `Nothing`
                """),
        FindingCase(
            "queries",
            body: entities + """
                accessPatterns:
                  a: { query: Account, index: GSI2 }
                  #                           ^^^^ error[KW006]: there is no index `GSI2`
                  b: { query: Account, order: att descending }
                  #                           ^^^ error[KW006]: `att` isn't an attribute of entity `Account`
                  c: { query: [Account, Entry], order: at descending }
                  #                                    ^^ error[KW006]: `at` isn't an attribute of entity `Entry`
                  d: { query: Account, index: table, order: at ascending }
                  e: { query: [Account, Entry], where: { Account: accountId = $id } }
                  #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW008]: `where` says nothing about `Entry`, which the pattern asks for
                  f: { query: [Account, Entry], where: { Account: accountId = $id, Entry: accountId = $id, Othr: a = 1 } }
                  #                                                                                        ^^^^ error[KW006]: there is no entity of this pattern `Othr`
                  g: { query: [Account, Other], where: accountId = $id }
                  #                                                ^^^ error[KW008]: `$id` is `string` here and `ulid` elsewhere, and is one parameter
                """),
        FindingCase(
            "changes",
            body: entities + """
                accessPatterns:
                  a: { update: Account, set: [ownr] }
                  #                           ^^^^ error[KW006]: `ownr` isn't an attribute of entity `Account`
                  b: { update: Account, set: { balance: many } }
                  #                                     ^^^^ error[KW008]: `balance` takes a whole number of 64 bits, found `many`
                  c: { update: Account, set: { state: shut } }
                  #                                   ^^^^ error[KW008]: `state` takes one of `open` and `closed`, found `shut`
                  d: { update: Account, set: [owner], remove: [owner] }
                  #                                            ^^^^^ error[KW005]: `owner` is changed twice by one update, which DynamoDB refuses
                  e: { update: Account, remove: [owner] }
                  #                              ^^^^^ error[KW008]: `owner` is required and has no default, and an update removes it
                  f: { update: Account, add: { owner: 1 } }
                  #                            ^^^^^ error[KW008]: `add` takes numbers, and `owner` is `string`
                  g: { update: Account, add: { balance: 1.5 } }
                  #                                     ^^^ error[KW008]: `balance` is `int` and takes a whole number of 64 bits, found `1.5`
                  h: { update: Account, set: [updatedAt] }
                  #                           ^^^^^^^^^ error[KW008]: `updatedAt` is kept by generated code, and an update changes it
                  i: { update: Account, set: { born: $day } }
                  #                            ^^^^ error[KW008]: `born` is immutable, and an update changes it
                  j: { update: Account, set: { owner: $name? } }
                  #                                   ^^^^^^ error[KW008]: `$name?` drops a test when it is nil, and a change is no test
                  k: { update: Account, set: { owner: $name, state: $name } }
                  #                                                 ^^^^^ error[KW008]: `$name` is `enum` here and `string` elsewhere, and is one parameter
                  l: { update: Account, set: { owner: $step.name } }
                  #                                   ^^^^^^^^^^ error[KW006]: `$step.name` is an attribute of step `step`, and this pattern has no steps
                """),
        FindingCase(
            "changes that are fine",
            body: entities + """
                accessPatterns:
                  a: { update: Account, set: { owner: 'Ann', note: $note, at: now, state: closed }, add: { balance: -5 } }
                  b: { update: Account, set: { owner: $owner }, remove: [note, balance], returns: none }
                  c: { update: Account, set: { owner: '''$5''' }, add: { balance: $amount }, if: balance >= $amount }
                """),
        FindingCase(
            "steps",
            body: entities + """
                accessPatterns:
                  a:
                    transact:
                      - { create: Account, as: one }
                      - { create: Entry, as: one }
                      #                      ^^^ error[KW005]: step `one` stands twice
                  b:
                    transact:
                      - { create: Entry, as: entries, many: { max: 5 } }
                      - { update: Account, key: { accountId: $entries.accountId }, set: [owner] }
                      #                                      ^^^^^^^^^^^^^^^^^^ error[KW008]: step `entries` stands for many items, so that it has no one value
                  c:
                    transact:
                      - { update: Account, as: account, set: [owner] }
                      - { create: Entry, as: entry, if: text = $account.owner }
                      #                                        ^^^^^^^^^^^^^^ error[KW008]: step `account` knows only the key of its item, and `owner` is not in it
                  d:
                    transact:
                      - { create: Entry, as: entry }
                      - { update: Account, key: { accountId: $entry.number }, set: [owner] }
                      #                                      ^^^^^^^^^^^^^ error[KW008]: `$entry.number` is `int`, and `ulid` is expected
                      - { check: Other, key: { acountId: $entry.accountId } }
                      #                        ^^^^^^^^ error[KW006]: `acountId` isn't an attribute of the primary key of `Other`
                      - { delete: Other, as: third, key: { accountId: $entry.text } }
                      #                                               ^^^^^^^^^^^ error[KW008]: `$entry.text` may be absent
                  e:
                    transact:
                      - { create: Entry, as: entry }
                      - { update: Account, key: { accountId: $entri.accountId }, set: [owner] }
                      #                                       ^^^^^ error[KW006]: there is no step `entri`
                      - { check: Other, key: { accountId: fixed } }
                      #                                   ^^^^^ error[KW008]: a key is bound to a `$parameter` or to a `$step.attribute`, found `fixed`
                  f:
                    transact:
                      - { update: Account, set: [owner] }
                      - { check: Other }
                      #          ^^^^^ error[KW008]: `$accountId` is `string` here and `ulid` elsewhere, and is one parameter
                """),
        FindingCase(
            "a step and a parameter of one name",
            body: entities + """
                accessPatterns:
                  a:
                    transact:
                      - { create: Entry, as: entry }
                      - { update: Account, set: { owner: $entry } }
                      #                                  ^^^^^^ error[KW011]: `entry` is both a parameter and a step of this transaction
                """),
        FindingCase(
            "what reads name",
            body: wide + """
                accessPatterns:
                  a: { get: Wide, select: [ownr] }
                  #                        ^^^^ error[KW006]: `ownr` isn't an attribute of entity `Wide`
                  b: { query: Wide, select: [owner, owner] }
                  #                                 ^^^^^ error[KW005]: attribute `owner` stands twice
                  c: { query: [Wide, Thin], select: [owner, place, plaec] }
                  #                                                ^^^^^ error[KW006]: there is no attribute `plaec`
                  d: { query: Wide, fanout: [owner] }
                  #                          ^^^^^ error[KW008]: `fanout` reads each value of an attribute, and nothing says which values `owner` has
                  e: { query: Wide, fanout: [count] }
                  #                          ^^^^^ error[KW008]: `fanout` reads each value of an attribute, and nothing says which values `count` has
                  f: { query: Wide, where: state = $state, fanout: [state] }
                  #                                                 ^^^^^ error[KW008]: `where` gives `state`, so that there is one value to read
                  g: { query: Wide, where: state > $state, fanout: [state, active, level] }
                  h: { transactGet: [Wide, Wide] }
                  #                        ^^^^ error[KW005]: entity `Wide` stands twice
                  i: { transactGet: [Wide, Thin] }
                  #                        ^^^^ error[KW008]: `$id` is `string` here and `ulid` elsewhere, and is one parameter
                  j: { scan: Wide, because: few, index: GSI9 }
                  #                                     ^^^^ error[KW006]: there is no index `GSI9`
                  k: { scan: Wide, because: few, filter: { Thin: place = 'x' } }
                  #                                        ^^^^ error[KW006]: there is no entity of this pattern `Thin`
                  l: { batchGet: Wid }
                  #              ^^^ error[KW006]: there is no entity `Wid`
                  m: { batchPut: Wid }
                  #              ^^^ error[KW006]: there is no entity `Wid`
                  n: { deleteAll: Wide, where: not id = $id }
                  #                            ^^^ error[KW008]: `not` has no place in `where`, since a key condition cannot say it
                """),
        FindingCase(
            "what writes name",
            body: wide + """
                accessPatterns:
                  a: { update: Wide, append: { owner: $x } }
                  #                            ^^^^^ error[KW008]: `append` takes lists and sets, and `owner` is `string`
                  b: { update: Wide, delete: { log: $x } }
                  #                            ^^^ error[KW008]: `delete` takes sets, and `log` is `list<string>`
                  c: { update: Wide, append: { log: [] } }
                  #                                 ^^ error[KW008]: nothing is appended to `log`
                  d: { update: Wide, append: { numbers: many } }
                  #                                     ^^^^ error[KW008]: `numbers` takes a whole number of 64 bits, found `many`
                  e: { update: Wide, set: { log: $log }, append: { log: $line } }
                  #                                                ^^^ error[KW005]: `log` is changed twice by one update, which DynamoDB refuses
                  f: { update: Wide, set: [owner], given: [owner] }
                  #                                        ^^^^^ error[KW008]: `$owner` is both the old value of `owner` and the new one
                  g: { update: Wide, set: { owner: $new }, given: [owner] }
                  h: { put: Wide, given: [onwer] }
                  #                       ^^^^^ error[KW006]: `onwer` isn't an attribute of entity `Wide`
                  i: { delete: Wide, given: [owner, owner] }
                  #                                 ^^^^^ error[KW005]: attribute `owner` stands twice
                  j: { update: Wide, add: { count: -$less, owner: 1 } }
                  #                                        ^^^^^ error[KW008]: `add` takes numbers, and `owner` is `string`
                  k: { update: Wide, set: { owner: -$x } }
                  #                                ^^^ error[KW008]: `-$x` is a number with the other sign, and `$x` is `string`
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
