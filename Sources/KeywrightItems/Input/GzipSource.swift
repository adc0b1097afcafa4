/// What a gzip file (RFC 1952) holds, its checksums and lengths held to.
package final class GzipSource: ByteSource {
    private var bits: BitReader
    private var inflater: Inflater?
    private var checksum = CRC32()
    private var length: UInt32 = 0
    private var isDone = false

    package init(_ source: any ByteSource) {
        bits = BitReader(source)
    }

    /// How every gzip file begins.
    package static let mark: [UInt8] = [0x1F, 0x8B]

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble) -> Int {
        let output = buffer.bindMemory(to: UInt8.self)
        while !isDone, !output.isEmpty {
            if inflater == nil {
                try readHeader()
                inflater = Inflater()
            }
            let count = try inflater?.read(into: output, from: &bits) ?? 0
            let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
            checksum.add(bytes)
            length &+= UInt32(truncatingIfNeeded: count)
            if inflater?.isDone ?? true { try readTrailer() }
            if count > 0 { return count }
        }
        return 0
    }

    private func readHeader() throws(SourceTrouble) {
        let mark = try bits.bits(16)
        guard mark == UInt32(Self.mark[0]) | UInt32(Self.mark[1]) << 8, try bits.bits(8) == 8 else {
            throw SourceTrouble(.damaged, "what follows is not compressed by gzip")
        }
        let flags = try bits.bits(8)
        // The time, the effort and the system.
        _ = try bits.bits(32)
        _ = try bits.bits(16)
        if flags & 4 != 0 {
            for _ in 0..<(try bits.bits(16)) { _ = try bits.bits(8) }
        }
        // The name and the comment.
        for flag in [8, 16] as [UInt32] where flags & flag != 0 {
            while try bits.bits(8) != 0 {}
        }
        if flags & 2 != 0 { _ = try bits.bits(16) }
        checksum = CRC32()
        length = 0
    }

    /// The checksum and the length; another file may follow, as `cat` joins them.
    private func readTrailer() throws(SourceTrouble) {
        bits.alignToByte()
        let expected = try bits.bits(32)
        guard expected == checksum.value, try bits.bits(32) == length else {
            throw SourceTrouble(.damaged, "the compressed data is damaged: its checksum is wrong")
        }
        inflater = nil
        isDone = try bits.isAtEnd()
    }
}
