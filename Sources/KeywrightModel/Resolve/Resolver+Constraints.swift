import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightSpec

extension Resolver {
    /// Applies `as`; false where it does not fit and the type counts as unread.
    mutating func applyStorage(_ storage: SpecText?, to read: inout ReadType, subject: Subject) -> Bool {
        guard let storage else { return true }
        switch read.type {
        case .timestamp:
            let known = ["iso8601", "epochSeconds", "epochMillis"]
            guard known.contains(storage.value), let format = TimestampFormat(rawValue: storage.value) else {
                report(.unknownStorage(storage.value, of: read.type, known: known, at: storage.span, subject: subject))
                return false
            }
            read.type = .timestamp(format)
            return true
        case .bool where storage.value == "number", .int where storage.value == "string",
            .decimal where storage.value == "string":
            read.type = .recoded(read.type)
            return true
        case .recoded(let type) where storage.value == (type == .bool ? "number" : "string"): return true
        case .bool, .recoded(.bool):
            report(.unknownStorage(storage.value, of: read.type, known: ["number"], at: storage.span, subject: subject))
            return false
        case .int, .decimal, .recoded:
            report(.unknownStorage(storage.value, of: read.type, known: ["string"], at: storage.span, subject: subject))
            return false
        case .string, .double, .bytes, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object, .list, .map,
            .set:
            report(.unknownStorage(storage.value, of: read.type, known: [], at: storage.span, subject: subject))
            return false
        }
    }

    /// Applies constraints over those that a named type brings; false where they contradict each other.
    mutating func apply(
        _ spec: ConstraintsSpec, to read: inout ReadType, at place: SourceSpan, subject: Subject
    ) -> Bool {
        let before = findings.count
        let type = read.type
        if let entry = spec.minimum { read.constraints.minimum = bound(entry, "min", of: type, subject: subject) }
        if let entry = spec.maximum { read.constraints.maximum = bound(entry, "max", of: type, subject: subject) }
        if let entry = spec.fraction {
            if type.logical == .decimal {
                read.constraints.fraction = entry.value
            } else {
                report(.strayConstraint("fraction", of: type, takes: "decimals", at: entry.key, subject: subject))
            }
        }
        if let entry = spec.minLength, isText(type, "minLength", at: entry.key, subject: subject) {
            read.constraints.minLength = entry.value
        }
        if let entry = spec.maxLength, isText(type, "maxLength", at: entry.key, subject: subject) {
            read.constraints.maxLength = entry.value
        }
        if let entry = spec.digits { apply(entry, to: &read, subject: subject) }
        if let entry = spec.pattern { apply(entry, to: &read, subject: subject) }
        if let entry = spec.distinct { read.spread.distinct = entry.value }
        if let entry = spec.hottest { read.spread.hottest = entry.value }
        guard findings.count == before else { return false }
        return isConsistent(read.constraints, spec, subject: subject) && isSpreadPossible(read, spec, subject: subject)
    }

    private mutating func isText(
        _ type: ValueType, _ constraint: String, at place: SourceSpan, subject: Subject
    ) -> Bool {
        if type == .string { return true }
        report(.strayConstraint(constraint, of: type, takes: "strings", at: place, subject: subject))
        return false
    }

    /// `digits`: in which width a timestamp stands in the table as text.
    private mutating func apply(
        _ entry: ConstraintsSpec.Entry<ConstraintsSpec.Digits>, to read: inout ReadType, subject: Subject
    ) {
        guard case .timestamp(let format) = read.type, !format.isNumber else {
            report(
                .strayConstraint(
                    "digits", of: read.type, takes: "timestamps stored as text", at: entry.key, subject: subject))
            return
        }
        switch entry.value {
        case .none: read.type = .timestamp(.iso8601Seconds)
        case .three: read.type = .timestamp(.iso8601)
        case .six: read.type = .timestamp(.iso8601Microseconds)
        case .nine: read.type = .timestamp(.iso8601Nanoseconds)
        case .any: read.type = .timestamp(.iso8601AnyDigits)
        }
    }

    private mutating func apply(
        _ entry: ConstraintsSpec.Entry<SpecText>, to read: inout ReadType, subject: Subject
    ) {
        guard read.type == .string else {
            report(.strayConstraint("pattern", of: read.type, takes: "strings", at: entry.key, subject: subject))
            return
        }
        do {
            read.constraints.pattern = try parsePattern(entry.value.value)
        } catch {
            report(.patternDoesNotParse(error, in: entry.value, subject: subject))
        }
    }

