extension QueryPattern.Branch {
    /// The attributes that `where` gives whole, by `=` and without a transform.
    package var attributesBoundByEquality: Set<AttributeID> {
        Set((condition?.tests ?? []).compactMap(\.attributeGivenWhole))
    }

    /// Whether `where` gives the text of a placeholder: its value, or the value behind the same transforms.
    package func gives(_ placeholder: Placeholder) -> Bool {
        (condition?.tests ?? []).contains { test in
            guard case .comparison(let left, .equal, let right) = test.kind else { return false }
            return [left, right].contains { operand in
                guard case .attribute(let reference) = operand else { return false }
                return reference.attribute == placeholder.attribute && reference.path == placeholder.path
                    && (reference.transforms.isEmpty || reference.transforms == placeholder.transforms)
            }
        }
    }

    /// Whether `where` asks for a range of the attribute itself.
    package func ranges(over attribute: AttributeID) -> Bool {
        (condition?.tests ?? []).contains { test in
            switch test.kind {
            case .comparison(let left, let comparison, let right):
                comparison != .equal && (left.wholeAttribute == attribute || right.wholeAttribute == attribute)
            case .between(let operand, _, _): operand.wholeAttribute == attribute
            case .beginsWith, .isIn, .contains, .exists, .missing: false
            }
        }
    }
}

extension Operand {
    /// The attribute that stands here itself: no member of it, no transform.
    package var wholeAttribute: AttributeID? {
        guard case .attribute(let reference) = self, reference.path.isEmpty, reference.transforms.isEmpty else {
            return nil
        }
        return reference.attribute
    }
}

extension Test {
    /// The attribute that it gives a value, whole, by `=` and without a transform.
    package var attributeGivenWhole: AttributeID? {
        guard case .comparison(let left, .equal, let right) = kind else { return nil }
        return left.wholeAttribute ?? right.wholeAttribute
    }
}
