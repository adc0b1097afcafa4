import KeywrightModel

/// The Swift type of every attribute, and the types that have to be declared for them.
///
/// An entry of `types:` that is an enum or an object becomes a type of the namespace, any other is only what it
/// stands for. An enum or object that stands at an attribute becomes a type within the entity's struct.
struct TypeTable: Sendable {
    /// What `types:` and their members need, in order.
    private(set) var shared: [TypeDeclaration] = []
    /// What the attributes of an entity need within its struct, by entity.
    private(set) var nested: [[TypeDeclaration]] = []
    /// By entity and attribute, without the optional.
    private(set) var attributes: [[SwiftType]] = []

    /// All declarations, by what they declare.
    private var declarations: [SwiftType: TypeDeclaration] = [:]
    private var named: [[UInt8]: SwiftType] = [:]
    private var namespace: NameScope

    private enum Container {
        case namespace
        case entity(Int, String)
    }

    /// - Parameter namespace: The names that the namespace has already; those of declared types are added to them.
    init(_ design: Design, entityTypes: [SwiftIdentifier], namespace: inout NameScope) {
        self.namespace = namespace
        for type in design.types { nameShared(type) }
        for type in design.types { declareShared(type) }
        for (position, entity) in design.entities.enumerated() {
            nested.append([])
            let entityType = entityTypes[position].text
            var taken = NameScope(
                TypeDeclaration.reservedNames + entity.indexEntries.map { IndexKeyName.of($0.index).text })
            let container = Container.entity(position, entityType)
            attributes.append(
                entity.attributes.map { attribute in
                    resolve(
                        attribute.type, wanted: SwiftIdentifier.upperCamel(attribute.name).text, in: container, &taken)
                })
        }
        namespace = self.namespace
    }

    /// Gives the named enums and objects their names before any is looked into: they may refer to each other.
    private mutating func nameShared(_ type: NamedType) {
        guard type.type.isDeclared else { return }
        let name = namespace.claim(SwiftIdentifier.upperCamel(type.name)).text
        named[Array(type.name.utf8)] = .shared(name)
    }

    private mutating func declareShared(_ type: NamedType) {
        guard case .shared(let name)? = named[Array(type.name.utf8)] else { return }
        var unused = NameScope()
        declare(type.type, as: .shared(name), name: name, type.description, in: .namespace, &unused)
    }

    private mutating func resolve(
        _ type: ValueType, wanted: String, in container: Container, _ taken: inout NameScope
    ) -> SwiftType {
        if let scalar = TypeTable.scalar(type) { return scalar }
        switch type {
        case .list(let element): return .array(resolve(element, wanted: wanted, in: container, &taken))
        case .map(let element): return .dictionary(resolve(element, wanted: wanted, in: container, &taken))
        case .set(let element): return .set(resolve(element, wanted: wanted, in: container, &taken))
        case .enumeration(let enumeration):
            return known(enumeration.typeName) ?? inline(type, wanted: wanted, in: container, &taken)
        case .object(let object):
            return known(object.typeName) ?? inline(type, wanted: wanted, in: container, &taken)
        case .string, .json, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid,
            .recoded:
            return .known(.string)
        }
    }

    /// The Swift type of a value type that is, or occurs in, another whose Swift type is known.
    func find(_ wanted: ValueType, in type: ValueType, as swiftType: SwiftType) -> SwiftType? {
        if wanted == type { return swiftType }
        if let scalar = TypeTable.scalar(wanted) { return scalar }
        if let element = type.element, let swiftElement = swiftType.element {
            return find(wanted, in: element, as: swiftElement)
        }
        guard case .object(let object) = type else { return nil }
        for member in object.members {
            guard let declared = self.member(member.name, of: swiftType) else { continue }
            if let found = find(wanted, in: member.type, as: declared.type) { return found }
        }
        return nil
    }

    /// The cases of an enum, in the order of the design.
    func caseNames(of type: SwiftType) -> [SwiftIdentifier]? {
        switch declarations[type]?.kind {
        case .enumeration(let cases)?: cases.map(\.name)
        case .object?, nil: nil
        }
    }

