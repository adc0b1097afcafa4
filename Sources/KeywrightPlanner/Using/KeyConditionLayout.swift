import KeywrightDiagnostics
import KeywrightModel

/// A `using` as it would be sent: one value for each partition attribute, and what it asks of the sort attributes.
struct LaidKeyCondition {
    var partition: [ValueSource] = []
    /// Leading sort attributes with `=`, before the one that `region` is about.
    var sortPrefix: [ValueSource] = []
    var region = SortRegion.whole

    /// The value that an attribute of a primary key is given by `=`.
    func value(of attribute: KeyAttribute, on path: AccessPath) -> ValueSource? {
        if path.partition.contains(where: { $0.name.utf8.elementsEqual(attribute.name.utf8) }) {
            return partition.first
        }
        if case .equals(let value) = region { return value }
        return nil
    }
}

/// Why DynamoDB would refuse a key condition, as a clause.
struct KeyConditionRefusal: Error {
    var why: String
    /// Whether it is about an attribute that is no key attribute of what is queried.
    var namesOther = false
}

/// Lays a `using` on a table or an index, by the rules of the service (F1.42, F3.15).
struct KeyConditionLayout {
    let design: Design
    let path: AccessPath
    let condition: KeyConditionText

    func lay() throws(KeyConditionRefusal) -> LaidKeyCondition {
        for test in condition.tests where !path.isKeyAttribute(test.attribute.value) {
            throw KeyConditionRefusal(
                why: "`\(test.attribute.value)` is no key attribute of \(path.name(in: design))", namesOther: true)
        }
        var laid = LaidKeyCondition()
        for attribute in path.partition {
            guard let test = try test(of: attribute) else {
                throw KeyConditionRefusal(
                    why: "it gives `\(attribute.name)`, a partition key of \(path.name(in: design)), no value")
            }
            guard case .comparison(.equal, let template) = test.kind else {
                throw KeyConditionRefusal(
                    why: "`\(attribute.name)` is a partition key, which takes `=` alone (F3.15)")
            }
            laid.partition.append(try source(template, attribute))
        }
        try laySort(&laid)
        return laid
    }

    private func laySort(_ laid: inout LaidKeyCondition) throws(KeyConditionRefusal) {
        var values: [ValueSource] = []
        var gap: KeyAttribute?
        for attribute in path.sort {
            guard let test = try test(of: attribute) else {
                gap = gap ?? attribute
                continue
            }
            if let gap {
                throw KeyConditionRefusal(
                    why:
                        "it has a condition on `\(attribute.name)` and none with `=` on `\(gap.name)` before it (F1.42)"
                )
            }
            if case .comparison(.equal, let template) = test.kind {
                values.append(try source(template, attribute))
                continue
            }
            laid.region = try region(test.kind, attribute)
            gap = attribute
        }
        if case .whole = laid.region, let last = values.popLast() { laid.region = .equals(last) }
        laid.sortPrefix = values
    }

    /// The one condition on an attribute.
    private func test(of attribute: KeyAttribute) throws(KeyConditionRefusal) -> KeyConditionText.Test? {
        let tests = condition.tests.filter { $0.attribute.value.utf8.elementsEqual(attribute.name.utf8) }
        if tests.count > 1 {
            throw KeyConditionRefusal(
                why: "it has \(tests.count) conditions on `\(attribute.name)`, and a key attribute takes one (F3.15)")
        }
        return tests.first
    }

    private func region(
        _ kind: KeyConditionText.Kind, _ attribute: KeyAttribute
    ) throws(KeyConditionRefusal) -> SortRegion {
        switch kind {
        case .comparison(let comparison, let template):
            // The operator itself leaves the bound out.
            let side: Comparison = comparison == .less ? .lessOrEqual : comparison
            return .comparison(comparison, try source(template, attribute, bound: side))
        case .between(let low, let high):
            return .between(
                try source(low, attribute, bound: .greaterOrEqual), try source(high, attribute, bound: .lessOrEqual))
        case .beginsWith(let template):
            guard case .keyText(let parts) = try source(template, attribute), !parts.isEmpty else {
                throw KeyConditionRefusal(
                    why: "`\(attribute.name)` is of type \(attribute.type.rawValue), and `begins with` takes texts")
            }
            return .prefix(KeyText(parts))
        }
    }

    // MARK: Values

    /// - Parameter bound: the comparison that the value ends a range of.
    private func source(
        _ template: KeyConditionText.Template, _ attribute: KeyAttribute, bound: Comparison? = nil
    ) throws(KeyConditionRefusal) -> ValueSource {
        switch attribute.type {
        case .string: return try text(template, attribute, bound).source
        case .number, .binary: return try stored(template, attribute)
        }
    }

    private func text(
        _ template: KeyConditionText.Template, _ attribute: KeyAttribute, _ bound: Comparison?
    ) throws(KeyConditionRefusal) -> KeyText {
        var text = KeyText()
        for (index, part) in template.parts.enumerated() {
            switch part {
            case .literal(let literal): text.append(.literal(literal))
            case .placeholder(let placeholder):
                let isLast = index == template.parts.count - 1
                text.append(try self.part(placeholder, isLast ? bound : nil))
            }
        }
        if text.isEmpty {
            throw KeyConditionRefusal(why: "a key text is never empty, and `\(attribute.name)` is compared with one")
        }
        return text
    }

    private func part(
        _ placeholder: KeyConditionText.Placeholder, _ bound: Comparison?
    ) throws(KeyConditionRefusal) -> KeyTextPart {
        let entity = design[placeholder.entity]
        let reference = placeholder.reference
        guard let language = entity.placeholder(for: reference, delimiter: design.delimiter)?.language else {
            throw KeyConditionRefusal(why: "`\(entity[reference.attribute].name)` has no text in keys as it stands")
        }
        let argument = argument(placeholder)
        if placeholder.isBeginning {
            return .beginning(argument, transforms: reference.transforms, language: language)
        }
        if let bound { return .bound(argument, transforms: reference.transforms, language: language, bound) }
        return .argument(argument, transforms: reference.transforms, language: language)
    }

    /// The value of a key attribute that is no text: an attribute as it is stored, or a number.
    private func stored(
        _ template: KeyConditionText.Template, _ attribute: KeyAttribute
    ) throws(KeyConditionRefusal) -> ValueSource {
        if template.parts.count == 1, let part = template.parts.first {
            switch part {
            case .placeholder(let placeholder):
                let reference = placeholder.reference
                let type = design.type(of: placeholder.entity, reference.attribute, path: reference.path)
                if reference.transforms.isEmpty, !placeholder.isBeginning, type?.keyType == attribute.type {
                    return .argument(argument(placeholder))
                }
            case .literal(let text):
                if attribute.type == .number, let number = ExactNumber(text) {
                    return .literal(.number(number), as: .decimal)
                }
            }
        }
        throw KeyConditionRefusal(
            why: "`\(attribute.name)` is of type \(attribute.type.rawValue), and is compared with a text")
    }

    private func argument(_ placeholder: KeyConditionText.Placeholder) -> Argument {
        Argument(
            placeholder.parameter, entity: placeholder.entity, attribute: placeholder.reference.attribute,
            path: placeholder.reference.path)
    }
}
