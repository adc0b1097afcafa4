import KeywrightItems
import Testing

/// Items of designs with rare traits.
@Suite("Items of other designs") struct ItemDesignTests {
    private func findings(_ design: String, _ items: String...) throws -> [String] {
        try ItemRun(design: "keywright: 1\ndesign: Test\n" + design).findings(items.joined(separator: "\n"))
    }

    @Test("keys of type N and B, compared as numbers and as bytes")
    func otherKeys() throws {
        let design = """
            table: { name: things, key: { partition: { name: id, type: N }, sort: { name: hash, type: B } } }
            entities:
              Blob: { key: { id: <number>, hash: <hash> }, attributes: { number: { type: decimal, max: 100 }, hash: bytes } }

            """
        func blob(_ id: String, _ number: String, _ hash: String = "QQ==") -> String {
            #"{"id":{"N":"\#(id)"},"hash":{"B":"\#(hash)"},"number":{"N":"\#(number)"},"EntityType":{"S":"Blob"}}"#
        }
        #expect(try findings(design, blob("1.5", "1.50"), blob("-3", "-3"), blob("100", "1E2")) == [])
        #expect(try findings(design, blob("1.5", "1.6")) == ["1 key-mismatch id"])
        #expect(try findings(design, blob("101", "101")) == ["1 constraint number"])
        // One number in two forms is one key.
        #expect(try findings(design, blob("1", "1"), blob("1.0", "1")) == ["2 duplicate-key"])
    }

