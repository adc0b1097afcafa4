/// Finds what can begin as a given text does: all whose own beginning is one of the text, or goes on from it.
///
/// A look-up takes time in the length of the text and in what it finds, not in how much there is.
struct HeadTable<Element> {
    private var heads: [[UInt8]] = []
    private var elements: [[UInt8]: Element] = [:]
    /// Those of the heads, each once: there are few, and a look-up tries no other.
    private var lengths: [Int] = []

    init(_ elements: [[UInt8]: Element]) {
        self.elements = elements
        heads = elements.keys.sorted { $0.lexicographicallyPrecedes($1) }
        lengths = Set(heads.map(\.count)).sorted()
    }

    /// In the order of the heads, by bytes.
    func compatible(with head: [UInt8]) -> [Element] {
        var found: [Element] = []
        for length in lengths.prefix(while: { $0 < head.count }) {
            if let element = elements[Array(head.prefix(length))] { found.append(element) }
        }
        var place = firstIndex(notBelow: head)
        while place < heads.count, heads[place].starts(with: head) {
            if let element = elements[heads[place]] { found.append(element) }
            place += 1
        }
        return found
    }

    private func firstIndex(notBelow head: [UInt8]) -> Int {
        var low = 0
        var high = heads.count
        while low < high {
            let middle = (low + high) / 2
            if heads[middle].lexicographicallyPrecedes(head) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
