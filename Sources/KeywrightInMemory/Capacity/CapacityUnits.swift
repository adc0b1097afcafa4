/// What the service charges for bytes: read units of 4 KB and write units of 1 KB, each begun one in full (F2.1, F2.2).
enum CapacityUnits {
    /// How a read is made, which decides its price (F2.1).
    enum Reading {
        case eventual
        case consistent
        case transactional

        /// What one read unit's worth of bytes costs.
        var price: Double {
            switch self {
            case .eventual: 0.5
            case .consistent: 1
            case .transactional: 2
            }
        }
    }

    /// The cost of reading this many bytes in one go; nothing at all costs as much as 4 KB (F2.4).
    static func reading(_ bytes: Int, _ reading: Reading) -> Double { begun(bytes, of: 4096) * reading.price }

    /// The cost of writing this many bytes in one go; nothing at all costs as much as 1 KB (F2.5).
    static func writing(_ bytes: Int) -> Double { begun(bytes, of: 1024) }

    private static func begun(_ bytes: Int, of unit: Int) -> Double { Double(max(1, (bytes + unit - 1) / unit)) }
}
