import KeywrightChecks
import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import Testing
import _KeywrightTestSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `key` tells of stored keys.
@Suite("Looking up keys") struct KeyLookupTests {
    private func lookUp(
        _ texts: [String], index: String? = nil, _ entities: String, patterns: String = "{}"
    ) throws -> KeyLookup {
        let text = """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes: { ByRank: { partition: G, sort: { name: rank, type: N } } }
            entities:
            \(entities)
            accessPatterns: \(patterns)

            """
        let compilation = compile(SourceFile(path: "notes.keywright.yaml", bytes: Array(text.utf8)))
        let design = try #require(compilation.design)
        return lookUpKey(texts, index: index, design, try #require(compilation.plan, "\(compilation.findings)"))
    }

    /// `Note a=1 b="x" ?`, or `Note SK 7 expected …`.
    private func shown(_ lookup: KeyLookup) -> [String] {
        lookup.matches.map { match in
            let values = match.values.map { pair -> String in
                switch pair.value {
                case .text(let text): "\(pair.name)='\(text)'"
                case .number(let text): "\(pair.name)=\(text)"
                case .bool(let value): "\(pair.name)=\(value)"
                }
            }
            return ([match.entity] + values + (match.isAmbiguous ? ["?"] : [])).joined(separator: " ")
        } + lookup.nearest.map { "\($0.entity) \($0.attribute) \($0.column) \($0.expected)" }
            + lookup.undecided.map { "\($0.entity) \($0.reason)" }
    }

    @Test("values are those that give the text, by their types")
    func values() throws {
        let note = """
              Note:
                key: { PK: 'N#<owner>#<flag>', SK: '<line|pad(4.1)>#<left|invert(3)>#<at|day>#<title|lower>' }
                attributes: { owner: string, flag: bool, line: { type: decimal, fraction: 1 }, left: { type: int, min: 0, max: 999 }, at: timestamp, title: string }
            """
        #expect(
            shown(try lookUp(["N#a b#true", "-9987.4#990#2026-11-22#title"], note)) == [
                "Note owner='a b' flag=true line=-12.5 left=9 at|day='2026-11-22' title|lower='title'"
            ])
        #expect(
            shown(try lookUp(["N#a b#true", "-9987.4#990#2026-11-31#title"], note)) == [
                "Note SK 22 `0` of `at|day`"
            ])
        #expect(
            shown(try lookUp(["N#a b#true", "-9987.4#990#2026-11-22#Title"], note)) == [
                "Note SK 24 a character of `title|lower` other than `#` and `A` to `Z`"
            ])
        #expect(shown(try lookUp(["N#a b#yes", "x"], note)) == ["Note PK 7 `f` or `t` of `flag` (bool)"])
    }

    @Test("a value that stands in the key twice has one text, and a moment's day is its own")
    func linked() throws {
        let note = """
              Note:
                key: { PK: 'N#<at|day>#<id>', SK: '<at>#<id>' }
                attributes: { at: timestamp, id: string }
            """
        let moment = "2026-11-22T10:00:00.000Z"
        #expect(shown(try lookUp(["N#2026-11-22#x", "\(moment)#x"], note)) == ["Note at='\(moment)' id='x'"])
        #expect(
            shown(try lookUp(["N#2026-11-22#x", "\(moment)#y"], note)) == [
                "Note SK 26 `x`, the text of `id` in this key"
            ])
        #expect(
            shown(try lookUp(["N#2026-11-23#x", "\(moment)#x"], note)) == [
                "Note PK 12 `2026-11-22`, the text of `at|day` in this key"
            ])
    }

    @Test("colliding entities and one ambiguous template all say so")
    func several() throws {
        let both = """
              User:
                key: { PK: 'U#<id>', SK: '<first><last>' }
                attributes: { id: string, first: string, last: string }
              Account:
                key: { PK: 'U#<number>', SK: 'abc' }
                attributes: { number: int }
            """
        #expect(shown(try lookUp(["U#7", "abc"], both)) == ["User id='7' first='ab' last='c' ?", "Account number=7"])
        #expect(shown(try lookUp(["U#x", "ab"], both)) == ["User id='x' first='a' last='b'"])
        #expect(
            shown(try lookUp(["U#"], both)) == [
                "User PK 3 a character of `id` (string) other than `#`", "Account PK 3 a character of `number` (int)",
            ])
    }

    @Test("companions by the value that they keep unique")
    func companions() throws {
        let user = """
              User:
                key: { PK: 'U#<id>', SK: U }
                attributes: { id: ulid, email: { type: string, maxLength: 30 }, code: int }
                unique: [email, [code, email]]
            """
        let hash = String(repeating: "0a", count: 32)
        #expect(shown(try lookUp(["UNIQUE#User#email#a%23b%25", "UNIQUE"], user)) == ["User.email email='a#b%'"])
        #expect(
            shown(try lookUp(["UNIQUE#User#code#email#7#x", "UNIQUE"], user)) == ["User.code.email code=7 email='x'"])
        #expect(
            shown(try lookUp(["UNIQUE#User#code#email#x#x", "UNIQUE"], user)) == [
                "User.code.email PK 24 a value of `code` (int)"
            ])
        #expect(
            shown(try lookUp(["UNIQUE#User#code#email#sha256:" + hash, "UNIQUE"], user)) == [
                "User.code.email code#email|sha256='\(hash)'"
            ])
        #expect(
            shown(try lookUp(["UNIQUE#User#email#a%2", "UNIQUE"], user)) == ["User.email PK 22 `3` or `5` of `email`"])
    }

    @Test("a key of an index, whose numbers are read in any form")
    func index() throws {
        let note = """
              Note:
                key: { PK: 'N#<id>', SK: N }
                indexes: { ByRank: { G: 'G#<id>' } }
                attributes: { id: ulid, rank: { type: int?, min: 1 } }
              Other:
                key: { PK: 'O#<id>', SK: N }
                attributes: { id: ulid }
            """
        let id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        #expect(shown(try lookUp(["G#" + id, "007"], index: "ByRank", note)) == ["Note id='\(id)' rank=7"])
        #expect(
            shown(try lookUp(["G#" + id, "0"], index: "ByRank", note)) == [
                "Note rank 1 a digit from `1` to `9` of `rank` (int)"
            ])
    }

    @Test("patterns that can return the item, as far as the key tells")
    func patterns() throws {
        let note = """
              Note:
                key: { PK: 'N#<owner>', SK: '<kind>#<line|pad(4)>' }
                attributes: { owner: string, kind: { enum: [a, b] }, line: { type: int, min: 0 }, body: string }
            """
        let patterns = """

              one:     { get: Note }
              all:     { query: Note, where: owner = $owner }
              ofA:     { query: Note, where: owner = $owner and kind = 'a' }
              ofB:     { query: Note, where: owner = $owner and kind = 'b' }
              late:    { query: Note, where: owner = $owner and kind = $kind and line >= 10 }
              early:   { query: Note, where: owner = $owner and kind = $kind and line < 10 }
              bodies:  { query: Note, where: owner = $owner, filter: body = 'x' }
              lines:   { query: Note, where: owner = $owner, filter: 'not (line in (1, 2))' }
              write:   { update: Note, set: [body] }
            """
        let lookup = try lookUp(["N#o", "a#0002"], note, patterns: patterns)
        #expect(lookup.matches.map(\.patterns) == [["one", "all", "ofA", "early", "bodies"]])
    }

    @Test(
        "every key of every design's vectors is found again, with its values",
        arguments: ["shop", "tenants", "torture", "kitchen", "ledger"])
    func vectors(name: String) throws {
        let compilation = compile(
            try repositoryFile("Tests/KeywrightGeneratedTests/Designs/\(name).keywright.yaml"))
        let design = try #require(compilation.design)
        let plan = try #require(compilation.plan)
        let emitter = try #require(Emitter.named("vectors"))
        let files = try emitter.emit(design, plan: plan, options: EmitOptions(sourcePath: name))
        let file = try JSONDecoder().decode(Vectors.self, from: Data(files[0].contents.utf8))
        var count = 0
        for entity in file.entities {
            let id = try #require(design.entityIDs.first { design[$0].name == entity.entity })
            // Every third case: the long ones take their time, and neighbors are alike.
            for example in entity.cases.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
                for (index, key) in [(nil, example.table)] + example.indexes.map({ (Optional($0.key), $0.value) }) {
                    guard let key, let names = design.keyAttributes(of: design[id].table, index: index)?.map(\.name)
                    else { continue }
                    let texts = names.compactMap { key[$0]?.text }
                    guard texts.joined().utf8.count < 300 else { continue }
                    count += 1
                    let lookup = lookUpKey(texts, index: index, design, plan)
                    let own = lookup.matches.first { $0.entity == entity.entity }
                    guard let own else {
                        Issue.record("\(texts) is no \(entity.entity): \(shown(lookup))")
                        continue
                    }
                    if own.isAmbiguous { continue }
                    for pair in own.values {
                        guard let expected = example.values[pair.name] else {
                            if !pair.name.contains("|") { Issue.record("\(pair.name) of \(texts)") }
                            continue
                        }
                        #expect(expected.text.utf8.elementsEqual(pair.value.plain.utf8), "\(pair.name) of \(texts)")
                    }
                }
            }
        }
        #expect(count >= 10)
    }
}

private struct Vectors: Decodable {
    struct Entity: Decodable {
        var entity: String
        var cases: [Case]
    }

    struct Case: Decodable {
        var values: [String: Value]
        var table: [String: Value]?
        var indexes: [String: [String: Value]?]
    }

    struct Value: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                text = "null"
            } else if let flag = try? container.decode(Bool.self) {
                text = String(flag)
            } else if let number = try? container.decode(Decimal.self) {
                text = number.description
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    var entities: [Entity]
}

extension WitnessValue {
    fileprivate var plain: String {
        switch self {
        case .text(let text), .number(let text): text
        case .bool(let value): String(value)
        }
    }
}
