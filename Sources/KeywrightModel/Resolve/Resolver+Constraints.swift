import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Applies `as`; false where it does not fit and the type counts as unread.
    mutating func applyStorage(_ storage: SpecText?, to read: inout ReadType, subject: Subject) -> Bool {
        guard let storage else { return true }
        switch read.type {
        case .timestamp:
            guard let format = TimestampFormat(rawValue: storage.value) else {
                let known = ["iso8601", "epochSeconds", "epochMillis"]
                report(.unknownStorage(storage.value, of: read.type, known: known, at: storage.span, subject: subject))
                return false
            }
            read.type = .timestamp(format)
            return true
        case .bool where storage.value == "number", .int where storage.value == "string",
            .decimal where storage.value == "string":
            report(.notYetSupported("as: \(storage.value)", at: storage.span, subject: subject))
            return false
        case .bool:
            report(.unknownStorage(storage.value, of: read.type, known: ["number"], at: storage.span, subject: subject))
            return false
        case .int, .decimal:
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
            if type == .decimal {
                read.constraints.fraction = entry.value
            } else {
                report(.strayConstraint("fraction", of: type, takes: "decimals", at: entry.key, subject: subject))
            }
        }
        for (name, entry) in [("minLength", spec.minLength), ("maxLength", spec.maxLength)] {
            guard let entry else { continue }
            guard type == .string else {
                report(.strayConstraint(name, of: type, takes: "strings", at: entry.key, subject: subject))
                continue
            }
            if name == "minLength" {
                read.constraints.minLength = entry.value
            } else {
                read.constraints.maxLength = entry.value
            }
        }
        guard findings.count == before else { return false }
        return isConsistent(read.constraints, spec, subject: subject)
    }

    private mutating func bound(
        _ entry: ConstraintsSpec.Entry<String>, _ name: String, of type: ValueType, subject: Subject
    ) -> ExactNumber? {
        switch type {
        case .int, .decimal, .double: break
        case .string, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object,
            .list, .map, .set:
            report(.strayConstraint(name, of: type, takes: "numbers", at: entry.key, subject: subject))
            return nil
        }
        switch readScalar(.number(entry.value), as: type) {
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
        return true
    }
}
