/// What a stored key is to an entity.
package enum KeyReading: Sendable {
    /// It is a key of the entity.
    case match(KeyMatch)
    /// No values give it.
    case departure(KeyDeparture)
    /// It could not be decided, and why.
    case undecided(String)
}

/// The texts of the fields that give a key.
package struct KeyMatch: Sendable {
    /// Every field once, in the order of the key.
    package let fields: [FieldValue]
    /// Whether other texts of the fields give the key, too: always false where that is excluded.
    package let isAmbiguous: Bool
}

/// Where a key stops being one of an entity's.
package struct KeyDeparture: Sendable {
    /// Which text of the key: an index into its parts. Those before it can be read whole.
    package let part: Int
    /// How many scalars of that text the template can begin with.
    package let scalars: Int
    /// What could have followed, in the order of the template; never empty.
    package let expected: [Expectation]

    package enum Expectation: Sendable {
        /// What is left of a literal.
        case literal(String)
        /// A field, beginning or going on, with one of these scalars.
        case field(FieldID, ScalarSet)
        /// The text of a field that another place of the key, or another chain of the same attribute, asks for.
        case sameValue(FieldID, String)
        case end
    }

    package init(part: Int, scalars: Int, expected: [Expectation]) {
        self.part = part
        self.scalars = scalars
        self.expected = expected
    }
}
