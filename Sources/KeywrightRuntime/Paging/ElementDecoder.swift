/// Turns items into elements, and says what becomes of the others.
struct ElementDecoder<Element: Sendable>: Sendable {
    let foreign: ForeignItems
    let decode: @Sendable (Item) throws(ItemError) -> Element?

    /// The element, or nil for an item that is left out; foreign ones are counted.
    func element(_ item: Item, _ skipped: inout Int) throws(RepositoryError) -> Element? {
        do {
            return try decode(item)
        } catch {
            guard error.kind == .foreign, foreign == .skip else { throw RepositoryError(error) }
            skipped += 1
            return nil
        }
    }

    /// Whether the item belongs to a page that is still to come: as an element, or as the error of that page.
    func isFollowing(_ item: Item) -> Bool {
        do {
            return try decode(item) != nil
        } catch {
            return error.kind != .foreign || foreign == .fail
        }
    }
}