    private mutating func bound(
        _ entry: ConstraintsSpec.Entry<String>, _ name: String, of type: ValueType, subject: Subject
    ) -> ExactNumber? {
        switch type.logical {
        case .int, .decimal, .double: break
        case .string, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object,
            .list, .map, .set, .recoded:
            report(.strayConstraint(name, of: type, takes: "numbers", at: entry.key, subject: subject))
            return nil
        }
        switch readScalar(.number(entry.value), as: type.logical) {
        case .success(.number(let number)): return number
        case .success: return nil
        case .failure(let fault):
            report(.badBound(name, of: type, entry.value, expected: fault.expected, at: entry.span, subject: subject))
            return nil
        }
    }

    private mutating func isConsistent(_ constraints: Constraints, _ spec: ConstraintsSpec, subject: Subject) -> Bool {
        if let minimum = constraints.minimum, let maximum = constraints.maximum, maximum < minimum,
            let place = spec.maximum?.span ?? spec.minimum?.span
        {
            let other = spec.maximum == nil ? nil : spec.minimum?.span
            report(
                .contradiction(
                    ("min", minimum.text), ("max", maximum.text), at: place, other: other, subject: subject))
            return false
        }
        if let least = constraints.minLength, let most = constraints.maxLength, most < least,
            let place = spec.maxLength?.span ?? spec.minLength?.span
        {
            let other = spec.maxLength == nil ? nil : spec.minLength?.span
            report(
                .contradiction(
                    ("minLength", String(least)), ("maxLength", String(most)), at: place, other: other,
                    subject: subject))
            return false
        }
        return holdsNumber(constraints, spec, subject: subject) && holdsText(constraints, spec, subject: subject)
    }

    /// Whether a number of no more digits behind the point than `fraction` lies between the bounds.
    private mutating func holdsNumber(_ constraints: Constraints, _ spec: ConstraintsSpec, subject: Subject) -> Bool {
        guard let fraction = constraints.fraction, let minimum = constraints.minimum,
            let maximum = constraints.maximum, !minimum.hasMultiple(ofFraction: fraction, upTo: maximum),
            let place = spec.fraction?.span ?? spec.maximum?.span ?? spec.minimum?.span
        else { return true }
        report(.noNumberLeft(minimum, maximum, fraction: fraction, at: place, subject: subject))
        return false
    }

    /// Whether a text of the pattern has a length within the bounds.
    private mutating func holdsText(_ constraints: Constraints, _ spec: ConstraintsSpec, subject: Subject) -> Bool {
        guard let pattern = constraints.pattern,
            let place = spec.pattern?.value.span ?? spec.maxLength?.span ?? spec.minLength?.span
        else { return true }
        let language = pattern.language.limited(
            minLength: constraints.minLength ?? 0, maxLength: constraints.maxLength)
        guard KeyAlgebra().isEmpty(language) == true else { return true }
        report(.noTextLeft(pattern, constraints, at: place, subject: subject))
        return false
    }

    /// The commonest of n values has at least an nth of the requests, and a closed type has no more values than it has.
    private mutating func isSpreadPossible(_ read: ReadType, _ spec: ConstraintsSpec, subject: Subject) -> Bool {
        guard let distinct = read.spread.distinct, let place = spec.distinct?.span ?? spec.hottest?.span else {
            return true
        }
        if let most = read.type.logical.valueCount(read.constraints), distinct > most {
            report(.moreValuesThanType(distinct, most, read.type, at: place, subject: subject))
            return false
        }
        guard let hottest = read.spread.hottest, hottest * distinct < 1 - 1e-9 else { return true }
        report(.sharesTooSmall(at: spec.hottest?.span ?? place, subject: subject))
        return false
    }
}

extension ValueType {
    /// How many values the type has; nil where that has no bound, or where the type is no scalar.
    fileprivate func valueCount(_ constraints: Constraints) -> Double? {
        switch self {
        case .bool: return 2
        case .enumeration(let enumeration): return Double(enumeration.cases.count)
        case .int:
            guard let minimum = constraints.minimum?.int64, let maximum = constraints.maximum?.int64 else { return nil }
            return Double(maximum) - Double(minimum) + 1
        case .string, .decimal, .double, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .object,
            .list, .map, .set, .recoded:
            return nil
        }
    }
}
