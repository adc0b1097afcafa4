/// A value as DynamoDB stores it: ten types and nothing else (FACTS F5.6).
///
/// Equality and hashing go by UTF-8 bytes, as the service compares (F1.15, F1.16), not by Swift's canonical
/// equivalence: a composed and a decomposed "é" are two values. Numbers are compared as the texts that stand here;
/// whoever needs numeric equality compares numbers.
public enum AttributeValue: Sendable {
    /// Text.
    case s(String)
    /// A number, as decimal text: at most 38 significant digits (F1.13).
    case n(String)
    /// Bytes.
    case b([UInt8])
    /// A truth value.
    case bool(Bool)
    /// NULL. Never written by generated code, read as an absent attribute.
    case null
    /// A list.
    case l([AttributeValue])
    /// A map.
    case m([String: AttributeValue])
    /// A set of texts, never empty.
    case ss([String])
    /// A set of numbers, never empty.
    case ns([String])
    /// A set of byte strings, never empty.
    case bs([[UInt8]])
}

/// An item: attribute names and their values.
public typealias Item = [String: AttributeValue]

extension AttributeValue: Hashable {
    /// Equal by bytes.
    public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
        switch (left, right) {
        case (.s(let a), .s(let b)), (.n(let a), .n(let b)): a.hasBytes(of: b)
        case (.b(let a), .b(let b)): a == b
        case (.bool(let a), .bool(let b)): a == b
        case (.null, .null): true
        case (.l(let a), .l(let b)): a == b
        case (.m(let a), .m(let b)): a == b
        case (.ss(let a), .ss(let b)), (.ns(let a), .ns(let b)):
            Set(a.map { Array($0.utf8) }) == Set(b.map { Array($0.utf8) })
        case (.bs(let a), .bs(let b)): Set(a) == Set(b)
        case (.s, _), (.n, _), (.b, _), (.bool, _), (.null, _), (.l, _), (.m, _), (.ss, _), (.ns, _), (.bs, _): false
        }
    }

    /// Feeds what equality looks at.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .s(let text): hasher.combine(Array(text.utf8))
        case .n(let text): hasher.combine(Array(text.utf8))
        case .b(let bytes): hasher.combine(bytes)
        case .bool(let flag): hasher.combine(flag)
        case .null: hasher.combine(0)
        case .l(let values): hasher.combine(values)
        case .m(let values): hasher.combine(values)
        case .ss(let texts), .ns(let texts): hasher.combine(Set(texts.map { Array($0.utf8) }))
        case .bs(let values): hasher.combine(Set(values))
        }
    }
}
