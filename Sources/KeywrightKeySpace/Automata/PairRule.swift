/// What two readings of one text must have in common, or not, for a search to accept it: an automaton over the parts
/// in which each scalar stands on the two sides.
enum PairRule: Hashable {
    /// Nothing: any text that both sides give.
    case meet
    /// Some scalar stands in different parts. Two readings by one template differ in a field's text if and only if
    /// they do so: were every part's text the same, so were all places.
    case diverge
    /// Some scalar stands in the one part on one side alone: the two parts cover different stretches of the text.
    case differ(left: Int, right: Int)
    /// A block of the left and a block of the right share a scalar without covering the same stretch.
    case overlap(left: [Bool], right: [Bool])

    /// The mode before anything is read. Modes are small numbers, each rule with its own.
    static let initialMode = 0

    /// The mode in which all is well, whatever follows; of every rule but `meet`.
    static let reachedMode = 1
    /// Of `overlap`: both sides are in blocks that began together.
    private static let joint = 2

    func mode(_ mode: Int, after left: TemplateTrack.Move, _ right: TemplateTrack.Move) -> Int {
        if mode == Self.reachedMode { return mode }
        switch self {
        case .meet: return mode
        case .diverge: return left.part == right.part ? mode : Self.reachedMode
        case .differ(let leftPart, let rightPart):
            return (left.part == leftPart) == (right.part == rightPart) ? mode : Self.reachedMode
        case .overlap(let leftBlocks, let rightBlocks):
            let inLeft = leftBlocks[left.part]
            let inRight = rightBlocks[right.part]
            if inLeft, inRight {
                if left.enters, right.enters { return Self.joint }
                return mode == Self.joint && !left.enters && !right.enters ? mode : Self.reachedMode
            }
            // One side left the block that both began while the other stays in it.
            let stays = (inLeft && !left.enters) || (inRight && !right.enters)
            return mode == Self.joint && stays ? Self.reachedMode : Self.initialMode
        }
    }

    func accepts(_ mode: Int) -> Bool {
        switch self {
        case .meet: true
        case .diverge, .differ, .overlap: mode == Self.reachedMode
        }
    }
}
