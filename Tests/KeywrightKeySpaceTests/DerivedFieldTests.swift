import KeywrightKeySpace
import Testing
import _KeywrightKeySpaceOracle

/// Attributes that a key shows whole and through a transform.
@Suite struct DerivedFieldTests {
    private static let text = Language.guardedText(delimiter: "#")

    private func derived(_ transform: PlainTransform, of language: Language = text) -> TemplateShape.Part {
        .field(
            FieldID(
                "id", chain: transform.description, keepsLength: transform == .lower || transform == .upper,
                derive: { transform.apply($0) }),
            transform == .lower ? language.lowercased : transform == .upper ? language.uppercased : .shard(8))
    }

    private func whole(_ language: Language = text) -> TemplateShape.Part { .field(FieldID("id"), language) }

    private func key(_ partition: [TemplateShape.Part], _ sort: [TemplateShape.Part]) -> KeyShape {
        KeyShape(partition: TemplateShape(partition), sort: TemplateShape(sort))
    }

    /// Both sides show the shard of what stands whole in the sort key: any value collides, with its own shard.
    @Test func shardsOfOneValueAreEqual() throws {
        let log = key([.literal("LOG#"), derived(.shard(8))], [whole()])
        let witness = try #require(KeyAlgebra().intersection(log, log).witness)
        #expect(witness.texts[0] == "LOG#" + PlainTransform.shard(8).apply(witness.texts[1]))
        #expect(KeyAlgebra().ambiguity(of: log).isNever)
    }

    /// A value is looked for that falls into the shard which the other side names.
    @Test func aValueOfAGivenShardIsFound() throws {
        let log = key([.literal("LOG#"), derived(.shard(8))], [whole()])
        for shard in 0..<8 {
            let named = key([.literal("LOG#\(shard)")], [.field(FieldID("other"), Self.text)])
            let witness = try #require(KeyAlgebra().intersection(log, named).witness)
            #expect(PlainTransform.shard(8).apply(witness.texts[1]) == String(shard))
        }
    }

    /// The one value that the other side leaves falls into one shard alone.
    @Test func otherShardsOfOneValueAreExcluded() {
        let log = key([.literal("LOG#"), derived(.shard(8))], [whole()])
        let own = PlainTransform.shard(8).apply("META")
        for shard in 0..<8 {
            let meta = key([.literal("LOG#\(shard)")], [.literal("META")])
            let decision = KeyAlgebra().intersection(log, meta)
            #expect(String(shard) == own ? decision.witness != nil : decision.isNever)
        }
    }

    @Test func lettersOfAnotherCaseAreExcluded() {
        let user = key([.literal("U#"), derived(.lower)], [whole()])
        #expect(KeyAlgebra().intersection(user, key([.literal("U#ann")], [.literal("Ann")])).witness != nil)
        #expect(KeyAlgebra().intersection(user, key([.literal("U#bob")], [.literal("Ann")])).isNever)
    }

    /// The length of the text tells that of the value, and that where each part stands; beside another value it does not.
    @Test func whatIsAsLongAsTheValueIsDetermined() {
        let meta = TemplateShape.literal("META")
        let twice = KeyShape(partition: TemplateShape([whole(), derived(.lower), derived(.shard(8))]), sort: meta)
        #expect(KeyAlgebra().ambiguity(of: twice).isNever)
        let beside = KeyShape(
            partition: TemplateShape([derived(.lower), .field(FieldID("title"), Self.text), whole()]), sort: meta)
        #expect(!KeyAlgebra().ambiguity(of: beside).isNever)
    }

    /// The whole value is read back from the sort key, and what stands beside its transform with it.
    @Test func whatFollowsFromADeterminedValueIsDetermined() {
        let note = key([derived(.lower), .field(FieldID("title"), Self.text)], [whole()])
        #expect(KeyAlgebra().ambiguity(of: note).isNever)
    }

    /// A bound that shares its value with the partition key is not taken as free of it.
    @Test func aBoundOverAShardedValueIsNotGuessed() {
        let condition = KeyCondition(
            partition: TemplateShape([derived(.shard(8))]), sort: .atLeast(TemplateShape([whole()])))
        let decision = KeyAlgebra().read(condition, of: key([.literal("1")], [.literal("a")]))
        guard case .unproven = decision else {
            Issue.record("decided")
            return
        }
    }
}
