/// A condition of the language as the plan's report gives it to the client, applied to items as they are stored.
///
/// It reads what `client.filter` may hold: comparisons, `between`, `begins with`, `in`, `exists`, `missing`, `and`, `or`, `not`.
struct ClientFilter {
    private var words: [String] = []
    private let substitution: Substitution
    private var place = 0
    private var item: [String: OracleJSON] = [:]

    init(_ text: String, _ substitution: Substitution) {
        self.substitution = substitution
        words = Self.words(of: text)
    }

    /// Whether an item is to be given back.
    func holds(of item: [String: OracleJSON]) throws -> Bool {
        var reader = self
        reader.item = item
        let holds = try reader.condition()
        guard reader.place == words.count else { throw Unfilled.refused("client filter") }
        return holds
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
            } else if first == "'" {
                var word = "'"
                rest = rest.dropFirst()
                while let next = rest.first {
                    rest = rest.dropFirst()
                    if next == "'" {
                        guard rest.first == "'" else { break }
                        rest = rest.dropFirst()
                    }
                    word.append(next)
                }
                words.append(word)
            } else if "(),|".contains(first) {
                words.append(String(first))
                rest = rest.dropFirst()
            } else if "<>=!".contains(first) {
                let sign = rest.prefix { "<>=!".contains($0) }
                words.append(String(sign))
                rest = rest.dropFirst(sign.count)
            } else {
                let word = rest.prefix { !" (),|<>=!'".contains($0) }
                words.append(String(word))
                rest = rest.dropFirst(word.count)
            }
        }
        return words
    }

    private var next: String? { place < words.count ? words[place] : nil }

    private mutating func take(_ word: String) -> Bool {
        guard next == word else { return false }
        place += 1
        return true
    }

    private mutating func word() throws -> String {
        guard let word = next else { throw Unfilled.refused("client filter") }
        place += 1
        return word
    }

    private mutating func condition() throws -> Bool {
        var holds = try term()
        while take("or") { holds = try term() || holds }
        return holds
    }

    private mutating func term() throws -> Bool {
        var holds = try factor()
        while take("and") { holds = try factor() && holds }
        return holds
    }

    private mutating func factor() throws -> Bool {
        if take("not") { return try !factor() }
        if take("(") {
            let holds = try condition()
            _ = take(")")
            return holds
        }
        if let name = next, ["exists", "missing"].contains(name), place + 1 < words.count, words[place + 1] == "(" {
            place += 2
            let path = try word()
            _ = take(")")
            return (item[path] != nil) == (name == "exists")
        }
        return try test()
    }

    private mutating func test() throws -> Bool {
        let left = try operand(like: nil)
        let sign = try word()
        switch sign {
        case "between":
            let low = try operand(like: left)
            _ = take("and")
            let high = try operand(like: left)
            guard let left, let low, let high else { return false }
            return !isBelow(left, low) && !isBelow(high, left)
        case "begins":
            _ = take("with")
            guard case .text(let text)? = left, case .text(let begin)? = try operand(like: left) else { return false }
            return text.bytes.starts(with: begin.bytes)
        case "in":
            _ = take("(")
            var isIn = false
            repeat {
                let member = try operand(like: left)
                isIn = isIn || (left != nil && left == member)
            } while take(",")
            _ = take(")")
            return isIn
        default:
            guard let left, let right = try operand(like: left) else { return false }
            switch sign {
            case "=": return left == right
            case "!=": return left != right
            case "<": return isBelow(left, right)
            case "<=": return !isBelow(right, left)
            case ">": return isBelow(right, left)
            case ">=": return !isBelow(left, right)
            default: throw Unfilled.refused(sign)
            }
        }
    }

    /// A value; a number counts hundredths, so that decimals compare, too.
    private mutating func operand(like other: PlainValue?) throws -> PlainValue? {
        let word = try word()
        var value: PlainValue?
        if word.hasPrefix("'") {
            value = .text(String(word.dropFirst()))
        } else if word == "now" {
            let moment = PlainType.timestamp(.iso8601).storedText(.number(substitution.now))
            if case .text? = other { value = .text(moment) } else { value = .number(substitution.now / 1000 * 100) }
        } else if word.hasPrefix("$") {
            let name = word.dropFirst().filter { $0 != "?" }
            value = try Self.value(substitution.fill(.object(["S": .string("${\(name)}")])))
        } else if word == "true" || word == "false" {
            value = .bool(word == "true")
        } else if let first = word.first, first.isNumber || first == "-" {
            value = PlainType.decimal.value(stored: .object(["N": .string(word)]))
        } else {
            value = item[word].flatMap(Self.value)
        }
        var transforms: [PlainTransform] = []
        while take("|") {
            var name = try self.word()
            if take("(") { name += "(" + (try self.word()) + ")"; _ = take(")") }
            if let transform = PlainTransform(name) { transforms.append(transform) }
        }
        guard !transforms.isEmpty, let plain = value else { return value }
        return try .text(PlainType.string(pattern: nil).keyText(plain, transforms))
    }

    private static func value(_ stored: OracleJSON) -> PlainValue? {
        if let bool = stored["BOOL"] { return .bool(bool.isTrue) }
        if let text = stored["S"]?.text { return .text(text) }
        return PlainType.decimal.value(stored: stored)
    }
}
