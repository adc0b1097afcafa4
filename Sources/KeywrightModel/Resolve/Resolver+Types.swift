import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads every entry of `types`, in order, following the names that they use.
    mutating func resolveTypes() {
        failDeepTypes()
        for position in types.entries.indices where !isFull {
            _ = readNamedType(position, from: nil, subject: Subject())
        }
    }

    /// - Parameter place: where the type is used; nil where it is defined.
    private mutating func readNamedType(_ position: Int, from place: SourceSpan?, subject: Subject) -> ReadType? {
        let entry = types.entries[position]
        switch types[position] {
        case .read(let type): return type
        case .failed: return nil
        case .reading:
            if let place { report(.typeHoldsItself(entry.name.value, at: place, subject: subject)) }
            return nil
        case .unread: break
        }
        types[position] = .reading
        let name = entry.name.value
        let own = Subject(type: name)
        guard let spec = entry.type, var read = readType(spec, name: name, owner: entry.name, subject: own) else {
            types[position] = .failed
            return nil
        }
        if read.isOptional, case .text(let text) = spec.shape {
            report(.optionalNamedType(name, at: text.span, subject: own))
            read.isOptional = false
        }
        readSettings(entry.settings, of: name, into: &read, subject: own)
        types[position] = .read(read)
        return read
    }

    /// Reads a type as it stands in the design.
    /// - Parameters:
    ///   - name: the name under `types`, for enums and objects.
    ///   - owner: what the type is of, for the places of mistakes.
    mutating func readType(_ spec: TypeSpec, name: String?, owner: SpecText, subject: Subject) -> ReadType? {
        var read: ReadType
        let place: SourceSpan
        switch spec.shape {
        case .text(let text):
            place = text.span
            guard let inner = readTypeText(text, subject: subject) else { return nil }
            read = inner
        case .enumeration(let cases, let span):
            place = span
            guard let enumeration = readEnumeration(cases, name: name, at: span, subject: subject) else { return nil }
            read = ReadType(type: .enumeration(enumeration))
        case .object(let members, let span):
            place = span
            guard let object = readObject(members, name: name, at: span, subject: subject) else { return nil }
            read = ReadType(type: .object(object))
        }
        guard applyStorage(spec.storage, to: &read, subject: subject) else { return nil }
        guard spec.constraints.isEmpty || apply(spec.constraints, to: &read, at: place, subject: subject) else {
            return nil
        }
        return read
    }

    private mutating func readTypeText(_ text: SpecText, subject: Subject) -> ReadType? {
        // Most types are one word of the language.
        if let type = builtinType(text.value) { return ReadType(type: type) }
        do {
            return bind(try parseType(text.value), in: text, subject: subject)
        } catch {
            report(.typeDoesNotParse(error, in: text, subject: subject))
            return nil
        }
    }

    private mutating func bind(_ syntax: TypeSyntax, in text: SpecText, subject: Subject) -> ReadType? {
        switch syntax {
        case .optional(let inner, _):
            guard var read = bind(inner, in: text, subject: subject) else { return nil }
            read.isOptional = true
            return read
        case .name(let name):
            if let type = builtinType(name.text) { return ReadType(type: type) }
            let place = text.span(of: name.range)
            if ["list", "map", "set"].contains(name.text) {
                report(.typeNeedsElement(name.text, at: place, subject: subject))
                return nil
            }
            guard let position = types.position(of: name.text) else {
                guard spec.knowsTypes else { return nil }
                report(.unknownType(name.text, known: types.names, at: place, subject: subject))
                return nil
            }
            types.markUsed(position)
            return readNamedType(position, from: place, subject: subject)
        case .generic(let name, let element, let range):
            return bindGeneric(name, element, range, in: text, subject: subject)
        }
    }

    private mutating func bindGeneric(
        _ name: NameSyntax, _ element: TypeSyntax, _ range: Range<Int>, in text: SpecText, subject: Subject
    ) -> ReadType? {
        guard ["list", "map", "set"].contains(name.text) else {
            let place = text.span(of: name.range)
            if builtinType(name.text) != nil || types.position(of: name.text) != nil {
                report(.typeTakesNoElement(name.text, at: place, subject: subject))
            } else {
                report(.unknownType(name.text, known: ["list", "map", "set"], at: place, subject: subject))
            }
            return nil
        }
        guard let read = bind(element, in: text, subject: subject) else { return nil }
        let place = text.span(of: element.range)
        if read.isOptional {
            report(.optionalElement(of: name.text, at: place, subject: subject))
            return nil
        }
        let constraints = Constraints(element: read.constraints)
        switch name.text {
        case "list": return ReadType(type: .list(read.type), constraints: constraints)
        case "map": return ReadType(type: .map(read.type), constraints: constraints)
        default:
            guard [.string, .int, .decimal, .bytes].contains(read.type) else {
                report(.wrongSetElement(read.type, at: place, subject: subject))
                return nil
            }
            return ReadType(type: .set(read.type), constraints: constraints)
        }
    }

    private mutating func readEnumeration(
        _ specs: [EnumCaseSpec], name: String?, at place: SourceSpan, subject: Subject
    ) -> Enumeration? {
        guard !specs.isEmpty else {
            report(.emptyEnum(at: place, subject: subject))
            return nil
        }
        var names: [String: SpecText] = [:]
        var stored = NameTable<SpecText>()
        var cases: [Enumeration.Case] = []
        for spec in specs {
            if let first = stored.insert(spec.stored, for: spec.stored.value) {
                report(
                    .duplicate(
                        "stored name", spec.stored.value, at: spec.stored.span, first: first.span, subject: subject))
                continue
            }
            guard let swift = SwiftName.lowerCamel(spec.name.value) else {
                report(.noSwiftName("enum", spec.name.value, at: spec.name.span, subject: subject))
                continue
            }
            if let first = names[swift] {
                report(
                    .sameSwiftName(
                        "enum cases", spec.name.value, first.value, swift: swift, at: spec.name.span, first: first.span,
                        subject: subject))
                continue
            }
            names[swift] = spec.name
            cases.append(Enumeration.Case(name: spec.name.value, stored: spec.stored.value))
        }
        return Enumeration(typeName: name, cases: cases)
    }

    private mutating func readObject(
        _ specs: [MemberSpec], name: String?, at place: SourceSpan, subject: Subject
    ) -> ObjectType? {
        guard !specs.isEmpty else {
            report(.emptyObject(at: place, subject: subject))
            return nil
        }
        var names: [String: SpecText] = [:]
        var stored = NameTable<SourceSpan>()
        var members: [ObjectType.Member] = []
        for spec in specs {
            guard let swift = SwiftName.lowerCamel(spec.name.value) else {
                report(.noSwiftName("member", spec.name.value, at: spec.name.span, subject: subject))
                continue
            }
            if let first = names[swift] {
                report(
                    .sameSwiftName(
                        "members", spec.name.value, first.value, swift: swift, at: spec.name.span, first: first.span,
                        subject: subject))
                continue
            }
            names[swift] = spec.name
            guard let type = spec.type, let read = readType(type, name: nil, owner: spec.name, subject: subject) else {
                continue
            }
            let storedName = spec.settings.storedName ?? spec.name
            if let first = stored.insert(storedName.span, for: storedName.value) {
                report(
                    .duplicate("stored name", storedName.value, at: storedName.span, first: first, subject: subject))
                continue
            }
            let defaultValue = memberDefault(spec, read, subject: subject)
            members.append(
                ObjectType.Member(
                    name: spec.name.value, storedName: storedName.value, description: spec.description, type: read.type,
                    isOptional: read.isOptional, constraints: read.constraints, defaultValue: defaultValue))
        }
        // A member that could not be read would be missed by every use of it.
        return members.count == specs.count ? ObjectType(typeName: name, members: members) : nil
    }
}
