import Foundation
import KeywrightRuntime

/// A file that `keywright generate --target vectors` writes.
struct VectorFile: Decodable {
    struct Entity: Decodable {
        var entity: String
        var cases: [Case]
        var sorted: [[String]]
    }

    struct Case: Decodable {
        var values: [String: VectorValue]
        /// Absent where the values are refused.
        var table: [String: VectorValue]?
        /// The key in each index, null where the item is not in it.
        var indexes: [String: [String: VectorValue]?]
        var refused: String?
    }

    var entities: [Entity]
}

/// A value in such a file.
enum VectorValue: Decodable {
    case null
    case bool(Bool)
    case number(Decimal)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

/// The values of one case, as the parameters of generated builders ask for them.
struct VectorValues {
    var values: [String: VectorValue]
    /// Attributes that are stored in milliseconds, which their values show.
    var milliseconds: Set<String>

    struct Unfit: Error {
        var name: String
    }

    func callAsFunction<Value: VectorConvertible>(_ name: String) throws -> Value {
        guard let value = values[name], let converted = Value(value, inMilliseconds: milliseconds.contains(name)) else {
            throw Unfit(name: name)
        }
        return converted
    }

    func callAsFunction<Value: RawRepresentable>(_ name: String) throws -> Value where Value.RawValue == String {
        guard case .text(let text)? = values[name], let value = Value(rawValue: text) else { throw Unfit(name: name) }
        return value
    }
}

/// What a parameter of a generated builder can be, enums apart.
protocol VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool)
}

extension VectorValue {
    fileprivate var text: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    fileprivate var number: Decimal? {
        if case .number(let number) = self { return number }
        return nil
    }
}

extension String: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let text = value.text else { return nil }
        self = text
    }
}

extension Bool: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard case .bool(let flag) = value else { return nil }
        self = flag
    }
}

extension Int: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let number = value.number else { return nil }
        self.init(number.description)
    }
}

extension Decimal: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let number = value.number else { return nil }
        self = number
    }
}

extension Double: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let number = value.number else { return nil }
        self.init(number.description)
    }
}

extension [UInt8]: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let data = value.text.flatMap({ Data(base64Encoded: $0) }) else { return nil }
        self.init(data)
    }
}

extension UUID: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let text = value.text else { return nil }
        self.init(uuidString: text)
    }
}

extension ULID: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
}

extension KSUID: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
}

extension CalendarDate: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
}

extension Timestamp: VectorConvertible {
    init?(_ value: VectorValue, inMilliseconds: Bool) {
        if let number = value.number.flatMap({ Int64($0.description) }) {
            if inMilliseconds {
                self.init(millisecondsSinceEpoch: number)
            } else {
                self.init(secondsSinceEpoch: number)
            }
            return
        }
        guard let text = value.text, let moment = TimestampFormat.iso8601AnyDigits.timestamp(text) else { return nil }
        self = moment
    }
}
