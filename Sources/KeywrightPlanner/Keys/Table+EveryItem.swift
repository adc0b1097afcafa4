import KeywrightModel

extension Table {
    /// Whether every item has the attribute, whatever it holds: those of the table's key, and the discriminator. An index may
    /// have it in its key, but no write gives or takes it for the sake of that.
    func isInEveryItem(_ name: String) -> Bool {
        (keyAttributes.map(\.name) + (discriminator.map { [$0] } ?? [])).contains { $0.utf8.elementsEqual(name.utf8) }
    }
}
