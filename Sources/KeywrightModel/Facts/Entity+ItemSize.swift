import KeywrightKeySpace

/// The bytes that values take in an item, as the service reckons them (F3.2).
package struct ItemBytes: Sendable {
    /// Of the smallest value.
    package var least: Int
    /// Of the largest that declared lengths allow; where none is declared, of the smallest.
    package var declared: Int
    /// Of the largest; nil where nothing bounds it.
    package var most: Int?

    package static let zero = ItemBytes.fixed(0)

    package static func fixed(_ bytes: Int) -> ItemBytes { ItemBytes(least: bytes, declared: bytes, most: bytes) }

    static func between(_ least: Int, and most: Int) -> ItemBytes {
        ItemBytes(least: least, declared: most, most: most)
    }

    /// Of which only the smallest is known.
    static func atLeast(_ least: Int) -> ItemBytes { ItemBytes(least: least, declared: least, most: nil) }

    package static func + (one: ItemBytes, other: ItemBytes) -> ItemBytes {
        ItemBytes(
            least: saturated(one.least, other.least), declared: saturated(one.declared, other.declared),
            most: one.most.flatMap { most in other.most.map { saturated(most, $0) } })
    }

    /// The same where there may be no value at all.
    package var optional: ItemBytes { ItemBytes(least: 0, declared: declared, most: most) }

    private static func saturated(_ one: Int, _ other: Int) -> Int {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

extension Design {
    /// What an item of an entity consists of, by its stored names: keys, discriminator, attributes. An index key counts where no
    /// item can be without it.
    package func itemParts(of id: EntityID) -> [(name: String, bytes: ItemBytes)] {
        let entity = self[id]
        let table = self[entity.table]
        var parts: [(name: String, bytes: ItemBytes)] = []
        func add(_ name: String, _ bytes: ItemBytes) {
            guard !parts.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return }
            parts.append((name, bytes + .fixed(name.utf8.count)))
        }
        for attribute in entity.attributes where attribute.unstored == nil {
            let bytes = itemBytes(of: attribute.type, attribute.constraints) + .fixed(attribute.storedName.utf8.count)
            parts.append((attribute.storedName, attribute.isOptional ? bytes.optional : bytes))
        }
        for entry in entity.key + entity.indexEntries.filter({ $0.when == nil }).flatMap(\.keys) {
            let isCertain = entry.template.placeholders.allSatisfy { !entity[$0.attribute].isOptional }
            let bytes = keyBytes(of: entry, in: entity)
            add(entry.attribute.name, isCertain ? bytes : bytes.optional)
        }
        if let discriminator = table.discriminator { add(discriminator, .fixed(entity.discriminator.utf8.count)) }
        return parts
    }

    /// What the value of a key attribute takes.
    package func keyBytes(of entry: KeyEntry, in entity: Entity) -> ItemBytes {
        guard entry.attribute.type == .string else {
            // A number takes up to 21 bytes however it is written; bytes are a field of any length.
            return entry.attribute.type == .number ? .between(2, and: 21) : .atLeast(1)
        }
        let lengths = entity.shape(of: entry.template).byteLengths
        return ItemBytes(least: lengths.least, declared: lengths.declared, most: lengths.most)
    }
}

/// Of one value.
private func itemBytes(of type: ValueType, _ constraints: Constraints) -> ItemBytes {
    switch type {
    case .string:
        let least = constraints.minLength ?? 0
        // A pattern may let characters of one byte in alone.
        let widest = constraints.pattern == nil ? 4 : 1
        guard let longest = constraints.maxLength else { return .atLeast(least) }
        return ItemBytes(least: least, declared: product(longest, widest), most: product(longest, 4))
    case .bytes, .json: return .atLeast(constraints.minLength ?? 0)
    // One byte, one for two digits on either side of the point, and one for the sign.
    case .int: return .between(1, and: 12)
    case .decimal, .double, .timestamp(.epochSeconds), .timestamp(.epochMillis):
        return .between(1, and: 22)
    case .bool: return .fixed(1)
    case .timestamp(.iso8601), .timestamp(.iso8601AnyDigits): return .fixed(24)
    case .timestamp(.iso8601Seconds): return .fixed(20)
    case .timestamp(.iso8601Microseconds): return .fixed(27)
    case .timestamp(.iso8601Nanoseconds): return .fixed(30)
    case .date: return .fixed(10)
    case .uuid, .uuidv7: return .fixed(36)
    case .ulid: return .fixed(26)
    case .ksuid: return .fixed(27)
    case .enumeration(let enumeration):
        let lengths = enumeration.cases.map(\.stored.utf8.count)
        return .between(lengths.min() ?? 0, and: lengths.max() ?? 0)
    case .object(let object):
        return object.members.reduce(.fixed(3)) { total, member in
            let bytes = itemBytes(of: member.type, member.constraints) + .fixed(1 + member.storedName.utf8.count)
            return total + (member.isOptional ? bytes.optional : bytes)
        }
    case .list, .map: return .atLeast(3)
    case .set(let element): return .atLeast(itemBytes(of: element, constraints.element ?? Constraints()).least)
    case .recoded: return ItemBytes(least: 1, declared: 22, most: nil)
    }
}

private func product(_ one: Int, _ other: Int) -> Int {
    let (product, overflow) = one.multipliedReportingOverflow(by: other)
    return overflow ? .max : product
}
