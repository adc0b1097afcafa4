extension ItemCondition.Operand {
    /// What it is of an item; nil where an attribute is absent, or has no such text.
    func value(in item: Item) -> AttributeValue? {
        switch self {
        case .path(let path): item.value(at: path)
        case .size(let path): item.value(at: path)?.size.map { .n($0.description) }
        case .value(let value): value
        case .transformed(let operand, let transforms):
            transforms.reduce(operand.value(in: item)) { value, transform in value.flatMap(transform.apply) }
        }
    }
}

extension ItemCondition.Transform {
    /// The text of a value; nil where it has none.
    fileprivate func apply(_ value: AttributeValue) -> AttributeValue? {
        switch (self, value) {
        case (.lower, .s(let text)): .s(KeyEncoding.lower(text))
        case (.upper, .s(let text)): .s(KeyEncoding.upper(text))
        case (.shard(let count), .s(let text)), (.shard(let count), .n(let text)):
            .s(KeyEncoding.shard(text, count))
        case (.shard(let count), .bool(let flag)): .s(KeyEncoding.shard(KeyEncoding.text(flag), count))
        case (.pad(let digits, let fraction), .n(let text)), (.pad(let digits, let fraction), .s(let text)):
            KeyEncoding.padded(storedNumber: text, digits, fraction).map { .s($0) }
        case (.invert(let digits), .n(let text)), (.invert(let digits), .s(let text)):
            NumberText(text).flatMap { Int($0.plain) }.flatMap { try? KeyEncoding.inverted($0, digits) }.map { .s($0) }
        case (.bucket(let count, let format), _): bucket(value, count, format).map { .s($0) }
        case (_, _): nil
        }
    }

    /// A date has the beginning of a time's text.
    private func bucket(_ value: AttributeValue, _ count: Int, _ format: TimestampFormat) -> String? {
        guard case .s(let text) = value else {
            guard let moment = try? AttributeFormat<Timestamp>.timestamp(format).value(value) else { return nil }
            return String(decoding: moment.description.utf8.prefix(count), as: UTF8.self)
        }
        return text.utf8.count < count ? nil : String(decoding: text.utf8.prefix(count), as: UTF8.self)
    }
}

extension Item {
    /// The attribute, or the member of a map below it.
    func value(at path: [String]) -> AttributeValue? {
        var found = path.first.flatMap { self[$0] }
        for name in path.dropFirst() {
            guard case .m(let members)? = found else { return nil }
            found = members[name]
        }
        return found
    }
}
