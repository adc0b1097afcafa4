import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

/// A partition key that holds the scope as it must, of an entity or of its companions.
struct ScopedKey: Sendable {
    var entity: EntityID
    /// The entity's name, or the companions' discriminator.
    var name: String
    var span: SourceSpan
    /// One template for each partition attribute.
    var parts: [TemplateShape]
    /// Which attribute holds the scope, and where in its template.
    var position: Int
    var part: Int
    /// What of the key decides in most cases whether it can be forged.
    var head: Head

    /// What stands before the scope, in UTF-8, the scope's texts, and the first character behind them.
    struct Head: Hashable {
        var position: Int
        var literal: [UInt8]
        var language: PlaceholderLanguage
        var behind: Unicode.Scalar?
    }

    /// nil where no partition attribute holds the scope as it must.
    init?(_ entries: [KeyEntry], scope: AttributeID, of id: EntityID, in design: Design) {
        for (position, entry) in entries.enumerated() {
            guard case .first(let part) = entry.template.standing(of: scope),
                case .placeholder(let placeholder) = entry.template.parts[part]
            else { continue }
            let entity = design[id]
            let literals = entry.template.parts.map { part -> String? in
                if case .literal(let text) = part { text } else { nil }
            }
            self.init(
                entity: id, name: entity.name, span: entry.template.span,
                parts: entries.map { entity.shape(of: $0.template) }, position: position, part: part,
                head: Head(
                    position: position, literal: Array((part > 0 ? literals[0] ?? "" : "").utf8),
                    language: placeholder.language,
                    behind: part + 1 < literals.count ? literals[part + 1]?.unicodeScalars.first : nil)
            )
            return
        }
        return nil
    }

    private init(
        entity: EntityID, name: String, span: SourceSpan, parts: [TemplateShape], position: Int, part: Int, head: Head
    ) {
        self.entity = entity
        self.name = name
        self.span = span
        self.parts = parts
        self.position = position
        self.part = part
        self.head = head
    }

    /// The keys of the companions that keep an entity's attributes unique, which begin as its own.
    static func companions(of id: EntityID, scope: AttributeID, in design: Design) -> [ScopedKey] {
        let entity = design[id]
        guard !entity.uniques.isEmpty,
            let own = ScopedKey(Array(entity.key.prefix(1)), scope: scope, of: id, in: design)
        else { return [] }
        return design.companionKeys(of: entity).map { companion in
            var key = own
            key.name = companion.name
            key.span = companion.span
            key.parts = Array(companion.shape.parts.prefix(1))
            key.head.behind = design.delimiter.unicodeScalars.first
            return key
        }
    }

    /// The partition attribute that holds the scope.
    var shape: TemplateShape { parts[position] }

    /// The same with anything behind the first character that follows the scope.
    fileprivate var anyShape: TemplateShape {
        let scope = shape.parts[part]
        let rest: [TemplateShape.Part] =
            head.behind.map { [.literal(String($0)), .field(FieldID("", chain: "rest"), .anyText)] } ?? []
        return TemplateShape([.literal(String(decoding: head.literal, as: UTF8.self)), scope] + rest)
    }
}

/// Looks for partition keys that can be read with two values of the scope. Most keys begin alike, and what they begin with
/// decides for all of them at once.
struct ForgerySearch {
    struct Forgery {
        var left: Int
        var right: Int
        var decision: Decision<SharedKey>
    }

    let keys: [ScopedKey]
    private let algebra = KeyAlgebra()
    /// More pairs than these are not compared one by one.
    private static let mostPairs = 20_000

    init(keys: [ScopedKey]) { self.keys = keys }

    /// For each key the first pair that shows it, the other key standing before it or being the same; in their order.
    func find() -> [Forgery] {
        let groups = Dictionary(grouping: keys.indices) { keys[$0].head }
            .values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        var found: [Int: Forgery] = [:]
        var left = Self.mostPairs
        for (place, group) in groups.enumerated() {
            for other in groups[...place] {
                guard let first = other.first, let second = group.first, !isApart(first, second) else { continue }
                search(other, group, &found, &left)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether no two keys that begin as these do share a text with two values of the scope.
    private func isApart(_ left: Int, _ right: Int) -> Bool {
        let (a, b) = (keys[left], keys[right])
        guard a.position == b.position else { return false }
        let part = { (key: ScopedKey) in key.head.literal.isEmpty ? 0 : 1 }
        return algebra.disagreement(a.anyShape, on: part(a), b.anyShape, on: part(b)).isNever
    }

    private func search(_ first: [Int], _ second: [Int], _ found: inout [Int: Forgery], _ left: inout Int) {
        for one in first {
            for other in second {
                let (lower, upper) = (min(one, other), max(one, other))
                if case .witness? = found[upper]?.decision { continue }
                guard left > 0 else {
                    found[upper] = Forgery(
                        left: lower, right: upper,
                        decision: .unproven("there are too many keys to compare each with each"))
                    return
                }
                left -= 1
                let decision = forgery(keys[lower], keys[upper])
                if !decision.isNever, found[upper] == nil || decision.witness != nil {
                    found[upper] = Forgery(left: lower, right: upper, decision: decision)
                }
            }
        }
    }

    /// A partition key of both with different values of the scope.
    private func forgery(_ left: ScopedKey, _ right: ScopedKey) -> Decision<SharedKey> {
        if left.position != right.position {
            return demandDifference(
                algebra.intersection(KeyShape(parts: left.parts), KeyShape(parts: right.parts)), left, right)
        }
        let own = demandDifference(
            algebra.disagreement(left.shape, on: left.part, right.shape, on: right.part), left, right)
        guard case .witness(let shared) = own, left.parts.count > 1 else { return own }
        let position = left.position
        let others = [left, right].map { key in
            KeyShape(parts: key.parts.enumerated().filter { $0.offset != position }.map(\.element))
        }
        let repeated = zip([left, right], others).contains { key, rest in
            let names = Set(key.shape.fields.map { FieldID($0.id.attribute) })
            return rest.parts.flatMap(\.fields).contains { names.contains(FieldID($0.id.attribute)) }
        }
        if repeated { return .unproven("the other partition attributes hold what this one holds") }
        switch algebra.intersection(others[0], others[1]) {
        case .never: return .never
        case .unproven(let reason): return .unproven(reason)
        case .witness(let rest):
            var texts = rest.texts
            texts.insert(contentsOf: shared.texts, at: position)
            return .witness(
                SharedKey(texts: texts, left: shared.left + rest.left, right: shared.right + rest.right))
        }
    }

    /// Two readings of one text that differ in where the scope stands need not differ in its value, nor be readings where a
    /// value occurs twice: then nothing is proven.
    private func demandDifference(
        _ decision: Decision<SharedKey>, _ left: ScopedKey, _ right: ScopedKey
    ) -> Decision<SharedKey> {
        guard case .witness(let shared) = decision else { return decision }
        let values = [(left, shared.left), (right, shared.right)].map { key, fields -> String? in
            guard case .field(let id, _) = key.shape.parts[key.part] else { return nil }
            return fields.first { $0.id == id }?.text
        }
        let isReading = zip([left, right], [shared.left, shared.right]).allSatisfy { key, fields in
            let shape = left.position == right.position ? KeyShape(parts: [key.shape]) : KeyShape(parts: key.parts)
            return shape.texts(for: fields)?.map { Array($0.utf8) } == shared.texts.map { Array($0.utf8) }
        }
        guard isReading, let one = values[0], let other = values[1], !one.utf8.elementsEqual(other.utf8) else {
            return .unproven("the keys do not begin alike, or hold a value twice")
        }
        return decision
    }
}
