import KeywrightDiagnostics
import KeywrightModel

/// A demand that an item hold just the value that the caller gives, or that was read.
struct HeldDemand {
    var attribute: AttributeID
    var argument: Argument
    /// Whether the caller gives it; else it was read.
    var isGiven: Bool
    /// Whether there may be no item, so that even a required attribute can be absent.
    var canLackItem = false

    static func given(_ state: GivenState, of entity: EntityID, in design: Design) -> [HeldDemand] {
        state.attributes.map { attribute in
            HeldDemand(
                attribute: attribute.value, argument: state.argument(of: attribute.value, of: entity, in: design),
                isGiven: true)
        }
    }

    static func read(_ label: String, _ attributes: [AttributeID], of entity: EntityID, in design: Design)
        -> [HeldDemand]
    {
        attributes.map { attribute in
            HeldDemand(
                attribute: attribute,
                argument: KeySources.item(label, of: entity, in: design).argument(attribute), isGiven: false)
        }
    }

    /// Whether one condition says it, whatever the value.
    private func isPlain(_ entity: Entity) -> Bool {
        // An empty set is absent.
        if case .set = entity[attribute].type { return false }
        return !canLackItem && !entity[attribute].isOptional
            && (entity[attribute].defaultValue == nil || isUnwritable(entity))
    }

    /// A default that no condition compares is not looked for.
    private func isUnwritable(_ entity: Entity) -> Bool {
        isGiven && entity[attribute].defaultValue?.scalarText == nil
    }

    static func write(
        _ demands: [HeldDemand], of entity: EntityID, _ builder: inout ExpressionBuilder
    ) -> [ExpressionText] {
        let value = builder.design[entity]
        return demands.filter { $0.isPlain(value) }.map { $0.equality(value, &builder) }
    }

    /// After all that does not depend on the call is written.
    static func choices(
        _ demands: [HeldDemand], of entity: EntityID, _ builder: inout ExpressionBuilder
    ) -> [RequestChoice] {
        let value = builder.design[entity]
        var choices: [RequestChoice] = []
        for demand in demands where !demand.isPlain(value) {
            choices.append(demand.choice(entity, value, &builder))
        }
        return choices
    }

    private func equality(_ entity: Entity, _ builder: inout ExpressionBuilder) -> ExpressionText {
        let name = builder.name(entity[attribute].storedName)
        return ExpressionText("\(name) = \(builder.value(entity[attribute].name, .argument(argument)))")
    }

    private func choice(_ id: EntityID, _ entity: Entity, _ builder: inout ExpressionBuilder) -> RequestChoice {
        let span = entity[attribute].nameSpan
        let reference = AttributeReference(attribute: attribute, span: span)
        let equal = equality(entity, &builder).text
        let absent = "attribute_not_exists(\(builder.name(entity[attribute].storedName)))"
        let tables = builder.tables
        let part = { (text: String) in RequestChoice.Part(text, of: tables) }
        let values = [KnownTest.Value(attribute, .argument(argument))]
        if isGiven, let fallback = entity[attribute].defaultValue, fallback.scalarText != nil {
            // What is absent counts as the default.
            let test = Test(.comparison(.attribute(reference), .equal, .literal(fallback, span: span)), span: span)
            return RequestChoice(
                KnownTest(entity: id, condition: .test(test), values: values), then: part("(\(equal) OR \(absent))"),
                otherwise: part(equal))
        }
        let test = Test(.exists(reference), span: span)
        return RequestChoice(
            KnownTest(entity: id, condition: .test(test), values: values), then: part(equal), otherwise: part(absent))
    }
}
