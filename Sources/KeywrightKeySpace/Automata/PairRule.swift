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
    /// A repeated field of the left and one of the right share a scalar without covering the same stretch. For each
    /// part the number of the repeated field in it; and the fields of the two sides that are known to be equal, which
    /// never begin together without ending so.
    case overlap(left: [Int?], right: [Int?], equal: Set<EqualFields>)

    /// The mode before anything is read. Modes are small numbers, each rule with its own.
    static let initialMode = 0

    /// The mode in which all is well, whatever follows; of every rule but `meet`.
    static let reachedMode = 1
    /// Of `overlap`: both sides are in repeated fields that began together.
    private static let joint = 2
    /// The same, of fields that are known to be equal.
    private static let jointEqual = 3

    /// The mode after one more scalar; nil where no shared key goes on so.
    func mode(_ mode: Int, after left: TemplateTrack.Move, _ right: TemplateTrack.Move) -> Int? {
        if mode == Self.reachedMode { return mode }
        switch self {
        case .meet: return mode
        case .diverge: return left.part == right.part ? mode : Self.reachedMode
        case .differ(let leftPart, let rightPart):
            return (left.part == leftPart) == (right.part == rightPart) ? mode : Self.reachedMode
        case .overlap(let leftFields, let rightFields, let equal):
            let isJoint = mode == Self.joint || mode == Self.jointEqual
            let (leftField, rightField) = (leftFields[left.part], rightFields[right.part])
            if let leftField, let rightField, left.enters, right.enters {
                let areEqual = equal.contains(EqualFields(left: leftField, right: rightField))
                return areEqual ? Self.jointEqual : Self.joint
            }
            let leftStays = leftField != nil && !left.enters
            let rightStays = rightField != nil && !right.enters
            if isJoint, leftStays, rightStays { return mode }
            if isJoint, leftStays || rightStays { return mode == Self.joint ? Self.reachedMode : nil }
            return leftField != nil && rightField != nil ? Self.reachedMode : Self.initialMode
        }
    }

    func accepts(_ mode: Int) -> Bool {
        switch self {
        case .meet: true
        case .diverge, .differ, .overlap: mode == Self.reachedMode
        }
    }
}

/// A repeated field of the left key and one of the right key that have one text in every key that both give.
struct EqualFields: Hashable {
    let left: Int
    let right: Int
}
