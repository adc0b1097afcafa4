/// One segment of a pattern: `*` is any run of characters, `?` one, `[a-z]` one of a set, `[!a-z]` or `[^a-z]` one that is
/// not of it. A name that begins with a dot takes a pattern that does.
struct NamePattern {
    private enum Part {
        case run, any
        case scalar(Unicode.Scalar)
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    }

    private let parts: [Part]
    private let beginsWithDot: Bool

    init(_ text: String) {
        var parts: [Part] = []
        let scalars = Array(text.unicodeScalars)
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            switch scalar {
            case "*": parts.append(.run)
            case "?": parts.append(.any)
            case "[":
                if let (set, end) = Self.set(scalars, from: position) {
                    parts.append(set)
                    position = end
                } else {
                    parts.append(.scalar(scalar))
                }
            default: parts.append(.scalar(scalar))
            }
        }
        self.parts = parts
        beginsWithDot = scalars.first == "."
    }

    /// In time at most the product of both lengths: a `*` that was passed is never tried again once a later one is reached.
    func matches(_ name: String) -> Bool {
        let scalars = Array(name.unicodeScalars)
        guard beginsWithDot || scalars.first != "." else { return false }
        var part = 0
        var position = 0
        var run: (part: Int, position: Int)?
        while position < scalars.count {
            if part < parts.count, case .run = parts[part] {
                run = (part, position)
                part += 1
            } else if part < parts.count, accepts(parts[part], scalars[position]) {
                part += 1
                position += 1
            } else if let last = run {
                run = (last.part, last.position + 1)
                part = last.part + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { if case .run = $0 { true } else { false } }
    }

    private func accepts(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .run: false
        case .any: true
        case .scalar(let wanted): wanted == scalar
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        }
    }

    /// A set behind its `[`, and the position behind its `]`; nil where it has no end. A `]` that comes first is of the set.
    private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (Part, Int)? {
        var position = start
        let isNegated = position < scalars.count && (scalars[position] == "!" || scalars[position] == "^")
        if isNegated { position += 1 }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar == "]", !ranges.isEmpty { return (.set(ranges, isNegated: isNegated), position + 1) }
            if position + 2 < scalars.count, scalars[position + 1] == "-", scalars[position + 2] != "]" {
                let last = scalars[position + 2]
                // A range that runs backwards holds nothing but its ends.
                ranges += scalar <= last ? [scalar...last] : [scalar...scalar, last...last]
                position += 3
            } else {
                ranges.append(scalar...scalar)
                position += 1
            }
        }
        return nil
    }
}
