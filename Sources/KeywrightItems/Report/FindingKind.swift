/// What can be wrong with an item of a table, or with two of them. The texts are stable: reports and scripts go by them.
package enum FindingKind: String, CaseIterable, Sendable {
    /// The text is no item in DynamoDB JSON.
    case brokenItem = "broken-item"
    /// The rest of a file cannot be read: it is damaged or cut off.
    case damagedFile = "damaged-file"
    /// A key attribute of the table is missing, or of another type.
    case missingKey = "missing-key"
    /// Neither the discriminator nor the key is one of the design.
    case foreignItem = "foreign-item"
    /// No template gives the key.
    case unparsedKey = "unparsed-key"
    /// Several entities have such a key, and nothing says which of them the item is.
    case undecidedEntity = "undecided-entity"
    case missingDiscriminator = "missing-discriminator"
    /// The discriminator is that of another entity than the key.
    case wrongDiscriminator = "wrong-discriminator"
    /// The key is one of the entity, but not that of the item's values.
    case keyMismatch = "key-mismatch"
    /// A value that no key may be built of, since it could make another item's (LANGUAGE, Guards).
    case forgedKey = "forged-key"
    case missingAttribute = "missing-attribute"
    case wrongType = "wrong-type"
    /// A value outside what the design declares: bounds, lengths, a pattern.
    case constraint
    /// An index key attribute that is not what the item's values give.
    case staleIndexKey = "stale-index-key"
    /// The item should be in an index, and is not.
    case missingIndexKey = "missing-index-key"
    /// The item should not be in an index, and has a key attribute of it.
    case strayIndexKey = "stray-index-key"
    /// A companion without what it must hold, or with a key that is none.
    case malformedCompanion = "malformed-companion"
    /// One primary key, twice in what was read.
    case duplicateKey = "duplicate-key"
    /// Two items with one value of what the design says no two items share.
    case duplicateIdentity = "duplicate-identity"
    /// Two items with one value of what companions keep unique.
    case duplicateUnique = "duplicate-unique"
    case missingCompanion = "missing-companion"
    /// A companion whose item is not there, or has another value.
    case orphanCompanion = "orphan-companion"
    /// A companion that says it belongs to another item than the one with its value.
    case wrongOwner = "wrong-owner"
}

/// Where an item stands.
package struct ItemPlace: Hashable, Comparable, Sendable {
    /// Which of the files, in the order in which they were read.
    package var file: Int
    /// From 1.
    package var line: Int
    /// In Unicode scalars, from 1.
    package var column: Int
    /// How many bytes of the file, as it is after unpacking, stand before the item.
    package var offset: UInt64

    package init(file: Int, line: Int, column: Int = 1, offset: UInt64 = 0) {
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }

    package static func < (left: ItemPlace, right: ItemPlace) -> Bool {
        (left.file, left.offset, left.line, left.column) < (right.file, right.offset, right.line, right.column)
    }
}

/// One thing that is wrong.
package struct ItemFinding: Sendable {
    package var kind: FindingKind
    package var place: ItemPlace
    /// The item's primary key, by stored names, as far as it could be read.
    package var key: [(name: String, value: String)]
    /// The entity, or the companion's discriminator; nil where it is not known.
    package var entity: String?
    /// The attribute that it is about, or a path into it; an index for what is about the whole of an index's key.
    package var attribute: String?
    package var index: String?
    /// What is there, as a clause about the attribute or the item.
    package var seen: String
    /// What the design says should be there.
    package var expected: String
    /// Where the other item stands, of two.
    package var other: ItemPlace?
    package var otherKey: [(name: String, value: String)] = []
}
