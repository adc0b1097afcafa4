/// The name that `name` was most likely meant to be, or nil where none is near.
///
/// The distance is the restricted Damerau-Levenshtein distance of the lower-cased names (insert, delete, replace, swap
/// neighbors), and may be a third of the name's length, at least 1; names that share nothing, as `a` and `b`, are not near. Of several at one distance the first given wins, so
/// the answer depends on the order of `names` alone. A name that differs in case only is the nearest. Nothing is near a name
/// of more than 128 scalars: it is no slip of the fingers, and the comparison is quadratic. Of more than 5,000 names of about
/// its length only the first 5,000 are compared.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 128 else { return nil }
    var limit = max(wanted.count, 3) / 3
    var nearest: String?
    var compared = 0
    for candidate in names where !candidate.utf8.elementsEqual(name.utf8) {
        // A scalar takes one to four bytes, so most names are out by their length alone.
        let bytes = candidate.utf8.count
        guard bytes <= 4 * (wanted.count + limit), bytes >= wanted.count - limit else { continue }
        compared += 1
        guard compared <= 5000 else { break }
        let scalars = Array(candidate.lowercased().unicodeScalars)
        guard let distance = editDistance(wanted, scalars, atMost: limit),
            distance == 0 || distance < max(wanted.count, scalars.count)
        else { continue }
        nearest = candidate
        if distance == 0 { break }
        limit = distance - 1
    }
    return nearest
}

/// The restricted Damerau-Levenshtein distance, or nil where it is above `limit`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
        var row = [i + 1]
        row.reserveCapacity(right.count + 1)
        for j in 0..<right.count {
            var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                best = min(best, beforeLast[j - 1] + 1)
            }
            row.append(best)
        }
        // A swap reaches back two rows, so only two rows above the limit end it.
        if let least = row.min(), let leastBefore = last.min(), least > limit, leastBefore > limit { return nil }
        beforeLast = last
        last = row
    }
    return last[right.count] <= limit ? last[right.count] : nil
}
