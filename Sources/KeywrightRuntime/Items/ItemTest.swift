#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Tests a condition of the design on stored values, where no request can: of an item that is about to be put, say.
///
/// ```swift
/// let test = ItemTest(item)
/// if ItemTest.equal(test["state"], .s("open")) && test["assignee"] != nil { … }
/// ```
///
/// Texts are compared by their bytes, numbers by their values (F1.15, F1.16). A test of an absent attribute is false, that
/// for inequality included; NULL is no value.
public struct ItemTest: Sendable {
    private let item: Item

    /// Looks at the attributes of an item.
    public init(_ item: Item) { self.item = item }

    /// The value of an attribute, or of a member below it; nil where there is none.
    public subscript(_ attribute: String, _ members: String...) -> AttributeValue? {
        var value = item[attribute]
        for member in members {
            guard case .m(let map)? = value else { return nil }
            value = map[member]
        }
        if case .null? = value { return nil }
        return value
    }

    /// How large a value is, as `size` counts: characters of a text as UTF-16 does, bytes, elements.
    public static func size(_ value: AttributeValue?) -> AttributeValue? {
        value?.size.map { .n($0.description) }
    }
}

extension ItemTest {
    /// `=`
    public static func equal(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return false }
        return left.isSame(as: right)
    }

    /// `!=`
    public static func notEqual(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return false }
        return !left.isSame(as: right)
    }

    /// `<`
    public static func less(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        order(left, right).map { $0 < 0 } ?? false
    }

    /// `<=`
    public static func lessOrEqual(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        order(left, right).map { $0 <= 0 } ?? false
    }

    /// `>`
    public static func greater(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        order(left, right).map { $0 > 0 } ?? false
    }

    /// `>=`
    public static func greaterOrEqual(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        order(left, right).map { $0 >= 0 } ?? false
    }

    /// `between`, both ends included.
    public static func between(_ value: AttributeValue?, _ low: AttributeValue?, _ high: AttributeValue?) -> Bool {
        greaterOrEqual(value, low) && lessOrEqual(value, high)
    }

    /// `begins with`
    public static func begins(_ value: AttributeValue?, with prefix: AttributeValue?) -> Bool {
        guard let value, let prefix else { return false }
        return value.begins(with: prefix)
    }

    /// `in`
    public static func isIn(_ value: AttributeValue?, _ list: [AttributeValue?]) -> Bool {
        list.contains { equal(value, $0) }
    }

    /// `contains`: a part of a text, or an element of a list or set.
    public static func contains(_ value: AttributeValue?, _ element: AttributeValue?) -> Bool {
        guard let value, let element else { return false }
        return value.contains(element)
    }

    /// nil of values of two types, or of one without an order.
    private static func order(_ left: AttributeValue?, _ right: AttributeValue?) -> Int? {
        guard let left, let right else { return nil }
        return left.order(to: right)
    }
}

/// Transforms of key templates, of stored values; nil where a value is not of a type that they take, or beyond what they
/// hold.
extension ItemTest {
    /// `lower`
    public static func lower(_ value: AttributeValue?) -> AttributeValue? {
        text(value).map { .s(KeyEncoding.lower($0)) }
    }

    /// `upper`
    public static func upper(_ value: AttributeValue?) -> AttributeValue? {
        text(value).map { .s(KeyEncoding.upper($0)) }
    }

    /// `year`, `month`, `day` and `hour`: the first 4, 7, 10 or 13 characters of a date or time.
    ///
    /// - Parameter format: how a time is stored that is no text.
    public static func bucket(
        _ value: AttributeValue?, _ length: Int, as format: TimestampFormat = .iso8601
    ) -> AttributeValue? {
        switch value {
        case .s(let text)?: .s(String(decoding: text.utf8.prefix(length), as: UTF8.self))
        case .n(let number)?:
            format.timestamp(number).map {
                .s(String(decoding: $0.description.utf8.prefix(length), as: UTF8.self))
            }
        case .b?, .bool?, .null?, .l?, .m?, .ss?, .ns?, .bs?, nil: nil
        }
    }

    /// `pad(n.f)`
    public static func padded(_ value: AttributeValue?, _ digits: Int, _ fraction: Int = 0) -> AttributeValue? {
        guard let number = text(value).flatMap({ Decimal(exactly: $0) }) else { return nil }
        return (try? KeyEncoding.padded(number, digits, fraction)).map { .s($0) }
    }

    /// `invert(n)`
    public static func inverted(_ value: AttributeValue?, _ digits: Int) -> AttributeValue? {
        guard let number = text(value).flatMap({ NumberText($0)?.int }) else { return nil }
        return (try? KeyEncoding.inverted(number, digits)).map { .s($0) }
    }

    /// `shard(n)`
    public static func shard(_ value: AttributeValue?, _ count: Int) -> AttributeValue? {
        text(value).map { .s(KeyEncoding.shard($0, count)) }
    }

    /// As it stands in a key without a transform.
    private static func text(_ value: AttributeValue?) -> String? {
        switch value {
        case .s(let text)?: text
        case .n(let text)?: NumberText(text).map { $0.isStorable ? $0.plain : text }
        case .bool(let flag)?: KeyEncoding.text(flag)
        case .b?, .null?, .l?, .m?, .ss?, .ns?, .bs?, nil: nil
        }
    }
}
