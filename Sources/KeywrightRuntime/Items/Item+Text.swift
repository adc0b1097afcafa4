extension String {
    /// Whether both are the same bytes of UTF-8, which `==` does not ask.
    @inlinable
    func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}

extension Item {
    /// Whether the attribute is there, of type S, and of this text byte by byte.
    @inlinable
    public func hasText(_ attribute: String, _ text: String) -> Bool {
        guard case .s(let stored)? = self[attribute] else { return false }
        return stored.hasBytes(of: text)
    }
}
