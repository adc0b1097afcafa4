/// Bytes that grow, in memory that is used again: the text of a key as it is made. As of ``NodeList``, overlaps are not looked at.
final class ByteText {
    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var capacity = 4096
    @exclusivity(unchecked) private(set) var count = 0

    init() {
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// What was written from a place on.
    func bytes(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: count - start)
    }

    @inline(__always)
    func clear() { count = 0 }

    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count)
        if let start = bytes.baseAddress { (base + count).update(from: start, count: bytes.count) }
        count &+= bytes.count
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count &+= 1
    }

    func append(_ text: some Sequence<UInt8>) {
        for byte in text { append(byte) }
    }

    func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// The bytes, letters of one ASCII case in the other.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, changing letters: ClosedRange<UInt8>) {
        reserve(bytes.count)
        for byte in bytes {
            base[count] = letters.contains(byte) ? byte ^ 0x20 : byte
            count &+= 1
        }
    }

    /// The number in decimal, with zeros before it up to a width.
    func append(_ number: UInt64, width: Int = 1) {
        var rest = number
        var digits = 1
        while rest >= 10 {
            rest /= 10
            digits &+= 1
        }
        let length = max(digits, width)
        reserve(length)
        rest = number
        var place = count &+ length
        while place > count {
            place &-= 1
            base[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= length
    }

    @inline(__always)
    private func reserve(_ more: Int) {
        if count &+ more > capacity { grow(count + more) }
    }

    private func grow(_ least: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity * 2, least))
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = max(capacity * 2, least)
    }
}
