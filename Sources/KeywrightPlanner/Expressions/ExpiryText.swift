import KeywrightModel

/// The words that keep expired items out, or let them be replaced (LANGUAGE, Expiry): an item whose value is at or
/// before now does not exist for generated code.
struct ExpiryText {
    private let storedName: String
    private let format: TimestampFormat
    private let isOptional: Bool

    init(_ design: Design, _ entity: EntityID, _ attribute: AttributeID) {
        let value = design[entity][attribute]
        storedName = value.storedName
        isOptional = value.isOptional
        format = if case .timestamp(let format) = value.type { format } else { .epochSeconds }
    }

    /// nil where items of the entity do not expire.
    init?(_ design: Design, _ entity: EntityID) {
        guard let attribute = design[entity].expiry else { return nil }
        self.init(design, entity, attribute)
    }

    func isAlive(_ builder: inout ExpressionBuilder, isAlwaysThere: Bool? = nil) -> ExpressionText {
        let name = builder.name(storedName)
        let alive = ExpressionText("\(name) > \(builder.value("now", .now(format)))")
        if isAlwaysThere ?? !isOptional { return alive }
        return .any([ExpressionText("attribute_not_exists(\(name))"), alive]) ?? alive
    }

    func isExpired(_ builder: inout ExpressionBuilder) -> ExpressionText {
        let name = builder.name(storedName)
        return ExpressionText("\(name) <= \(builder.value("now", .now(format)))")
    }
}
