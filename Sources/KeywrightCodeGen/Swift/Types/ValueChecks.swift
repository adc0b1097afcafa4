import KeywrightModel

/// The lines that hold a value to its constraints before it is stored.
enum ValueChecks {
    /// A call of the runtime's `ValueCheck`, or nil where no constraint says anything of the type.
    ///
    /// - Parameters:
    ///   - checker: The variable that holds the `ValueCheck`.
    ///   - attribute: As the design calls it.
    ///   - value: The expression.
    static func line(
        _ checker: String, attribute: String, value: String, type: ValueType, constraints: Constraints
    ) -> SwiftExpression? {
        let bounds: [(String, ExactNumber?)] = [("min", constraints.minimum), ("max", constraints.maximum)]
        let lengths: [(String, Int?)] = [("minLength", constraints.minLength), ("maxLength", constraints.maxLength)]
        let function: String
        var arguments: [String]
        switch type {
        case .int:
            function = "int"
            arguments = bounds.compactMap { label, bound in
                bound?.int64.map { "\(label): \(SwiftLiteral.integer($0))" }
            }
        case .decimal:
            function = "decimal"
            arguments = constraints.fraction.map { ["fraction: \($0)"] } ?? []
            arguments += bounds.compactMap { label, bound in bound.map { "\(label): \(SwiftLiteral.decimal($0))" } }
        case .double:
            function = "double"
            arguments = bounds.compactMap { label, bound in bound.map { "\(label): \($0.text)" } }
        case .string:
            function = "string"
            arguments = lengths.compactMap { label, length in length.map { "\(label): \($0)" } }
        case .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object, .list,
            .map, .set:
            return nil
        }
        if arguments.isEmpty { return nil }
        let list = [SwiftLiteral.string(attribute), value] + arguments
        return .call("try \(checker).\(function)", list.map { .text($0) })
    }
}

extension SwiftLiteral {
    /// An exact `Decimal`: a literal with a fraction would pass through a `Double`.
    static func decimal(_ number: ExactNumber) -> String {
        number.int64.map(integer) ?? ".literal(\(string(number.text)))"
    }
}
