import KeywrightDiagnostics
import KeywrightModel

/// Values of a request as the report writes them: in the service's form, with `${…}` for what a call brings and `$$` for
/// a dollar.
///
/// Beside the transforms of the language these stand behind a `|`: `iso8601`, `epochSeconds`, `epochMillis` and so on say how
/// the moment of the call is stored; `orNow` takes that moment where the argument is absent; `from(100)` is 100 less the
/// argument; `encoded` is the text of a unique value in the key of its companion; `else('open')` takes that value, as a
/// condition of the language writes it, where the item holds none; `plus(1)` and `plus($amount)` add to it; `with($tag, 'new')`
/// and `without($tag)` give a list or set those members, or take them from a set. A set has each of its members once.
struct ReportValue {
    let design: Design

    /// `{ "S": "USER#${userId}" }`.
    func json(_ source: ValueSource) -> JSONValue {
        switch source {
        case .keyText(let parts):
            return ["S": .string(parts.map(text).joined())]
        case .argument(let argument):
            return tagged(design.type(of: argument), "${\(argument.text)}")
        case .literal(let value, let type):
            return literal(value, type)
        case .now(let format):
            return tagged(.timestamp(format), now(format, []))
        case .uniqueKey(let key):
            let values = key.sources.map(encoded)
            return [
                "S": .string(
                    key.scope.map(text).joined() + escaped(key.prefix)
                        + values.joined(separator: escaped(design.delimiter)))
            ]
        case .ownerKey(let key):
            return ["M": self.key(key)]
        case .argumentOrNow(let argument, let format):
            return tagged(.timestamp(format), "${\(argument.text)|orNow(\(format.rawValue))}")
        case .difference(let bound, let argument):
            return ["N": .string("${\(argument.text)|from(\(bound.text))}")]
        case .repetition(let name, let type):
            return tagged(type, "${\(name)}")
        case .held(let held):
            return tagged(design.type(of: held.argument), "${\(chain(held).joined(separator: "|"))}")
        case .elements(let elements, let type):
            if case .set = type {
                return .object([JSONValue.Member(type.tag, .strings(elements.map(scalar)))])
            }
            return ["L": .array(elements.map(json))]
        case .keyRead(let label, let key):
            return .object([JSONValue.Member(key.type.rawValue, .string("${\(label).\(key.name)}"))])
        }
    }

    /// The text of a value in the service's form.
    private func scalar(_ source: ValueSource) -> String {
        guard case .object(let members) = json(source), case .string(let text)? = members.first?.value else {
            return ""
        }
        return text
    }

    private func encoded(_ source: ValueSource) -> String {
        switch source {
        case .argument(let argument): return "${\(argument.text)|encoded}"
        case .held(let held): return "${\((chain(held) + ["encoded"]).joined(separator: "|"))}"
        case .literal(let value, _): return escaped(value.scalarText?.companionEncoded(design.delimiter) ?? "")
        case .now(let format): return "${now|\(format.rawValue)|encoded}"
        case .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .elements, .keyRead, .repetition: return ""
        }
    }

    /// `task.rung`, `else(10)`, `plus($amount)`.
    private func chain(_ held: HeldValue) -> [String] {
        var chain = [held.argument.text]
        if let fallback = held.fallback { chain.append("else(\(escaped(fallback.conditionText)))") }
        let members = { (sources: [ValueSource]) in sources.map(operand).joined(separator: ", ") }
        switch held.change {
        case nil: break
        case .add(.number(let number))?: chain.append("plus(\(number.text))")
        case .add(.argument(let amount))?: chain.append("plus($\(amount.text))")
        case .append(let sources)?: chain.append("with(\(members(sources)))")
        case .delete(let sources)?: chain.append("without(\(members(sources)))")
        }
        return chain
    }

    /// A member as an operand of the language.
    private func operand(_ source: ValueSource) -> String {
        switch source {
        case .argument(let argument): "$\(argument.text)"
        case .literal(let value, _): escaped(value.conditionText)
        case .now(let format): "now|\(format.rawValue)"
        case .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .held, .elements, .keyRead, .repetition: ""
        }
    }

    /// The key attributes of an item.
    func key(_ key: [KeyValue]) -> JSONValue {
        .object(key.map { JSONValue.Member($0.attribute.name, json($0.value)) })
    }

    /// As it stands within a text.
    func text(_ part: KeyTextPart) -> String {
        switch part {
        case .literal(let text):
            escaped(text)
        case .argument(let argument, _, _), .bound(let argument, _, _, _), .beginning(let argument, _, _):
            "${\(([argument.text] + part.words).joined(separator: "|"))}"
        case .now(let format, let transforms):
            now(format, transforms)
        case .repetition(let name, _):
            "${\(name)}"
        case .held(let held, let transforms, _):
            "${\((chain(held) + transforms.map(\.text)).joined(separator: "|"))}"
        }
    }

    private func now(_ format: TimestampFormat, _ transforms: [Transform]) -> String {
        "${\((["now", format.rawValue] + transforms.map(\.text)).joined(separator: "|"))}"
    }

    private func tagged(_ type: ValueType?, _ text: String) -> JSONValue {
        .object([JSONValue.Member(type?.tag ?? "S", .string(text))])
    }

    private func literal(_ value: LiteralValue, _ type: ValueType) -> JSONValue {
        switch value {
        case .text(let text):
            return tagged(type, escaped(text))
        case .number(let number):
            return tagged(type, number.text)
        case .bool(let bool):
            return ["BOOL": .bool(bool)]
        case .list(let elements):
            if case .set = type {
                let texts = elements.map { $0.scalarText.map(escaped) ?? "" }
                return .object([JSONValue.Member(type.tag, .strings(texts))])
            }
            let element = type.element ?? .string
            return ["L": .array(elements.map { literal($0, element) })]
        case .object(let members):
            return [
                "M": .object(
                    members.map { member in
                        JSONValue.Member(
                            type.storedName(of: member.name), literal(member.value, type.member(member.name) ?? .string)
                        )
                    })
            ]
        }
    }

    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            escaped.unicodeScalars.append(scalar)
            if scalar == "$" { escaped.unicodeScalars.append(scalar) }
        }
        return escaped
    }
}

extension LiteralValue {
    /// The text of a value that is neither a list nor an object.
    var scalarText: String? {
        switch self {
        case .text(let text): text
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .list, .object: nil
        }
    }
}

extension ValueType {
    /// The name of a member in the map that DynamoDB holds.
    fileprivate func storedName(of member: String) -> String {
        guard case .object(let object) = self else { return member }
        return object.members.first { $0.name.utf8.elementsEqual(member.utf8) }?.storedName ?? member
    }

    /// The type of a member of an object, or of a value of a map.
    fileprivate func member(_ name: String) -> ValueType? {
        switch self {
        case .object(let object): object.members.first { $0.name.utf8.elementsEqual(name.utf8) }?.type
        case .map(let element): element
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .list, .set, .recoded:
            nil
        }
    }
}