    @Test("without a discriminator the keys tell")
    func noDiscriminator() throws {
        let design = """
            table: { name: things, key: { partition: PK }, discriminator: none }
            entities:
              A: { key: { PK: 'A#<x>' }, attributes: { x: string } }
              B: { key: { PK: 'B#<x>' }, attributes: { x: string, n: int } }
              C: { key: { PK: 'B#<y>' }, attributes: { y: string } }

            """
        func item(_ key: String, _ more: String) -> String { #"{"PK":{"S":"\#(key)"},\#(more)}"# }
        #expect(try findings(design, item("A#1", #""x":{"S":"1"}"#)) == [])
        #expect(try findings(design, item("A#1", #""x":{"S":"2"}"#)) == ["1 key-mismatch PK"])
        #expect(try findings(design, item("X#1", #""x":{"S":"1"}"#)) == ["1 foreign-item"])
        // Of two entities with such keys the one whose values give it.
        #expect(try findings(design, item("B#1", #""x":{"S":"1"}"#)) == ["1 missing-attribute n"])
        #expect(try findings(design, item("B#1", #""z":{"S":"1"}"#)) == ["1 undecided-entity"])
    }

    @Test("foreign items that the design skips are counted, and no findings")
    func skipped() throws {
        let design = """
            table: { name: things, key: { partition: PK }, foreign: skip }
            entities:
              A: { key: { PK: 'A#<x>' }, attributes: { x: string } }

            """
        let run = ItemRun(design: "keywright: 1\ndesign: Test\n" + design)
        let report = try run.report(#"{"PK":{"S":"X"}}"# + "\n" + #"{"PK":{"S":"Y"},"EntityType":{"S":"Other"}}"#)
        #expect(report.log.total == 0)
        #expect(report.totals.skipped.items == 2)
        #expect(try run.findings(#"{"PK":{"S":"X"},"EntityType":{"S":"A"},"x":{"S":"1"}}"#) == ["1 unparsed-key PK"])
    }

    @Test("attributes that stand in the key alone are read from it")
    func unstored() throws {
        let design = """
            table: { name: things, key: { partition: PK, sort: SK }, indexes: { Idx: { partition: IPK } } }
            entities:
              A:
                key: { PK: 'A#<x>', SK: 'N#<n|pad(3)>' }
                indexes: { Idx: { IPK: 'I#<n>' } }
                attributes: { x: { type: string, stored: false }, n: { type: int, stored: false, min: 0 } }

            """
        func item(_ sort: String, _ index: String) -> String {
            #"{"PK":{"S":"A#1"},"SK":{"S":"\#(sort)"},"IPK":{"S":"\#(index)"},"EntityType":{"S":"A"}}"#
        }
        #expect(try findings(design, item("N#007", "I#7")) == [])
        #expect(try findings(design, item("N#007", "I#8")) == ["1 stale-index-key IPK"])
        #expect(try findings(design, item("N#7", "I#7")) == ["1 unparsed-key SK"])
    }

    @Test("stored names, members, and a value that stands in the key twice")
    func paths() throws {
        let design = """
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:
              A:
                key: { PK: '<at|month>#<place.city>', SK: '<at>#<place.city|upper>' }
                attributes:
                  at: { type: timestamp, stored: t }
                  place: { object: { city: { type: string, stored: c } }, stored: p }

            """
        func item(_ partition: String, _ sort: String, _ city: String = "Bern") -> String {
            #"{"PK":{"S":"\#(partition)"},"SK":{"S":"\#(sort)"},"t":{"S":"2026-11-22T10:00:00.000Z"},"p":{"M":{"c":{"S":"\#(city)"}}},"EntityType":{"S":"A"}}"#
        }
        let time = "2026-11-22T10:00:00.000Z"
        #expect(try findings(design, item("2026-11#Bern", time + "#BERN")) == [])
        #expect(try findings(design, item("2026-11#Bonn", time + "#BONN")) == ["1 key-mismatch PK"])
        // A key whose parts do not agree is no one's.
        #expect(try findings(design, item("2026-12#Bern", time + "#BERN")) == ["1 unparsed-key PK"])
        #expect(try findings(design, item("2026-11#Be#rn", time + "#BE#RN", "Be#rn")) == ["1 forged-key place"])
    }

    @Test("an index key that is an attribute is never stale")
    func natural() throws {
        let design = """
            table: { name: things, key: { partition: id }, indexes: { ByMail: { partition: mail, sort: at } } }
            entities:
              A: { key: {}, attributes: { id: ulid, mail: string?, at: { type: date } } }

            """
        func item(_ more: String) -> String {
            #"{"id":{"S":"01ARZ3NDEKTSV4RRFFQ69G5FAV"},"EntityType":{"S":"A"},"at":{"S":"2026-11-22"}\#(more)}"#
        }
        #expect(try findings(design, item(""), item("")) == ["2 duplicate-key"])
        #expect(try findings(design, item(#","mail":{"S":"a"}"#)) == [])
        // Generated code writes no such value where it is a key, and keeps it where it is none.
        #expect(try findings(design, item(#","mail":{"S":"a#b"}"#)) == ["1 forged-key mail"])
        #expect(
            try findings(design, item(#","mail":{"S":"a#b"}"#).replacing(#","at":{"S":"2026-11-22"}"#, with: "")) == [
                "1 missing-attribute at"
            ])
    }

    @Test("what every item has is not left out with an index")
    func alwaysThere() throws {
        let design = """
            table:
              name: things
              key: { partition: PK, sort: SK }
              indexes:
                ByKind: { partition: EntityType, sort: rank }
                Inverted: { partition: SK, sort: [PK, mark] }
                Rated: { partition: SK, sort: RSK }
            entities:
              A:
                key: { PK: 'A#<id>', SK: A }
                indexes: { Rated: { RSK: 'R#<rank>' } }
                attributes: { id: string, rank: string?, mark: string? }

            """
        func item(_ more: String) -> String {
            #"{"PK":{"S":"A#1"},"SK":{"S":"A"},"id":{"S":"1"},"EntityType":{"S":"A"}\#(more)}"#
        }
        #expect(try findings(design, item("")) == [])
        #expect(try findings(design, item(#","mark":{"S":"x"}"#)) == [])
        #expect(try findings(design, item(#","rank":{"S":"x"},"RSK":{"S":"R#x"}"#)) == [])
        #expect(try findings(design, item(#","rank":{"S":"x"}"#)) == ["1 missing-index-key RSK"])
        #expect(try findings(design, item(#","RSK":{"S":"R#x"}"#)) == ["1 stray-index-key RSK"])
    }
}
