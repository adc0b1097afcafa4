import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A partition key and a sort key, interpolated as one does who trusts the values, but for ``checkedShelf(hall:aisle:shelf:)``.
struct HandWrittenKey: Hashable, Sendable {
    var partitionKey: String
    var sortKey: String

    static func customer(handle: String) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "CUSTOMER#\(handle)", sortKey: "PROFILE")
    }

    static func order(handle: String, placedAt: Timestamp, orderId: ULID) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "CUSTOMER#\(handle)", sortKey: "ORDER#\(placedAt)#\(orderId)")
    }

    static func orderOfStatus(_ status: Depot.Status, placedAt: Timestamp) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "STATUS#\(status.rawValue)", sortKey: "\(placedAt)")
    }

    static func orderLine(orderId: ULID, line: Int) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "ORDER#\(orderId)", sortKey: "LINE#\(padded(line, 4))")
    }

    static func product(productId: ULID) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "PRODUCT#\(productId)", sortKey: "PRODUCT")
    }

    static func shelf(hall: String, aisle: String, shelf: String) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "HALL#\(hall)", sortKey: "\(aisle)#\(shelf)")
    }

    /// The same, by one who does not trust the values.
    static func checkedShelf(hall: String, aisle: String, shelf: String) throws -> HandWrittenKey {
        for value in [hall, aisle, shelf] where value.isEmpty || value.utf8.contains(UInt8(ascii: "#")) {
            throw HandWrittenError.refused("shelf")
        }
        return self.shelf(hall: hall, aisle: aisle, shelf: shelf)
    }

    static func device(deviceId: UUID, day: CalendarDate) -> HandWrittenKey {
        HandWrittenKey(partitionKey: "DEVICE#\(deviceId.uuidString.lowercased())", sortKey: "DAY#\(day)")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
