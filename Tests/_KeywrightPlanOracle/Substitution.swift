/// What a call brings.
enum PlanArgument {
    case value(PlainValue, PlainType)
    case item(PlanItem)
    case items([PlanItem])
}

/// An item by its attributes.
typealias PlanItem = [String: (value: PlainValue, type: PlainType)]

/// Why a text of the report has no value in a call.
enum Unfilled: Error {
    /// It needs an argument that is absent.
    case absent(String)
    /// The end of a range lies beyond what its key holds, so that the range is empty.
    case empty
    /// A value that no key holds where one is needed, or a word that the report does not have.
    case refused(String)
}

/// Fills the texts of a plan's requests (CLI, plan).
struct Substitution {
    var arguments: [String: PlanArgument]
    /// Items that were read before, by their labels, which a parameter may bear, too.
    var read: [String: PlanItem] = [:]
    /// `${shard}` and its like.
    var repetition: [String: String] = [:]
    /// Milliseconds.
    var now = AttributePools.now

    enum End { case low, high }

    /// A value of the service with its texts filled.
    func fill(_ json: OracleJSON, end: End? = nil) throws -> OracleJSON {
        switch json {
        case .object(let members):
            // What is no text holds the whole of an argument; a text of type S or N is filled in place.
            if members.count == 1, let (tag, value) = members.first, let text = value.text,
                ["N", "B", "BOOL", "L", "M", "SS", "NS"].contains(tag) || text.contains("|orNow("),
                let whole = try whole(text)
            {
                return whole
            }
            return .object(try members.mapValues { try fill($0, end: end) })
        case .array(let elements): return .array(try elements.map { try fill($0, end: end) })
        case .string(let text): return .string(try fill(text, end: end))
        case .number, .bool, .null: return json
        }
    }

    /// An item without the entries that need an absent argument.
    func fillItem(_ item: OracleJSON) throws -> OracleJSON {
        var filled: [String: OracleJSON] = [:]
        for (name, value) in item.members {
            do {
                filled[name] = try fill(value)
            } catch Unfilled.absent {}
        }
        return .object(filled)
    }

    /// The stored form of an argument, where that is all that a text says.
    private func whole(_ text: String) throws -> OracleJSON? {
        guard text.hasPrefix("${"), text.hasSuffix("}"), !text.dropFirst(2).dropLast().contains("}") else { return nil }
        let words = text.dropFirst(2).dropLast().split(separator: "|").map { String($0) }
        guard words[0] != "now", repetition[words[0]] == nil else { return nil }
        if words.count == 1 {
            let (value, type) = try argument(words[0])
            return type.stored(value)
        }
        if words[1].hasPrefix("orNow(") {
            if let (value, type) = try? argument(words[0]) { return type.stored(value) }
            let form = PlainType.Form(rawValue: String(words[1].dropFirst(6).dropLast())) ?? .iso8601
            return PlainType.timestamp(form).stored(.number(now))
        }
        if words[1].hasPrefix("from("), case (.number(let number), let type) = try argument(words[0]) {
            let bound = PlainType.int(min: nil, max: nil)
            guard type != .decimal, let from = Int(words[1].dropFirst(5).dropLast()) else {
                throw Unfilled.refused(text)
            }
            return bound.stored(.number(from - number))
        }
        return nil
    }

    /// `order.userId`: an attribute of an item; `userId`: a value.
    private func argument(_ name: String) throws -> (PlainValue, PlainType) {
        if case .value(let value, let type)? = arguments[name] { return (value, type) }
        let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
        if parts.count == 2, let item = read[parts[0]] ?? item(parts[0]), let member = item[parts[1]] {
            return (member.value, member.type)
        }
        throw Unfilled.absent(name)
    }

    func isThere(_ name: String) -> Bool { (try? argument(name)) != nil }

    private func item(_ name: String) -> PlanItem? {
        if case .item(let item)? = arguments[name] { item } else { nil }
    }

    func fill(_ text: String, end: End? = nil) throws -> String {
        var filled = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            filled += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.hasPrefix("$") {
                filled += "$"
                rest = rest.dropFirst()
                continue
            }
            guard rest.hasPrefix("{"), let close = rest.firstIndex(of: "}") else { throw Unfilled.refused(text) }
            let words = rest.dropFirst()[..<close].split(separator: "|").map { String($0) }
            rest = rest[rest.index(after: close)...]
            do {
                filled += try value(words)
            } catch let unfit as Unfit {
                return try beyond(unfit, end, after: filled)
            }
        }
        return filled + rest
    }

    /// A bound that the key does not hold opens its side of the range, or empties it.
    private func beyond(_ unfit: Unfit, _ end: End?, after text: String) throws -> String {
        switch (unfit, end) {
        case (.above, .high): return text + "\u{10FFFF}"
        case (.below, .low): return text.isEmpty ? "\u{0}" : text
        case (.above, .low), (.below, .high): throw Unfilled.empty
        case (_, nil): throw Unfilled.refused(text)
        }
    }

    /// The greatest text below, as far as key texts go: none holds U+10FFFF.
    private static func end(before text: String) -> String {
        var bytes = Array(text.unicodeScalars.map(\.value))
        guard let last = bytes.popLast(), last > 0 else {
            return String(String.UnicodeScalarView(bytes.compactMap { Unicode.Scalar($0) }))
        }
        bytes += [last == 0xE000 ? 0xD7FF : last - 1, 0x10FFFF]
        return String(String.UnicodeScalarView(bytes.compactMap { Unicode.Scalar($0) }))
    }

    private func value(_ words: [String]) throws -> String {
        if let repeated = repetition[words[0]] { return repeated }
        var words = words
        // Of the text, whatever it is of.
        let endsBefore = words.count > 1 && words.last == "before"
        if endsBefore { words.removeLast() }
        var (value, type): (PlainValue, PlainType)
        if words[0] == "now" {
            let form = words.count > 1 ? PlainType.Form(rawValue: words[1]) : nil
            if form != nil { words.remove(at: 1) }
            (value, type) = (.number(now), .timestamp(form ?? .iso8601))
        } else {
            (value, type) = try argument(words[0])
        }
        var transforms: [PlainTransform] = []
        for word in words.dropFirst() {
            switch word {
            case "encoded": return encodedUnique(type.storedText(value))
            default:
                guard let transform = PlainTransform(word) else { throw Unfilled.refused(word) }
                transforms.append(transform)
            }
        }
        let text = try type.keyText(value, transforms)
        return endsBefore ? Self.end(before: text) : text
    }
}

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
