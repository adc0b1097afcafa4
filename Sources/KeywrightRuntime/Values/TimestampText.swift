extension Timestamp {
    /// The fields of the moment in UTC.
    struct Fields {
        var year: Int
        var month: Int
        var day: Int
        var hour: Int
        var minute: Int
        var second: Int
        var millisecond: Int
    }

    /// What the calendar and the clock show in UTC.
    var fields: Fields {
        let milliseconds = Int(millisecondsSinceEpoch)
        let days = CivilCalendar.floorDivide(milliseconds, 86_400_000)
        let rest = milliseconds - days * 86_400_000
        let date = CivilCalendar.date(daysSinceEpoch: days)
        return Fields(
            year: date.year,
            month: date.month,
            day: date.day,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1_000 % 60,
            millisecond: rest % 1_000
        )
    }

    /// The ISO 8601 text with so many digits of a second's fraction, from 0 to 9: further digits are cut, not rounded.
    func text(fractionDigits: Int) -> String {
        let fields = fields
        return DigitText.text(of: fractionDigits > 0 ? 21 + fractionDigits : 20) { bytes in
            DigitText.write(fields.year, width: 4, at: 0, of: bytes)
            bytes[4] = UInt8(ascii: "-")
            DigitText.write(fields.month, width: 2, at: 5, of: bytes)
            bytes[7] = UInt8(ascii: "-")
            DigitText.write(fields.day, width: 2, at: 8, of: bytes)
            bytes[10] = UInt8(ascii: "T")
            DigitText.write(fields.hour, width: 2, at: 11, of: bytes)
            bytes[13] = UInt8(ascii: ":")
            DigitText.write(fields.minute, width: 2, at: 14, of: bytes)
            bytes[16] = UInt8(ascii: ":")
            DigitText.write(fields.second, width: 2, at: 17, of: bytes)
            var end = 19
            if fractionDigits > 0 {
                bytes[19] = UInt8(ascii: ".")
                end = 20 + fractionDigits
                var divisor = 100
                for index in 20..<end {
                    let digit = divisor > 0 ? fields.millisecond / divisor % 10 : 0
                    bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                    divisor /= 10
                }
            }
            bytes[end] = UInt8(ascii: "Z")
        }
    }

    /// Reads an ISO 8601 text in UTC with so many digits of a second's fraction, or with any number of them up to nine
    /// if `fractionDigits` is nil. What is finer than a millisecond is cut.
    init?(text: String, fractionDigits: Int?) {
        var text = text
        let timestamp = text.withUTF8 { bytes in Timestamp(bytes: bytes, fractionDigits: fractionDigits) }
        guard let timestamp else { return nil }
        self = timestamp
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>, fractionDigits: Int?) {
        guard bytes.count >= 20, bytes.count <= 30, bytes[bytes.count - 1] == UInt8(ascii: "Z") else { return nil }
        guard let date = CalendarDate(startOf: bytes) else { return nil }
        guard
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = DigitText.number(bytes, 11..<13),
            let minute = DigitText.number(bytes, 14..<16),
            let second = DigitText.number(bytes, 17..<19)
        else { return nil }
        var millisecond = 0
        let digits: Int
        if bytes.count == 20 {
            digits = 0
        } else {
            let fraction = 20..<bytes.count - 1
            guard bytes[19] == UInt8(ascii: "."), DigitText.number(bytes, fraction) != nil else { return nil }
            digits = fraction.count
            for index in 20..<23 {
                let digit = fraction.contains(index) ? Int(bytes[index] - UInt8(ascii: "0")) : 0
                millisecond = millisecond * 10 + digit
            }
        }
        if let fractionDigits, digits != fractionDigits { return nil }
        self.init(
            year: date.year, month: date.month, day: date.day,
            hour: hour, minute: minute, second: second, millisecond: millisecond)
    }
}

extension Timestamp: LosslessStringConvertible {
    /// Reads `2026-11-22T10:00:00.000Z`, and nothing that differs from it in form.
    public init?(_ description: String) {
        self.init(text: description, fractionDigits: 3)
    }

    /// `2026-11-22T10:00:00.000Z`.
    public var description: String {
        text(fractionDigits: 3)
    }
}

extension Timestamp: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self = try TextCoding.decode(from: decoder)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        try TextCoding.encode(self, to: encoder)
    }
}
