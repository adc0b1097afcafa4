import KeywrightModel

/// Why a test has no words in the service's expressions.
struct InexpressibleTest: Error {
    var test: Test
    var why: String
}

/// Writes what a pattern demands of an item into a request, after what the plan itself demands.
///
/// Operations that come without a pattern demand nothing and cannot fail: there `Failure` is `Never`.
typealias ConditionWords<Failure: Error> = (inout ExpressionBuilder) throws(Failure) -> ExpressionText?

/// Writes a condition of the language as an expression over one entity's stored attributes (F3.11 to F3.14).
struct ConditionWriter {
    let design: Design
    let entity: EntityID
    let parameters: [Parameter]

    init(_ design: Design, _ entity: EntityID, parameters: [Parameter]) {
        self.design = design
        self.entity = entity
        self.parameters = parameters
    }

    /// A condition that there may be, for requests that are written with one or without.
    static func words(
        _ condition: Condition?, of entity: EntityID, _ parameters: [Parameter], in design: Design
    ) -> ConditionWords<InexpressibleTest> {
        { builder throws(InexpressibleTest) in
            guard let condition else { return nil }
            return try ConditionWriter(design, entity, parameters: parameters).write(condition, &builder)
        }
    }

    func write(_ condition: Condition, _ builder: inout ExpressionBuilder) throws(InexpressibleTest) -> ExpressionText?
    {
        switch condition {
        case .all(let parts): return .all(try write(parts, &builder))
        case .any(let parts): return .any(try write(parts, &builder))
        case .not(let part): return try write(part, &builder).map(ExpressionText.not)
        case .test(let test): return try write(test, &builder)
        }
    }

    private func write(
        _ parts: [Condition], _ builder: inout ExpressionBuilder
    ) throws(InexpressibleTest) -> [ExpressionText] {
        var texts: [ExpressionText] = []
        for part in parts {
            if let text = try write(part, &builder) { texts.append(text) }
        }
        return texts
    }

