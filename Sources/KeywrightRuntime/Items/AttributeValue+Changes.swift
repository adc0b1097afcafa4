/// What an update makes of a stored value, as far as the call must know it before the service does it.
extension AttributeValue {
    /// The sum of two numbers.
    ///
    /// - Throws: `number` where one is none, or where the sum is none that can be stored (F1.13).
    public func adding(_ amount: AttributeValue) throws(ValueError) -> AttributeValue {
        guard case .n(let own) = self, case .n(let other) = amount, let left = NumberText(own),
            let right = NumberText(other), left.isStorable, right.isStorable
        else { throw ValueError(.number, "not a number to which one can be added") }
        let sum = left + right
        guard sum.isStorable else { throw ValueError(.number, "a sum that cannot be stored") }
        return .n(sum.plain)
    }

    /// A list with the members behind its own, or a set that has each of them once.
    ///
    /// - Throws: `set` where a set would have members of two types.
    public func with(_ members: [AttributeValue]) throws(ValueError) -> AttributeValue {
        if case .l(let own) = self { return .l(own + members) }
        return try AttributeValue.set((setMembers ?? []) + members)
    }

    /// A set without the members; nil where none is left, since no empty set is stored.
    public func without(_ members: [AttributeValue]) throws(ValueError) -> AttributeValue? {
        let gone = Set(members.map(\.asMember))
        let left = (setMembers ?? []).filter { !gone.contains($0.asMember) }
        return left.isEmpty ? nil : try AttributeValue.set(left)
    }

    /// The set of some texts, numbers or bytes, each once, in the order given.
    ///
    /// - Throws: `emptySet` of none, `set` where they are not of one such type.
    public static func set(_ members: [AttributeValue]) throws(ValueError) -> AttributeValue {
        var seen: Set<AttributeValue> = []
        let once = members.filter { seen.insert($0.asMember).inserted }
        guard let first = once.first else { throw ValueError(.emptySet, "DynamoDB holds no empty set") }
        var texts: [String] = []
        var bytes: [[UInt8]] = []
        for member in once {
            switch (first, member) {
            case (.s, .s(let text)), (.n, .n(let text)): texts.append(text)
            case (.b, .b(let value)): bytes.append(value)
            case (_, _): throw ValueError(.set, "a set holds texts, numbers or bytes, all of one type")
            }
        }
        switch first {
        case .s: return .ss(texts)
        case .n: return .ns(texts)
        default: return .bs(bytes)
        }
    }

    /// The members of a set.
    private var setMembers: [AttributeValue]? {
        switch self {
        case .ss(let texts): texts.map { .s($0) }
        case .ns(let texts): texts.map { .n($0) }
        case .bs(let values): values.map { .b($0) }
        case .s, .n, .b, .bool, .null, .l, .m: nil
        }
    }

    /// Numbers are one member whatever their texts (F1.14).
    private var asMember: AttributeValue {
        guard case .n(let text) = self, let number = NumberText(text), number.isStorable else { return self }
        return .n(number.plain)
    }
}
