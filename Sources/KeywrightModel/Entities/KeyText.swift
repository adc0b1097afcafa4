/// Key text of values that are written in a design (LANGUAGE, Key templates).
///
/// Values are in the form of `LiteralValue`s that were read as the placeholder's type.
extension KeyTemplate {
    /// The text, or the stored number or bytes, that the template gives; nil where a value is missing.
    ///
    /// - Parameters:
    ///   - attributes: those of the template's entity.
    ///   - value: the value of an attribute.
    package func text(_ attributes: [Attribute], of value: (AttributeID) -> LiteralValue?) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .placeholder(let placeholder):
                guard let value = value(placeholder.attribute)?.member(at: placeholder.path[...]),
                    let piece = placeholder.text(of: value, attributes)
                else { return nil }
                text += piece
            }
        }
        return text
    }
}

extension Placeholder {
    /// The text of a value of the placeholder's attribute and path, after the transforms; nil where a transform does
    /// not take it.
    package func text(of value: LiteralValue, _ attributes: [Attribute]) -> String? {
        let type = attributes[attribute.rawValue].type.member(at: path[...])
        var current = value
        if case .number(let number) = value, transforms.first.isBucket {
            guard let moment = moment(number, type) else { return nil }
            current = .text(moment.text)
        } else if case .recoded(let logical)? = type {
            // A key attribute that is the attribute holds what is stored, any other the text of the value.
            guard let value = value.logical(logical) else { return nil }
            current = language.isNumber ? current : value
        }
        for transform in transforms {
            guard let text = transform.text(of: current) else { return nil }
            current = .text(text)
        }
        return current.plainText
    }

    private func moment(_ number: ExactNumber, _ type: ValueType?) -> CalendarText.Moment? {
        guard let value = number.int64, case .timestamp(let format)? = type, type?.epochRange?.contains(value) ?? false
        else { return nil }
        return CalendarText.Moment(milliseconds: format == .epochSeconds ? value * 1000 : value)
    }
}

extension Transform? {
    fileprivate var isBucket: Bool {
        switch self {
        case .year, .month, .day, .hour: true
        case .pad, .invert, .lower, .upper, .shard, nil: false
        }
    }
}

extension ValueType {
    /// The type of the member that a path leads to.
    func member(at path: ArraySlice<String>) -> ValueType? {
        guard let name = path.first else { return self }
        guard case .object(let object) = self else { return nil }
        return object.members.first { $0.name.isSameName(as: name) }?.type.member(at: path.dropFirst())
    }
}

extension PlaceholderLanguage {
    /// Whether the key attribute holds a number as it is stored.
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .number: true
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .paddedInteger,
            .invertedInteger, .paddedDecimal, .bytes, .shard, .text, .pattern:
            false
        }
    }
}

extension LiteralValue {
    /// The value whose stored form this is under `as: number` or `as: string`.
    fileprivate func logical(_ type: ValueType) -> LiteralValue? {
        switch (self, type) {
        case (.number(let number), .bool): .bool(number != ExactNumber(0))
        case (.text(let text), _): ExactNumber(text).map { .number($0) }
        default: nil
        }
    }

    /// The text of a value without a transform.
    package var plainText: String? {
        switch self {
        case .text(let text): text
        case .number(let number): number.text
        case .bool(let value): value ? "true" : "false"
        case .list, .object: nil
        }
    }

    /// The member that a path leads to.
    func member(at path: ArraySlice<String>) -> LiteralValue? {
        guard let name = path.first else { return self }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.isSameName(as: name) }?.value.member(at: path.dropFirst())
    }
}

extension Transform {
    fileprivate func text(of value: LiteralValue) -> String? {
        switch self {
        case .pad(let digits, let fraction):
            guard case .number(let number) = value else { return nil }
            return number.padded(digits: digits, fraction: fraction)
        case .invert(let digits):
            guard case .number(let number) = value, !number.isNegative,
                let padded = number.padded(digits: digits, fraction: 0)
            else { return nil }
            return nineComplement(padded)
        case .lower: return value.plainText.map { asciiCased($0, from: UInt8(ascii: "A")...UInt8(ascii: "Z")) }
        case .upper: return value.plainText.map { asciiCased($0, from: UInt8(ascii: "a")...UInt8(ascii: "z")) }
        case .year: return value.plainText.map { String($0.prefix(4)) }
        case .month: return value.plainText.map { String($0.prefix(7)) }
        case .day: return value.plainText.map { String($0.prefix(10)) }
        case .hour: return value.plainText.map { String($0.prefix(13)) }
        case .shard(let count):
            guard let text = value.plainText else { return nil }
            let shard = String(fnv1a(text) % UInt32(count))
            return String(repeating: "0", count: String(count - 1).utf8.count - shard.utf8.count) + shard
        }
    }
}

extension ExactNumber {
    /// The digits without sign, padded; a negative number is `-` and the nine's complement of each digit.
    fileprivate func padded(digits: Int, fraction places: Int) -> String? {
        guard whole.utf8.count <= digits, fraction.utf8.count <= places else { return nil }
        var text = String(repeating: "0", count: digits - whole.utf8.count) + whole
        if places > 0 { text += "." + fraction + String(repeating: "0", count: places - fraction.utf8.count) }
        return isNegative ? "-" + nineComplement(text) : text
    }
}

private func nineComplement(_ digits: String) -> String {
    String(decoding: digits.utf8.map { (48...57).contains($0) ? 105 - $0 : $0 }, as: UTF8.self)
}

private func asciiCased(_ text: String, from letters: ClosedRange<UInt8>) -> String {
    String(decoding: text.utf8.map { letters.contains($0) ? $0 ^ 0x20 : $0 }, as: UTF8.self)
}

/// FNV-1a, 32 bit, of the UTF-8 text.
private func fnv1a(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}
