package import KeywrightModel

/// What a template holds between its literals: an attribute, or a member of one, as a condition compares it.
package struct KeyPart: Hashable, Sendable {
    package var attribute: AttributeID
    /// Members below the attribute.
    package var path: [String]
    package var transforms: [Transform]

    package init(_ attribute: AttributeID, path: [String] = [], transforms: [Transform] = []) {
        self.attribute = attribute
        self.path = path
        self.transforms = transforms
    }

    init(_ reference: AttributeReference) {
        self.init(reference.attribute, path: reference.path, transforms: reference.transforms)
    }
}

extension KeyPart: Comparable {
    /// By the attribute's place in its entity, so that what is chosen among equals is the same every time.
    package static func < (left: KeyPart, right: KeyPart) -> Bool {
        if left.attribute != right.attribute { return left.attribute < right.attribute }
        if left.path != right.path { return left.path.lexicographicallyPrecedes(right.path) }
        return left.transforms.map(\.text).lexicographicallyPrecedes(right.transforms.map(\.text))
    }
}
