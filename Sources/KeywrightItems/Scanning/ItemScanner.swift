/// Reads the DynamoDB JSON of one item into a list of values, strictly (RFC 8259).
///
/// It is a scanner of its own, and not the runtime's reader: that one makes a dictionary of values with a string each, and no arrow
/// leads from the compiler to the runtime. Here nothing is allocated for an item that has nothing wrong, since tables have millions of
/// them. No byte sequence makes it trap, and nesting is bounded.
struct ItemScanner {
    /// Maps and lists in each other: what the service takes (F3.4).
    static let deepest = 32
    /// The longest name of an attribute (F1.5) fits the count that stands for it.
    private static let longestName = 65_535
    /// More values than an item has: each but an empty text takes a byte of the 400 KB (F3.1), and a set holds that once.
    private static let mostValues = 409_600

    let base: UnsafeMutablePointer<UInt8>
    let count: Int
    let nodes: NodeList
    let names: NameIndex
    /// The bytes as they came, where an escape has been decoded in them: places are told of these.
    private let untouched: ByteText
    private var isTouched = false
    var at: Int
    /// Where it stops being an item, as a count of bytes from the beginning, and what could have stood there.
    private(set) var fault: (offset: Int, expected: String)?
    /// The bytes of the item by the service's reckoning (F3.2).
    private(set) var size = 0
    var text = (start: 0, length: 0, isASCII: true)

    /// - Parameter bytes: the item, or what holds it. Strings with escapes are decoded in them.
    init(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, nodes: NodeList, names: NameIndex, untouched: ByteText
    ) {
        base = bytes.baseAddress ?? UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        count = bytes.count
        self.nodes = nodes
        self.names = names
        self.untouched = untouched
        at = 0
    }

    /// The bytes as they came.
    var original: UnsafeBufferPointer<UInt8> {
        isTouched ? untouched.bytes : UnsafeBufferPointer(start: base, count: count)
    }

    /// Keeps the bytes before the first of them is changed.
    mutating func keepOriginal() {
        if isTouched { return }
        untouched.clear()
        untouched.append(UnsafeBufferPointer(start: base, count: count))
        isTouched = true
    }

    // MARK: Items

    /// Reads `{"name": VALUE, …}`, or that as `{"Item": …}`, and nothing more but blanks.
    ///
    /// - Returns: whether it was an item; else there is a fault.
    mutating func item() -> Bool {
        nodes.clear()
        skipBlanks()
        guard next == UInt8(ascii: "{") else { return expected("an item: `{`") }
        let isWrapped = isEnvelope()
        if isWrapped {
            at &+= 1
            skipBlanks()
            _ = string()
            guard colon(), members(depth: 0, isTop: true) else { return failed }
            // What `get-item` says beside the item.
            while skip(UInt8(ascii: ",")) {
                skipBlanks()
                guard string(), colon(), skipJSON(depth: 0) else { return expected("a member") }
                skipBlanks()
            }
            guard skip(UInt8(ascii: "}")) else { return expected("`}`") }
        } else {
            guard members(depth: 0, isTop: true) else { return failed }
        }
        skipBlanks()
        return at == count ? true : expected("the end of the item")
    }

    /// Whether what comes is `{"Item": {…}}`, and not an item with an attribute of this name: then a value stands behind it.
    func isEnvelope() -> Bool {
        guard at &+ 2 < count, base[at &+ 1] <= 0x22, base[at &+ 2] <= UInt8(ascii: "I") else { return false }
        var look = self
        look.at &+= 1
        look.skipBlanks()
        guard look.skip(word: "\"Item\""), look.colon(), look.next == UInt8(ascii: "{") else { return false }
        return !look.beginsValue(depth: 0)
    }

    /// Whether `{"S": "…` comes, or its like: of a map by the first value in it.
    private mutating func beginsValue(depth: Int) -> Bool {
        guard depth <= Self.deepest, skip(UInt8(ascii: "{")) else { return false }
        skipBlanks()
        guard let type = typeName(), colon() else { return false }
        switch type {
        case .s, .n, .b: return next == UInt8(ascii: "\"")
        case .bool: return next == UInt8(ascii: "t") || next == UInt8(ascii: "f")
        case .null: return next == UInt8(ascii: "t")
        case .l, .ss, .ns, .bs: return next == UInt8(ascii: "[")
        case .m:
            guard skip(UInt8(ascii: "{")) else { return false }
            skipBlanks()
            if next == UInt8(ascii: "}") { return true }
            return skipString() && colon() && beginsValue(depth: depth + 1)
        }
    }

