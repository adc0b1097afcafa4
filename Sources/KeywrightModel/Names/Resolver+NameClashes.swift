import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Names that cannot be names in generated Swift, or that become one there (KW011).
    mutating func reportNameClashes() {
        reportTypeNames()
        for entity in entities { reportAttributeNames(of: entity) }
        reportPatternNames()
    }

    /// The design, its types and its entities are types of one namespace, and files beside each other: two names that
    /// differ in case alone are one on many file systems.
    private mutating func reportTypeNames() {
        var seen: [String: (name: String, kind: String, span: SourceSpan)] = [:]
        if let design = spec.design {
            if !SwiftName.isUpperCamel(design.value) {
                report(
                    .designNotPascalCase(design.value, suggestion: SwiftName.upperCamel(design.value), at: design.span))
            }
            if ["Key", "KeyGuards", "Companions"].contains(design.value) {
                report(.designIsNested(design.value, at: design.span))
            }
            seen[design.value.lowercased()] = (design.value, "the design", design.span)
        }
        for (kind, name) in spec.types.map({ ("type", $0.name) }) + spec.entities.map({ ("entity", $0.name) }) {
            // Made for a finding alone.
            var subject: Subject { kind == "type" ? Subject(type: name.value) : Subject(entity: name.value) }
            if kind == "type", builtinType(name.value) != nil || ["list", "map", "set"].contains(name.value) {
                report(.typeOfTheLanguage(name.value, at: name.span, subject: subject))
                continue
            }
            guard let swift = SwiftName.upperCamel(name.value) else {
                report(.noSwiftName(kind, name.value, at: name.span, subject: subject))
                continue
            }
            if ["Type", "Protocol", "Self"].contains(swift) {
                report(.nameOfSwift(kind, name.value, swift: swift, at: name.span, subject: subject))
                continue
            }
            if let first = seen[swift.lowercased()] {
                report(
                    .typeNamesClash(
                        kind, name.value, first.kind, first.name, swift: swift, at: name.span, first: first.span,
                        subject: subject))
            } else {
                seen[swift.lowercased()] = (name.value, "\(kind)", name.span)
            }
        }
    }

    private mutating func reportAttributeNames(of entity: EntityDraft) {
        // Names that Swift has as they stand differ there, too.
        guard !entity.attributes.allSatisfy({ SwiftName.isLowerCamel($0.name) }) else { return }
        var seen: [String: Int] = [:]
        for (position, attribute) in entity.attributes.enumerated() {
            let subject = Subject(entity: entity.name, attribute: attribute.name)
            guard let swift = SwiftName.lowerCamel(attribute.name) else {
                report(.noSwiftName("attribute", attribute.name, at: attribute.nameSpan, subject: subject))
                continue
            }
            guard let first = seen[swift].map({ entity.attributes[$0] }) else {
                seen[swift] = position
                continue
            }
            // Two attributes of one name are of one stored name, too, and were reported as that.
            guard !first.name.isSameName(as: attribute.name) else { continue }
            report(
                .sameSwiftName(
                    "attributes", attribute.name, first.name, swift: swift, at: attribute.nameSpan,
                    first: first.nameSpan, subject: subject))
        }
    }

    /// Patterns are methods of the repository of the first entity that they name, beside the implicit operations.
    private mutating func reportPatternNames() {
        var seen = [NameTable<Int>](repeating: NameTable(), count: entities.count)
        // Only a pattern that is called so can meet the second method of another.
        let suffix = "Paginated"
        let methods = spec.patterns.map { SwiftName.lowerCamel($0.name.value) }
        let hasSuffix = methods.contains { $0?.hasSuffix(suffix) ?? false }
        for (index, method) in methods.enumerated() {
            let name = spec.patterns[index].name
            guard let method else {
                report(.noSwiftName("pattern", name.value, at: name.span, subject: Subject(pattern: name.value)))
                continue
            }
            guard let entity = spec.patterns[index].operation?.firstEntity, let position = entityPositions[entity]
            else {
                continue
            }
            if let operation = ImplicitOperation(rawValue: method), entities[position].has(operation) {
                report(.patternIsImplicit(name.value, of: entity, at: name.span, subject: Subject(pattern: name.value)))
                continue
            }
            let isPaginated = hasSuffix && spec.patterns[index].isPaginated
            for method in isPaginated ? [method, method + suffix] : [method] {
                guard let first = seen[position].insert(index, for: method) else { continue }
                let other = spec.patterns[first].name
                report(
                    .methodsClash(
                        name.value, other.value, method: method, of: entity, at: name.span, first: other.span,
                        subject: Subject(pattern: name.value)))
                break
            }
        }
    }
}

extension EntityDraft {
    /// Whether it has an operation without being asked.
    fileprivate func has(_ operation: ImplicitOperation) -> Bool {
        operation != .put || (spec.shared.uniques ?? []).isEmpty
    }
}

extension PatternSpec {
    /// Whether it has a second method that reads page by page.
    fileprivate var isPaginated: Bool {
        switch operation {
        case .query(let query): (query.returns?.value ?? .many) == .many
        case .scan(let scan): (scan.returns?.value ?? .many) == .many
        case .get, .batchGet, .transactGet, .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete,
            .transact, nil:
            false
        }
    }
}

extension OperationSpec {
    fileprivate var firstEntity: String? {
        switch self {
        case .get(let get), .batchGet(let get): get.entity.value
        case .transactGet(let gets): gets.entities.first?.value
        case .query(let query): query.entities.first?.value
        case .scan(let scan): scan.entity.value
        case .create(let write), .put(let write): write.entity.value
        case .update(let update): update.entity.value
        case .delete(let delete): delete.entity.value
        case .deleteAll(let deleteAll): deleteAll.entity.value
        case .batchPut(let entity), .batchDelete(let entity): entity.value
        case .transact(let steps, _): steps.first?.action.entity.value
        }
    }
}