    private static func scalar(_ type: ValueType) -> SwiftType? {
        switch type {
        case .string, .json: .known(.string)
        case .int: .known(.int)
        case .decimal: .known(.decimal)
        case .double: .known(.double)
        case .bool: .known(.bool)
        case .bytes: .array(.known(.byte))
        case .timestamp: .known(.timestamp)
        case .date: .known(.calendarDate)
        case .uuid, .uuidv7: .known(.uuid)
        case .ulid: .known(.ulid)
        case .ksuid: .known(.ksuid)
        case .list(let element): scalar(element).map { .array($0) }
        case .map(let element): scalar(element).map { .dictionary($0) }
        case .set(let element): scalar(element).map { .set($0) }
        case .recoded(let type): scalar(type)
        case .enumeration, .object: nil
        }
    }

    /// A member of an object, by its name in the design.
    func member(_ name: String, of type: SwiftType) -> TypeDeclaration.Member? {
        switch declarations[type]?.kind {
        case .object(let members)?: members.first { $0.member.name.utf8.elementsEqual(name.utf8) }
        case .enumeration?, nil: nil
        }
    }

    private func known(_ name: String?) -> SwiftType? { name.flatMap { named[Array($0.utf8)] } }

    private mutating func inline(
        _ type: ValueType, wanted: String, in container: Container, _ taken: inout NameScope
    ) -> SwiftType {
        switch container {
        case .namespace:
            let name = namespace.claim(SwiftIdentifier(verbatim: wanted)).text
            declare(type, as: .shared(name), name: name, nil, in: container, &taken)
            return .shared(name)
        case .entity(_, let entityType):
            // A nested type that bears the name of one of the namespace would hide it.
            var name = taken.claim(wanted)
            while namespace.contains(name) { name = taken.claim(name + "Value") }
            let swiftType = SwiftType.nested(entity: entityType, name: name)
            declare(type, as: swiftType, name: name, nil, in: container, &taken)
            return swiftType
        }
    }

    private mutating func declare(
        _ type: ValueType, as swiftType: SwiftType, name: String, _ description: String?, in container: Container,
        _ taken: inout NameScope
    ) {
        var declaration = TypeDeclaration(name: name, type: swiftType, description: description, kind: .object([]))
        switch type {
        case .enumeration(let enumeration):
            var scope = NameScope(["allCases"])
            declaration.kind = .enumeration(
                enumeration.cases.map { (scope.claim(SwiftIdentifier.lowerCamel($0.name)), $0.stored) })
        case .object(let object):
            var scope = NameScope(TypeDeclaration.reservedMembers)
            declaration.kind = .object(
                object.members.map { member in
                    let wanted = name + SwiftIdentifier.upperCamel(member.name).text
                    return TypeDeclaration.Member(
                        property: scope.claim(SwiftIdentifier.lowerCamel(member.name)),
                        type: resolve(member.type, wanted: wanted, in: container, &taken), member: member)
                })
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .list, .map, .set, .recoded:
            return
        }
        declarations[swiftType] = declaration
        switch container {
        case .namespace: shared.append(declaration)
        case .entity(let position, _): nested[position].append(declaration)
        }
    }
}

/// An enum or a struct that generated Swift declares for values.
struct TypeDeclaration: Sendable {
    struct Member: Sendable {
        var property: SwiftIdentifier
        /// Without the optional.
        var type: SwiftType
        var member: ObjectType.Member
    }

    enum Kind: Sendable {
        /// Each case with its stored name.
        case enumeration([(name: SwiftIdentifier, stored: String)])
        case object([Member])
    }

    var name: String
    var type: SwiftType
    var description: String?
    var kind: Kind

    /// What an entity's struct declares beside the types of its attributes.
    static let reservedNames = ["Key", "KeyGuards", "Companions"]
    /// What conforming types have already.
    static let reservedMembers = ["attributeValue", "isStoredAsAbsence", "hashValue"]
}

/// The name of the struct of an index's key: `GSI1Key`.
enum IndexKeyName {
    static func of(_ index: String) -> SwiftIdentifier {
        SwiftIdentifier(verbatim: SwiftIdentifier.upperCamel(index).text + "Key")
    }
}

extension ValueType {
    /// Whether Swift needs a declaration for it.
    var isDeclared: Bool {
        switch self {
        case .enumeration, .object: true
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .list, .map, .set, .recoded:
            false
        }
    }
}
