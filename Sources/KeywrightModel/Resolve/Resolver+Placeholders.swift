import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads a template and binds its names to an entity's attributes.
    mutating func bindTemplate(_ text: SpecText, of entity: EntityDraft, subject: Subject) -> TemplateDraft {
        let syntax: TemplateSyntax
        do {
            syntax = try parseTemplate(text.value)
        } catch {
            report(.templateDoesNotParse(error, in: text, subject: subject))
            return .broken
        }
        var parts: [BoundTemplate.Part] = []
        parts.reserveCapacity(syntax.parts.count)
        var isWhole = true
        for part in syntax.parts {
            switch part {
            case .literal(let literal, _): parts.append(.literal(literal))
            case .placeholder(let placeholder):
                if let bound = bindPlaceholder(placeholder, in: text, of: entity, subject: subject) {
                    parts.append(.placeholder(bound))
                } else {
                    isWhole = false
                }
            }
        }
        guard isWhole else { return .broken }
        return .bound(
            BoundTemplate(text: text.value, span: text.value.isEmpty ? text.span : text.contentSpan, parts: parts))
    }

    mutating func bindPlaceholder(
        _ syntax: PlaceholderSyntax, in text: SpecText, of entity: EntityDraft, subject: Subject
    ) -> BoundPlaceholder? {
        let reached: ReachedValue
        switch reach(syntax.path, of: entity, objectsOnly: true) {
        case .success(let value): reached = value
        case .failure(.silent): return nil
        case .failure(.unknown(let name, let kind, let known)):
            report(
                .unknownName(
                    kind, name.text, of: kind == "member" ? nil : entity.name, among: known,
                    at: text.span(of: name.range),
                    declared: entity.spec.name.span, subject: subject))
            return nil
        case .failure(.noMembers(let name, let type)):
            report(.noMembers(name.text, type, rule: .badTemplate, at: text.span(of: name.range), subject: subject))
            return nil
        }
        let transforms: [Transform]
        do {
            transforms = try bindTransforms(syntax.transforms, to: reached.type, constraints: reached.constraints)
        } catch {
            report(
                .transformDoesNotFit(
                    error, rule: .badTemplate, typeRule: .badType, at: text.span(of: error.transform.range),
                    name: text.span(of: error.transform.name.range), subject: subject))
            return nil
        }
        return BoundPlaceholder(
            chain: BoundPlaceholder.Chain(
                attribute: reached.attribute, path: Array(syntax.path.dropFirst().map(\.text)), transforms: transforms),
            type: reached.type, constraints: reached.constraints, isOptional: reached.isOptional,
            span: text.span(of: syntax.range))
    }
}

/// The value that a path leads to.
struct ReachedValue {
    var attribute: AttributeID
    var type: ValueType
    var constraints: Constraints
    /// Whether it, or a value on the way, may be absent.
    var isOptional: Bool
}

enum PathFault: Error {
    /// Depends on a mistake that was reported.
    case silent
    case unknown(NameSyntax, kind: String, known: [String])
    /// The value before this name has no members.
    case noMembers(NameSyntax, ValueType)
}

/// Follows a path from an entity's attribute into objects, and into maps unless `objectsOnly`.
func reach(_ path: [NameSyntax], of entity: EntityDraft, objectsOnly: Bool) -> Result<ReachedValue, PathFault> {
    guard let first = path.first else { return .failure(.silent) }
    guard let id = entity.attribute(named: first.text) else {
        guard entity.spec.isSound else { return .failure(.silent) }
        return .failure(.unknown(first, kind: "attribute", known: entity.attributeNames))
    }
    guard !entity.unread.contains(id) else { return .failure(.silent) }
    let attribute = entity[id]
    var value = ReachedValue(
        attribute: id, type: attribute.type, constraints: attribute.constraints, isOptional: attribute.isOptional)
    for name in path.dropFirst() {
        switch value.type {
        case .object(let object):
            guard let member = object.members.first(where: { $0.name.isSameName(as: name.text) }) else {
                return .failure(.unknown(name, kind: "member", known: object.members.map(\.name)))
            }
            value.type = member.type
            value.constraints = member.constraints
            // A missing member with a default reads as that, but the object itself may be absent.
            value.isOptional = value.isOptional || member.isOptional && member.defaultValue == nil
        case .map(let element) where !objectsOnly:
            value.type = element
            value.constraints = value.constraints.element ?? Constraints()
            value.isOptional = true
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .list, .map, .set, .recoded:
            return .failure(.noMembers(name, value.type))
        }
    }
    return .success(value)
}
