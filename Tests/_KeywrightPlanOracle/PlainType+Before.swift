extension PlainType {
    /// The greatest value below; nil where there is none.
    func before(_ value: PlainValue) -> PlainValue? {
        switch (self, value) {
        case (.int, .number(let number)), (.decimal, .number(let number)): return .number(number - 1)
        case (.timestamp(let form), .number(let number)):
            let below = number - (form == .epochSeconds ? 1000 : 1)
            return dayNumber(0, 1, 1) * 86_400_000 <= below ? .number(below) : nil
        case (.date, .text(let text)):
            let digits = text.text.split(separator: "-").compactMap { Int($0) }
            let day = dayNumber(digits[0], digits[1], digits[2]) - 1
            return day < dayNumber(0, 1, 1) ? nil : .text(dateText(day))
        case (.ulid, .text(let text)):
            let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            var digits = text.text.compactMap { letters.firstIndex(of: $0) }
            guard let last = digits.lastIndex(where: { $0 > 0 }) else { return nil }
            digits[last] -= 1
            for place in digits.indices where place > last { digits[place] = letters.count - 1 }
            return .text(String(digits.map { letters[$0] }))
        case (.enumeration(let names), .text(let text)):
            return names.map { PlainValue.text($0) }.filter { isBelow($0, .text(text.text)) }.max(by: isBelow)
        default: return nil
        }
    }
}
