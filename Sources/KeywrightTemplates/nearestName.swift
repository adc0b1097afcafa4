/// The candidate that a misspelt name most likely meant, or nil where none is near enough.
///
/// Near is a restricted Damerau-Levenshtein distance, letter case aside, of at most a third of the name's length. Of
/// several as near the first is taken.
func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let limit = min(wanted.count / 3, (best?.distance ?? .max) - 1)
        guard limit >= 0 else { break }
        let known = Array(candidate.lowercased().utf8)
        guard abs(known.count - wanted.count) <= limit else { continue }
        let distance = editDistance(wanted, known)
        if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbors, where no letter is edited twice.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            var least = min(last[column + 1] + 1, current[column] + 1)
            least = min(least, last[column] + (left[row] == right[column] ? 0 : 1))
            let isSwap = row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
            if isSwap { least = min(least, beforeLast[column - 1] + 1) }
            current.append(least)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
