import KeywrightItems
import Testing

/// A design, items of it, and what is found of them.
private enum KindSamples {
    static let shop = """
        keywright: 1
        design: Shop
        table:
          name: shop
          key: { partition: PK, sort: SK }
          timeToLive: until
          indexes:
            ByTag: { partition: tag, sort: TSK }
            ByState: { partition: GPK, sort: GSK }
        entities:
          User:
            key: { PK: 'U#<name|lower>', SK: U }
            attributes: { name: string, mail: string?, until: { type: timestamp?, as: epochSeconds } }
            unique: [mail]
          Order:
            key: { PK: 'U#<name|lower>', SK: 'O#<number|pad(4)>' }
            identity: [code]
            indexes:
              ByTag: { TSK: 'T#<day>' }
              ByState: { GPK: 'S#<state>', GSK: <day>, when: state != 'done' and total > 0 }
            attributes:
              name: string
              number: int
              code: ulid?
              tag: string?
              day: date?
              state: { enum: [open, done] }
              total: { type: decimal, default: 0 }

        """

    static func user(_ name: String, _ more: String = "", key: String? = nil, type: String? = #""User""#) -> String {
        let kind = type.map { #","EntityType":{"S":\#($0)}"# } ?? ""
        return #"{"PK":{"S":"U#\#(key ?? name.lowercased())"},"SK":{"S":"U"},"name":{"S":"\#(name)"}\#(kind)\#(more)}"#
    }

    static func order(
        _ number: Int, _ more: String = "", sort: String? = nil, type: String = "Order", state: String = "done"
    ) -> String {
        let digits = String(String(10_000 + number).suffix(4))
        return
            #"{"PK":{"S":"U#ann"},"SK":{"S":"\#(sort ?? "O#" + digits)"},"EntityType":{"S":"\#(type)"},"name":{"S":"Ann"},"number":{"N":"\#(number)"},"state":{"S":"\#(state)"}\#(more)}"#
    }

    static let single: [(text: String, expected: [String])] = [
        // Sound, in every way in which an item can be.
        (user("Ann"), []), (order(1), []), (order(1, #","extra":{"M":{}}"#), []),
        (order(1, #","tag":{"S":"x"}"#), []), (order(1, #","day":{"S":"2026-11-22"}"#), []),
        (order(1, #","tag":{"S":"x"},"day":{"S":"2026-11-22"},"TSK":{"S":"T#2026-11-22"}"#), []),
        // The key of the table.
        (#"{"PK":{"S":"U#ann"},"EntityType":{"S":"User"},"name":{"S":"Ann"}}"#, ["1 missing-key SK"]),
        (#"{"PK":{"N":"1"},"SK":{"S":"U"},"EntityType":{"S":"User"}}"#, ["1 missing-key PK"]),
        (#"{"PK":{"S":""},"SK":{"S":"U"},"EntityType":{"S":"User"}}"#, ["1 missing-key PK"]),
        // Whose it is.
        (user("Ann", type: nil), ["1 missing-discriminator EntityType"]),
        (user("Ann", type: #""Order""#), ["1 wrong-discriminator EntityType"]),
        (user("Ann", type: #""Bill""#), ["1 wrong-discriminator EntityType"]),
        (
            user("Ann").replacing(#""EntityType":{"S":"User"}"#, with: #""EntityType":{"N":"1"}"#),
            ["1 wrong-discriminator EntityType"]
        ),
        (order(1, sort: "X", type: "Bill"), ["1 foreign-item EntityType"]),
        (order(1, sort: "O#1"), ["1 unparsed-key SK"]), (order(1, sort: "O#0002"), ["1 key-mismatch SK"]),
        (user("Ann", key: "bob"), ["1 key-mismatch PK"]), (user("Ann", key: "Ann"), ["1 unparsed-key PK"]),
        // Values that make keys.
        (user("a#b"), ["1 forged-key name"]), (user("a\u{10FFFF}b"), ["1 forged-key name"]), (user("a/b"), []),
        (order(10_000, sort: "O#1000"), ["1 forged-key number"]), (order(-1, sort: "O#-9998"), []),
        // Attributes.
        (order(1).replacing(#""Ann""#, with: #""Ann "#.dropLast() + #"e""#), ["1 key-mismatch PK"]),
        (order(1, state: "lost"), ["1 wrong-type state"]),
        (order(1).replacing(#","name":{"S":"Ann"}"#, with: ""), ["1 missing-attribute name"]),
        (order(1, #","total":{"S":"1"}"#), ["1 wrong-type total"]),
        // Index keys: the whole entry or nothing of it.
        (order(1, #","tag":{"S":"x"},"day":{"S":"2026-11-22"}"#), ["1 missing-index-key TSK"]),
        (
            order(1, #","tag":{"S":"x"},"day":{"S":"2026-11-22"},"TSK":{"S":"T#2026-11-23"}"#),
            ["1 stale-index-key TSK"]
        ),
        (order(1, #","tag":{"S":"x"},"TSK":{"S":"T#2026-11-23"}"#), ["1 stray-index-key TSK"]),
        (order(1, #","day":{"S":"2026-11-23"},"TSK":{"S":"T#2026-11-23"}"#), ["1 stray-index-key TSK"]),
        // `when`, with a default that the item lacks.
        (
            order(1, #","day":{"S":"2026-11-22"},"total":{"N":"1"}"#, state: "open"),
            ["1 missing-index-key GPK", "1 missing-index-key GSK"]
        ),
        (
            order(
                1, #","day":{"S":"2026-11-22"},"total":{"N":"1"},"GPK":{"S":"S#open"},"GSK":{"S":"2026-11-22"}"#,
                state: "open"),
            []
        ),
        (order(1, #","day":{"S":"2026-11-22"},"total":{"N":"0"}"#, state: "open"), []),
        (order(1, #","day":{"S":"2026-11-22"}"#, state: "open"), []),
        (
            order(1, #","day":{"S":"2026-11-22"},"total":{"N":"1"},"GPK":{"S":"S#done"},"GSK":{"S":"2026-11-22"}"#),
            ["1 stray-index-key GPK", "1 stray-index-key GSK"]
        ),
        // In an index of which the design knows nothing for it.
        (user("Ann", #","tag":{"S":"x"},"TSK":{"S":"T#1"}"#), ["1 stray-index-key"]),
        (user("Ann", #","tag":{"S":"x"}"#), []),
        // A value at fault is told of once.
        (order(1, #","tag":{"S":"x"},"day":{"S":"yesterday"},"TSK":{"S":"T#yesterday"}"#), ["1 wrong-type day"]),
    ]

    static func companion(_ mail: String, owner: String, more: String = "") -> String {
        #"{"PK":{"S":"UNIQUE#User#mail#\#(mail)"},"SK":{"S":"UNIQUE"},"EntityType":{"S":"User.mail"},"owner":{"M":{"PK":{"S":"\#(owner)"},"SK":{"S":"U"}}}\#(more)}"#
    }

    static func mail(_ text: String) -> String { #","mail":{"S":"\#(text)"}"# }

    static let until = #","until":{"N":"2000000000"}"#

    static let several: [(items: [String], expected: [String])] = [
        ([user("Ann", mail("a")), companion("a", owner: "U#ann")], []),
        // The delimiter and the sign of percent stand in the key by their bytes.
        ([user("Ann", mail("a#%b")), companion("a%23%25b", owner: "U#ann")], []),
        (
            [user("Ann", mail("a")), user("Bob", mail("a")), companion("a", owner: "U#ann")],
            ["2 duplicate-unique mail"]
        ),
        ([user("Ann", mail("a"))], ["1 missing-companion mail"]), ([user("Ann")], []),
        ([companion("a", owner: "U#ann")], ["1 orphan-companion"]),
        (
            [user("Ann", mail("b")), companion("a", owner: "U#ann")],
            ["1 missing-companion mail", "2 orphan-companion"]
        ),
        ([user("Ann", mail("a")), companion("a", owner: "U#bob")], ["2 wrong-owner owner"]),
        ([user("Ann"), user("Ann")], ["2 duplicate-key"]),
        ([user("Ann"), user("Bob"), user("Ann"), user("Ann")], ["3 duplicate-key", "4 duplicate-key"]),
        // One item twice is not two items with one value.
        ([user("Ann", mail("a")), user("Ann", mail("a")), companion("a", owner: "U#ann")], ["2 duplicate-key"]),
        (
            [
                order(1, #","code":{"S":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}"#),
                order(2, #","code":{"S":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}"#),
            ],
            ["2 duplicate-identity code"]
        ),
        ([order(1), order(2)], []),
        // Companions that are none.
        (
            [companion("a", owner: "U#ann").replacing(#""owner":{"M""#, with: #""holder":{"M""#)],
            ["1 malformed-companion owner"]
        ),
        (
            [companion("a", owner: "U#ann").replacing(#"{"S":"UNIQUE"}"#, with: #"{"S":"X"}"#)],
            ["1 malformed-companion SK"]
        ),
        (
            [companion("a", owner: "U#ann").replacing("UNIQUE#User", with: "UNIQUE#Usr")],
            ["1 malformed-companion PK"]
        ),
        (
            [user("Ann", mail("a")), companion("a", owner: "U#ann").replacing("User.mail", with: "Usr")],
            ["2 wrong-discriminator EntityType"]
        ),
        // What has an expiry may be gone, and so may its companion.
        ([user("Ann", mail("a") + until)], []), ([companion("a", owner: "U#ann", more: until)], []),
        ([user("Ann", mail("a") + until), user("Bob", mail("a")), companion("a", owner: "U#bob")], []),
    ]
}

/// What is found of an item by itself, and what is not: expectations before outputs, by LANGUAGE.
@Suite("Kinds of findings") struct KindTests {
    private func findings(_ text: String, now: Int64? = nil) throws -> [String] {
        try ItemRun(design: KindSamples.shop, now: now).findings(text)
    }

    @Test("of one item", arguments: KindSamples.single)
    func oneItem(text: String, expected: [String]) throws {
        #expect(try findings(text) == expected, "\(text)")
    }

    @Test("of several items", arguments: KindSamples.several)
    func severalItems(items: [String], expected: [String]) throws {
        #expect(try findings(items.joined(separator: "\n")) == expected)
        // In any order of the same places.
        let reversed = try findings(items.reversed().joined(separator: "\n")).map { $0.split(separator: " ")[1] }
        #expect(reversed.sorted() == expected.map { $0.split(separator: " ")[1] }.sorted())
    }

    @Test("with the time given, what expires later is held to its companion")
    func expiry() throws {
        let item = KindSamples.user("Ann", KindSamples.mail("a") + KindSamples.until)
        #expect(try findings(item, now: 1_999_999_999) == ["1 missing-companion mail"])
        #expect(try findings(item, now: 2_000_000_000) == [])
    }

    @Test("of more items with one value than are kept all are counted, and nothing is said that is not known")
    func manyOfOneValue() throws {
        let users = (1...300).map { KindSamples.user("N\($0)", KindSamples.mail("none")) }
        let companion = KindSamples.companion("none", owner: "U#n300")
        let found = try findings((users + [companion]).joined(separator: "\n"), now: nil)
        #expect(found.count == 299)
        #expect(found.allSatisfy { $0.hasSuffix("duplicate-unique mail") })
    }

    @Test("a long unique value stands in the key as its hash")
    func longValue() throws {
        let value = String(repeating: "x", count: 1025)
        // By sha256sum.
        let hash = "sha256:c6d8e9905300876046729949cc95c2385221270d389176f7234fe7ac00c4e430"
        let found = try findings(
            [KindSamples.user("Ann", KindSamples.mail(value)), KindSamples.companion(hash, owner: "U#ann")].joined(
                separator: "\n"))
        #expect(found == [])
    }

    @Test("of each kind the first are kept, and all are counted")
    func limit() throws {
        let text = (1...30).map { KindSamples.order($0, state: "lost") }.joined(separator: "\n")
        let report = try ItemRun(design: KindSamples.shop, limit: 3).report(text)
        #expect(report.log.findings.map(\.place.line) == [1, 2, 3])
        #expect(report.log.counts == [.wrongType: 30])
        #expect(report.totals.entities.map(\.findings) == [0, 30])
        let none = try ItemRun(design: KindSamples.shop, limit: 0).report(text)
        #expect(none.log.findings.isEmpty && none.log.total == 30)
    }
}
