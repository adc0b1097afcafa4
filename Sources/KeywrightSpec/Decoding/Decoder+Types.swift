import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func typeEntry(_ entry: SyntaxEntry) -> TypeEntrySpec {
        names.type = entry.keySymbol
        var result = TypeEntrySpec(name: SpecText(entry.key), origin: entry.span)
        let read = type(entry, .typeEntry)
        result.type = read.type
        result.description = read.fields.flatMap { text(.description, in: $0)?.value }
        if let fields = read.fields { result.settings = settings(fields) }
        return result
    }

    mutating func attribute(_ entry: SyntaxEntry) -> AttributeSpec {
        names.attribute = entry.keySymbol
        defer { names.attribute = nil }
        var attribute = AttributeSpec(name: SpecText(entry.key), origin: entry.span)
        let read = type(entry, .attribute)
        attribute.type = read.type
        guard let fields = read.fields else { return attribute }
        attribute.description = text(.description, in: fields)?.value
        let settings = settings(fields)
        attribute.defaultValue = settings.defaultValue
        attribute.isDefaultLost = settings.isDefaultLost
        attribute.isImmutable = settings.immutable != nil
        attribute.storedName = settings.storedName
        attribute.unstored = settings.unstored
        readAllowances(fields, scope: entry.span)
        return attribute
    }

    /// `default`, `immutable` and `stored`. A plain `false` behind `stored` is no name, and a plain `true` says what is so
    /// anyway.
    private mutating func settings(_ fields: Fields) -> ValueSettingsSpec {
        var settings = ValueSettingsSpec()
        settings.defaultValue = fields[.default].map { value($0) }
        settings.isDefaultLost = fields.isLost(.default)
        if let immutable = bool(.immutable, in: fields), immutable.value { settings.immutable = immutable.span }
        guard let stored = fields.entry(.stored), let name = text(stored) else { return settings }
        switch (name.value, name.isQuoted) {
        case ("false", false): settings.unstored = name.span
        case ("true", false): break
        default: settings.storedName = name
        }
        return settings
    }

    /// A type that stands behind a name.
    private mutating func type(_ entry: SyntaxEntry, _ kind: NodeKind) -> ReadType {
        var read = ReadType()
        let value = entry.value
        switch value.kind {
        case .scalar:
            read.type = text(entry).map { TypeSpec(shape: .text($0), constraints: ConstraintsSpec()) }
        case .sequence:
            failKind(entry.key.text, takes: "a type, as text or as a map", value)
        case .mapping:
            let before = damage
            guard let fields = fields(value, kind, of: Owner(entry.key)) else { return read }
            read.fields = fields
            let shape = shape(fields)
            let constraints = constraints(fields)
            let storage = text(.as, in: fields)
            guard let shape, damage == before else { return read }
            read.type = TypeSpec(shape: shape, constraints: constraints, storage: storage)
        }
        return read
    }

    private struct ReadType {
        /// nil where it could not be read.
        var type: TypeSpec?
        /// Those of a type that is a map.
        var fields: Fields?
    }

    private mutating func shape(_ fields: Fields) -> TypeSpec.Shape? {
        let shapes: [Key] = [.type, .enum, .object]
        guard let first = shapes.first(where: { fields.present.contains($0) }) else {
            guard !shapes.contains(where: { fields.misspelled.contains($0) }) else { return nil }
            fail(.typeMissing(of: fields.owner.name, at: fields.owner.place, subject: subject))
            return nil
        }
        let other = shapes.first { $0 != first && fields.present.contains($0) }
        if let other, let second = fields.entry(other), let entry = fields.entry(first) {
            fail(
                .typeTwice(
                    other.name, beside: first.name, at: second.key.place, firstPlace: entry.key.place, subject: subject)
            )
            return nil
        }
        guard let node = fields[first] else { return nil }
        switch first {
        case .type: return text(node, of: .type).map { .text($0) }
        case .enum: return .enumeration(cases(node), node.span)
        default: return .object(members(node), node.span)
        }
    }

    private mutating func cases(_ node: SyntaxNode) -> [EnumCaseSpec] {
        if node.kind == .sequence {
            return elements(of: node) { decoder, element in
                decoder.text(element, of: .enum).map { EnumCaseSpec(name: $0, stored: $0) }
            }
        }
        return entries(of: node) { decoder, entry in
            decoder.text(entry).map { EnumCaseSpec(name: SpecText(entry.key), stored: $0) }
        }
    }

    private mutating func members(_ node: SyntaxNode) -> [MemberSpec] {
        entries(of: node) { decoder, entry in
            let read = decoder.type(entry, .member)
            return MemberSpec(
                name: SpecText(entry.key),
                description: read.fields.flatMap { decoder.text(.description, in: $0)?.value }, type: read.type,
                settings: read.fields.map { decoder.settings($0) } ?? ValueSettingsSpec())
        }
    }

    private mutating func constraints(_ fields: Fields) -> ConstraintsSpec {
        var constraints = ConstraintsSpec()
        guard !fields.readable.isDisjoint(with: Self.constraintKeys) else { return constraints }
        if let minimum = number(.min, in: fields) { constraints.all.append(.minimum(minimum)) }
        if let maximum = number(.max, in: fields) { constraints.all.append(.maximum(maximum)) }
        if let fraction = length(.fraction, in: fields) { constraints.all.append(.fraction(fraction)) }
        if let length = length(.minLength, in: fields) { constraints.all.append(.minLength(length)) }
        if let length = length(.maxLength, in: fields) { constraints.all.append(.maxLength(length)) }
        let digits = word(.digits, in: fields, as: ConstraintsSpec.Digits.self)?.value
        if let digits = constraint(.digits, in: fields, digits) { constraints.all.append(.digits(digits)) }
        let pattern = text(.pattern, in: fields)
        if let pattern = constraint(.pattern, in: fields, pattern) { constraints.all.append(.pattern(pattern)) }
        let distinct = quantity(.distinct, in: fields, takes: "a count from 1 on, as in `2M`") { text in
            Quantity.count(text).flatMap { $0 < 1 ? nil : $0 }
        }
        if let distinct = constraint(.distinct, in: fields, distinct) { constraints.all.append(.distinct(distinct)) }
        let hottest = quantity(.hottest, in: fields, takes: "a share above 0, as in `5%`") { text in
            Quantity.share(text).flatMap { $0 > 0 ? $0 : nil }
        }
        if let hottest = constraint(.hottest, in: fields, hottest) { constraints.all.append(.hottest(hottest)) }
        return constraints
    }

    private static let constraintKeys: KeySet = [
        .min, .max, .fraction, .minLength, .maxLength, .digits, .pattern, .distinct, .hottest,
    ]

    /// A constraint's value with the places that its findings need.
    private func constraint<Value: Sendable>(
        _ key: Key, in fields: Fields, _ value: Value?
    ) -> ConstraintsSpec.Entry<Value>? {
        guard let entry = fields.entry(key), let value else { return nil }
        return ConstraintsSpec.Entry(key: entry.key.place, value: value, span: entry.value.span)
    }

    private mutating func number(_ key: Key, in fields: Fields) -> ConstraintsSpec.Entry<String>? {
        guard let entry = fields.entry(key) else { return nil }
        guard Quantity.isDecimal(entry.value.text) else {
            failKind(key, takes: "a number", entry.value)
            return nil
        }
        return ConstraintsSpec.Entry(key: entry.key.place, value: entry.value.text, span: entry.value.span)
    }

    private mutating func length(_ key: Key, in fields: Fields) -> ConstraintsSpec.Entry<Int>? {
        guard let entry = fields.entry(key), let value = integer(key, in: fields, from: 0) else { return nil }
        return ConstraintsSpec.Entry(key: entry.key.place, value: value.value, span: value.span)
    }
}
