#if HTTP
    /// Settings that cannot be used: what was looked for, where, what stood there, and what to write instead.
    public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The whole of it, for an operator to read. No secret stands in it.
        public let description: String

        /// Makes an error.
        public init(_ description: String) {
            self.description = description
        }
    }
#endif
