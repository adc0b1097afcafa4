import Testing
import _KeywrightTestSupport

@testable import KeywrightModel

/// KW011, and how names become names of Swift.
@Suite struct NameClashTests {
    @Test(arguments: [
        FindingCase(
            "types of one namespace",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK } }
            types:
              Money: decimal
              string: int
              #^^^^^ error[KW011]: type `string` has the name of a type of the language
            entities:
              money: { key: { PK: M } }
              #^^^^ error[KW011]: entity `money` and type `Money` become one name in generated code, or one but for case
              Demo: { key: { PK: D } }
              #^^^ error[KW011]: entity `Demo` and the design `Demo` share a name
              Type: { key: { PK: T } }
              #^^^ error[KW011]: entity `Type` becomes a type `Type`, a name that Swift keeps for itself
              order_item: { key: { PK: O } }
              OrderItem: { key: { PK: P } }
              #^^^^^^^^ error[KW011]: entity `OrderItem` and entity `order_item` become one name in generated code, or one but for case
              2nd: { key: { PK: N } }
              #^^ error[KW011]: entity `2nd` leaves no name for generated code
            """),
        FindingCase(
            "the design and what stands in every entity",
            """
            keywright: 1
            design: Key
            #       ^^^ error[KW011]: `Key` names the namespace of generated code, and a type within every entity
            table: { name: demo, key: { partition: PK } }
            """),
        FindingCase(
            "the design",
            """
            keywright: 1
            design: online-shop
            #       ^^^^^^^^^^^ error[KW011]: `online-shop` names the namespace of generated code and is not in PascalCase
            table: { name: demo, key: { partition: PK } }
            """),
        FindingCase(
            "attributes, members and cases",
            body: """
                types:
                  Line: { object: { unit-price: int, unitPrice: int } }
                  #                                  ^^^^^^^^^ error[KW011]: members `unitPrice` and `unit-price` both become `unitPrice` in generated code
                  State: { enum: [in-progress, IN_PROGRESS, '1st'] }
                  #                            ^^^^^^^^^^^ error[KW011]: enum cases `IN_PROGRESS` and `in-progress` both become `inProgress` in generated code
                  #                                         ^^^^^ error[KW011]: enum `1st` leaves no name for generated code
                entities:
                  Item:
                    key: { PK: I, SK: S }
                    attributes:
                      user_id: ulid
                      userId: ulid
                      #^^^^^ error[KW011]: attributes `userId` and `user_id` both become `userId` in generated code
                      '#': int
                      #^^ error[KW011]: attribute `#` leaves no name for generated code
                      class: string
                      default: string
                """),
        FindingCase(
            "methods of a repository",
            body: """
                entities:
                  Item: { key: { PK: 'I#<id>', SK: S }, attributes: { id: ulid, name: string } }
                  Team: { key: { PK: 'T#<id>', SK: S }, attributes: { id: ulid, name: string }, unique: [name] }
                accessPatterns:
                  get: { query: Item, where: id = $id }
                  #^^ error[KW011]: pattern `get` has the name of an operation that `Item` has without being asked
                  put: { create: Team }
                  list: { query: Item, where: id = $id }
                  listPaginated: { get: Item }
                  #^^^^^^^^^^^^ error[KW011]: patterns `listPaginated` and `list` both become a method `listPaginated` of the repository of `Item`
                  find-one: { query: Team, where: id = $id, returns: one }
                  findOne: { get: Team }
                  #^^^^^^ error[KW011]: patterns `findOne` and `find-one` both become a method `findOne` of the repository of `Team`
                  findOnePaginated: { get: Team }
                  '!': { get: Team }
                  #^^ error[KW011]: pattern `!` leaves no name for generated code
                """),
        FindingCase(
            "parameters",
            body: """
                entities:
                  Item: { key: { PK: 'I#<id>', SK: S }, attributes: { id: ulid, name: string } }
                accessPatterns:
                  list: { query: Item, where: id = $the_id, filter: name = $the-id }
                  #                                                        ^^^^^^^ error[KW011]: parameters `the-id` and `the_id` both become `theId` in generated code
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }

    @Test(
        arguments: [
            ("userId", "userId"), ("user_id", "userId"), ("user-id", "userId"), ("UserId", "userId"),
            ("URLPath", "urlPath"),
            ("SKU", "sku"), ("IN_PROGRESS", "inProgress"), ("userID", "userID"), ("first name", "firstName"),
            ("größe", "größe"),
            ("_id", "id"), ("a1", "a1"), ("1a", nil), ("", nil), ("-", nil), ("GSI1PK", "gsi1PK"), ("名前", "名前"),
        ] as [(String, String?)])
    func lowerCamel(name: String, swift: String?) { #expect(SwiftName.lowerCamel(name) == swift) }

    @Test(
        arguments: [
            ("OrderItem", "OrderItem"), ("order_item", "OrderItem"), ("orderItem", "OrderItem"), ("URL", "URL"),
            ("ORDER_ITEM", "OrderItem"), ("2nd", nil),
        ] as [(String, String?)])
    func upperCamel(name: String, swift: String?) { #expect(SwiftName.upperCamel(name) == swift) }

    @Test(arguments: [
        ("Shop", "shop"), ("OnlineShop", "online-shop"), ("HTTPServer", "http-server"), ("Shop2Go", "shop2-go"),
        ("A", "a"),
    ])
    func kebab(name: String, text: String) { #expect(SwiftName.kebab(name) == text) }
}
