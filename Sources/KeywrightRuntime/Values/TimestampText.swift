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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(30)
        DigitText.append(fields.year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.append(fields.month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.append(fields.day, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        DigitText.append(fields.hour, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        DigitText.append(fields.minute, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        DigitText.append(fields.second, width: 2, to: &bytes)
        if fractionDigits > 0 {
            var fraction: [UInt8] = []
            DigitText.append(fields.millisecond, width: 3, to: &fraction)
            while fraction.count < fractionDigits { fraction.append(UInt8(ascii: "0")) }
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: fraction.prefix(fractionDigits))
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads an ISO 8601 text in UTC with so many digits of a second's fraction, or with any number of them up to nine
    /// if `fractionDigits` is nil. What is finer than a millisecond is cut.
    init?(text: String, fractionDigits: Int?) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 30, bytes[bytes.count - 1] == UInt8(ascii: "Z") else { return nil }
        guard let date = CalendarDate(bytes: bytes[0..<10]) else { return nil }
        guard
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = DigitText.number(bytes[11..<13]),
            let minute = DigitText.number(bytes[14..<16]),
            let second = DigitText.number(bytes[17..<19])
        else { return nil }
        var millisecond = 0
        let digits: Int
        if bytes.count == 20 {
            digits = 0
        } else {
            let fraction = bytes[20..<bytes.count - 1]
            guard bytes[19] == UInt8(ascii: "."), DigitText.number(fraction) != nil else { return nil }
            digits = fraction.count
            for index in 20..<23 {
                let digit = index < fraction.endIndex ? Int(bytes[index] - UInt8(ascii: "0")) : 0
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
