/// `lower` and `upper`.
extension KeyEncoding {
    /// Lower case of the letters A to Z; all other characters stay.
    public static func lower(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    /// Upper case of the letters a to z; all other characters stay.
    public static func upper(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }, as: UTF8.self)
    }
}

/// Time buckets, in UTC.
extension KeyEncoding {
    /// `2026`.
    public static func year(_ timestamp: Timestamp) -> String { prefix(timestamp.description, 4) }

    /// `2026`.
    public static func year(_ date: CalendarDate) -> String { prefix(date.description, 4) }

    /// `2026-11`.
    public static func month(_ timestamp: Timestamp) -> String { prefix(timestamp.description, 7) }

    /// `2026-11`.
    public static func month(_ date: CalendarDate) -> String { prefix(date.description, 7) }

    /// `2026-11-22`.
    public static func day(_ timestamp: Timestamp) -> String { prefix(timestamp.description, 10) }

    /// `2026-11-22`.
    public static func day(_ date: CalendarDate) -> String { date.description }

    /// `2026-11-22T10`.
    public static func hour(_ timestamp: Timestamp) -> String { prefix(timestamp.description, 13) }

    private static func prefix(_ text: String, _ count: Int) -> String {
        String(decoding: text.utf8.prefix(count), as: UTF8.self)
    }
}

/// `shard`.
extension KeyEncoding {
    /// `shard(n)`: the 32-bit FNV-1a hash of the text's UTF-8, modulo n, with the digits of n−1.
    public static func shard(_ text: String, _ count: Int) -> String {
        let number = Int(FNV1a.hash32(text.utf8)) % max(count, 1)
        return shardText(number, of: count)
    }

    /// The texts of all n shards, in their order.
    public static func shards(_ count: Int) -> [String] {
        (0..<max(count, 1)).map { shardText($0, of: count) }
    }

    private static func shardText(_ number: Int, of count: Int) -> String {
        let width = max(count - 1, 0).description.utf8.count
        let digits = number.description
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
