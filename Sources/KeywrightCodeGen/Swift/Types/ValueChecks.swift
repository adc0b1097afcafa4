import KeywrightModel

/// The lines that hold a value to its constraints before it is stored.
enum ValueChecks {
    /// A value to be checked.
    struct Subject {
        /// As the design calls the attribute, with the path below it: the inside of a string literal.
        var attribute: String
        /// The expression.
        var value: String
        var type: ValueType
        var isOptional: Bool
        var constraints: Constraints
    }

    /// Calls of the runtime's `ValueCheck`; none where no constraint says anything of the type.
    ///
    /// - Parameters:
    ///   - checker: The variable that holds the `ValueCheck`.
    ///   - call: Makes a statement of a call that throws a `ValueError`.
    static func write(
        _ checker: String, _ subject: Subject, to body: inout SwiftStatements,
        call: (SwiftExpression) -> SwiftExpression = { $0 }
    ) {
        for line in lines(checker, subject) { body.add(call(line)) }
        guard let element = subject.type.element, let constraints = subject.constraints.element else { return }
        var inner = subject
        inner.type = element
        inner.constraints = constraints
        inner.isOptional = false
        // Each depth has names of its own, so that none hides another.
        let depth = subject.attribute.components(of: "\\(")
        let suffix = depth == 0 ? "" : String(depth + 1)
        inner.value = "element\(suffix)"
        let head: String
        switch subject.type {
        case .list:
            let list = subject.isOptional ? "(\(subject.value) ?? [])" : subject.value
            head = "for (index\(suffix), element\(suffix)) in \(list).enumerated()"
            inner.attribute += "[\\(index\(suffix))]"
        case .map:
            head = "for (name\(suffix), element\(suffix)) in \(subject.value)\(subject.isOptional ? " ?? [:]" : "")"
            inner.attribute += ".\\(name\(suffix))"
        default:
            head = "for element\(suffix) in \(subject.value)\(subject.isOptional ? " ?? []" : "")"
        }
        var lines = SwiftStatements(indentation: body.indentation + 4)
        write(checker, inner, to: &lines, call: call)
        if !lines.isEmpty { body.block(head) { $0.append(lines) } }
    }

    private static func lines(_ checker: String, _ subject: Subject) -> [SwiftExpression] {
        let calls = [bounds(checker, subject), pattern(checker, subject)]
        return calls.compactMap { $0 }
    }

    private static func pattern(_ checker: String, _ subject: Subject) -> SwiftExpression? {
        guard let pattern = subject.constraints.pattern, subject.type == .string else { return nil }
        let list = ["\"\(subject.attribute)\"", subject.value, ".literal(\(SwiftLiteral.string(pattern.text)))"]
        return .call("try \(checker).pattern", list.map { .text($0) })
    }

    private static func bounds(_ checker: String, _ subject: Subject) -> SwiftExpression? {
        let constraints = subject.constraints
        let bounds: [(String, ExactNumber?)] = [("min", constraints.minimum), ("max", constraints.maximum)]
        let lengths: [(String, Int?)] = [("minLength", constraints.minLength), ("maxLength", constraints.maxLength)]
        let function: String
        var arguments: [String]
        switch subject.type.logical {
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
            .map, .set, .recoded:
            return nil
        }
        if arguments.isEmpty { return nil }
        let list = ["\"\(subject.attribute)\"", subject.value] + arguments
        return .call("try \(checker).\(function)", list.map { .text($0) })
    }
}

extension ValueChecks.Subject {
    init(_ attribute: Attribute, value: String, isOptional: Bool) {
        self.init(
            attribute: SwiftLiteral.content(attribute.name), value: value, type: attribute.type,
            isOptional: isOptional, constraints: attribute.constraints)
    }

    init(_ member: ObjectType.Member, value: String) {
        self.init(
            attribute: SwiftLiteral.content(member.name), value: value, type: member.type,
            isOptional: member.isOptional, constraints: member.constraints)
    }
}

extension String {
    /// How often a part stands in it.
    fileprivate func components(of part: String) -> Int {
        let bytes = Array(utf8)
        let wanted = Array(part.utf8)
        return bytes.indices.reduce(0) { bytes[$1...].starts(with: wanted) ? $0 + 1 : $0 }
    }
}

extension SwiftLiteral {
    /// An exact `Decimal`: a literal with a fraction would pass through a `Double`.
    static func decimal(_ number: ExactNumber) -> String {
        number.int64.map(integer) ?? ".literal(\(string(number.text)))"
    }
}
