/// Names go by their UTF-8 bytes, as the service compares them (F1.16), where Swift's `==` is canonical equivalence.
///
/// A Swift dictionary still cannot hold two names that are canonically equivalent; such an item cannot be written here.
func utf8Precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Equal by bytes.
func utf8Equal(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
}

extension Dictionary where Key == String {
    /// The value whose name has exactly these bytes.
    func value(exactly name: String) -> Value? {
        guard let index = index(forKey: name), utf8Equal(self[index].key, name) else { return nil }
        return self[index].value
    }
}
