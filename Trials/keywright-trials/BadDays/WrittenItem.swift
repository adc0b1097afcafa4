import KeywrightRuntime

/// Items whose every byte follows from the id of the write that made them, so that any other byte is seen.
enum WrittenItem {
    /// The item that a write makes.
    static func make(_ partition: String, _ sort: String, id: String) -> Item {
        var item = key(partition, sort)
        item["id"] = .s(id)
        item["text"] = .s(text(id))
        item["bytes"] = .b(Array(text(id).utf8.reversed()))
        item["size"] = .n(String(text(id).utf8.count))
        return item
    }

    /// The id of the write that made an item, or nil if no write makes this item.
    static func id(of item: Item) -> String? {
        guard let partition = item.text("PK"), let sort = item.text("SK"), let id = item.text("id"),
            item == make(partition, sort, id: id)
        else { return nil }
        return id
    }

    private static func text(_ id: String) -> String {
        String(repeating: "\(id) é\u{301}\n\"", count: 1 + id.utf8.reduce(0) { $0 + Int($1) } % 7)
    }
}
