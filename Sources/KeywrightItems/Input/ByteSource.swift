/// Bytes that come one after the other: a file, standard input, or what a compressed file holds.
package protocol ByteSource: AnyObject {
    /// Fills the beginning of the buffer.
    ///
    /// - Returns: how many bytes there were, 0 at the end and only there.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble) -> Int
}

/// Why the bytes of a source end before their end.
package struct SourceTrouble: Error {
    package enum Kind: Sendable {
        /// The source cannot be read.
        case unreadable
        /// What was read is not what it should be: a compressed file that is damaged or cut off.
        case damaged
    }

    package var kind: Kind
    /// A clause, as in "`x` cannot be read: …".
    package var message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

/// A source that is in memory.
package final class MemorySource: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let most: Int

    /// - Parameter most: how many bytes one read gives at most, as pipes give few.
    package init(_ bytes: [UInt8], most: Int = .max) {
        rest = bytes[...]
        self.most = most
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = rest.prefix(min(buffer.count, most))
        rest = rest.dropFirst(part.count)
        buffer.copyBytes(from: part)
        return part.count
    }
}
