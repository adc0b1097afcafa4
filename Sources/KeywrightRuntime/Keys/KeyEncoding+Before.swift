extension KeyEncoding {
    /// The end of a range that a text itself is not within: all key texts that sort before it by bytes, and it no more.
    ///
    /// That is the text with its last character replaced by the one before, and U+10FFFF, which no key text holds, behind it.
    public static func before(_ text: String) -> String {
        var scalars = text.unicodeScalars
        guard let last = scalars.popLast(), last.value > 0 else { return String(scalars) }
        // Between U+D7FF and U+E000 there are no characters.
        let value = last.value == 0xE000 ? 0xD7FF : last.value - 1
        if let before = Unicode.Scalar(value) { scalars.append(before) }
        scalars.append("\u{10FFFF}")
        return String(scalars)
    }
}
