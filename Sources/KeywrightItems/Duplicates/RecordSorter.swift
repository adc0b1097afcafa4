/// Where records wait that do not fit into memory: a temporary file.
package protocol RunStorage: AnyObject {
    /// Appends the bytes.
    func append(_ bytes: UnsafeRawBufferPointer) throws(SourceTrouble)

    /// Fills the buffer with the bytes from an offset on; all of them are there.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble)
}

/// Sorts records in bounded memory: runs are sorted and written out, and merged at the end.
final class RecordSorter {
    /// Records in memory at a time, in a run: 24 MB.
    private let capacity: Int
    /// All buffers of the merge together, in records.
    private let mergeCapacity: Int
    private let storage: any RunStorage
    private let buffer: UnsafeMutableBufferPointer<KeyRecord>
    /// The records in the buffer as they are sorted: ``placeBits`` bits of the place, above them as many of the hash as fit.
    private let order: UnsafeMutableBufferPointer<UInt64>
    /// What is written at a time.
    private let piece: UnsafeMutableBufferPointer<KeyRecord>
    private var count = 0
    private var runs: [Int] = []

    /// - Parameter capacity: of a run, in records; fewer than 2^24.
    init(_ storage: any RunStorage, capacity: Int = (24 << 20) / MemoryLayout<KeyRecord>.stride) {
        precondition(capacity < 1 << Self.placeBits)
        self.storage = storage
        self.capacity = capacity
        mergeCapacity = capacity
        buffer = .allocate(capacity: capacity)
        order = .allocate(capacity: capacity)
        piece = .allocate(capacity: min(capacity, 1024))
    }

    deinit {
        buffer.deallocate()
        order.deallocate()
        piece.deallocate()
    }

    func add(_ record: KeyRecord) throws(SourceTrouble) {
        if count == capacity { try writeRun() }
        buffer.initializeElement(at: count, to: record)
        count += 1
    }

    private static let placeBits: UInt64 = 24
    private static let placeMask: UInt64 = 1 << placeBits - 1

    private func record(_ entry: UInt64) -> KeyRecord { buffer[Int(entry & Self.placeMask)] }

    /// Puts the records in order: by the first 16 bits of their hashes, which fall evenly; by the next 40, which stand beside the
    /// places; and by all that they say, the few that have these the same.
    private func sortBuffer() {
        var next = [Int32](repeating: 0, count: (1 << 16) + 1)
        for index in 0..<count { next[Int(buffer[index].high >> 48) &+ 1] &+= 1 }
        for bucket in 1..<next.count { next[bucket] &+= next[bucket &- 1] }
        for index in 0..<count {
            let hash = buffer[index].high
            let bucket = Int(hash >> 48)
            order[Int(next[bucket])] = hash << 16 & ~Self.placeMask | UInt64(truncatingIfNeeded: index)
            next[bucket] &+= 1
        }
        // Each bucket ends where it was filled to.
        var start = 0
        for bucket in 0..<1 << 16 {
            let end = Int(next[bucket])
            if end &- start > 1 { sortPart(UnsafeMutableBufferPointer(rebasing: order[start..<end])) }
            start = end
        }
    }

    private func sortPart(_ part: UnsafeMutableBufferPointer<UInt64>) {
        var part = part
        if part.count <= 32 {
            for index in 1..<part.count {
                let entry = part[index]
                var place = index
                while place > 0, part[place &- 1] > entry {
                    part[place] = part[place &- 1]
                    place &-= 1
                }
                part[place] = entry
            }
        } else {
            part.sort()
        }
        var start = 0
        while start < part.count {
            var end = start &+ 1
            while end < part.count, part[end] >> Self.placeBits == part[start] >> Self.placeBits { end &+= 1 }
            if end &- start > 1 {
                part[start..<end].sort { KeyRecord.precedes(record($0), record($1)) }
            }
            start = end
        }
    }

    private func writeRun() throws(SourceTrouble) {
        sortBuffer()
        var index = 0
        while index < count {
            let part = min(piece.count, count - index)
            for place in 0..<part { piece[place] = record(order[index &+ place]) }
            try storage.append(UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: piece[..<part])))
            index += part
        }
        runs.append(count)
        count = 0
    }

    /// Gives all records in order.
    func merge(_ take: (KeyRecord) -> Void) throws(SourceTrouble) {
        if runs.isEmpty {
            sortBuffer()
            for index in 0..<count { take(record(order[index])) }
            return
        }
        if count > 0 { try writeRun() }
        // The buffer of the runs is that of the merge.
        let share = max(mergeCapacity / runs.count, 1)
        var heads: [RunHead] = []
        // Where there are more runs than records fit.
        var more: [UnsafeMutableBufferPointer<KeyRecord>] = []
        defer { for part in more { part.deallocate() } }
        var start = 0
        for (number, length) in runs.enumerated() {
            let isInside = (number + 1) * share <= capacity
            let part =
                isInside
                ? UnsafeMutableBufferPointer(rebasing: buffer[(number * share)..<((number + 1) * share)])
                : .allocate(capacity: share)
            if !isInside { more.append(part) }
            var head = RunHead(buffer: part, next: start, end: start + length)
            try head.fill(from: storage)
            heads.append(head)
            start += length
        }
        var heap = Array(heads.indices)
        for place in (0..<heap.count / 2).reversed() { sink(place, &heap, heads) }
        while let first = heap.first {
            take(heads[first].record)
            if try heads[first].advance(from: storage) {
                sink(0, &heap, heads)
            } else {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
                if !heap.isEmpty { sink(0, &heap, heads) }
            }
        }
    }

    private func sink(_ start: Int, _ heap: inout [Int], _ heads: [RunHead]) {
        var place = start
        while true {
            var child = 2 * place + 1
            if child >= heap.count { return }
            let other = child + 1
            if other < heap.count, KeyRecord.precedes(heads[heap[other]].record, heads[heap[child]].record) {
                child = other
            }
            guard KeyRecord.precedes(heads[heap[child]].record, heads[heap[place]].record) else { return }
            heap.swapAt(place, child)
            place = child
        }
    }
}

/// The part of a run that is in memory.
private struct RunHead {
    let buffer: UnsafeMutableBufferPointer<KeyRecord>
    /// Of the records in the file.
    var next: Int
    let end: Int
    private var held = 0
    private var at = 0

    init(buffer: UnsafeMutableBufferPointer<KeyRecord>, next: Int, end: Int) {
        self.buffer = buffer
        self.next = next
        self.end = end
    }

    var record: KeyRecord { buffer[at] }

    mutating func fill(from storage: any RunStorage) throws(SourceTrouble) {
        held = min(buffer.count, end - next)
        at = 0
        guard held > 0 else { return }
        let stride = MemoryLayout<KeyRecord>.stride
        try storage.read(
            at: UInt64(next * stride),
            into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[..<held])))
        next += held
    }

    /// Whether there is another record.
    mutating func advance(from storage: any RunStorage) throws(SourceTrouble) -> Bool {
        at += 1
        if at == held { try fill(from: storage) }
        return at < held
    }
}
