/// The symbols of some sets in blocks, each of which is within a set or outside it.
struct SymbolBlocks {
    private let blocks: [SymbolSet]
    private let places: [SymbolSet: [Int]]

    init(_ sets: Set<SymbolSet>) {
        var blocks: [SymbolSet] = []
        for set in sets.sorted(by: { ($0.first ?? 0, $0.last ?? 0) < ($1.first ?? 0, $1.last ?? 0) }) {
            var rest = set
            var parted: [SymbolSet] = []
            for block in blocks {
                let inside = block.intersection(rest)
                if inside.isEmpty {
                    parted.append(block)
                    continue
                }
                parted.append(inside)
                let outside = block.subtracting(inside)
                if !outside.isEmpty { parted.append(outside) }
                rest = rest.subtracting(inside)
            }
            if !rest.isEmpty { parted.append(rest) }
            blocks = parted
        }
        var places: [SymbolSet: [Int]] = [:]
        for set in sets { places[set] = blocks.indices.filter { !blocks[$0].intersection(set).isEmpty } }
        self.blocks = blocks
        self.places = places
    }

    var count: Int { blocks.count }

    /// The blocks that one of the sets consists of.
    func within(_ set: SymbolSet) -> [Int] { places[set] ?? [] }
}
