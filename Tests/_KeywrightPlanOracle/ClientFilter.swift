/// A condition of the language as the plan's report gives it to the client, applied to items as they are stored.
///
/// It reads all words that a condition may have, on attributes of the types that the substitution knows.
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
                words.append(word.filter { $0 != "`" })
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
        if let name = next, ["exists", "missing", "contains"].contains(name), place + 1 < words.count,
            words[place + 1] == "("
        {
            place += 2
            let path = try word()
            var holds = (item[path] != nil) == (name == "exists")
            if name == "contains" {
                _ = take(",")
                holds = contains(value(of: path), try operand(like: nil).value)
            }
            _ = take(")")
            return holds
        }
        return try test()
    }

    private func contains(_ whole: PlainValue?, _ part: PlainValue?) -> Bool {
        guard case .text(let part)? = part else { return false }
        switch whole {
        case .texts(let texts)?: return texts.contains(part)
        case .text(let text)?:
            guard text.bytes.count >= part.bytes.count else { return false }
            return (0...(text.bytes.count - part.bytes.count)).contains { start in
                text.bytes[start...].starts(with: part.bytes)
            }
        default: return false
        }
    }

    private mutating func test() throws -> Bool {
        let side = try operand(like: nil)
        let left = side.value
        let sign = try word()
        switch sign {
        case "between":
            let low = try operand(like: side).value
            _ = take("and")
            let high = try operand(like: side).value
            guard let left, let low, let high else { return false }
            return !isBelow(left, low) && !isBelow(high, left)
        case "begins":
            _ = take("with")
            let beginning = try operand(like: side).value
            guard case .text(let text)? = left, case .text(let begin)? = beginning else { return false }
            return text.bytes.starts(with: begin.bytes)
        case "in":
            _ = take("(")
            var isIn = false
            if let name = next, name.hasPrefix("$"), let (values, type) = substitution.list(String(name.dropFirst())) {
                place += 1
                isIn = left != nil && values.contains { Self.formed($0, type, side.transforms) == left }
            } else {
                repeat {
                    let member = try operand(like: side).value
                    isIn = isIn || (left != nil && left == member)
                } while take(",")
            }
            _ = take(")")
            return isIn
        default:
            let other = try operand(like: side).value
            guard let left, let right = other else { return false }
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

    /// One side of a comparison: its value behind its transforms.
    private struct Side {
        var value: PlainValue?
        var type: PlainType?
        var transforms: [PlainTransform] = []
    }

    private func value(of path: String) -> PlainValue? {
        item[path].flatMap { stored in substitution.types[path]?.value(stored: stored) }
    }

    private mutating func operand(like other: Side?) throws -> Side {
        let word = try word()
        if word == "size", take("(") {
            let path = try self.word()
            _ = take(")")
            let size: Int? =
                switch value(of: path) {
                case .text(let text)?: text.bytes.count
                case .texts(let texts)?: texts.count
                default: nil
                }
            return Side(value: size.map { .number($0) }, type: .int(min: nil, max: nil))
        }
        if word.hasPrefix("$") || word.hasPrefix("-$") {
            let name = word.drop { $0 == "-" }.dropFirst().filter { $0 != "?" }
            guard let (value, type) = try substitution.typed(String(name)) else { return Side() }
            if word.hasPrefix("-"), case .number(let number) = value {
                return Side(value: .number(-number), type: type)
            }
            return Side(value: Self.formed(value, type, other?.transforms ?? []), type: type)
        }
        if let literal = literal(word, like: other?.type) {
            return Side(value: Self.formed(literal, other?.type ?? .string(pattern: nil), other?.transforms ?? []))
        }
        var transforms: [PlainTransform] = []
        while take("|") {
            var name = try self.word()
            if take("(") { name += "(" + (try self.word()) + ")"; _ = take(")") }
            if let transform = PlainTransform(name) { transforms.append(transform) }
        }
        guard let type = substitution.types[word] else { throw Unfilled.refused(word) }
        let plain = value(of: word)
        return Side(value: plain.flatMap { Self.formed($0, type, transforms) }, type: type, transforms: transforms)
    }

    private func literal(_ word: String, like type: PlainType?) -> PlainValue? {
        if word.hasPrefix("'") {
            let text = String(word.dropFirst())
            if case .timestamp? = type { return isoMilliseconds(text).map { .number($0) } }
            return .text(text)
        }
        if word == "now" {
            if case .timestamp(.epochSeconds)? = type { return .number(substitution.now / 1000 * 1000) }
            return .number(substitution.now)
        }
        if word == "true" || word == "false" { return .bool(word == "true") }
        guard let first = word.first, first.isNumber || first == "-" else { return nil }
        return (type ?? .int(min: nil, max: nil)).value(stored: .object(["N": .string(word)]))
    }

    private static func formed(_ value: PlainValue, _ type: PlainType, _ transforms: [PlainTransform]) -> PlainValue? {
        transforms.isEmpty ? value : (try? type.keyText(value, transforms)).map { .text($0) }
    }
}
