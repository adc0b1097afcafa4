package import KeywrightDiagnostics

/// What the texts of a stored key tell about the item.
package struct KeyLookup: Sendable {
    /// A kind of item that has such a key: an entity, or the companions that keep attributes of one unique.
    package struct Match: Sendable {
        /// The entity's name, or the companion's discriminator (`User.email`).
        package var entity: String
        /// The values that give the key; where a transform loses something, the text after it under `name|transform`.
        package var values: [Witness.Pair]
        /// Whether other values give the same key, so that these are one choice of several.
        package var isAmbiguous: Bool
        /// The patterns that can return the item, in the order of the design.
        package var patterns: [String]
    }

    /// A kind of item that has no such key, and where the key stops being one.
    package struct Departure: Sendable {
        package var entity: String
        /// The key attribute in whose text the key departs; those before it fit.
        package var attribute: String
        /// Of that attribute, as written.
        package var template: String
        /// From 1, in Unicode scalars of the text: the first scalar that does not fit, or one behind the last.
        package var column: Int
        /// What could have stood there.
        package var expected: String
        /// Which of the texts it is, from 0.
        package var position: Int
    }

    /// In the order of the design; several where keys collide.
    package var matches: [Match] = []
    /// Where nothing matches: what the key agrees with furthest, in the order of the design.
    package var nearest: [Departure] = []
    /// Kinds of items of which it could not be decided whether it is theirs, each with the reason.
    package var undecided: [(entity: String, reason: String)] = []

    package init() {}
}