    func write(_ test: Test, _ builder: inout ExpressionBuilder) throws(InexpressibleTest) -> ExpressionText {
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            if comparison.isOrder { try demandOrder([left, right], of: test) }
            let a = try operand(left, meeting: right, of: test, &builder)
            let b = try operand(right, meeting: left, of: test, &builder)
            let text = ExpressionText("\(a) \(comparison.expressionText) \(b)")
            if comparison != .notEqual { return text }
            // For the service a comparison of an absent attribute by <> is true (F3.13); for the language it is false.
            let exist = [left, right].compactMap { existence(of: $0, &builder) }
            return .all(exist + [text]) ?? text
        case .between(let operand, let low, let high):
            try demandOrder([operand], of: test)
            // Not BETWEEN, which the service refuses where the ends cross (F3.12).
            let a = try self.operand(operand, meeting: low, of: test, &builder)
            let b = try self.operand(low, meeting: operand, of: test, &builder)
            let c = try self.operand(high, meeting: operand, of: test, &builder)
            return ExpressionText("\(a) >= \(b) AND \(a) <= \(c)", .and)
        case .beginsWith(let operand, let beginning):
            let a = try self.operand(operand, meeting: beginning, of: test, &builder)
            let b = try self.operand(beginning, meeting: operand, form: .element, of: test, &builder)
            return ExpressionText("begins_with(\(a), \(b))")
        case .isIn(let operand, let members):
            let a = try self.operand(operand, meeting: members.first ?? operand, of: test, &builder)
            var texts: [String] = []
            // A parameter alone is a list: its alias stands for as many as it has values.
            let isList = if members.count == 1, case .parameter? = members.first { true } else { false }
            for member in members {
                texts.append(
                    try self.operand(member, meeting: operand, form: isList ? .each : .value, of: test, &builder))
            }
            return ExpressionText("\(a) IN (\(texts.joined(separator: ", ")))")
        case .contains(let reference, let operand):
            let a = try path(reference, of: test, &builder)
            let b = try self.operand(operand, meeting: .attribute(reference), form: .element, of: test, &builder)
            return ExpressionText("contains(\(a), \(b))")
        case .exists(let reference):
            return ExpressionText("attribute_exists(\(try path(reference, of: test, &builder)))")
        case .missing(let reference):
            return ExpressionText("attribute_not_exists(\(try path(reference, of: test, &builder)))")
        }
    }

    /// Numbers that are stored as texts are not compared as numbers.
    private func demandOrder(_ operands: [Operand], of test: Test) throws(InexpressibleTest) {
        for case .attribute(let reference) in operands {
            guard case .recoded(let logical)? = design.type(of: entity, reference.attribute, path: reference.path),
                logical == .int || logical == .decimal
            else { continue }
            let name = design[entity][reference.attribute].name
            throw InexpressibleTest(test: test, why: "`\(name)` is stored as text, which does not sort as its number")
        }
    }

    private func existence(of operand: Operand, _ builder: inout ExpressionBuilder) -> ExpressionText? {
        switch operand {
        case .attribute(let reference), .size(let reference):
            let path = builder.path(design[entity], reference.attribute, reference.path)
            return ExpressionText("attribute_exists(\(path))")
        case .parameter, .literal, .now:
            return nil
        }
    }

    private func path(
        _ reference: AttributeReference, of test: Test, _ builder: inout ExpressionBuilder
    ) throws(InexpressibleTest) -> String {
        guard reference.transforms.isEmpty else {
            let chain = reference.transforms.map(\.text).joined(separator: "|")
            throw InexpressibleTest(
                test: test, why: "no expression of the service can apply `\(chain)` to what is stored")
        }
        guard design[entity][reference.attribute].isStored else {
            let name = design[entity][reference.attribute].name
            throw InexpressibleTest(test: test, why: "`\(name)` is stored in the primary key alone")
        }
        return builder.path(design[entity], reference.attribute, reference.path)
    }

    /// A side of a test; `other` is the side that a value takes its form from.
    private func operand(
        _ operand: Operand, meeting other: Operand, form: Argument.Form = .value, of test: Test,
        _ builder: inout ExpressionBuilder
    ) throws(InexpressibleTest) -> String {
        switch operand {
        case .attribute(let reference):
            return try path(reference, of: test, &builder)
        case .size(let reference):
            return "size(\(try path(reference, of: test, &builder)))"
        case .parameter(let parameter):
            if parameters.first(where: { $0.name == parameter.name })?.isOptional == true {
                throw InexpressibleTest(test: test, why: "a comparison that may be left out makes two plans of one")
            }
            guard let (reference, isSize) = other.reference else {
                throw InexpressibleTest(test: test, why: "neither side is an attribute")
            }
            let argument = Argument(
                parameter, entity: entity, attribute: reference.attribute, path: reference.path,
                form: isSize ? .size : form)
            return builder.value(parameter.member ?? parameter.name, .argument(argument))
        case .literal(let value, _):
            guard let (reference, isSize) = other.reference,
                let type = design.type(of: entity, reference.attribute, path: reference.path)
            else { throw InexpressibleTest(test: test, why: "neither side is an attribute") }
            let name = reference.path.last ?? design[entity][reference.attribute].name
            if isSize { return builder.value(name + "Size", .literal(value, as: .int)) }
            return builder.value(name, .literal(value, as: form == .element ? type.element ?? type : type))
        case .now:
            guard let (reference, _) = other.reference,
                case .timestamp(let format)? = design.type(of: entity, reference.attribute, path: reference.path)
            else { throw InexpressibleTest(test: test, why: "`now` is compared with something that is no timestamp") }
            return builder.value("now", .now(format))
        }
    }
}

extension Comparison {
    fileprivate var isOrder: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .equal, .notEqual: false
        }
    }
}

extension Operand {
    /// The attribute, and whether its size is meant.
    var reference: (AttributeReference, isSize: Bool)? {
        switch self {
        case .attribute(let reference): (reference, false)
        case .size(let reference): (reference, true)
        case .parameter, .literal, .now: nil
        }
    }
}
