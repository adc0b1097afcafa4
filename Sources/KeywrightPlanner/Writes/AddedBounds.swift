import KeywrightModel

/// What must hold of a number before something is added to it, so that the sum keeps `min` and `max`.
///
/// The service compares, but does not add, in a condition; so the bound is compared less the amount. Where the amount is
/// a parameter, the call knows whether the first value of an item without the attribute keeps the bounds.
struct AddedBounds {
    private let design: Design
    private let entity: EntityID
    private let change: UpdatePattern.Change
    private var attribute: Attribute { design[entity][change.attribute] }

    init(_ design: Design, _ entity: EntityID, _ change: UpdatePattern.Change) {
        self.design = design
        self.entity = entity
        self.change = change
    }

    /// The number that an absent attribute counts as, where a default says so.
    static func start(of attribute: Attribute) -> ExactNumber? {
        if case .number(let number)? = attribute.defaultValue { number } else { nil }
    }

    func demands(_ builder: inout ExpressionBuilder) -> [ExpressionText] {
        var found: [ExpressionText] = []
        if let least = attribute.constraints.minimum, let text = demand(least, .greaterOrEqual, &builder) {
            found.append(text)
        }
        if let most = attribute.constraints.maximum, let text = demand(most, .lessOrEqual, &builder) {
            found.append(text)
        }
        return found
    }

    fileprivate func demand(
        _ bound: ExactNumber, _ comparison: Comparison, _ builder: inout ExpressionBuilder
    ) -> ExpressionText? {
        let hint = attribute.name + (comparison == .greaterOrEqual ? "Least" : "Most")
        switch change.value {
        case .literal(.number(let amount)):
            let limit = bound.subtracting(amount)
            let start = Self.start(of: attribute) ?? ExactNumber(0)
            let startsWithin = comparison == .greaterOrEqual ? start >= limit : start <= limit
            // Adding what is not below zero cannot take a number below a bound that it keeps.
            let keeps = comparison == .greaterOrEqual ? !amount.isNegative : amount <= ExactNumber(0)
            if keeps && startsWithin { return nil }
            let name = builder.name(attribute.storedName)
            let value = builder.value(hint, .literal(.number(limit), as: attribute.type))
            let held = ExpressionText("\(name) \(comparison.expressionText) \(value)")
            return startsWithin ? .any([ExpressionText("attribute_not_exists(\(name))"), held]) : held
        case .parameter(let parameter):
            let argument = Argument(parameter, entity: entity, attribute: change.attribute)
            let name = builder.name(attribute.storedName)
            let value = builder.value(hint, .difference(bound, argument))
            return ExpressionText("\(name) \(comparison.expressionText) \(value)")
        case .literal, .now:
            return nil
        }
    }
}

extension ExactNumber {
    /// The exact difference.
    func subtracting(_ other: ExactNumber) -> ExactNumber {
        let digits = max(fraction.utf8.count, other.fraction.utf8.count)
        let left = scaled(digits)
        let right = other.scaled(digits)
        if isNegative != other.isNegative { return Self.make(Self.sum(left, right), digits, isNegative) }
        let isSwapped = Self.isBelow(left, right)
        let magnitude = isSwapped ? Self.difference(right, left) : Self.difference(left, right)
        return Self.make(magnitude, digits, isNegative != isSwapped)
    }

    /// The digits of the magnitude times 10 to the power, the lowest first.
    private func scaled(_ power: Int) -> [UInt8] {
        let text = whole + fraction + String(repeating: "0", count: power - fraction.utf8.count)
        return text.utf8.reversed().map { $0 - 48 }
    }

    private static func isBelow(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let count = max(left.count, right.count)
        for place in (0..<count).reversed() {
            let (a, b) = (place < left.count ? left[place] : 0, place < right.count ? right[place] : 0)
            if a != b { return a < b }
        }
        return false
    }

    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        var carry: UInt8 = 0
        for place in 0..<max(left.count, right.count) {
            let value = (place < left.count ? left[place] : 0) + (place < right.count ? right[place] : 0) + carry
            digits.append(value % 10)
            carry = value / 10
        }
        return digits + [carry]
    }

    /// Of a number that is not below the other.
    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        var borrow: UInt8 = 0
        for place in 0..<max(left.count, right.count) {
            let above = place < left.count ? left[place] : 0
            let below = (place < right.count ? right[place] : 0) + borrow
            borrow = above < below ? 1 : 0
            digits.append(above + 10 * borrow - below)
        }
        return digits
    }

    private static func make(_ digits: [UInt8], _ fraction: Int, _ isNegative: Bool) -> ExactNumber {
        var padded = digits
        while padded.count <= fraction { padded.append(0) }
        let text = { (part: ArraySlice<UInt8>) in String(decoding: part.reversed().map { $0 + 48 }, as: UTF8.self) }
        let number = text(padded[fraction...]) + (fraction > 0 ? "." + text(padded[..<fraction]) : "")
        return ExactNumber((isNegative ? "-" : "") + number) ?? ExactNumber(0)
    }
}

extension AddedBounds {
    /// The same where the item, or the attribute, may be absent: then the first value is the start and what is added,
    /// which the call knows.
    func choices(_ builder: inout ExpressionBuilder) -> [RequestChoice] {
        let bounds: [(ExactNumber?, Comparison)] = [
            (attribute.constraints.minimum, .greaterOrEqual), (attribute.constraints.maximum, .lessOrEqual),
        ]
        return bounds.compactMap { bound, comparison in
            bound.flatMap { choice($0, comparison, &builder) }
        }
    }

    private func choice(
        _ bound: ExactNumber, _ comparison: Comparison, _ builder: inout ExpressionBuilder
    ) -> RequestChoice? {
        guard case .parameter(let parameter) = change.value, let held = demand(bound, comparison, &builder) else {
            return nil
        }
        let absent = "attribute_not_exists(\(builder.name(attribute.storedName)))"
        let span = attribute.nameSpan
        let argument = Argument(parameter, entity: entity, attribute: change.attribute)
        // The amount, held against what the bound leaves beyond the start.
        let limit = bound.subtracting(Self.start(of: attribute) ?? ExactNumber(0))
        let reference = AttributeReference(attribute: change.attribute, span: span)
        let test = Test(
            .comparison(.attribute(reference), comparison, .literal(.number(limit), span: span)), span: span)
        let tables = builder.tables
        let part = { (text: String) in RequestChoice.Part(text, of: tables) }
        return RequestChoice(
            KnownTest(
                entity: entity, condition: .test(test), values: [.init(change.attribute, .argument(argument))]),
            then: part("(\(absent) OR \(held.text))"), otherwise: part(held.text))
    }
}