    /// `{"name": VALUE, …}`, the names of an item being looked up.
    mutating func members(depth: Int, isTop: Bool) -> Bool {
        guard skip(UInt8(ascii: "{")) else { return expected("`{`") }
        skipBlanks()
        if skip(UInt8(ascii: "}")) { return true }
        let first = nodes.count
        // Which names there were: of those that the design knows each has its bit, others share them.
        var known: UInt64 = 0
        var others: UInt64 = 0
        var mayRepeat = false
        repeat {
            skipBlanks()
            guard string() else { return expected("a name") }
            guard text.length <= Self.longestName else { return expected("a shorter name") }
            let (nameStart, nameLength) = (text.start, text.length)
            size &+= nameLength
            guard colon() else { return failed }
            let place = nodes.count
            guard value(depth: depth) else { return failed }
            let hash = NameIndex.hash(UnsafeBufferPointer(start: base + nameStart, count: nameLength))
            let index =
                isTop
                ? names.index(of: UnsafeBufferPointer(start: base + nameStart, count: nameLength), hash: hash) : -1
            nodes.base[place].nameStart = UInt32(truncatingIfNeeded: nameStart)
            nodes.base[place].nameLength = UInt16(truncatingIfNeeded: nameLength)
            nodes.base[place].known = index
            if index >= 0 {
                let bit: UInt64 = 1 << UInt64(index & 63)
                mayRepeat = mayRepeat || known & bit != 0
                known |= bit
            } else {
                let bit: UInt64 = 1 << (hash >> 58)
                mayRepeat = mayRepeat || others & bit != 0
                others |= bit
            }
            skipBlanks()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { return expected("`,` or `}`") }
        return !mayRepeat || hasDistinctNames(from: first)
    }

    /// Whether no name comes twice: a reader that takes the last would see another item than one that takes the first.
    mutating func hasDistinctNames(from first: Int) -> Bool {
        var count = 0
        var place = first
        while place < nodes.count {
            count &+= 1
            place = Int(nodes.base[place].end)
        }
        if count <= 24 {
            var one = first
            while one < nodes.count {
                var other = Int(nodes.base[one].end)
                while other < nodes.count {
                    if nodes.base[one].nameLength == nodes.base[other].nameLength,
                        sameBytes(name(of: one), name(of: other))
                    {
                        return doubled(other)
                    }
                    other = Int(nodes.base[other].end)
                }
                one = Int(nodes.base[one].end)
            }
            return true
        }
        var seen: Set<[UInt8]> = []
        place = first
        while place < nodes.count {
            if !seen.insert(Array(name(of: place))).inserted { return doubled(place) }
            place = Int(nodes.base[place].end)
        }
        return true
    }

    mutating func doubled(_ place: Int) -> Bool {
        at = Int(nodes.base[place].nameStart)
        return expected("no name twice")
    }

    func name(of place: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + Int(nodes.base[place].nameStart), count: Int(nodes.base[place].nameLength))
    }

    // MARK: Values

    /// `{"S": "text"}`.
    mutating func value(depth: Int) -> Bool {
        skipBlanks()
        guard skip(UInt8(ascii: "{")) else { return expected("`{` and a type") }
        skipBlanks()
        let typeStart = at
        guard let type = typeName() else {
            at = typeStart
            return expected("one of the types S, N, B, BOOL, NULL, L, M, SS, NS, BS")
        }
        guard colon(), content(type, depth: depth) else { return failed }
        skipBlanks()
        return skip(UInt8(ascii: "}")) ? true : expected("`}` behind the value")
    }

