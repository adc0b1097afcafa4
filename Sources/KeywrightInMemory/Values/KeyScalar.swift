internal import KeywrightRuntime

/// A value that has a place in an order: text and bytes by unsigned byte, numbers by size (F1.15).
///
/// Only scalars of one type meet in a key. The order between types is there to have a total one.
enum KeyScalar: Hashable, Comparable, Sendable {
    case number(DecimalNumber)
    case text([UInt8])
    case bytes([UInt8])

    /// The scalar of a value, or nil for a type that has no order.
    init?(_ value: AttributeValue) {
        switch value {
        case .s(let text): self = .text(Array(text.utf8))
        case .n(let digits):
            guard let number = DecimalNumber(parsing: digits) else { return nil }
            self = .number(number)
        case .b(let bytes): self = .bytes(bytes)
        case .bool, .null, .l, .m, .ss, .ns, .bs: return nil
        }
    }

    static func < (left: KeyScalar, right: KeyScalar) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): a < b
        case (.text(let a), .text(let b)), (.bytes(let a), .bytes(let b)): a.lexicographicallyPrecedes(b)
        case (.number, _), (.text, .bytes): true
        case (.text, _), (.bytes, _): false
        }
    }

    /// Whether the scalar starts with all bytes of another; numbers start with nothing.
    func hasPrefix(_ prefix: KeyScalar) -> Bool {
        switch (self, prefix) {
        case (.text(let a), .text(let b)), (.bytes(let a), .bytes(let b)): a.starts(with: b)
        case (.number, _), (.text, _), (.bytes, _): false
        }
    }

    /// How many bytes the value takes of the limit for keys; a number always fits (F1.8).
    var limitedSize: Int {
        switch self {
        case .number: 0
        case .text(let bytes), .bytes(let bytes): bytes.count
        }
    }
}
