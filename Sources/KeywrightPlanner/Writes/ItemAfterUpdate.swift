import KeywrightDiagnostics
import KeywrightModel

/// What an update knows of the item that it changes: as it was, and as it leaves it.
struct ItemAfterUpdate {
    enum Value {
        case literal(LiteralValue)
        case now(TimestampFormat)
        case held(HeldValue)
        case absent
    }

    let design: Design
    let update: UpdatePattern
    /// What the item that was read before is known as; nil where none was.
    let read: String?
    private let given: Set<AttributeID>

    init(_ design: Design, _ update: UpdatePattern, read: String?) {
        self.design = design
        self.update = update
        self.read = read
        given = Set(update.given.attributes.map(\.value))
    }

    var entity: Entity { design[update.entity] }

    /// The value that an attribute has after the update, where it is known before it.
    func value(of attribute: AttributeID, path: [String] = []) -> Value? {
        if update.remove.contains(where: { $0.value == attribute }) { return .absent }
        if let change = update.set.first(where: { $0.attribute == attribute }) {
            switch change.value {
            case .literal(let value): return value.member(at: path).map(Value.literal)
            case .now: return .now(entity[attribute].timestampFormat)
            case .parameter(let parameter): return .held(HeldValue(argument(parameter, attribute, path)))
            }
        }
        if attribute == entity.updated { return .now(entity[attribute].timestampFormat) }
        if attribute == entity.version {
            return old(attribute).map { .held(HeldValue($0, change: .add(.number(ExactNumber(1))))) }
        }
        if let change = update.add.first(where: { $0.attribute == attribute }) { return sum(change) }
        if let change = update.append.first(where: { $0.attribute == attribute }) { return members(change, true) }
        if let change = update.delete.first(where: { $0.attribute == attribute }) { return members(change, false) }
        return before(attribute, path: path).map(Value.held)
    }

    /// The value that an attribute has before the update, where it is known.
    func before(_ attribute: AttributeID, path: [String] = []) -> HeldValue? {
        if entity.keyAttributes.contains(attribute) {
            let sources = KeySources.parameters(update.keyBindings, of: update.entity, in: design)
            return HeldValue(sources.argument(attribute, path: path))
        }
        if given.contains(attribute) {
            return HeldValue(update.given.argument(of: attribute, path: path, of: update.entity, in: design))
        }
        guard var argument = old(attribute) else { return nil }
        argument.path = path
        return HeldValue(argument, fallback: entity[attribute].defaultValue?.member(at: path))
    }

    /// Whether what is known of it is what was read, or made of that.
    func isRead(_ attribute: AttributeID) -> Bool {
        guard read != nil, !update.set.contains(where: { $0.attribute == attribute }), attribute != entity.updated,
            !update.remove.contains(where: { $0.value == attribute })
        else { return false }
        return isOldRead(attribute)
    }

    /// Whether its default stands for it where the item lacks it, and the update leaves it as it is.
    func isFilled(_ attribute: AttributeID) -> Bool {
        guard entity[attribute].role == .ordinary, entity[attribute].defaultValue != nil,
            !entity.keyAttributes.contains(attribute)
        else { return false }
        return !update.changedAttributes.contains { $0.attribute == attribute }
    }

    /// The same of what it was before.
    func isOldRead(_ attribute: AttributeID) -> Bool {
        read != nil && !given.contains(attribute) && !entity.keyAttributes.contains(attribute)
    }

    /// Whether the item can be without it after the update.
    func canBeAbsent(_ attribute: AttributeID) -> Bool {
        switch value(of: attribute) {
        case .absent?: true
        case .literal?, .now?, nil: false
        case .held(let held)?:
            switch held.change {
            case .add?, .append?: false
            case .delete?: true
            case nil:
                !isSet(attribute) && !entity.keyAttributes.contains(attribute) && entity[attribute].isOptional
                    && entity[attribute].defaultValue == nil
            }
        }
    }

    func source(of value: Value, _ type: ValueType) -> ValueSource? {
        switch value {
        case .literal(let value): .literal(value, as: type)
        case .now(let format): .now(format)
        case .held(let held): held.source
        case .absent: nil
        }
    }

    func source(of attribute: AttributeID) -> ValueSource? {
        value(of: attribute).flatMap { source(of: $0, entity[attribute].type) }
    }

    private func isSet(_ attribute: AttributeID) -> Bool { update.set.contains { $0.attribute == attribute } }

    private func old(_ attribute: AttributeID) -> Argument? {
        read.map { Argument(name: $0, member: entity[attribute].name, entity: update.entity, attribute: attribute) }
    }

    private func argument(_ parameter: ParameterReference, _ attribute: AttributeID, _ path: [String]) -> Argument {
        Argument(parameter, entity: update.entity, attribute: attribute, path: path)
    }

    /// `add`, `append` and `delete` on what an index key is made of need the item to be read (LANGUAGE).
    private func sum(_ change: UpdatePattern.Change) -> Value? {
        guard let argument = old(change.attribute) else { return nil }
        let amount: HeldValue.Amount
        switch change.value {
        case .literal(.number(let number)): amount = .number(number)
        case .parameter(let parameter): amount = .argument(self.argument(parameter, change.attribute, []))
        case .literal, .now: return nil
        }
        let attribute = entity[change.attribute]
        let start = AddedBounds.start(of: attribute).map(LiteralValue.number)
        let fallback = start ?? (attribute.isOptional ? .number(ExactNumber(0)) : nil)
        return .held(HeldValue(argument, fallback: fallback, change: .add(amount)))
    }

    private func members(_ change: UpdatePattern.MemberChange, _ isAppended: Bool) -> Value? {
        guard let argument = old(change.attribute) else { return nil }
        let sources = change.sources(of: update.entity, in: design)
        return .held(
            HeldValue(
                argument, fallback: entity[change.attribute].defaultValue ?? .list([]),
                change: isAppended ? .append(sources) : .delete(sources)))
    }
}

extension UpdatePattern.MemberChange {
    /// The members, in stored form.
    func sources(of entity: EntityID, in design: Design) -> [ValueSource] {
        let element = design[entity][attribute].type.element ?? .string
        return values.map { value in
            switch value {
            case .literal(let literal): return .literal(literal, as: element)
            case .now:
                if case .timestamp(let format) = element { return .now(format) }
                return .now(.iso8601)
            case .parameter(let parameter):
                return .argument(Argument(parameter, entity: entity, attribute: attribute, form: .element))
            }
        }
    }
}

extension GivenState {
    /// What the call gives as the value that an attribute has.
    func argument(
        of attribute: AttributeID, path: [String] = [], of entity: EntityID, in design: Design
    ) -> Argument {
        let name = design[entity][attribute].name
        return Argument(
            name: element ?? name, member: element == nil ? nil : name, entity: entity, attribute: attribute,
            path: path)
    }
}

extension LiteralValue {
    /// A member of an object that stands in the design.
    func member(at path: [String]) -> LiteralValue? {
        guard let name = path.first else { return self }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.member(at: Array(path.dropFirst()))
    }
}
