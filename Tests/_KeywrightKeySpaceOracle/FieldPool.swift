import KeywrightKeySpace

/// Some hundred fields over one alphabet of two to four letters, made once for a seed.
package struct FieldPool: Sendable {
    package let alphabet: String
    package let fields: [PlainField]

    /// With letters, with the delimiter inside and outside of values, of both cases, of digits, and beyond ASCII.
    package static let alphabets = [
        "ab", "ab#", "a#-", "ab#-", "aAb", "aA#b", "01-", "01#2", "aé#", "a\u{FFFF}\u{10000}",
    ]

    package init(over alphabet: String, seed: UInt64, count: Int = 250) {
        self.alphabet = alphabet
        var random = OracleRandom(seed: seed &* 1_000_003 &+ UInt64(alphabet.utf8.count))
        var fields: [PlainField] = []
        while fields.count < count {
            let field = Self.make(over: alphabet, using: &random)
            // Of a language that is only known approximately nothing is to be proven.
            if !field.language.isExact { continue }
            // Now and then nothing is in a field.
            if field.texts.count <= 160, !field.texts.isEmpty || random.chance(2) { fields.append(field) }
        }
        self.fields = fields
    }

    private static func make(over alphabet: String, using random: inout OracleRandom) -> PlainField {
        let isNumeric = alphabet.unicodeScalars.contains("0")
        let plain: PlainField
        switch random.below(isNumeric ? 12 : 9) {
        case 0..<3: plain = PlainField(guarded(over: alphabet, using: &random), over: alphabet)
        case 3:
            let texts = Set((0..<(1 + random.below(4))).map { _ in word(over: alphabet, using: &random) })
            plain = PlainField("\(texts.sorted())", .texts(Array(texts)), texts: texts.sorted())
        case 4: plain = random.pick(fixedForms)
        case 5..<9: plain = PlainField(expression(over: alphabet, depth: 3, using: &random), over: alphabet)
        default: plain = number(using: &random)
        }
        // Of a long form there are too many texts that a transform makes one.
        if alphabet.contains("A"), plain.texts.allSatisfy({ $0.utf8.count < 9 }), random.chance(35) {
            return plain.image(under: random.chance(50) ? .lower : .upper)
        }
        return plain
    }

    /// A string between guards, of up to four letters, up to 254, or of any length.
    private static func guarded(over alphabet: String, using random: inout OracleRandom) -> PlainLanguage {
        let least = random.chance(85) ? 1 : random.below(3)
        let most = random.pick([1, 2, 3, 3, 4, 4, 254, nil]).map { max($0, least) }
        let delimiter = random.pick(["#", "#", "#", "##", "#-", "-#", "#-#", "::"])
        var letters = alphabet
        // Another literal's first letter is kept out, too.
        if random.chance(25) { letters = String(letters.dropFirst()) }
        return .avoiding(delimiter, letters: letters, least: least, most: most)
    }

    private static func word(over alphabet: String, using random: inout OracleRandom) -> String {
        let letters = Array(alphabet.unicodeScalars)
        return (0..<random.below(longestText + 1)).map { _ in String(random.pick(letters)) }.joined()
    }

    /// What a pattern can say, and what sets of texts can be made of it.
    private static func expression(
        over alphabet: String, depth: Int, using random: inout OracleRandom
    ) -> PlainLanguage {
        func inner() -> PlainLanguage { expression(over: alphabet, depth: depth - 1, using: &random) }
        switch random.below(depth == 0 ? 2 : 7) {
        case 0: return .text(word(over: alphabet, using: &random))
        case 1:
            let letters = alphabet.filter { _ in random.chance(60) }
            return .oneOf(letters.isEmpty ? alphabet : letters)
        case 2, 3: return .sequence([inner(), inner()])
        case 4: return .choice([inner(), inner()])
        case 5: return .both(inner(), inner())
        default:
            let least = random.below(3)
            let most = random.pick([least, least + 1, least + 2, nil, nil])
            return .repeated(inner(), least: least, most: most)
        }
    }

    /// Numbers in the forms of transforms, each text made of the number by plain arithmetic.
    private static func number(using random: inout OracleRandom) -> PlainField {
        let low = random.below(40) - 25
        let high = low + random.below(35)
        let bounds = "from \(low) to \(high)"
        switch random.below(5) {
        case 0:
            return PlainField(
                "int \(bounds)", .integers(from: low, through: high), texts: (low...high).map { String($0) })
        case 1:
            let digits = 1 + random.below(2)
            let texts = (low...high).filter { abs($0) < power(digits) }.map { padded($0, digits, 0) }
            return PlainField(
                "pad(\(digits)) \(bounds)",
                .padded(digits: digits, minimum: DecimalBound(low), maximum: DecimalBound(high)), texts: texts)
        case 2:
            // Tenths.
            let digits = 1 + random.below(2)
            let texts = (low...high).filter { abs($0) < power(digits + 1) }.map { padded($0, digits, 1) }
            return PlainField(
                "pad(\(digits).1) tenths \(bounds)",
                .padded(
                    digits: digits, fractionDigits: 1, minimum: tenths(low), maximum: tenths(high)), texts: texts)
        case 3:
            let digits = 1 + random.below(2)
            let texts = (low...high).filter { $0 >= 0 && $0 < power(digits) }.map {
                padded(power(digits) - 1 - $0, digits, 0)
            }
            return PlainField(
                "invert(\(digits)) \(bounds)", .inverted(digits: digits, minimum: low, maximum: high), texts: texts)
        default:
            let count = 2 + random.below(14)
            return PlainField(
                "shard(\(count))", .shard(count), texts: (0..<count).map { padded($0, String(count - 1).count, 0) })
        }
    }

    private static func tenths(_ number: Int) -> DecimalBound? {
        DecimalBound(parsing: (number < 0 ? "-" : "") + "\(abs(number) / 10).\(abs(number) % 10)")
    }

    private static func power(_ digits: Int) -> Int { (0..<digits).reduce(1) { power, _ in power * 10 } }

    /// `pad(digits.fraction)` of a number of units of the last digit.
    private static func padded(_ units: Int, _ digits: Int, _ fraction: Int) -> String {
        let width = digits + fraction
        let shown = units < 0 ? power(width) - 1 - abs(units) : units
        let plain = String(shown)
        var text = String(repeating: "0", count: width - plain.count) + plain
        if fraction > 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: digits)) }
        return (units < 0 ? "-" : "") + text
    }

    /// Forms of one width, of which only some texts can be listed.
    private static let fixedForms: [PlainField] = [
        PlainField("bool", .bool, texts: ["true", "false"]),
        PlainField("date", .date, texts: ["2026-11-22", "2024-02-29", "0000-02-29", "9999-12-31"], isComplete: false) {
            isDate($0)
        },
        PlainField("month", .month, texts: ["2026-11", "0000-01", "9999-12"], isComplete: false) { isDate($0 + "-01") },
        PlainField("year", .year, texts: ["0000", "2026", "1101", "9999"], isComplete: false) {
            isDate($0 + "-01-01")
        },
        PlainField(
            "ulid", .ulid, texts: ["01ARZ3NDEKTSV4RRFFQ69G5FAV", String(repeating: "0", count: 26)], isComplete: false
        ) { text in
            let letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
            return text.count == 26 && text.allSatisfy(letters.contains) && text.first.map { $0 < "8" } == true
        },
        PlainField(
            "uuid", .uuid, texts: ["01234567-89ab-cdef-0123-456789abcdef"], isComplete: false
        ) { text in
            let groups = text.split(separator: "-", omittingEmptySubsequences: false)
            return groups.map(\.count) == [8, 4, 4, 4, 12]
                && groups.joined().allSatisfy("0123456789abcdef".contains)
        },
    ]

    private static func isDate(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.count) == [4, 2, 2], groups.joined().allSatisfy("0123456789".contains) else { return false }
        let numbers = groups.compactMap { Int($0) }
        let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(numbers[1]) && (1...days[numbers[1] - 1]).contains(numbers[2])
    }
}
