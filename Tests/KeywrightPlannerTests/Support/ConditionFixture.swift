// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

/// Conditions of the language's simple form: tests joined by `and`.
enum ConditionFixture {
    /// Each test has a place of its own, as in a file.
    static func parse(_ text: String, _ entity: Entity) -> Condition {
        var place = 0
        let joined = text.replacingBetween()
        let tests = joined.components(by: " and ").map { part -> Condition in
            place += 100
            return .test(test(part, entity, SourceSpan(file: FileID(0), lower: place, upper: place + 50)))
        }
        return tests.count == 1 ? tests[0] : .all(tests)
    }

    private static func test(_ text: String, _ entity: Entity, _ span: SourceSpan) -> KeywrightModel.Test {
        if let (left, right) = text.parted(by: " begins with ") {
            return KeywrightModel.Test(.beginsWith(operand(left, entity), operand(right, entity)), span: span)
        }
        if let (left, right) = text.parted(by: " between ") {
            let (low, high) = right.parted(by: " & ")!
            return KeywrightModel.Test(
                .between(operand(left, entity), low: operand(low, entity), high: operand(high, entity)), span: span)
        }
        for comparison in [Comparison.lessOrEqual, .greaterOrEqual, .notEqual, .equal, .less, .greater] {
            if let (left, right) = text.parted(by: " \(comparison.rawValue) ") {
                return KeywrightModel.Test(
                    .comparison(operand(left, entity), comparison, operand(right, entity)), span: span)
            }
        }
        if let (_, name) = text.parted(by: "exists ") {
            return KeywrightModel.Test(.exists(reference(name, entity)), span: span)
        }
        preconditionFailure("no test: \(text)")
    }

    static func operand(_ text: String, _ entity: Entity) -> Operand {
        if text == "now" { return .now }
        if text.hasPrefix("$") {
            let words = text.dropFirst().split(separator: ".").map(String.init)
            return .parameter(
                ParameterReference(
                    name: words[0], member: words.count > 1 ? words[1] : nil, span: DesignFixture.span))
        }
        if text.hasPrefix("'") { return .literal(.text(String(text.dropFirst().dropLast())), span: DesignFixture.span) }
        if let number = ExactNumber(text) { return .literal(.number(number), span: DesignFixture.span) }
        return .attribute(reference(text, entity))
    }

    private static func reference(_ text: String, _ entity: Entity) -> AttributeReference {
        let words = text.split(separator: "|").map(String.init)
        return AttributeReference(
            attribute: entity.attribute(named: words[0])!,
            transforms: words.dropFirst().map(DesignFixture.transform), span: DesignFixture.span)
    }

    /// The parameters that tests name, each with the attribute that it meets.
    static func parameters(_ condition: Condition?, _ id: EntityID, _ entity: Entity) -> [Parameter] {
        var found: [Parameter] = []
        for test in condition?.tests ?? [] {
            var operands: [Operand] = []
            switch test.kind {
            case .comparison(let left, _, let right): operands = [left, right]
            case .between(let value, let low, let high): operands = [value, low, high]
            case .beginsWith(let value, let beginning): operands = [value, beginning]
            default: break
            }
            guard case .attribute(let reference)? = operands.first else { continue }
            for case .parameter(let parameter) in operands where !found.contains(where: { $0.name == parameter.name }) {
                found.append(
                    Parameter(
                        name: parameter.name, type: entity[reference.attribute].type, entity: id,
                        attribute: reference.attribute, span: DesignFixture.span))
            }
        }
        return found
    }
}

extension String {
    func parted(by separator: String) -> (String, String)? {
        let parts = components(by: separator)
        return parts.count > 1 ? (parts[0], parts.dropFirst().joined(separator: separator)) : nil
    }

    func components(by separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }

    /// The `and` of a `between` is no joint.
    fileprivate func replacingBetween() -> String {
        guard let (head, tail) = parted(by: " between ") else { return self }
        let (low, rest) = tail.parted(by: " and ")!
        return "\(head) between \(low) & \(rest)"
    }
}

extension DesignFixture {
    /// A query over entities with one `where`; nil asks for all in the partition.
    mutating func query(
        _ name: String, _ entities: [String], where text: String? = nil, filter: String? = nil,
        order: (attribute: String?, descending: Bool)? = nil, limit: Int? = nil,
        returns: QueryPattern.Returns = .many, index: String? = nil, consistent: Bool? = nil, items: Double? = nil
    ) {
        let ids = entities.map { name in EntityID(design.entities.firstIndex { $0.name == name }!) }
        var parameters: [Parameter] = []
        let branches = ids.map { id in
            let condition = text.map { ConditionFixture.parse($0, design[id]) }
            let own = filter.map { ConditionFixture.parse($0, design[id]) }
            for part in [condition, own] {
                for parameter in ConditionFixture.parameters(part, id, design[id])
                where !parameters.contains(where: { $0.name == parameter.name }) {
                    parameters.append(parameter)
                }
            }
            return QueryPattern.Branch(entity: id, condition: condition, filter: own)
        }
        let first = design[ids[0]]
        let query = QueryPattern(
            entities: branches, whereSpan: text == nil ? nil : Self.span,
            order: order.map {
                QueryPattern.Order(
                    attribute: $0.attribute.flatMap(first.attribute(named:)), descending: $0.descending, span: Self.span
                )
            },
            limit: limit.map { Spanned($0, Self.span) }, returns: Spanned(returns, Self.span),
            index: index.map { Spanned($0, Self.span) }, consistent: consistent.map { Spanned($0, Self.span) })
        pattern(name, .query(query), parameters, items: items)
    }

    mutating func pattern(
        _ name: String, _ operation: KeywrightModel.Operation, _ parameters: [Parameter] = [], items: Double? = nil
    ) {
        design.patterns.append(
            AccessPattern(
                name: name, origin: Self.span, nameSpan: Self.span, operation: operation, parameters: parameters,
                expect: ExpectedCalls(items: items)))
    }

    func parameter(_ name: String, _ entity: EntityID, optional: Bool = false) -> Parameter {
        let attribute = design[entity].attribute(named: name)!
        return Parameter(
            name: name, type: design[entity][attribute].type, entity: entity, attribute: attribute,
            isOptional: optional, span: Self.span)
    }
}
