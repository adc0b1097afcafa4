import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Key texts that builders in any language have to give, and values that they have to refuse: `NAME.vectors.json`.
enum VectorsEmitter {
    static func emit(_ design: Design, plan _: DesignPlan, options _: EmitOptions) -> [GeneratedFile] {
        let entities = design.entityIDs.map { json(EntityVectors($0, in: design)) }
        let report: JSONValue = ["entities": .array(entities)]
        return [GeneratedFile(path: "\(design.name).vectors.json", contents: report.text() + "\n")]
    }

    private static func json(_ vectors: EntityVectors) -> JSONValue {
        [
            "entity": .string(vectors.entity.name), "cases": .array(vectors.cases.map(json)),
            "sorted": .array(vectors.sorted.map { .strings($0) }),
        ]
    }

    private static func json(_ vector: KeyVector) -> JSONValue {
        let values = vector.values.map { JSONValue.Member($0.input.name, $0.value?.json(as: $0.input.type) ?? .null) }
        let indexes = vector.indexes.map { JSONValue.Member($0.name, json($0.key)) }
        return [
            "values": .object(values), "table": json(vector.table), "indexes": .object(indexes),
            "refused": .string(orNull: vector.refused),
        ]
    }

    private static func json(_ key: [KeyVector.Attribute]?) -> JSONValue {
        guard let key else { return .null }
        return .object(
            key.map { attribute in
                JSONValue.Member(
                    attribute.name, attribute.type == .number ? .number(attribute.text) : .string(attribute.text))
            })
    }
}

extension LiteralValue {
    /// The value as its type writes it, however it is stored.
    fileprivate func json(as type: ValueType) -> JSONValue {
        switch self {
        case .bool(let value): .bool(value)
        case .number(let number): type.logical == .bool ? .bool(number != ExactNumber(0)) : .number(number.text)
        // A number that is stored as text.
        case .text(let text): type.logical == type ? .string(text) : .number(text)
        case .list, .object: .null
        }
    }
}
