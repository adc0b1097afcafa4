/// Values of a kind, and the text that one transform makes of each.
///
/// What the order of the values is, is told here by plain numbers, and never by the types of the runtime.
package struct EncodingTrial: Sendable {
    package var name: String
    private let trial: @Sendable (Int, inout TrialRandom) -> String?

    /// - Parameters:
    ///   - value: a value, often one at an edge, or one near the value that is given.
    ///   - order: of two values, whether the text of the first has to come before that of the second, be equal to it, or come
    ///     after it: below, at, or above 0.
    ///   - isRead: whether the text can be read back as the value; true for what loses something.
    init<Value: Sendable>(
        _ name: String, _ value: @escaping @Sendable (Value?, inout TrialRandom) -> Value,
        order: @escaping @Sendable (Value, Value) -> Int, text: @escaping @Sendable (Value) throws -> String,
        isRead: @escaping @Sendable (String, Value) -> Bool
    ) {
        self.name = name
        trial = { pairs, random in
            for _ in 0..<pairs {
                let one = value(nil, &random)
                let other = value(random.chance(50) ? one : nil, &random)
                guard let left = try? text(one), let right = try? text(other) else {
                    return "\(one) or \(other) is refused"
                }
                let compared =
                    left.utf8.elementsEqual(right.utf8) ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
                if compared != order(one, other).signum() { return "\(one), \(other): `\(left)`, `\(right)`" }
                if !isRead(left, one) { return "\(one): `\(left)` is not read back" }
            }
            return nil
        }
    }

    /// The first pair of values that is wrong; nil where none is.
    package func fault(pairs: Int, seed: UInt64) -> String? {
        var random = TrialRandom(seed: seed)
        return trial(pairs, &random)
    }
}
