import KeywrightDiagnostics
package import KeywrightModel

/// What tells the items of an entity apart, and how that is known.
package struct Identification: Sendable {
    package var attributes: [AttributeID]
    /// Whether the design says so, or it was taken from names and types.
    package var isDeclared: Bool
    /// Why it was taken; empty where it is declared.
    package var why: String
}

extension Design {
    /// What tells the items of an entity without a key apart: its declared `identity`, or what names and patterns say.
    ///
    /// - Parameter bound: the attributes that the `key` of patterns gives it, which are a whole primary key.
    package func identification(of id: EntityID, bound: [AttributeID]) -> Identification {
        if let declared = self[id].identities.min(by: { $0.attributes.count < $1.attributes.count }) {
            return Identification(attributes: declared.attributes, isDeclared: true, why: "")
        }
        if !bound.isEmpty {
            return Identification(attributes: bound, isDeclared: false, why: "a pattern gives them as its `key`")
        }
        return IdentitySearch(design: self, id: id).search()
    }
}

private struct IdentitySearch {
    let design: Design
    let id: EntityID
    private let entity: Entity
    private let usable: [AttributeID]
    /// What `where` gives one value in queries that can return several items: no identity lies within.
    private let ofMany: [Set<AttributeID>]
    private let ofOne: [Set<AttributeID>]

    init(design: Design, id: EntityID) {
        self.design = design
        self.id = id
        entity = design[id]
        let changing = design.patterns.flatMap { $0.updates(of: id) }.reduce(into: Set<AttributeID>()) {
            known, update in
            known.formUnion((update.set + update.add).map(\.attribute) + update.remove.map(\.value))
        }
        usable = design[id].attributes.indices.map(AttributeID.init).filter { attribute in
            let value = design[id][attribute]
            return !value.isOptional && value.role == .ordinary && !changing.contains(attribute)
                && value.type.isIdentifying
        }
        var many: [Set<AttributeID>] = []
        var one: [Set<AttributeID>] = []
        for pattern in design.patterns {
            guard case .query(let query) = pattern.operation, query.entities.count == 1, query.entities[0].entity == id
            else { continue }
            let bound = query.entities[0].attributesBoundByEquality
            switch query.returns.value {
            case .one: if !bound.isEmpty { one.append(bound) }
            case .many, .count: many.append(bound)
            }
        }
        ofMany = many
        ofOne = one
    }

    func search() -> Identification {
        if let found = own { return settled([found], "its name says so") }
        if let found = nameInEntity { return settled([found], "its name says so") }
        let made = usable.filter { entity[$0].type.isMadeOnce && !isForeign($0) }
        if made.count == 1 { return settled(made, "its values are made once") }
        let single = ofOne.filter { $0.isSubset(of: usable) }.min { $0.count < $1.count }
        if let single { return settled(single.sorted(), "a query by it returns one item") }
        let ids = usable.filter { words(of: entity[$0].name).last.map(Self.idWords.contains) ?? false }
        let others = ids.filter { !isForeign($0) }
        if others.count == 1 { return settled(others, "no other entity has such an id") }
        if !ids.isEmpty { return settled(ids, "these are its ids") }
        if let named = usable.first(where: { Self.naming.contains(entity[$0].name.lowercased()) }) {
            return settled([named], "its name says so")
        }
        return settled(Array(usable.prefix(1)), "it is the first attribute that a key can hold")
    }

    /// What is taken, and more where a query by just that returns many.
    private func settled(_ attributes: [AttributeID], _ why: String) -> Identification {
        var found = attributes
        var reason = why
        while let many = ofMany.first(where: { $0.isSuperset(of: found) }), let next = further(beyond: many) {
            found = many.filter { usable.contains($0) && isForeign($0) && !found.contains($0) }.sorted() + found
            if found.contains(next) { break }
            found.append(next)
            reason = "a query by less of it returns several items"
        }
        return Identification(attributes: found, isDeclared: false, why: reason)
    }

    /// The attribute that most likely tells apart what these leave together.
    private func further(beyond bound: Set<AttributeID>) -> AttributeID? {
        let rest = usable.filter { !bound.contains($0) }
        let last = { (words: Set<String>) in
            rest.first { self.words(of: self.entity[$0].name).last.map(words.contains) ?? false }
        }
        return last(Self.idWords) ?? rest.first { entity[$0].type.isMadeOnce }
            ?? last(Self.counting) ?? last(Self.naming) ?? last(Self.timing)
            ?? rest.first { if case .timestamp = entity[$0].type { true } else { false } } ?? rest.first
    }

    /// `orderId` of Order, `id`, `itemId` of OrderItem.
    private var own: AttributeID? {
        let names = words(of: entity.name)
        let whole = names.joined()
        let stems = [whole] + (names.last.map { [$0] } ?? []) + [""] + names.dropLast()
        for stem in stems {
            for suffix in Self.idWords.sorted() + ["number", "code", "name", "slug"] {
                if stem.isEmpty, !Self.idWords.contains(suffix) { continue }
                let found = usable.first { attribute in
                    words(of: entity[attribute].name).joined() == stem + suffix
                }
                if let found, stem == whole || !isForeign(found) { return found }
            }
        }
        return nil
    }

    /// `email` of EmailLookup.
    private var nameInEntity: AttributeID? {
        let names = words(of: entity.name)
        return usable.first { attribute in
            let own = words(of: entity[attribute].name)
            return own.count < names.count && names.starts(with: own)
        }
    }

    /// Whether another entity's name stands before its `id`.
    private func isForeign(_ attribute: AttributeID) -> Bool {
        let own = words(of: entity[attribute].name)
        guard own.count > 1, Self.idWords.contains(own.last ?? "") else { return false }
        let stem = own.dropLast().joined()
        return design.entities.contains { other in
            other.nameSpan != entity.nameSpan && words(of: other.name).joined() == stem
        }
    }

    private func words(of name: String) -> [String] { nameWords(name).map { $0.lowercased() } }

    private static let idWords: Set<String> = ["id", "uuid", "ulid", "guid", "key"]
    private static let counting: Set<String> = [
        "line", "number", "no", "seq", "sequence", "index", "position", "version", "rank",
    ]
    private static let naming: Set<String> = ["name", "username", "email", "slug", "sku", "code", "title"]
    private static let timing: Set<String> = ["at", "date", "time", "timestamp", "on", "day", "month", "year"]
}

extension ValueType {
    /// Whether a value can stand in a key as it is and is not one of a few.
    fileprivate var isIdentifying: Bool {
        switch self {
        case .string, .int, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration: true
        case .bool, .decimal, .double, .bytes, .json, .object, .list, .map, .set, .recoded: false
        }
    }

    /// Whether its values are made so that no two are one.
    fileprivate var isMadeOnce: Bool {
        switch self {
        case .uuid, .uuidv7, .ulid, .ksuid: true
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .json, .enumeration, .object, .list,
            .map, .set, .recoded:
            false
        }
    }
}

/// The words of a name, as capitals and signs part them: `playerID` is `player`, `ID`.
func nameWords(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            if !word.isEmpty { words.append(word) }
            word = ""
            continue
        }
        let isUpper = scalar.properties.isUppercase
        let afterLower = index > 0 && scalars[index - 1].properties.isLowercase
        let beforeLower =
            index > 0 && scalars[index - 1].properties.isUppercase && index + 1 < scalars.count
            && scalars[index + 1].properties.isLowercase
        if isUpper, afterLower || beforeLower, !word.isEmpty {
            words.append(word)
            word = ""
        }
        word.unicodeScalars.append(scalar)
    }
    return word.isEmpty ? words : words + [word]
}
