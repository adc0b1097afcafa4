/// The forms of texts (LANGUAGE, the table of types), each a look at bytes.

/// `2026-11-22`, a day that exists.
func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.count == 10 && isDay(text) }

/// `2026-11-22T10:00:00.000Z` with so many digits of a second's fraction; nil for none to nine.
func isTimestamp(_ text: UnsafeBufferPointer<UInt8>, fractionDigits: Int?) -> Bool {
    guard text.count >= 20, text[text.count - 1] == UInt8(ascii: "Z"), isDay(text), text[10] == UInt8(ascii: "T"),
        text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), twoDigits(text, 11) < 24,
        twoDigits(text, 14) < 60,
        twoDigits(text, 17) < 60
    else { return false }
    if text.count == 20 { return fractionDigits ?? 0 == 0 }
    let digits = text.count - 21
    guard text[19] == UInt8(ascii: "."), digits >= 1, digits <= 9, digits == fractionDigits ?? digits else {
        return false
    }
    for place in 20..<20 + digits where text[place] < 0x30 || text[place] > 0x39 { return false }
    return true
}

/// 99 or more where the two bytes are no digits, which is no part of a time or a date.
@inline(__always)
private func twoDigits(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let (high, low) = (text[place] &- 0x30, text[place + 1] &- 0x30)
    return high > 9 || low > 9 ? 100 : Int(high) * 10 + Int(low)
}

private func isDay(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (century, year) = (twoDigits(text, 0), twoDigits(text, 2))
    let (month, day) = (twoDigits(text, 5), twoDigits(text, 8))
    guard century < 100, year < 100, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), month >= 1,
        month <= 12,
        day >= 1, day <= 31
    else { return false }
    if day <= 28 { return true }
    switch month {
    case 2:
        // Of the centuries every fourth begins with a leap year.
        let isLeap = year == 0 ? century % 4 == 0 : year % 4 == 0
        return isLeap && day == 29
    case 4, 6, 9, 11: return day <= 30
    default: return true
    }
}

/// `[0-7][0-9A-HJKMNP-TV-Z]{25}`
func isULID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 26, text[0] >= 0x30, text[0] <= 0x37 else { return false }
    var isDigit = true
    for byte in text {
        isDigit = isDigit && byte &- 0x30 < 64 && ulidDigits >> UInt64(byte &- 0x30) & 1 == 1
    }
    return isDigit
}

/// `0123456789ABCDEFGHJKMNPQRSTVWXYZ`, a bit for each character from `0` on.
private let ulidDigits: UInt64 = 0x7DF_6DFE_03FF

/// `[0-9A-Za-z]{27}`
func isKSUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 27
        && text.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
}

/// 36 characters, in small letters or capitals.
func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 36 else { return false }
    for (place, byte) in text.enumerated() {
        if place == 8 || place == 13 || place == 18 || place == 23 {
            if byte != UInt8(ascii: "-") { return false }
        } else {
            switch byte {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
            default: return false
            }
        }
    }
    return true
}
