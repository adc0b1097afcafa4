/// What stands in the temporary file for a value that no two items share.
struct KeyRecord {
    enum Role: UInt8 {
        case key, identity, owner, companion
    }

    /// Of the value, in the domain of what it is unique among.
    var high: UInt64
    var low: UInt64
    /// Of the item's primary key, or of that of the item that a companion belongs to.
    var item: UInt64
    var offset: UInt64
    /// The line, and above 48 bits the file.
    var place: UInt64
    var column: UInt32
    /// Which set of attributes it is about, by the table's numbering.
    var set: UInt16
    var role: UInt8
    /// Whether the item may have expired, and be there or not.
    var mayBeGone: Bool

    init(
        _ hash: (high: UInt64, low: UInt64), item: UInt64, at place: ItemPlace, role: Role, set: Int, mayBeGone: Bool
    ) {
        (high, low) = hash
        self.item = item
        offset = place.offset
        self.place = UInt64(place.file) << 48 | UInt64(place.line) & (1 << 48 - 1)
        column = UInt32(clamping: place.column)
        self.set = UInt16(clamping: set)
        self.role = role.rawValue
        self.mayBeGone = mayBeGone
    }

    var itemPlace: ItemPlace {
        ItemPlace(file: Int(place >> 48), line: Int(place & (1 << 48 - 1)), column: Int(column), offset: offset)
    }

    /// By value, then as it was read, owners before companions.
    @inline(__always)
    static func precedes(_ left: KeyRecord, _ right: KeyRecord) -> Bool {
        if left.high != right.high { return left.high < right.high }
        if left.low != right.low { return left.low < right.low }
        if left.role != right.role { return left.role < right.role }
        if left.place >> 48 != right.place >> 48 { return left.place >> 48 < right.place >> 48 }
        return left.offset < right.offset
    }
}
