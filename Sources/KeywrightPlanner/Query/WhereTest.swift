import KeywrightModel

/// A test of `where`, turned so that an attribute stands left.
struct WhereTest {
    enum Kind {
        case equal(Operand)
        /// One of `<`, `<=`, `>`, `>=`.
        case bound(Comparison, Operand)
        case between(Operand, Operand)
        case beginsWith(Operand)
        /// Nothing that a key condition could say; why.
        case other(String)
    }

    var test: Test
    /// nil where neither side is an attribute.
    var reference: AttributeReference?
    var kind: Kind

    init(_ test: Test, parameters: [Parameter]) {
        self.test = test
        (reference, kind) = Self.read(test)
        if let name = Self.optional(in: test, parameters) {
            kind = .other("`$\(name)?` may be left out, which makes two plans of one")
        }
    }

    private static func read(_ test: Test) -> (AttributeReference?, Kind) {
        switch test.kind {
        case .comparison(.attribute(let reference), let comparison, let value):
            return (reference, compare(comparison, value))
        case .comparison(let value, let comparison, .attribute(let reference)):
            return (reference, compare(comparison.flipped, value))
        case .comparison:
            return (nil, .other("neither side is an attribute"))
        case .between(.attribute(let reference), let low, let high):
            let values = isValue(low) && isValue(high)
            return (reference, values ? .between(low, high) : .other("an end is no value"))
        case .beginsWith(.attribute(let reference), let beginning):
            return (reference, isValue(beginning) ? .beginsWith(beginning) : .other("its beginning is no value"))
        case .between, .beginsWith:
            return (nil, .other("its left side is no attribute"))
        case .isIn(let operand, _):
            return (operand.reference?.0, .other("a key condition has no `in` (F3.15)"))
        case .contains(let reference, _):
            return (reference, .other("a key condition has no `contains` (F3.15)"))
        case .exists(let reference), .missing(let reference):
            return (reference, .other("a key condition cannot ask whether an attribute is there (F3.15)"))
        }
    }

    private static func compare(_ comparison: Comparison, _ value: Operand) -> Kind {
        guard isValue(value) else { return .other("two attributes are compared") }
        switch comparison {
        case .equal: return .equal(value)
        case .notEqual: return .other("a key condition has no `!=` (F3.15)")
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return .bound(comparison, value)
        }
    }

    private static func isValue(_ operand: Operand) -> Bool {
        switch operand {
        case .parameter, .literal, .now: true
        case .attribute, .size: false
        }
    }

    private static func optional(in test: Test, _ parameters: [Parameter]) -> String? {
        let operands: [Operand] =
            switch test.kind {
            case .comparison(let left, _, let right): [left, right]
            case .between(let operand, let low, let high): [operand, low, high]
            case .beginsWith(let operand, let beginning): [operand, beginning]
            case .isIn(let operand, let members): [operand] + members
            case .contains(_, let operand): [operand]
            case .exists, .missing: []
            }
        for case .parameter(let reference) in operands {
            if parameters.contains(where: { $0.name == reference.name && $0.isOptional }) { return reference.name }
        }
        return nil
    }

    /// Whether it is about this attribute, through whatever transforms.
    func concerns(_ placeholder: Placeholder) -> Bool {
        reference.map { $0.attribute == placeholder.attribute && $0.path == placeholder.path } ?? false
    }

    /// Whether the ends that it names are within.
    var isClosed: Bool {
        switch kind {
        case .bound(.greater, _), .bound(.less, _), .other: false
        case .bound, .between, .equal, .beginsWith: true
        }
    }

    var isEquality: Bool {
        switch kind {
        case .equal: true
        case .bound, .between, .beginsWith, .other: false
        }
    }

    /// Whether it is about the placeholder's own text, or about its attribute's stored values.
    func fits(_ placeholder: Placeholder) -> Bool {
        guard concerns(placeholder), let reference else { return false }
        return reference.transforms == placeholder.transforms || reference.transforms.isEmpty
    }
}
