/// Why a chain of transforms does not fit its value: the first fault from the left.
struct TransformFault: Error, Equatable {
    enum Kind: Equatable {
        case unknown
        /// The argument is absent; the text is what it looks like.
        case argumentMissing(String)
        case argumentUnexpected
        /// The argument is not of the form, or out of the bounds, that the text says.
        case argumentWrong(String)
        /// The transform is of other types than this; nil is the text that a transform gave.
        case wrongType(ValueType?, takes: String)
        /// `invert` of numbers that can be negative.
        case mayBeNegative
    }

    var kind: Kind
    /// The transform in the template or condition.
    var transform: TransformSyntax
}

/// The names of all transforms, in the order of the language's table.
let transformNames = ["pad", "invert", "lower", "upper", "year", "month", "day", "hour", "shard"]

/// Reads a chain of transforms, left to right, and checks that each takes what stands to its left.
func bindTransforms(
    _ chain: [TransformSyntax], to type: ValueType, constraints: Constraints
) throws(TransformFault) -> [Transform] {
    var transforms: [Transform] = []
    var input = ChainInput.value(type.logical)
    for syntax in chain {
        let transform = try readTransform(syntax)
        input = try input.passed(through: transform, syntax: syntax, constraints: constraints)
        transforms.append(transform)
    }
    return transforms
}

/// What stands to the left of a transform.
private enum ChainInput {
    case value(ValueType)
    /// A text that is still the string's own, in another case.
    case casedString
    case text

    func passed(
        through transform: Transform, syntax: TransformSyntax, constraints: Constraints
    ) throws(TransformFault) -> ChainInput {
        let type: ValueType? =
            switch self {
            case .value(let type): type
            case .casedString: .string
            case .text: nil
            }
        func refuse(_ takes: String) -> TransformFault {
            TransformFault(kind: .wrongType(type, takes: takes), transform: syntax)
        }
        switch transform {
        case .pad:
            guard type == .int || type == .decimal else { throw refuse("`int` and `decimal`") }
            return .text
        case .invert:
            switch type {
            case .int:
                guard let minimum = constraints.minimum, !minimum.isNegative else {
                    throw TransformFault(kind: .mayBeNegative, transform: syntax)
                }
            case .timestamp(let format) where format.isNumber: break
            case .string, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
                .enumeration, .object, .list, .map, .set, .recoded, nil:
                throw refuse("`int` and timestamps stored as numbers")
            }
            return .text
        case .lower, .upper:
            guard type == .string else { throw refuse("`string`") }
            return .casedString
        case .year, .month, .day:
            switch type {
            case .timestamp, .date: return .text
            case .string, .int, .decimal, .double, .bool, .bytes, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration,
                .object, .list, .map, .set, .recoded, nil:
                throw refuse("`timestamp` and `date`")
            }
        case .hour:
            guard case .timestamp = type else { throw refuse("`timestamp`") }
            return .text
        case .shard:
            if let type, !type.hasKeyText { throw refuse("what has a text in keys") }
            return .text
        }
    }
}

extension ValueType {
    /// Whether a value has a text in key templates without a transform.
    var hasKeyText: Bool {
        switch self {
        case .string, .int, .bool, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration: true
        case .recoded(let type): type.hasKeyText
        case .decimal, .double, .bytes, .json, .object, .list, .map, .set: false
        }
    }
}

/// Reads one transform with its argument.
private func readTransform(_ syntax: TransformSyntax) throws(TransformFault) -> Transform {
    switch syntax.name.text {
    case "pad":
        let text = try argument(of: syntax, looksLike: "pad(4)")
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let form = "`pad` takes a count of digits from 1 to 38, or two as in `pad(4.2)` with at most 38 in all"
        guard let digits = count(parts[0]), let fraction = parts.count == 1 ? 0 : count(parts[1]),
            digits >= 1, digits + fraction <= 38
        else { throw TransformFault(kind: .argumentWrong(form), transform: syntax) }
        return .pad(digits, fraction: fraction)
    case "invert":
        let text = try argument(of: syntax, looksLike: "invert(10)")
        guard let digits = count(text[...]), (1...19).contains(digits) else {
            throw TransformFault(
                kind: .argumentWrong("`invert` takes a count of digits from 1 to 19"), transform: syntax)
        }
        return .invert(digits)
    case "shard":
        let text = try argument(of: syntax, looksLike: "shard(10)")
        guard let shards = count(text[...]), (2...1000).contains(shards) else {
            throw TransformFault(
                kind: .argumentWrong("`shard` takes a count of shards from 2 to 1000"), transform: syntax)
        }
        return .shard(shards)
    case "lower": return try plain(.lower, syntax)
    case "upper": return try plain(.upper, syntax)
    case "year": return try plain(.year, syntax)
    case "month": return try plain(.month, syntax)
    case "day": return try plain(.day, syntax)
    case "hour": return try plain(.hour, syntax)
    default: throw TransformFault(kind: .unknown, transform: syntax)
    }
}

private func plain(_ transform: Transform, _ syntax: TransformSyntax) throws(TransformFault) -> Transform {
    guard syntax.argument == nil else { throw TransformFault(kind: .argumentUnexpected, transform: syntax) }
    return transform
}

private func argument(of syntax: TransformSyntax, looksLike example: String) throws(TransformFault) -> String {
    guard let argument = syntax.argument else {
        throw TransformFault(kind: .argumentMissing(example), transform: syntax)
    }
    return argument.text
}

/// A count without sign, blanks or leading zeros, of at most four digits.
private func count(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else { return nil }
    return Int(text)
}
