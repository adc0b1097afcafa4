/// Reads a DEFLATE stream (RFC 1951), as much at a time as is asked for.
///
/// It is written here, in plain Swift, because the command is to build with libyaml alone; a system's zlib would be one thing more that
/// everyone who builds it must have. No input makes it trap: what is damaged throws.
struct Inflater {
    private static let windowSize = 32_768

    private enum State {
        case header
        case stored(Int)
        case coded
        case done
    }

    private var state = State.header
    private var isLast = false
    private var literals: HuffmanTable?
    private var distances: HuffmanTable?
    /// The last 32 KB that were given, as a ring.
    private var window = [UInt8](repeating: 0, count: windowSize)
    private var position = 0
    /// How many bytes of the window are filled.
    private var filled = 0
    /// What is left of a repetition that did not fit.
    private var copyLength = 0
    private var copyDistance = 0

    var isDone: Bool {
        if case .done = state { return copyLength == 0 }
        return false
    }

    /// Fills the beginning of the buffer.
    ///
    /// - Returns: how many bytes there were; less than the buffer holds only at the end of the stream.
    mutating func read(
        into output: UnsafeMutableBufferPointer<UInt8>, from input: inout BitReader
    ) throws(SourceTrouble) -> Int {
        var written = 0
        while written < output.count {
            if copyLength > 0 {
                written = copy(into: output, at: written)
                continue
            }
            switch state {
            case .done: return written
            case .header: try readHeader(&input)
            case .stored(let left): try readStored(left, into: output, &written, &input)
            case .coded: try readCodes(into: output, &written, &input)
            }
        }
        return written
    }

    private mutating func endBlock() { state = isLast ? .done : .header }

    private mutating func readHeader(_ input: inout BitReader) throws(SourceTrouble) {
        isLast = try input.bits(1) == 1
        switch try input.bits(2) {
        case 0:
            input.alignToByte()
            let length = try input.bits(16)
            guard try input.bits(16) == ~length & 0xFFFF else { throw damaged("the length of a block is wrong") }
            state = .stored(Int(length))
        case 1:
            (literals, distances) = (HuffmanTable.fixedLiterals, HuffmanTable.fixedDistances)
            state = .coded
        case 2:
            try readTables(&input)
            state = .coded
        default: throw damaged("a block is of no known kind")
        }
    }

    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The codes of a block, themselves coded (RFC 1951, 3.2.7).
    private mutating func readTables(_ input: inout BitReader) throws(SourceTrouble) {
        let literalCount = Int(try input.bits(5)) + 257
        let distanceCount = Int(try input.bits(5)) + 1
        let lengthCount = Int(try input.bits(4)) + 4
        var lengthLengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengthLengths[Self.lengthOrder[index]] = UInt8(try input.bits(3)) }
        guard literalCount <= 286, let table = HuffmanTable(lengths: lengthLengths) else {
            throw damaged("the codes of a block are none")
        }
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try input.symbol(table)
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw damaged("the codes of a block are none") }
                lengths += repeatElement(last, count: 3 + Int(try input.bits(2)))
            case 17: lengths += repeatElement(0, count: 3 + Int(try input.bits(3)))
            default: lengths += repeatElement(0, count: 11 + Int(try input.bits(7)))
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
            let literals = HuffmanTable(lengths: lengths[..<literalCount]),
            let distances = HuffmanTable(lengths: lengths[literalCount...])
        else { throw damaged("the codes of a block are none") }
        (self.literals, self.distances) = (literals, distances)
    }

    private mutating func readStored(
        _ count: Int, into output: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int, _ input: inout BitReader
    ) throws(SourceTrouble) {
        var left = count
        while left > 0, written < output.count {
            put(UInt8(truncatingIfNeeded: try input.bits(8)), into: output, &written)
            left -= 1
        }
        if left == 0 { endBlock() } else { state = .stored(left) }
    }

    private static let lengthBases: [UInt16] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtra: [UInt8] = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases: [UInt16] = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12_289, 16_385, 24_577,
    ]
    private static let distanceExtra: [UInt8] = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]

    private mutating func readCodes(
        into output: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int, _ input: inout BitReader
    ) throws(SourceTrouble) {
        guard let literals, let distances else { throw damaged("a block has no codes") }
        while written < output.count {
            let symbol = try input.symbol(literals)
            if symbol < 256 {
                put(UInt8(truncatingIfNeeded: symbol), into: output, &written)
                continue
            }
            if symbol == 256 { return endBlock() }
            guard symbol - 257 < Self.lengthBases.count else { throw damaged("a length is none") }
            copyLength =
                Int(Self.lengthBases[symbol - 257]) + Int(try input.bits(Int(Self.lengthExtra[symbol - 257])))
            let distance = try input.symbol(distances)
            guard distance < Self.distanceBases.count else { throw damaged("a distance is none") }
            copyDistance =
                Int(Self.distanceBases[distance]) + Int(try input.bits(Int(Self.distanceExtra[distance])))
            guard copyDistance <= filled else { throw damaged("a distance goes back before the beginning") }
            written = copy(into: output, at: written)
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8, into output: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int) {
        output[written] = byte
        written &+= 1
        window[position] = byte
        position = (position &+ 1) & (Self.windowSize - 1)
        if filled < Self.windowSize { filled &+= 1 }
    }

    private mutating func copy(into output: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        var written = start
        let count = min(copyLength, output.count - written)
        copyLength -= count
        let (distance, from) = (copyDistance, position)
        window.withUnsafeMutableBufferPointer { window in
            var source = (from &- distance) & (Self.windowSize - 1)
            var target = from
            for _ in 0..<count {
                let byte = window[source]
                window[target] = byte
                output[written] = byte
                written &+= 1
                source = (source &+ 1) & (Self.windowSize - 1)
                target = (target &+ 1) & (Self.windowSize - 1)
            }
        }
        position = (position + count) & (Self.windowSize - 1)
        filled = min(filled + count, Self.windowSize)
        return written
    }

    private func damaged(_ message: String) -> SourceTrouble {
        SourceTrouble(.damaged, "the compressed data is damaged: \(message)")
    }
}
