import KeywrightKeySpace

extension PatternGuard {
    /// The characters of its texts as a class of a pattern: what a beginning of a text can hold.
    package var characterClass: String { patternClass(of: keySpaceLanguage.usedScalars) }
}

/// A set of scalars as a class of a pattern, each by itself or in ranges.
private func patternClass(of set: ScalarSet) -> String {
    let escaped = { (value: UInt32) -> String in
        guard let scalar = Unicode.Scalar(value) else { return "" }
        let isPlain = !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        return isPlain || scalar == "_" || value < 0x20 || value == 0x7F ? String(Character(scalar)) : "\\\(scalar)"
    }
    let ranges = set.ranges.map { range in
        range.count == 1 ? escaped(range.lowerBound) : escaped(range.lowerBound) + "-" + escaped(range.upperBound)
    }
    return "[" + ranges.joined() + "]"
}
