/// The name that `name` was most likely meant to be, or nil where none is near.
///
/// The distance is the restricted Damerau-Levenshtein distance of the lower-cased names (insert, delete, replace, swap
/// neighbors), and may be a third of the name's length, at least 1; names that share nothing, as `a` and `b`, are not near.
/// Of several at one distance the first given wins, so the answer depends on the order of `names` alone. A name that differs in case only is the nearest. Nothing is near a name
/// of more than 128 scalars: it is no slip of the fingers, and the comparison is quadratic. Of more than 5,000 names of about
/// its length only the first 5,000 are compared.
package func nearestName(to name: String, among names: [String]) -> String? {
    let wanted = lowercasedScalars(name)
    guard wanted.count <= 128 else { return nil }
    var limit = max(wanted.count, 3) / 3
    var nearest: String?
    var compared = 0
    var table = EditTable(wanted)
    for candidate in names where !candidate.utf8.elementsEqual(name.utf8) {
        // A scalar takes one to four bytes, so most names are out by their length alone.
        let bytes = candidate.utf8.count
        guard bytes <= 4 * (wanted.count + limit), bytes >= wanted.count - limit else { continue }
        compared += 1
        guard compared <= 5000 else { break }
        let scalars = lowercasedScalars(candidate)
        guard let distance = table.distance(to: scalars, atMost: limit),
            distance == 0 || distance < max(wanted.count, scalars.count)
        else { continue }
        nearest = candidate
        if distance == 0 { break }
        limit = distance - 1
    }
    return nearest
}

private func lowercasedScalars(_ name: String) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
        guard byte < 0x80 else { return name.lowercased().unicodeScalars.map(\.value) }
        scalars.append(UInt32(isCapital(byte) ? byte + 32 : byte))
    }
    return scalars
}

private func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

/// The table of distances between the beginnings of one name and those of others, of which three rows are kept; all names are
/// held against one name in turn, so the rows are made once.
private struct EditTable {
    private let left: [UInt32]
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var row: [Int] = []

    init(_ left: [UInt32]) { self.left = left }

    /// The restricted Damerau-Levenshtein distance, or nil where it is above `limit`.
    mutating func distance(to right: [UInt32], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        if row.count <= right.count {
            let blank = [Int](repeating: 0, count: right.count + 1)
            (beforeLast, last, row) = (blank, blank, blank)
        }
        for j in 0...right.count { last[j] = j }
        for i in left.indices {
            row[0] = i + 1
            var least = row[0]
            for j in right.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, beforeLast[j - 1] + 1)
                }
                row[j + 1] = best
                least = min(least, best)
            }
            // A swap reaches back two rows, so only two rows above the limit end it.
            if least > limit, last[...right.count].allSatisfy({ $0 > limit }) { return nil }
            swap(&beforeLast, &last)
            swap(&last, &row)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
