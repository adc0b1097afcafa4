/// Which lines of two texts are the same, in order in both: what a line diff is made of.
///
/// The shortest way from one to the other, where it takes no more changes than a bound. Where it takes more, lines that stand
/// once in each text are held together first and the shortest way is sought between them; a stretch that is over the bound
/// even so counts as replaced. So the time stays near-linear, and the result is always right.
struct LineMatching<Line: Hashable> {
    /// The pairs of equal lines, ascending in both.
    private(set) var pairs: [(old: Int, new: Int)] = []

    private let old: [Line]
    private let new: [Line]

    /// How many lines may go and come on a shortest way.
    private static var bound: Int { 1000 }

    init(_ old: [Line], _ new: [Line]) {
        self.old = old
        self.new = new
        if match(old.indices, new.indices) { return }
        pairs = []
        var start = (old: 0, new: 0)
        for anchor in anchors() {
            match(start.old..<anchor.old, start.new..<anchor.new)
            pairs.append(anchor)
            start = (anchor.old + 1, anchor.new + 1)
        }
        match(start.old..<old.count, start.new..<new.count)
    }

    /// The longest ascending run of pairs of lines that stand once in either text.
    private func anchors() -> [(old: Int, new: Int)] {
        let oldPlaces = placesOfUnique(old)
        let newPlaces = placesOfUnique(new)
        // Patience: the pile tops ascend, and each card knows the top of the pile to its left.
        var cards: [(pair: (old: Int, new: Int), left: Int?)] = []
        var piles: [Int] = []
        for (index, line) in old.enumerated() where oldPlaces[line] == index {
            guard let place = newPlaces[line] else { continue }
            var low = 0
            var high = piles.count
            while low < high {
                let middle = (low + high) / 2
                if cards[piles[middle]].pair.new < place { low = middle + 1 } else { high = middle }
            }
            cards.append(((index, place), low == 0 ? nil : piles[low - 1]))
            if low == piles.count { piles.append(cards.count - 1) } else { piles[low] = cards.count - 1 }
        }
        var run: [(old: Int, new: Int)] = []
        var card = piles.last
        while let current = card {
            run.append(cards[current].pair)
            card = cards[current].left
        }
        return run.reversed()
    }

    private func placesOfUnique(_ lines: [Line]) -> [Line: Int] {
        var places: [Line: Int] = [:]
        var repeated: Set<Line> = []
        for (index, line) in lines.enumerated() where places.updateValue(index, forKey: line) != nil {
            repeated.insert(line)
        }
        for line in repeated { places[line] = nil }
        return places
    }

    /// Adds the pairs within a stretch; false where the bound was too low, and then only those where it begins and ends alike.
    @discardableResult
    private mutating func match(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> Bool {
        var lower = (old: oldRange.lowerBound, new: newRange.lowerBound)
        var upper = (old: oldRange.upperBound, new: newRange.upperBound)
        while lower.old < upper.old, lower.new < upper.new, old[lower.old] == new[lower.new] {
            pairs.append(lower)
            lower = (lower.old + 1, lower.new + 1)
        }
        var tail: [(old: Int, new: Int)] = []
        while lower.old < upper.old, lower.new < upper.new, old[upper.old - 1] == new[upper.new - 1] {
            upper = (upper.old - 1, upper.new - 1)
            tail.append(upper)
        }
        let isDone = matchByShortestWay(lower.old..<upper.old, lower.new..<upper.new)
        pairs.append(contentsOf: tail.reversed())
        return isDone
    }

    /// The greedy algorithm of Myers: for each number of changes, how far each diagonal reaches.
    private mutating func matchByShortestWay(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> Bool {
        guard !oldRange.isEmpty, !newRange.isEmpty else { return true }
        let most = min(Self.bound, oldRange.count + newRange.count)
        // A row for each number of changes d; the diagonal k of -d, -d + 2, …, d stands at (k + d) / 2.
        var rows: [[Int]] = []
        for changes in 0...most {
            var row: [Int] = []
            row.reserveCapacity(changes + 1)
            for step in 0...changes {
                var x = 0
                if let last = rows.last {
                    let goesDown = step == 0 || (step < changes && last[step - 1] < last[step])
                    x = goesDown ? last[step] : last[step - 1] + 1
                }
                var y = x - (2 * step - changes)
                while x < oldRange.count, y >= 0, y < newRange.count,
                    old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
                {
                    x += 1
                    y += 1
                }
                row.append(x)
                if x >= oldRange.count, y >= newRange.count {
                    rows.append(row)
                    walkBack(rows, step: step, from: (x, y), origin: (oldRange.lowerBound, newRange.lowerBound))
                    return true
                }
            }
            rows.append(row)
        }
        return false
    }

    private mutating func walkBack(
        _ rows: [[Int]], step: Int, from end: (x: Int, y: Int), origin: (old: Int, new: Int)
    ) {
        var found: [(old: Int, new: Int)] = []
        var (x, y) = end
        var step = step
        for changes in stride(from: rows.count - 1, through: 0, by: -1) {
            var start = (x: 0, y: 0)
            var before = step
            if changes > 0 {
                let last = rows[changes - 1]
                let goesDown = step == 0 || (step < changes && last[step - 1] < last[step])
                before = goesDown ? step : step - 1
                let previous = (x: last[before], y: last[before] - (2 * before - (changes - 1)))
                start = goesDown ? (previous.x, previous.y + 1) : (previous.x + 1, previous.y)
                while x > start.x, y > start.y {
                    x -= 1
                    y -= 1
                    found.append((origin.old + x, origin.new + y))
                }
                (x, y) = previous
                step = before
            } else {
                while x > 0, y > 0 {
                    x -= 1
                    y -= 1
                    found.append((origin.old + x, origin.new + y))
                }
            }
        }
        pairs.append(contentsOf: found.reversed())
    }
}
