import KeywrightDiagnostics
import KeywrightSpec

/// Reads free data as values of types, and notes what does not fit, each at its place.
struct ValueReader {
    struct Fault {
        /// What is wrong: where a value of a type was expected.
        var expected: String
        var found: String
        var nearest: String?
        var span: SourceSpan
    }

    private(set) var faults: [Fault] = []

    mutating func read(_ value: ValueSpec, as type: ValueType, constraints: Constraints = Constraints())
        -> LiteralValue?
    {
        switch type {
        case .list(let element):
            return readList(value, of: element, constraints: constraints.element ?? Constraints())
        case .set(let element):
            let before = faults.count
            let list = readList(value, of: element, constraints: constraints.element ?? Constraints())
            if case .list(let elements)? = list { checkDistinct(elements, value) }
            return faults.count == before ? list : nil
        case .map(let element):
            guard case .map(let members, _) = value else { return fail(value, "a map") }
            let values = members.compactMap { member in
                read(member.value, as: element, constraints: constraints.element ?? Constraints())
                    .map { LiteralValue.Member(member.name.value, $0) }
            }
            return values.count == members.count ? .object(values) : nil
        case .object(let object): return readObject(value, object)
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .recoded:
            guard case .scalar(let text) = value else { return fail(value, "a value of type `\(type.name)`") }
            switch readScalar(.untyped(text.value), as: type, constraints: constraints) {
            case .success(let literal): return literal
            case .failure(let fault): return fail(value, fault.expected, nearest: fault.nearest)
            }
        }
    }

    private mutating func readList(
        _ value: ValueSpec, of element: ValueType, constraints: Constraints
    ) -> LiteralValue? {
        guard case .list(let elements, _) = value else { return fail(value, "a list") }
        let values = elements.compactMap { read($0, as: element, constraints: constraints) }
        return values.count == elements.count ? .list(values) : nil
    }

    /// DynamoDB refuses a set that holds a value twice.
    private mutating func checkDistinct(_ elements: [LiteralValue], _ value: ValueSpec) {
        guard case .list(let specs, _) = value, specs.count == elements.count else { return }
        var texts = NameTable<Bool>()
        var numbers: Set<ExactNumber> = []
        for (element, spec) in zip(elements, specs) {
            let isRepeated =
                switch element {
                case .text(let text): texts.insert(true, for: text) != nil
                case .number(let number): !numbers.insert(number).inserted
                case .bool, .list, .object: false
                }
            if isRepeated { _ = fail(spec, "each value once, as a set does") }
        }
    }

    private mutating func readObject(_ value: ValueSpec, _ object: ObjectType) -> LiteralValue? {
        guard case .map(let members, let span) = value else { return fail(value, "a map") }
        let before = faults.count
        var values: [LiteralValue.Member] = []
        var meant: [String] = []
        for member in members {
            guard let known = object.members.first(where: { $0.name.isSameName(as: member.name.value) }) else {
                let nearest = nearestText(to: member.name.value, among: object.members.map(\.name))
                if let nearest { meant.append(nearest) }
                faults.append(
                    Fault(
                        expected: "a member of `\(ValueType.object(object).name)`", found: "`\(member.name.value)`",
                        nearest: nearest, span: member.name.span))
                continue
            }
            if let literal = read(member.value, as: known.type, constraints: known.constraints) {
                values.append(LiteralValue.Member(known.name, literal))
            }
        }
        for known in object.members where !meant.contains(known.name) {
            guard !members.contains(where: { $0.name.value.isSameName(as: known.name) }) else { continue }
            if let value = known.defaultValue {
                values.append(LiteralValue.Member(known.name, value))
                continue
            }
            if known.isOptional { continue }
            faults.append(Fault(expected: "the member `\(known.name)`", found: "none", span: span))
        }
        return faults.count == before ? .object(values) : nil
    }

    private mutating func fail(_ value: ValueSpec, _ expected: String, nearest: String? = nil) -> LiteralValue? {
        let found =
            switch value {
            case .scalar(let text): text.value.isEmpty ? "nothing" : "`\(text.value)`"
            case .list: "a list"
            case .map: "a map"
            }
        faults.append(Fault(expected: expected, found: found, nearest: nearest, span: value.span))
        return nil
    }
}
