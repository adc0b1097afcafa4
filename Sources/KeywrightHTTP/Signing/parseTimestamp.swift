#if HTTP
    /// The epoch seconds of a timestamp in the form that services give credentials' ends in, `2015-08-30T12:36:00Z`, with
    /// or without a fraction, which is cut off, and with `Z` or an offset such as `+02:00`; nil for anything else.
    func parseTimestamp(_ text: String) -> Int64? {
        var reader = TimestampReader(bytes: Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"),
            let day = reader.number(digits: 2), reader.skip("T"), let hour = reader.number(digits: 2), reader.skip(":"),
            let minute = reader.number(digits: 2), reader.skip(":"), let second = reader.number(digits: 2),
            reader.skipFraction(), let offset = reader.offset(), reader.isAtEnd,
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return time.epochSeconds - offset
    }

    private struct TimestampReader {
        let bytes: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == bytes.count }

        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func number(digits: Int) -> Int64? {
            var number: Int64 = 0
            for _ in 0..<digits {
                guard let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                number = number * 10 + Int64(digit - UInt8(ascii: "0"))
                position += 1
            }
            return number
        }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard next == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        mutating func skipFraction() -> Bool {
            guard skip(".") else { return true }
            guard number(digits: 1) != nil else { return false }
            while number(digits: 1) != nil {}
            return true
        }

        /// Seconds east of Greenwich.
        mutating func offset() -> Int64? {
            if skip("Z") { return 0 }
            let sign: Int64
            if skip("+") {
                sign = 1
            } else if skip("-") {
                sign = -1
            } else {
                return nil
            }
            guard let hours = number(digits: 2), hours < 24 else { return nil }
            // `+02:00` and `+0200` are both written.
            _ = skip(":")
            guard let minutes = number(digits: 2), minutes < 60 else { return nil }
            return sign * (hours * 3600 + minutes * 60)
        }
    }
#endif
