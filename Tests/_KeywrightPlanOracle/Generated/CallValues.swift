import KeywrightRuntime
import _KeywrightGeneratedCalls

/// Values of the oracle in the default form of their Swift types, in which calls are given them and results hold them.
extension PlainType {
    func callValue(_ value: PlainValue) -> AttributeValue {
        switch (self, value) {
        case (.bool, .bool(let bool)): return .bool(bool)
        case (.set, .texts(let texts)): return .ss(PlainType.sorted(texts).map(\.text))
        case (_, .texts(let texts)): return .l(texts.map { .s($0.text) })
        case (.timestamp, .number(let number)): return .s(isoText(number))
        case (_, .number): return .n(storedText(value))
        case (_, .text(let text)): return .s(text.text)
        case (_, .bool(let bool)): return .bool(bool)
        }
    }
}

extension PlanArgument {
    var callValue: AttributeValue {
        switch self {
        case .value(let value, let type): type.callValue(value)
        case .list(let values, let type): .l(values.map(type.callValue))
        case .item(let item): PlanArgument.callValue(item)
        case .items(let items): .l(items.map(PlanArgument.callValue))
        }
    }

    private static func callValue(_ item: PlanItem) -> AttributeValue {
        .m(item.mapValues { $0.type.callValue($0.value) })
    }
}

extension PlainDesign {
    /// The attributes of an item as generated code holds them: what is not there, and has a default, has that.
    func callValues(stored: [String: OracleJSON], of entity: PlainEntity) -> [String: AttributeValue] {
        let types = types
        var values: [String: AttributeValue] = [:]
        for attribute in entity.attributes {
            if let value = attribute.defaultValue { values[attribute.name] = attribute.type.callValue(value) }
        }
        let names = entity.attributes.map(\.name) + ["version", "createdAt", "updatedAt"]
        for name in names {
            guard let type = types[name], let value = stored[name].flatMap(type.value(stored:)) else { continue }
            values[name] = type.callValue(value)
        }
        return values
    }
}

extension CallItem {
    /// The tag by which the oracle tells items apart.
    var tag: Int {
        if case .n(let text)? = values[PlainItem.tag] { Int(text) ?? -1 } else { -1 }
    }
}
