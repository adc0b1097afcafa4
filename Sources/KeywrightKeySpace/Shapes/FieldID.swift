/// Which value stands in a placeholder: an attribute (or a path into one) after a chain of transforms.
///
/// Within one key equal ids are one value, so that a repeated placeholder has one text; fields of two keys are never
/// the same, even when they are named equally. Names are compared by their bytes.
package struct FieldID: Hashable, Sendable {
    package let attribute: String
    /// The transforms as they are written, `lower|pad(4)`; empty where there are none.
    package let chain: String
    /// What the transforms make of the text that the attribute has without any; nil where they refuse it. Where the
    /// attribute occurs in a key both ways, the one text follows from the other. Not part of what makes ids equal.
    package let derive: (@Sendable (String) -> String?)?
    /// Whether what the transforms make has as many scalars as the text without any. Not part of what makes ids equal.
    package let keepsLength: Bool

    package init(
        _ attribute: String, chain: String = "", keepsLength: Bool = false,
        derive: (@Sendable (String) -> String?)? = nil
    ) {
        self.attribute = attribute
        self.chain = chain
        self.keepsLength = keepsLength
        self.derive = derive
    }

    func isOfSameAttribute(as other: FieldID) -> Bool { attribute.utf8.elementsEqual(other.attribute.utf8) }

    package static func == (left: FieldID, right: FieldID) -> Bool {
        left.attribute.utf8.elementsEqual(right.attribute.utf8) && left.chain.utf8.elementsEqual(right.chain.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in attribute.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
        for byte in chain.utf8 { hasher.combine(byte) }
    }
}

/// The text of a field in an example.
package struct FieldValue: Sendable {
    package let id: FieldID
    package let text: String

    package init(id: FieldID, text: String) {
        self.id = id
        self.text = text
    }
}