    mutating func content(_ type: AttributeType, depth: Int) -> Bool {
        switch type {
        case .s:
            guard string() else { return expected("a string") }
            size &+= text.length
            guard append(type, flag: text.isASCII) else { return false }
        case .n:
            guard number() else { return failed }
        case .b:
            guard bytes() else { return failed }
        case .bool:
            let start = at
            let isTrue = skip(word: "true")
            guard isTrue || skip(word: "false") else { return expected("true or false") }
            size &+= 1
            text = (start, at &- start, true)
            guard append(type, flag: isTrue) else { return false }
        case .null:
            let start = at
            guard skip(word: "true") else { return expected("true") }
            size &+= 1
            text = (start, 4, true)
            guard append(type, flag: true) else { return false }
        case .m, .l:
            guard depth < Self.deepest else { return expected("at most 32 levels of nesting (F3.4)") }
            return nested(type, depth: depth)
        case .ss, .ns, .bs: return set(type)
        }
        return true
    }

    @inline(__always)
    mutating func append(_ type: AttributeType, flag: Bool) -> Bool {
        guard nodes.count < Self.mostValues else { return expected("an item of at most 400 KB (F3.1)") }
        let place = nodes.append(
            ItemNode(
                type: type, flag: flag, nameLength: 0, nameStart: 0, start: UInt32(truncatingIfNeeded: text.start),
                length: UInt32(truncatingIfNeeded: text.length), end: 0, known: -1))
        nodes.base[place].end = UInt32(truncatingIfNeeded: place &+ 1)
        return true
    }

    mutating func nested(_ type: AttributeType, depth: Int) -> Bool {
        text = (at, 0, true)
        let place = nodes.count
        guard append(type, flag: false) else { return false }
        size &+= 3
        if type == .m {
            guard members(depth: depth &+ 1, isTop: false) else { return false }
        } else {
            guard skip(UInt8(ascii: "[")) else { return expected("`[`") }
            skipBlanks()
            if !skip(UInt8(ascii: "]")) {
                repeat {
                    guard value(depth: depth &+ 1) else { return false }
                    skipBlanks()
                } while skip(UInt8(ascii: ","))
                guard skip(UInt8(ascii: "]")) else { return expected("`,` or `]`") }
            }
        }
        close(place)
        return true
    }

    /// Notes what a map, list or set holds, all of which was read.
    mutating func close(_ place: Int) {
        var held: UInt32 = 0
        var inner = place &+ 1
        while inner < nodes.count {
            held &+= 1
            inner = Int(nodes.base[inner].end)
        }
        nodes.base[place].length = held
        nodes.base[place].end = UInt32(truncatingIfNeeded: nodes.count)
        if nodes.base[place].type.rawValue < AttributeType.ss.rawValue { size &+= Int(held) }
    }

    mutating func set(_ type: AttributeType) -> Bool {
        text = (at, 0, true)
        let place = nodes.count
        guard append(type, flag: false) else { return false }
        guard skip(UInt8(ascii: "[")) else { return expected("`[`") }
        skipBlanks()
        if next == UInt8(ascii: "]") { return expected("a set that is not empty (F3.4)") }
        repeat {
            skipBlanks()
            switch type {
            case .ss:
                guard string() else { return expected("a string") }
                size &+= text.length
                guard append(.s, flag: text.isASCII) else { return false }
            case .ns:
                guard number() else { return false }
            default:
                guard bytes() else { return false }
            }
            skipBlanks()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { return expected("`,` or `]`") }
        close(place)
        return true
    }

    mutating func number() -> Bool {
        let start = at
        guard string() else { return expected("a number in quotes") }
        guard let shape = NumberShape(UnsafeBufferPointer(start: base + text.start, count: text.length)) else {
            at = start
            return expected("a number in quotes")
        }
        guard shape.isStorable else {
            at = start
            return expected("a number of at most 38 digits, from 1E-130 to below 1E126 (F1.13)")
        }
        size &+= shape.size
        guard append(.n, flag: true) else { return false }
        return true
    }

    mutating func bytes() -> Bool {
        let start = at
        guard string() else { return expected("base 64 in quotes") }
        guard let count = decodedCount(ofBase64: UnsafeBufferPointer(start: base + text.start, count: text.length))
        else {
            at = start
            return expected("base 64 in quotes")
        }
        size &+= count
        guard append(.b, flag: true) else { return false }
        return true
    }

    // MARK: Faults

    var failed: Bool { false }

    /// Notes what was expected here, unless something was before.
    mutating func expected(_ what: String) -> Bool {
        if fault == nil { fault = (at, what) }
        return false
    }
}
