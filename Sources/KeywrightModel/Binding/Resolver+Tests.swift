import KeywrightDiagnostics
import KeywrightSpec

/// A side of a test that has a type of its own: an attribute, or the size of one.
struct TypedOperand {
    var operand: Operand
    var type: ValueType
    var attribute: AttributeID
    var transforms: [Transform]
    /// As messages call it.
    var name: String
}

extension Resolver {
    mutating func bindTest(
        _ test: TestSyntax, _ binder: inout ConditionBinder, _ parameters: inout ParameterCollector
    ) -> Test? {
        let kind: Test.Kind?
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            kind = bindComparison(left, comparison, right, test, &binder, &parameters)
        case .between(let value, let low, let high):
            kind = bindBetween(value, low, high, test, &binder, &parameters)
        case .beginsWith(let value, let beginning):
            kind = bindBeginsWith(value, beginning, test, &binder, &parameters)
        case .isIn(let value, let list): kind = bindIsIn(value, list, test, &binder, &parameters)
        case .contains(let path, let element): kind = bindContains(path, element, test, &binder, &parameters)
        case .exists(let path): kind = attribute(path, binder).map { .exists($0.reference) }
        case .missing(let path): kind = attribute(path, binder).map { .missing($0.reference) }
        }
        return kind.map { Test($0, span: binder.span(test.range)) }
    }

    private mutating func bindComparison(
        _ left: OperandSyntax, _ comparison: Comparison, _ right: OperandSyntax, _ test: TestSyntax,
        _ binder: inout ConditionBinder, _ parameters: inout ParameterCollector
    ) -> Test.Kind? {
        let leads = left.isTyped
        guard leads || right.isTyped else {
            report(.testWithoutAttribute(at: binder.span(test.range), subject: binder.context.subject))
            return nil
        }
        if leads, right.isTyped, binder.place == .where, isKnown(right, binder) {
            report(.attributesInWhere(at: binder.span(test.range), subject: binder.context.subject))
            return nil
        }
        guard let typed = typedOperand(leads ? left : right, binder) else {
            // What is no attribute is told, whatever became of the side that it meets.
            if leads, right.isTyped, !isKnown(right, binder) { _ = typedOperand(right, binder) }
            return nil
        }
        let isOrder = comparison != .equal && comparison != .notEqual
        guard !isOrder || isOrdered(typed, test, binder) else { return nil }
        guard let other = bindOperand(leads ? right : left, meeting: typed, &binder, &parameters) else { return nil }
        return leads ? .comparison(typed.operand, comparison, other) : .comparison(other, comparison, typed.operand)
    }

    /// Whether a side begins with the name of an attribute.
    private func isKnown(_ operand: OperandSyntax, _ binder: ConditionBinder) -> Bool {
        let entity = entities[binder.context.entity.rawValue]
        switch operand {
        case .path(let path), .size(let path, _):
            return path.names.first.map { entity.attribute(named: $0.text) != nil } ?? false
        case .parameter, .text, .number, .bool, .now: return false
        }
    }

    private mutating func bindBetween(
        _ value: OperandSyntax, _ low: OperandSyntax, _ high: OperandSyntax, _ test: TestSyntax,
        _ binder: inout ConditionBinder, _ parameters: inout ParameterCollector
    ) -> Test.Kind? {
        guard let typed = leadingOperand(value, test, binder), isOrdered(typed, test, binder) else { return nil }
        let from = bindOperand(low, meeting: typed, &binder, &parameters)
        let through = bindOperand(high, meeting: typed, &binder, &parameters)
        guard let from, let through else { return nil }
        return .between(typed.operand, low: from, high: through)
    }

    private mutating func bindBeginsWith(
        _ value: OperandSyntax, _ beginning: OperandSyntax, _ test: TestSyntax, _ binder: inout ConditionBinder,
        _ parameters: inout ParameterCollector
    ) -> Test.Kind? {
        guard var typed = leadingOperand(value, test, binder) else { return nil }
        let isText = !typed.transforms.isEmpty || typed.type.keyType == .string
        guard isText || typed.type == .bytes, !typed.isSize else {
            report(
                .operatorOfOtherType(
                    "begins with", typed, takes: "what is stored as text", at: binder.span(test.operatorRange),
                    subject: binder.context.subject))
            return nil
        }
        // The beginning of a ulid is no ulid.
        typed.type = isText ? .string : .bytes
        typed.transforms = []
        guard let prefix = bindOperand(beginning, meeting: typed, &binder, &parameters) else { return nil }
        return .beginsWith(typed.operand, prefix)
    }

    private mutating func bindIsIn(
        _ value: OperandSyntax, _ list: [OperandSyntax], _ test: TestSyntax, _ binder: inout ConditionBinder,
        _ parameters: inout ParameterCollector
    ) -> Test.Kind? {
        guard var typed = leadingOperand(value, test, binder) else { return nil }
        guard list.count <= 100 else {
            report(.tooManyInList(list.count, at: binder.span(list[100].range), subject: binder.context.subject))
            return nil
        }
        if list.count == 1, case .parameter = list[0] { typed.type = .list(typed.type) }
        var bound: [Operand] = []
        for element in list {
            if let operand = bindOperand(element, meeting: typed, &binder, &parameters) { bound.append(operand) }
        }
        return bound.count == list.count ? .isIn(typed.operand, bound) : nil
    }

    private mutating func bindContains(
        _ path: PathSyntax, _ element: OperandSyntax, _ test: TestSyntax, _ binder: inout ConditionBinder,
        _ parameters: inout ParameterCollector
    ) -> Test.Kind? {
        guard let found = attribute(path, binder) else { return nil }
        var typed = found.typed
        switch found.type {
        case .string: typed.type = .string
        case .list(let inner), .set(let inner): typed.type = inner
        case .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .object, .map, .recoded:
            report(
                .operatorOfOtherType(
                    "contains", typed, takes: "strings, lists and sets", at: binder.span(test.operatorRange),
                    subject: binder.context.subject))
            return nil
        }
        guard let operand = bindOperand(element, meeting: typed, &binder, &parameters) else { return nil }
        return .contains(found.reference, operand)
    }

    /// The left side of a test that needs an attribute there.
    private mutating func leadingOperand(
        _ syntax: OperandSyntax, _ test: TestSyntax, _ binder: ConditionBinder
    ) -> TypedOperand? {
        guard syntax.isTyped else {
            report(.testWithoutAttribute(at: binder.span(syntax.range), subject: binder.context.subject))
            return nil
        }
        return typedOperand(syntax, binder)
    }

    private mutating func isOrdered(_ typed: TypedOperand, _ test: TestSyntax, _ binder: ConditionBinder) -> Bool {
        if case .recoded(let type) = typed.type, type != .bool, typed.transforms.isEmpty, binder.place != .where {
            report(
                .orderOfNumberAsText(typed.name, at: binder.span(test.operatorRange), subject: binder.context.subject))
            return false
        }
        guard typed.type.keyType == nil || typed.type == .recoded(.bool), typed.transforms.isEmpty else { return true }
        report(
            .operatorOfOtherType(
                binder.text.value(of: test.operatorRange), typed, takes: "what has an order",
                at: binder.span(test.operatorRange), subject: binder.context.subject))
        return false
    }
}

extension OperandSyntax {
    /// Whether it has a type without regard to the other side.
    var isTyped: Bool {
        switch self {
        case .path, .size: true
        case .parameter, .text, .number, .bool, .now: false
        }
    }
}

extension TypedOperand {
    var isSize: Bool {
        if case .size = operand { return true }
        return false
    }
}

extension SpecText {
    /// The text of some bytes.
    func value(of range: Range<Int>) -> String {
        let bytes = Array(value.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return value }
        return String(decoding: bytes[range], as: UTF8.self)
    }
}
