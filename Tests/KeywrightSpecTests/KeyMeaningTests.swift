import KeywrightDiagnostics
import Testing

@testable import KeywrightSpec

/// What the language says of its keys stands in two tables: which there are, and what they mean. They must not part.
@Suite struct KeyMeaningTests {
    @Test(arguments: NodeKind.allCases)
    func everyKeyHasAMeaning(kind: NodeKind) {
        for rule in keysOf(kind) {
            let meaning = meaning(of: rule.name, in: kind)
            #expect(meaning != nil, "\(kind): say what `\(rule.name)` means in Sources/KeywrightSpec/Keys/Meanings")
            #expect(meaning?.description.hasSuffix(".") ?? true, "\(kind).\(rule.name)")
        }
    }

    @Test(arguments: NodeKind.allCases)
    func theShapeIsOfTheKindsThatTheKeyTakes(kind: NodeKind) {
        for rule in keysOf(kind) {
            let shape = meaning(of: rule.name, in: kind)?.shape
            #expect(shape?.kinds == rule.kinds, "\(kind).\(rule.name)")
        }
    }

    @Test func everyKeyStandsInAKindOfMap() {
        let names = Set(NodeKind.allCases.flatMap { keysOf($0).map(\.name) })
        #expect(Set(Key.allCases.map(\.name)) == names)
        for key in Key.allCases { #expect(Key(named: key.name) == key) }
        #expect(Key.allCases.count <= KeySet.capacity)
    }

    @Test func aSetOfKeysHoldsWhatWasPutIn() {
        let all = KeySet(Key.allCases)
        for key in Key.allCases {
            let one: KeySet = [key]
            #expect(Key.allCases.filter { one.contains($0) } == [key])
            #expect(!all.subtracting(one).contains(key))
            #expect(one.isSubset(of: all) && !one.isDisjoint(with: all) && !all.isSubset(of: one))
            #expect(one.intersection(all).contains(key) && one.union([]).contains(key))
        }
        #expect(([] as KeySet).isEmpty && !all.isEmpty)
    }

    @Test func noMeaningIsOfNoKey() {
        let names = Set(NodeKind.allCases.flatMap { keysOf($0).map(\.name) })
        for (kind, meanings) in keyMeanings {
            #expect(Set(meanings.keys).subtracting(names) == [], "\(kind)")
        }
    }

    @Test func everyKindIsInTheSchema() throws {
        guard case .object(let members) = languageSchema(),
            case .object(let definitions)? = members.first(where: { $0.name == "definitions" })?.value
        else {
            Issue.record("the schema has no definitions")
            return
        }
        let names = Set(definitions.map(\.name))
        for kind in NodeKind.allCases { #expect(names.contains("\(kind)"), "\(kind)") }
    }
}
