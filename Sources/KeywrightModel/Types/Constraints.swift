/// What values of a type are refused.
///
/// Most types refuse none of their values, and every attribute has constraints: those that are empty are one word.
package struct Constraints: Sendable, Equatable {
    private struct Bounds: Sendable, Equatable {
        var minimum: ExactNumber?
        var maximum: ExactNumber?
        var fraction: Int?
        var minLength: Int?
        var maxLength: Int?
        var pattern: TextPattern?
        var element: Constraints?
    }

    private indirect enum Storage: Sendable, Equatable {
        case none
        case some(Bounds)
    }

    private var storage = Storage.none

    private var bounds: Bounds {
        get {
            switch storage {
            case .none: Bounds()
            case .some(let bounds): bounds
            }
        }
        set { storage = newValue == Bounds() ? .none : .some(newValue) }
    }

    package init(
        minimum: ExactNumber? = nil, maximum: ExactNumber? = nil, fraction: Int? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, pattern: TextPattern? = nil, element: Constraints? = nil
    ) {
        let element = element.flatMap { $0.isEmpty ? nil : $0 }
        bounds = Bounds(
            minimum: minimum, maximum: maximum, fraction: fraction, minLength: minLength, maxLength: maxLength,
            pattern: pattern, element: element)
    }

    /// Without any.
    package init() {}

    /// Inclusive.
    package var minimum: ExactNumber? {
        get { bounds.minimum }
        set { bounds.minimum = newValue }
    }

    /// Inclusive.
    package var maximum: ExactNumber? {
        get { bounds.maximum }
        set { bounds.maximum = newValue }
    }

    /// The most digits after the point of a decimal.
    package var fraction: Int? {
        get { bounds.fraction }
        set { bounds.fraction = newValue }
    }

    /// In Unicode scalars.
    package var minLength: Int? {
        get { bounds.minLength }
        set { bounds.minLength = newValue }
    }

    /// In Unicode scalars.
    package var maxLength: Int? {
        get { bounds.maxLength }
        set { bounds.maxLength = newValue }
    }

    /// What the whole of a text must match.
    package var pattern: TextPattern? {
        get { bounds.pattern }
        set { bounds.pattern = newValue }
    }

    /// What elements of a list, a set or a map are refused; nil where none are but by their type.
    package var element: Constraints? {
        get { bounds.element }
        set { bounds.element = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    package var isEmpty: Bool {
        if case .none = storage { return true }
        return false
    }
}

/// How values are spread over a type, as the design declares it.
package struct ValueSpread: Sendable, Equatable {
    /// How many values there are.
    package var distinct: Double?
    /// The share of requests that goes to the commonest value, above 0 and at most 1.
    package var hottest: Double?

    package init(distinct: Double? = nil, hottest: Double? = nil) {
        self.distinct = distinct
        self.hottest = hottest
    }
}

extension Constraints {
    /// Whether an item may hold a text, a number or a bool, whatever keys say.
    package func allow(_ value: LiteralValue) -> Bool {
        switch value {
        case .number(let number):
            return minimum.map { !(number < $0) } ?? true && maximum.map { !($0 < number) } ?? true
                && number.fraction.utf8.count <= fraction ?? .max && number.significantDigits <= 38
        case .text(let text):
            let length = text.unicodeScalars.count
            return length >= minLength ?? 0 && length <= maxLength ?? .max && pattern?.matches(text) ?? true
        case .bool: return true
        case .list, .object: return false
        }
    }
}
