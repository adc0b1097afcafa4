package import KeywrightKeySpace
package import KeywrightModel

/// How the texts of a placeholder lie among each other: what tells where one ends, and whether they sort as the values.
extension Placeholder {
    /// Whether no text of it is the beginning of another: then its end is known without anything behind it.
    package var isPrefixFree: Bool { language.isPrefixFree }

    /// Whether a character directly behind it shows where it ends.
    func ends(before scalar: Unicode.Scalar) -> Bool { isPrefixFree || !canHold(scalar) }

    private func canHold(_ scalar: Unicode.Scalar) -> Bool {
        switch language {
        case .enumeration(let names): names.contains { $0.unicodeScalars.contains(scalar) }
        case .integer: scalar == "-" || ("0"..."9").contains(scalar)
        case .text(let limits): limits.allowsWithin([scalar])
        case .pattern(let guarded): guarded.keySpaceLanguage.usedScalars.contains(scalar)
        case .number: scalar == "-" || scalar == "." || ("0"..."9").contains(scalar)
        case .bytes: true
        case .bool, .paddedDecimal, .paddedInteger, .invertedInteger, .ulid, .ksuid, .uuid, .date, .timestamp, .year,
            .month, .day,
            .hour, .shard:
            true
        }
    }

    /// Whether a free text of it can begin so, as far as the scalars tell.
    func canBegin(_ scalars: [Unicode.Scalar]) -> Bool {
        switch language {
        case .text(let limits): return limits.allowsWithin(scalars)
        case .pattern(let guarded):
            let used = guarded.keySpaceLanguage.usedScalars
            return scalars.allSatisfy(used.contains)
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
            .paddedInteger, .invertedInteger, .paddedDecimal, .number, .bytes, .shard:
            return false
        }
    }

    /// Two texts that do not sort, with what stands behind the placeholder, as they do alone; `never` where all do: only
    /// then can a range over them be one over the whole key (KW505).
    package func orderBreak(before behind: KeyTemplate.Part?) -> Decision<OrderBreak> {
        if isPrefixFree { return .never }
        switch behind {
        case nil: return .never
        case .literal(let text)?:
            if let scalar = text.unicodeScalars.first, sorts(before: scalar) { return .never }
            return KeyAlgebra().orderBreak(in: language.keySpaceLanguage, followedBy: text)
        case .placeholder(let next)?:
            return KeyAlgebra().orderBreak(in: language.keySpaceLanguage, followedBy: next.language.keySpaceLanguage)
        }
    }

    /// Whether it is known without a search that, with this character behind it, texts sort as they do alone.
    private func sorts(before scalar: Unicode.Scalar) -> Bool {
        switch language {
        case .text(let limits):
            return (0..<scalar.value).allSatisfy { value in
                Unicode.Scalar(value).map { !limits.allowsWithin([$0]) } ?? true
            }
        case .pattern, .number, .bytes, .enumeration: return false
        case .integer(let minimum, _):
            return minimum >= 0 ? scalar.value < 48 : scalar.value < 45
        case .bool, .paddedInteger, .invertedInteger, .paddedDecimal, .ulid, .ksuid, .uuid, .date, .timestamp, .year,
            .month, .day, .hour, .shard:
            return true
        }
    }

    /// Whether values with one text are one value.
    package var isLossless: Bool {
        transforms.allSatisfy { transform in
            switch transform {
            case .pad, .invert: true
            case .lower, .upper, .year, .month, .day, .hour, .shard: false
            }
        }
    }

    /// Whether its text tells that of another placeholder of the same value: the same transforms, or of a time a shorter stretch.
    func tells(_ other: Placeholder) -> Bool {
        if transforms == other.transforms { return true }
        guard transforms.count == 1, other.transforms.count == 1, let own = transforms[0].stretch,
            let wanted = other.transforms[0].stretch
        else { return false }
        return own >= wanted
    }

    /// Whether the texts run against the values.
    var isReversed: Bool {
        transforms.contains { transform in
            switch transform {
            case .invert: true
            case .pad, .lower, .upper, .year, .month, .day, .hour, .shard: false
            }
        }
    }

    package var isSharded: Bool {
        transforms.contains { transform in
            switch transform {
            case .shard: true
            case .pad, .invert, .lower, .upper, .year, .month, .day, .hour: false
            }
        }
    }

    /// Whether it holds a stretch of time in place of a moment.
    package var isBucket: Bool {
        transforms.contains { transform in
            switch transform {
            case .year, .month, .day, .hour: true
            case .pad, .invert, .lower, .upper, .shard: false
            }
        }
    }
}

extension PlaceholderLanguage {
    var isPrefixFree: Bool {
        switch self {
        case .bool, .paddedInteger, .paddedDecimal: true
        case .enumeration(let names): !Self.hasBeginning(names)
        case .text(let limits): limits.maxLength == max(1, limits.minLength)
        case .pattern(let guarded): guarded.keySpaceLanguage.lengthRange.isFixed
        case .integer(let minimum, let maximum): Self.haveOneWidth(minimum, maximum)
        case .number, .bytes: false
        case .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .invertedInteger, .shard: true
        }
    }

    private static func hasBeginning(_ names: [String]) -> Bool {
        let sorted = names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return zip(sorted, sorted.dropFirst()).contains { $1.starts(with: $0) }
    }

    private static func haveOneWidth(_ minimum: Int64, _ maximum: Int64) -> Bool {
        (minimum < 0) == (maximum < 0) && String(minimum).utf8.count == String(maximum).utf8.count
    }
}

extension Transform {
    /// The stretches of time, the longest first; nil where it is none.
    fileprivate var stretch: Int? {
        switch self {
        case .year: 0
        case .month: 1
        case .day: 2
        case .hour: 3
        case .pad, .invert, .lower, .upper, .shard: nil
        }
    }
}
