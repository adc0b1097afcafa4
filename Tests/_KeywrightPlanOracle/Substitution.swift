/// What a call brings.
enum PlanArgument {
    case value(PlainValue, PlainType)
    /// As many values as it likes, for `in`.
    case list([PlainValue], PlainType)
    case item(PlanItem)
    case items([PlanItem])
}

/// An item by its attributes.
typealias PlanItem = [String: (value: PlainValue, type: PlainType)]

/// Why a text of the report has no value in a call.
enum Unfilled: Error {
    /// It needs an argument that is absent.
    case absent(String)
    /// It needs a value of an item that was read, and there was none.
    case noItem(String)
    /// The end of a range lies beyond what its key holds, so that the range is empty.
    case empty
    /// A value that no key holds where one is needed, or a word that the report does not have.
    case refused(String)
}

/// Fills the texts of a plan's requests (CLI, plan).
struct Substitution {
    var arguments: [String: PlanArgument]
    /// Items that were read before, by their labels, which a parameter may bear, too; nil where there was none.
    var read: [String: PlanItem?] = [:]
    /// `${shard}` and its like, and `${item.PK}` of an item that was found.
    var repetition: [String: String] = [:]
    /// The types of attributes, as every client of a design knows them.
    var types: [String: PlainType] = [:]
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
                let whole = try whole(text, tag)
            {
                return whole
            }
            if members.count == 1, let members = members["SS"] {
                let texts = try members.elements.map { PlainText(try fill($0).text ?? "") }
                return PlainType.set.stored(.texts(texts))
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
                let own = try fill(value)
                // An empty set is absent.
                if own["SS"]?.elements.isEmpty ?? false { continue }
                filled[name] = own
            } catch Unfilled.absent {
            } catch Unfilled.noItem {}
        }
        return .object(filled)
    }

    /// The stored form of an argument, where that is all that a text says.
    private func whole(_ text: String, _ tag: String) throws -> OracleJSON? {
        guard text.hasPrefix("${"), text.hasSuffix("}"), !text.dropFirst(2).dropLast().contains("}") else { return nil }
        let words = PlanWords.split(text.dropFirst(2).dropLast(), at: "|")
        guard words[0] != "now", words.last != "before", repetition[words[0]] == nil else { return nil }
        guard let (value, type) = try evaluate(words).plain else { return nil }
        // A default is a list of members, of a set, too.
        if tag == "SS", case .texts = value { return PlainType.set.stored(value) }
        return type.stored(value)
    }

    /// `order.userId`: an attribute of an item; `userId`: a value.
    private func argument(_ name: String) throws -> (PlainValue, PlainType) {
        if case .value(let value, let type)? = arguments[name] { return (value, type) }
        let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else { throw Unfilled.absent(name) }
        if let known = read[parts[0]] {
            guard let item = known else { throw Unfilled.noItem(name) }
            if let member = item[parts[1]] { return (member.value, member.type) }
        } else if let member = item(parts[0])?[parts[1]] {
            return (member.value, member.type)
        }
        throw Unfilled.absent(name)
    }

    private func item(_ name: String) -> PlanItem? {
        if case .item(let item)? = arguments[name] { item } else { nil }
    }

    /// A value with its type; nil where the argument is absent.
    func typed(_ name: String) throws -> (PlainValue, PlainType)? {
        do { return try argument(name) } catch Unfilled.absent { return nil }
    }

    /// The values of a list that is an argument.
    func list(_ name: String) -> ([PlainValue], PlainType)? {
        if case .list(let values, let type)? = arguments[name] { (values, type) } else { nil }
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
            let words = PlanWords.split(rest.dropFirst()[..<close], at: "|")
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
        // Of the text, whatever it is of.
        let endsBefore = words.count > 1 && words.last == "before"
        let chain = try evaluate(endsBefore ? words.dropLast() : words)
        if chain.isEncoded { return encodedUnique(chain.type.storedText(chain.value)) }
        let text = try chain.type.keyText(chain.value, chain.transforms)
        return endsBefore ? Self.end(before: text) : text
    }

    /// A value with what stands behind it.
    private struct Chain {
        var value: PlainValue
        var type: PlainType
        var transforms: [PlainTransform] = []
        var isEncoded = false

        /// What it is where no text is made of it.
        var plain: (PlainValue, PlainType)? { transforms.isEmpty && !isEncoded ? (value, type) : nil }
    }

    private func evaluate(_ words: [String]) throws -> Chain {
        var words = words[...]
        var known: (PlainValue, PlainType)?
        var lack: any Error = Unfilled.absent(words[0])
        if words.first == "now" {
            let form = words.count > 1 ? PlainType.Form(rawValue: words[1]) : nil
            if form != nil { words.remove(at: 1) }
            known = (.number(now), .timestamp(form ?? .iso8601))
        } else {
            do { known = try argument(words[0]) } catch { lack = error }
        }
        var transforms: [PlainTransform] = []
        var isEncoded = false
        for word in words.dropFirst() {
            let (name, inside) = PlanWords.call(word)
            switch name {
            case "else": known = try known ?? literal(inside)
            case "orNow":
                known = known ?? (.number(now), .timestamp(PlainType.Form(rawValue: inside) ?? .iso8601))
            case "encoded": isEncoded = true
            default:
                guard let (value, type) = known else { throw lack }
                if let transform = PlainTransform(word) {
                    transforms.append(transform)
                } else {
                    known = (try changed(value, type, name, inside), type)
                }
            }
        }
        guard let (value, type) = known else { throw lack }
        return Chain(value: value, type: type, transforms: transforms, isEncoded: isEncoded)
    }

    private func changed(
        _ value: PlainValue, _ type: PlainType, _ name: String, _ inside: String
    ) throws -> PlainValue {
        switch (name, value) {
        case ("negated", .number(let number)): return .number(-number)
        case ("within", .number(let number)):
            let ends = inside.split(separator: ",").compactMap { Int($0) }
            guard ends.count == 2 else { break }
            if number < ends[0] { throw Unfit.below }
            if number > ends[1] { throw Unfit.above }
            return value
        case ("plus", .number(let number)):
            guard case .number(let amount) = try operand(inside).0 else { break }
            return .number(number + amount)
        case ("from", .number(let number)) where type != .decimal:
            if let bound = Int(inside) { return .number(bound - number) }
        case ("with", .texts(let texts)):
            let all = try texts + members(inside)
            return .texts(type == .set ? PlainType.sorted(all) : all)
        case ("without", .texts(let texts)):
            let gone = try members(inside)
            return .texts(texts.filter { !gone.contains($0) })
        default: break
        }
        throw Unfilled.refused(name)
    }

    private func members(_ inside: String) throws -> [PlainText] {
        try PlanWords.split(Substring(inside), at: ",").map { member in
            let word = member.drop { $0 == " " }
            if case .text(let text) = try operand(String(word)).0 { return text }
            throw Unfilled.refused(inside)
        }
    }

    /// `$amount`, or a literal.
    private func operand(_ text: String) throws -> (PlainValue, PlainType) {
        text.hasPrefix("$") && !text.hasPrefix("$$") ? try argument(String(text.dropFirst())) : try literal(text)
    }

    /// A value as a condition of the language writes it.
    private func literal(_ text: String) throws -> (PlainValue, PlainType) {
        if let number = Int(text) { return (.number(number), .int(min: nil, max: nil)) }
        if text.hasPrefix("'") {
            let inside = text.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
            return (.text(inside.joined(separator: "'")), .string(pattern: nil))
        }
        if text.hasPrefix("["), text.hasSuffix("]") {
            let members = text.dropFirst().dropLast()
            return (.texts(members.isEmpty ? [] : try self.members(String(members))), .list)
        }
        throw Unfilled.refused(text)
    }
}

/// Words of the report, apart.
enum PlanWords {
    /// Splits where the sign stands outside of quotes and brackets.
    static func split(_ text: Substring, at sign: Character) -> [String] {
        var words = [""]
        var depth = 0
        var isQuoted = false
        for character in text {
            switch character {
            case "'": isQuoted.toggle()
            case "(" where !isQuoted, "[" where !isQuoted: depth += 1
            case ")" where !isQuoted, "]" where !isQuoted: depth -= 1
            case sign where !isQuoted && depth == 0:
                words.append("")
                continue
            default: break
            }
            words[words.count - 1].append(character)
        }
        return words
    }

    /// `plus($amount)` as `plus` and `$amount`.
    static func call(_ word: String) -> (name: String, inside: String) {
        let name = word.prefix { $0 != "(" }
        return (String(name), String(word.dropFirst(name.count + 1).dropLast()))
    }
}
