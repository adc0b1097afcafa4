/// A JSON document as a plain value; names of members are compared as Swift compares texts.
package indirect enum OracleJSON: Equatable, Sendable {
    case object([String: OracleJSON])
    case array([OracleJSON])
    case string(String)
    case number(String)
    case bool(Bool)
    case null

    package subscript(name: String) -> OracleJSON? {
        get { if case .object(let members) = self { members[name] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[name] = newValue
            self = .object(members)
        }
    }

    package var members: [String: OracleJSON] { if case .object(let members) = self { members } else { [:] } }
    package var elements: [OracleJSON] { if case .array(let elements) = self { elements } else { [] } }
    package var text: String? { if case .string(let text) = self { text } else { nil } }
    package var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }
    var isTrue: Bool { self == .bool(true) }

    /// The document, its members sorted by name.
    package var document: String {
        switch self {
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return "{" + sorted.map { "\(Self.quoted($0.key)):\($0.value.document)" }.joined(separator: ",") + "}"
        case .array(let elements): return "[" + elements.map(\.document).joined(separator: ",") + "]"
        case .string(let text): return Self.quoted(text)
        case .number(let text): return text
        case .bool(let bool): return bool ? "true" : "false"
        case .null: return "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension OracleJSON {
    struct Malformed: Error {}

    /// Reads a document.
    package init(parsing bytes: [UInt8]) throws {
        var reader = JSONReader(bytes: bytes)
        self = try reader.value()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func skipBlanks() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(character.value) else { return false }
        place += 1
        return true
    }

    private mutating func demand(_ character: Unicode.Scalar) throws {
        if !take(character) { throw OracleJSON.Malformed() }
    }

    mutating func value() throws -> OracleJSON {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: OracleJSON) throws -> OracleJSON {
        guard bytes[place...].starts(with: word.utf8) else { throw OracleJSON.Malformed() }
        place += word.utf8.count
        return value
    }

    private mutating func number() throws -> OracleJSON {
        let start = place
        while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
        if start == place { throw OracleJSON.Malformed() }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func object() throws -> OracleJSON {
        var members: [String: OracleJSON] = [:]
        try demand("{")
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            let name = try string()
            try demand(":")
            members[name] = try value()
        } while take(",")
        try demand("}")
        return .object(members)
    }

    private mutating func array() throws -> OracleJSON {
        var elements: [OracleJSON] = []
        try demand("[")
        if take("]") { return .array(elements) }
        repeat { elements.append(try value()) } while take(",")
        try demand("]")
        return .array(elements)
    }

    private mutating func string() throws -> String {
        try demand("\"")
        var text: [UInt8] = []
        var units: [UInt16] = []
        func flush() {
            text += String(decoding: units, as: UTF16.self).utf8
            units = []
        }
        while let byte = next, byte != UInt8(ascii: "\"") {
            place += 1
            guard byte == UInt8(ascii: "\\") else {
                flush()
                text.append(byte)
                continue
            }
            guard let escape = next else { throw OracleJSON.Malformed() }
            place += 1
            if escape == UInt8(ascii: "u") {
                guard place + 4 <= bytes.count,
                    let unit = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
                else { throw OracleJSON.Malformed() }
                place += 4
                units.append(unit)
                continue
            }
            flush()
            let plain: [UInt8: UInt8] = [
                UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "b"): 8,
                UInt8(ascii: "f"): 12,
            ]
            text.append(plain[escape] ?? escape)
        }
        flush()
        try demand("\"")
        return String(decoding: text, as: UTF8.self)
    }
}
