/// What a key text is for, and so how long it may be (F1.8).
public enum KeyRole: Sendable, Hashable {
    /// A partition key: at most 2,048 bytes.
    case partition
    /// A sort key: at most 1,024 bytes.
    case sort

    /// The most bytes that the service takes.
    @inlinable
    public var mostBytes: Int {
        switch self {
        case .partition: 2_048
        case .sort: 1_024
        }
    }

    /// Refuses a key value that is empty or too long, in bytes (F1.8, F1.10).
    public func check(bytes count: Int) throws(ValueError) {
        if count == 0 { throw ValueError(.emptyKey, "a key must not be empty") }
        if count > mostBytes { throw ValueError(.keySize, "a key of more than \(mostBytes) bytes") }
    }
}
