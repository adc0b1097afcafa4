import KeywrightDiagnostics
import KeywrightSpec

/// Where a condition stands, for what it may hold.
enum ConditionPlace: String {
    case `where`, filter, `if`, when
}

extension Resolver {
    /// Reads a condition and binds it to an entity; nil after a finding, or where it rests on what was reported.
    mutating func bindCondition(
        _ text: SpecText, _ place: ConditionPlace, in context: BindingContext, parameters: inout ParameterCollector
    ) -> Condition? {
        let syntax: ConditionSyntax
        do {
            syntax = try parseCondition(text.value)
        } catch {
            report(.conditionDoesNotParse(error, in: text, subject: context.subject))
            return nil
        }
        var binder = ConditionBinder(text: text, place: place, context: context)
        return bind(syntax, &binder, &parameters)
    }

    private mutating func bind(
        _ syntax: ConditionSyntax, _ binder: inout ConditionBinder, _ parameters: inout ParameterCollector
    ) -> Condition? {
        switch syntax {
        case .any(let parts, let orRange):
            guard binder.place != .where else { return refuseInWhere("or", orRange, binder) }
            return bindAll(parts, &binder, &parameters).map { .any($0) }
        case .all(let parts):
            let bound = bindAll(parts, &binder, &parameters)
            // `a and (b and c)` is one row of tests.
            return bound.map { .all($0.flatMap(\.conjuncts)) }
        case .not(let part, let notRange):
            guard binder.place != .where else { return refuseInWhere("not", notRange, binder) }
            return bind(part, &binder, &parameters).map { .not($0) }
        case .test(let test):
            if binder.place == .where, let words = test.kind.refusedInWhere {
                return refuseInWhere(words, test.operatorRange, binder)
            }
            return bindTest(test, &binder, &parameters).map { .test($0) }
        }
    }

    private mutating func bindAll(
        _ parts: [ConditionSyntax], _ binder: inout ConditionBinder, _ parameters: inout ParameterCollector
    ) -> [Condition]? {
        var bound: [Condition] = []
        for part in parts {
            if let condition = bind(part, &binder, &parameters) { bound.append(condition) }
        }
        return bound.count == parts.count ? bound : nil
    }

    private mutating func refuseInWhere(_ words: String, _ range: Range<Int>, _ binder: ConditionBinder) -> Condition? {
        report(.notInWhere(words, at: binder.text.span(of: range), subject: binder.context.subject))
        return nil
    }
}

/// What stays the same while one condition is bound.
struct ConditionBinder {
    let text: SpecText
    let place: ConditionPlace
    let context: BindingContext

    func span(_ range: Range<Int>) -> SourceSpan { text.span(of: range) }
}

extension Condition {
    fileprivate var conjuncts: [Condition] {
        if case .all(let parts) = self { return parts }
        return [self]
    }
}

extension TestSyntax.Kind {
    /// The words that `where` has no use for, since no key condition can say them.
    fileprivate var refusedInWhere: String? {
        switch self {
        case .comparison(_, .notEqual, _): "!="
        case .comparison(.size, _, _), .comparison(_, _, .size), .between(.size, _, _): "size"
        case .comparison, .between, .beginsWith: nil
        case .isIn: "in"
        case .contains: "contains"
        case .exists: "exists"
        case .missing: "missing"
        }
    }
}
