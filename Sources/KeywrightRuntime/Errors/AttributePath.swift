/// Where inside an item a value stands, as text.
enum AttributePath {
    /// The inner path behind the outer one: `lines` and `[2].sku` are `lines[2].sku`.
    static func join(_ outer: String, _ inner: String) -> String {
        if outer.isEmpty { return inner }
        if inner.isEmpty { return outer }
        return inner.utf8.first == UInt8(ascii: "[") ? outer + inner : "\(outer).\(inner)"
    }
}
