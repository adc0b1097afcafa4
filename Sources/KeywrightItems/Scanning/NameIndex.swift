/// The stored names that a table's design knows, found by their bytes.
struct NameIndex {
    private(set) var names: [[UInt8]] = []
    /// Pairs of a hash and a name's index, open addressing; -1 is free.
    private var hashes: [UInt64] = []
    private var places: [Int32] = []

    /// The index of a name, which is entered if it is not there.
    mutating func insert(_ name: String) -> Int {
        let bytes = Array(name.utf8)
        if let known = names.firstIndex(of: bytes) { return known }
        names.append(bytes)
        rebuild()
        return names.count - 1
    }

    func find(_ name: String) -> Int? { names.firstIndex(of: Array(name.utf8)) }

    private mutating func rebuild() {
        var size = 16
        while size < names.count * 4 { size *= 2 }
        hashes = Array(repeating: 0, count: size)
        places = Array(repeating: -1, count: size)
        for (index, name) in names.enumerated() {
            let hash = name.withUnsafeBufferPointer { Self.hash($0) }
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while places[place] >= 0 { place = (place + 1) & (size - 1) }
            hashes[place] = hash
            places[place] = Int32(index)
        }
    }

    /// The index of a name; -1 where the design knows none like it.
    @inline(__always)
    func index(of name: UnsafeBufferPointer<UInt8>) -> Int32 { index(of: name, hash: Self.hash(name)) }

    /// The same where its hash is known.
    @inline(__always)
    func index(of name: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        let mask = places.count &- 1
        if mask < 0 { return -1 }
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] >= 0 {
            if hashes[place] == hash, isName(Int(places[place]), name) { return places[place] }
            place = (place &+ 1) & mask
        }
        return -1
    }

    private func isName(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        names[index].count == name.count && names[index].withUnsafeBufferPointer { sameBytes($0, name) }
    }

    /// Of the length, the first eight bytes and the last eight: names that differ elsewhere alone are told apart by comparing.
    @inline(__always)
    static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(name)
        var first: UInt64 = 0
        var last: UInt64 = 0
        if raw.count >= 8 {
            first = raw.loadUnaligned(as: UInt64.self)
            last = raw.loadUnaligned(fromByteOffset: raw.count &- 8, as: UInt64.self)
        } else {
            for byte in raw { first = first << 8 | UInt64(byte) }
        }
        var hash = first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(raw.count) &* 0xC2B2_AE3D_27D4_EB4F)
        hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ hash >> 29
    }
}

/// Whether two runs hold the same bytes.
@inline(__always)
func sameBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    let (left, right) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    var index = 0
    while index &+ 8 <= left.count {
        if left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            != right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        {
            return false
        }
        index &+= 8
    }
    while index < left.count {
        if left[index] != right[index] { return false }
        index &+= 1
    }
    return true
}
