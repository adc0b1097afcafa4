/// One template as an automaton that knows, for every scalar, in which part of the template it stands.
///
/// A track that `stopsAtBlocks` treats some of its parts, the blocks, as walls: texts are read between them only, and
/// whoever walks the track decides how to get across.
final class TemplateTrack {
    /// A place: within a part (or just at its end), with what is left of that part.
    struct Position: Hashable {
        let part: Int
        let residual: ResidualID
    }

    /// Reading one symbol of the label within a part.
    struct Move {
        let label: SymbolSet
        let target: Int
        let part: Int
        /// Whether this is the first scalar of that part.
        let enters: Bool
    }

    let table: ResidualTable
    let starts: [ResidualID]
    let isBlock: [Bool]
    let stopsAtBlocks: Bool

    private var positions: [Position] = []
    private var ids: [Position: Int] = [:]
    private var moves: [[Move]?] = []

    /// The place before the first part.
    let initial = 0

    init(starts: [ResidualID], isBlock: [Bool]? = nil, stopsAtBlocks: Bool = false, table: ResidualTable) {
        self.table = table
        self.starts = starts
        self.isBlock = isBlock ?? starts.map { _ in false }
        self.stopsAtBlocks = stopsAtBlocks
        _ = id(of: Position(part: -1, residual: table.end))
    }

    /// The same template with every large count forgotten.
    func relaxed() throws(BudgetSpent) -> TemplateTrack {
        var relaxed: [ResidualID] = []
        for start in starts { relaxed.append(try table.relaxed(start)) }
        return TemplateTrack(starts: relaxed, isBlock: isBlock, stopsAtBlocks: stopsAtBlocks, table: table)
    }

    subscript(id: Int) -> Position { positions[id] }

    func id(of position: Position) -> Int {
        if let known = ids[position] { return known }
        let id = positions.count
        ids[position] = id
        positions.append(position)
        moves.append(nil)
        return id
    }

    /// The place just behind a part.
    func end(of part: Int) -> Int { id(of: Position(part: part, residual: table.end)) }

    func moves(from id: Int) throws(BudgetSpent) -> [Move] {
        if let known = moves[id] { return known }
        var result: [Move] = []
        let origin = positions[id]
        var part = origin.part
        var residual = origin.residual
        while true {
            for step in try table.steps(of: residual) {
                let target = self.id(of: Position(part: part, residual: step.target))
                result.append(Move(label: step.label, target: target, part: part, enters: part != origin.part))
            }
            guard table.isNullable(residual), let next = nextPart(after: part) else { break }
            part = next
            residual = starts[next]
        }
        moves[id] = result
        return result
    }

    /// The first wall that is reached without reading anything: a block or, as the number of parts, the end of the
    /// template. Nil where something has to be read first.
    func arrival(at id: Int) -> Int? {
        var part = positions[id].part
        var residual = positions[id].residual
        while table.isNullable(residual) {
            guard let next = nextPart(after: part) else { return part + 1 }
            part = next
            residual = starts[next]
        }
        return nil
    }

    /// Whether the text may end here.
    func isFinal(_ id: Int) -> Bool { arrival(at: id) == starts.count }

    private func nextPart(after part: Int) -> Int? {
        let next = part + 1
        return next == starts.count || (stopsAtBlocks && isBlock[next]) ? nil : next
    }
}
