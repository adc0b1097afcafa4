#if HTTP
    /// A second of the Gregorian calendar, in UTC.
    ///
    /// By hand, because a request is signed with two forms of the time and a formatter costs more than the signature does.
    struct CivilTime: Hashable, Sendable {
        var year: Int64
        var month: Int64
        var day: Int64
        var hour: Int64
        var minute: Int64
        var second: Int64

        /// The second that so many seconds lie before.
        init(epochSeconds: Int64) {
            let days = (epochSeconds - Self.remainder(epochSeconds, 86_400)) / 86_400
            let ofDay = Self.remainder(epochSeconds, 86_400)
            hour = ofDay / 3600
            minute = ofDay / 60 % 60
            second = ofDay % 60
            // Years begin in March here, so that the leap day is the last of one, and 400 of them are always 146,097 days.
            let shifted = days + 719_468
            let ofEra = Self.remainder(shifted, 146_097)
            let era = (shifted - ofEra) / 146_097
            let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
            let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let monthFromMarch = (5 * ofYear + 2) / 153
            day = ofYear - (153 * monthFromMarch + 2) / 5 + 1
            month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }

        /// A second by its fields; nil where no calendar has it.
        init?(year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
            self.init(year, month, day, hour, minute, second)
            // What does not come back as it was is a day that the month has not, an hour past 23, a leap second.
            guard CivilTime(epochSeconds: epochSeconds) == self else { return nil }
        }

        private init(_ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
        }

        /// Seconds since 1970 began.
        var epochSeconds: Int64 {
            let fromMarch = month <= 2 ? year - 1 : year
            let yearOfEra = Self.remainder(fromMarch, 400)
            let era = (fromMarch - yearOfEra) / 400
            let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
            let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
            return (era * 146_097 + ofEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
        }

        /// `20150830T123600Z`, the form of `X-Amz-Date`; its first eight bytes are the day.
        var basicFormat: [UInt8] {
            var text: [UInt8] = []
            text.reserveCapacity(16)
            Self.append(year, digits: 4, to: &text)
            Self.append(month, digits: 2, to: &text)
            Self.append(day, digits: 2, to: &text)
            text.append(UInt8(ascii: "T"))
            Self.append(hour, digits: 2, to: &text)
            Self.append(minute, digits: 2, to: &text)
            Self.append(second, digits: 2, to: &text)
            text.append(UInt8(ascii: "Z"))
            return text
        }

        private static func append(_ number: Int64, digits: Int, to text: inout [UInt8]) {
            var divisor: Int64 = 1
            for _ in 1..<digits { divisor *= 10 }
            while divisor > 0 {
                text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
                divisor /= 10
            }
        }

        /// The remainder that is never negative.
        private static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
            let rest = number % divisor
            return rest < 0 ? rest + divisor : rest
        }
    }
#endif
