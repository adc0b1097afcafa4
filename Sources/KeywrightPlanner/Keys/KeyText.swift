import KeywrightModel

/// A key text that is still to be filled: literals and arguments, no two literals adjacent, none empty.
///
/// Two texts are equal if every call gives them the same bytes. That may also hold for texts that are not equal here;
/// the planner then finds one plan less, never a wrong one.
struct KeyText: Sendable {
    private(set) var parts: [KeyTextPart] = []

    init(_ parts: [KeyTextPart] = []) {
        for part in parts { append(part) }
    }

    var isEmpty: Bool { parts.isEmpty }

    var source: ValueSource { .keyText(parts) }

    mutating func append(_ part: KeyTextPart) {
        guard case .literal(let text) = part else {
            parts.append(part)
            return
        }
        if text.isEmpty { return }
        if case .literal(let before)? = parts.last {
            parts[parts.count - 1] = .literal(before + text)
        } else {
            parts.append(part)
        }
    }

    func appending(_ part: KeyTextPart) -> KeyText {
        var text = self
        text.append(part)
        return text
    }

    func appending(_ literal: String) -> KeyText { appending(.literal(literal)) }

    /// The literal that every text of this form begins with.
    var head: String {
        guard case .literal(let text)? = parts.first else { return "" }
        return text
    }

    /// What both begin with. A literal is cut between Unicode scalars, so that what is left is text.
    func commonPrefix(with other: KeyText, in design: Design) -> KeyText {
        var common = KeyText()
        for (mine, others) in zip(parts, other.parts) {
            if case .literal(let left) = mine, case .literal(let right) = others {
                let shared = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.map(\.0)
                common.append(String(String.UnicodeScalarView(shared)))
                if shared.count < left.unicodeScalars.count || shared.count < right.unicodeScalars.count { break }
            } else if mine.gives(others, in: design) {
                common.append(mine)
            } else {
                break
            }
        }
        return common
    }

    private mutating func append(_ literal: String) { append(.literal(literal)) }

    func gives(_ other: KeyText, in design: Design) -> Bool {
        parts.count == other.parts.count && zip(parts, other.parts).allSatisfy { $0.gives($1, in: design) }
    }

    /// Whether every call orders them so, by bytes; nil where that depends on the call.
    func isBelow(_ other: KeyText, in design: Design) -> Bool? {
        let shared = commonPrefix(with: other, in: design)
        let left = remainder(after: shared)
        let right = other.remainder(after: shared)
        if left.isEmpty { return !right.isEmpty }
        if right.isEmpty { return false }
        let bytes = (Array(left.head.utf8), Array(right.head.utf8))
        // The heads differ in their first scalar, or one text goes on with an argument.
        guard let first = bytes.0.first, let second = bytes.1.first else { return nil }
        if first != second { return first < second }
        for (a, b) in zip(bytes.0, bytes.1) where a != b { return a < b }
        return nil
    }

    /// What follows a beginning that `commonPrefix` gave.
    func remainder(after prefix: KeyText) -> KeyText {
        var rest = Array(parts.dropFirst(max(0, prefix.parts.count - 1)))
        guard let last = prefix.parts.last, let first = rest.first else { return self }
        if case .literal(let shared) = last, case .literal(let whole) = first {
            let left = whole.unicodeScalars.dropFirst(shared.unicodeScalars.count)
            rest[0] = .literal(String(String.UnicodeScalarView(left)))
        } else {
            rest.removeFirst()
        }
        return KeyText(rest)
    }
}

extension KeyTextPart {
    /// Whether both give the same bytes in every call. Whose guard holds plays no part in that: a value that one of
    /// two entities refuses is in no key of it.
    func gives(_ other: KeyTextPart, in design: Design) -> Bool {
        switch (self, other) {
        case (.literal(let left), .literal(let right)):
            left.utf8.elementsEqual(right.utf8)
        case (.argument(let left, let chain, _), .argument(let right, let others, _)):
            chain == others && left.gives(right, in: design)
        case (.bound(let left, let chain, _, let side), .bound(let right, let others, _, let otherSide)):
            chain == others && side == otherSide && left.gives(right, in: design)
        case (.beginning(let left, let chain, _), .beginning(let right, let others, _)):
            chain == others && left.gives(right, in: design)
        case (.now(let left, let chain), .now(let right, let others)):
            left == right && chain == others
        case (.repetition(let left, _), .repetition(let right, _)):
            left == right
        case (.literal, _), (.argument, _), (.bound, _), (.beginning, _), (.now, _), (.repetition, _), (.held, _):
            false
        }
    }
}

extension Argument {
    /// Whether both are one value in one stored form.
    func gives(_ other: Argument, in design: Design) -> Bool {
        text.utf8.elementsEqual(other.text.utf8) && form == other.form
            && design.type(of: self) == design.type(of: other)
    }
}
