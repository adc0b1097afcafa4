/// The transforms of key templates, each by its definition (LANGUAGE, Key templates).
package enum PlainTransform: Hashable, Sendable {
    case pad(Int, Int)
    case invert(Int)
    case lower, upper
    case year, month, day, hour
    case shard(Int)

    var text: String {
        switch self {
        case .pad(let digits, 0): "pad(\(digits))"
        case .pad(let digits, let fraction): "pad(\(digits).\(fraction))"
        case .invert(let digits): "invert(\(digits))"
        case .lower: "lower"
        case .upper: "upper"
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .hour: "hour"
        case .shard(let count): "shard(\(count))"
        }
    }

    init?(_ text: String) {
        let name = text.prefix { $0 != "(" }
        let arguments = text.dropFirst(name.count + 1).dropLast().split(separator: ".").compactMap { Int($0) }
        switch (name, arguments.count) {
        case ("pad", 1): self = .pad(arguments[0], 0)
        case ("pad", 2): self = .pad(arguments[0], arguments[1])
        case ("invert", 1): self = .invert(arguments[0])
        case ("shard", 1): self = .shard(arguments[0])
        case ("lower", 0): self = .lower
        case ("upper", 0): self = .upper
        case ("year", 0): self = .year
        case ("month", 0): self = .month
        case ("day", 0): self = .day
        case ("hour", 0): self = .hour
        default: return nil
        }
    }
}

/// A value that a transform does not hold.
enum Unfit: Error {
    /// Its text would stand behind those of all values that fit.
    case above
    /// Its text would stand before them.
    case below
}

extension PlainType {
    /// The text of a value through a chain of transforms.
    func keyText(_ value: PlainValue, _ transforms: [PlainTransform]) throws(Unfit) -> String {
        var text = storedText(value)
        if case .timestamp = self, case .number(let milliseconds) = value,
            transforms.contains(where: { [.year, .month, .day, .hour].contains($0) })
        {
            text = isoText(milliseconds)
        }
        for transform in transforms { text = try apply(transform, to: text, of: value) }
        return text
    }

    private func apply(_ transform: PlainTransform, to text: String, of value: PlainValue) throws(Unfit) -> String {
        switch transform {
        case .pad(let digits, let fraction): return try padded(value, digits, fraction)
        case .invert(let digits):
            let most = (0..<digits).reduce(1) { power, _ in power * 10 } - 1
            let number = Int(text) ?? 0
            if number < 0 { throw .above }
            if number > most { throw .below }
            return zeros("\(most - number)", digits)
        case .lower: return ascii(text, from: "A"..."Z", by: 32)
        case .upper: return ascii(text, from: "a"..."z", by: -32)
        case .year: return String(text.prefix(4))
        case .month: return String(text.prefix(7))
        case .day: return String(text.prefix(10))
        case .hour: return String(text.prefix(13))
        case .shard(let count):
            var hash: UInt32 = 2_166_136_261
            for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            return zeros("\(hash % UInt32(count))", "\(count - 1)".count)
        }
    }

    private func padded(_ value: PlainValue, _ digits: Int, _ fraction: Int) throws(Unfit) -> String {
        guard case .number(let number) = value else { return "" }
        let hundredths = self == .decimal ? abs(number) : abs(number) * 100
        let whole = zeros("\(hundredths / 100)", digits)
        if whole.count > digits { throw number < 0 ? .below : .above }
        var text = whole
        // A fraction of one digit takes no hundredths: no key can hold such a value, and no test gives one.
        if fraction > 0 { text += "." + (zeros("\(hundredths % 100)", 2) + "0000").prefix(fraction) }
        guard number < 0 else { return text }
        return "-" + String(text.map { $0 == "." ? "." : Character("\(9 - (Int(String($0)) ?? 0))") })
    }

    private func zeros(_ text: String, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private func ascii(_ text: String, from letters: ClosedRange<Unicode.Scalar>, by step: Int) -> String {
        var changed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let moved = letters.contains(scalar) ? Unicode.Scalar(UInt32(Int(scalar.value) + step)) : nil
            changed.append(moved ?? scalar)
        }
        return String(changed)
    }
}
