internal import KeywrightRuntime

/// The ten types by the service's letters (F5.6).
enum ValueType: String, CaseIterable, Sendable {
    case s = "S"
    case n = "N"
    case b = "B"
    case bool = "BOOL"
    case null = "NULL"
    case l = "L"
    case m = "M"
    case ss = "SS"
    case ns = "NS"
    case bs = "BS"

    /// The word that ADD and DELETE use for the type in a message.
    var word: String {
        switch self {
        case .s: "STRING"
        case .n: "NUMBER"
        case .b: "BINARY"
        case .bool: "BOOLEAN"
        case .null: "NULL"
        case .l: "LIST"
        case .m: "MAP"
        case .ss, .ns, .bs: rawValue
        }
    }

    /// Whether values of the type have an order.
    var isOrdered: Bool {
        switch self {
        case .s, .n, .b: true
        case .bool, .null, .l, .m, .ss, .ns, .bs: false
        }
    }
}

extension AttributeValue {
    /// The type of the value.
    var type: ValueType {
        switch self {
        case .s: .s
        case .n: .n
        case .b: .b
        case .bool: .bool
        case .null: .null
        case .l: .l
        case .m: .m
        case .ss: .ss
        case .ns: .ns
        case .bs: .bs
        }
    }
}
