extension InMemoryDynamoDB {
    /// What the engine has seen since it was made, or since `resetStatistics()`. Requests for tables (CreateTable and the
    /// like) do not count.
    public struct Statistics: Hashable, Sendable {
        /// Capacity units used of one table and its indexes together.
        public struct Capacity: Hashable, Sendable {
            /// Read units (F2.1).
            public var readUnits: Double
            /// Write units (F2.1).
            public var writeUnits: Double

            /// Makes an amount.
            public init(readUnits: Double = 0, writeUnits: Double = 0) {
                self.readUnits = readUnits
                self.writeUnits = writeUnits
            }
        }

        /// How many requests came, refused ones and those that a fault hit included.
        public internal(set) var requests = 0
        /// How many of them were of each operation; an operation that never came is absent.
        public internal(set) var requestsByOperation: [DataOperation: Int] = [:]
        /// How many faults of each kind took effect; a kind that never did is absent.
        public internal(set) var faults: [Fault.Kind: Int] = [:]
        /// What each table has cost, by the table's name, in units of every request that was carried out.
        ///
        /// It counts what no answer can say, too: writes whose condition failed (F2.6), and cancelled transactions, at
        /// the price of the items as they stood. That the service charges for those is certain, how much of a
        /// transaction is not (F2.7).
        public internal(set) var capacity: [String: Capacity] = [:]

        /// Nothing seen.
        public init() {}
    }

    /// What the engine has seen until now.
    public var statistics: Statistics { currentStatistics }

    /// Counts from zero again. The numbers of requests that a fault plan goes by are not touched.
    public func resetStatistics() { currentStatistics = Statistics() }
}
