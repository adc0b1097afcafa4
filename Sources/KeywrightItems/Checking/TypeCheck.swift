import KeywrightKeySpace
import KeywrightModel

/// A type with its constraints, as items are held to it.
struct TypeCheck {
    enum Form {
        case string, int, decimal, double, bool, bytes, timestamp, epochSeconds, epochMillis, date, uuid, ulid, ksuid,
            json
        case enumeration, object, list, map, set
        /// `as: number` of a bool, `as: string` of an int or a decimal.
        case boolNumber, intText, decimalText
    }

    struct Bound {
        var exact: ExactNumber
        /// The same, where it is whole and small.
        var integer: Int64?

        init(_ number: ExactNumber) {
            exact = number
            integer = number.int64
        }
    }

    struct Member {
        var name: [UInt8]
        var type: Int
        var isRequired: Bool
    }

    var form: Form
    /// As DynamoDB holds it.
    var stored: AttributeType
    /// As the language calls it.
    var name: String
    var minLength = 0
    var maxLength = Int.max
    var pattern: TextPattern?
    var matcher: LanguageMatcher?
    var minimum: Bound?
    var maximum: Bound?
    var fraction = Int.max
    /// Of a timestamp's second; nil for any number.
    var fractionDigits: Int?
    /// The stored names of an enum.
    var texts: [[UInt8]] = []
    /// Of a list, a map or a set: the place of the elements' type.
    var element = 0
    var members: [Member] = []
}

/// The types of a table's attributes, each at a fixed place in memory.
final class TypeTable {
    private var checks: [TypeCheck] = []
    private(set) var base = UnsafeMutablePointer<TypeCheck>.allocate(capacity: 1)
    private var moved = 0

    deinit {
        base.deinitialize(count: moved)
        base.deallocate()
    }

    /// Makes the checks readable; none is added afterwards.
    func seal() {
        base.deallocate()
        base = .allocate(capacity: max(checks.count, 1))
        base.initialize(from: checks, count: checks.count)
        moved = checks.count
    }

    /// The place of the check of a type.
    func add(_ type: ValueType, _ constraints: Constraints) -> Int {
        var check = TypeCheck(form: .string, stored: .s, name: type.name)
        switch type {
        case .string:
            check.minLength = constraints.minLength ?? 0
            check.maxLength = constraints.maxLength ?? .max
            check.pattern = constraints.pattern
            check.matcher = constraints.pattern.map { LanguageMatcher($0.language) }
        case .int: (check.form, check.stored) = (.int, .n)
        case .decimal: (check.form, check.stored) = (.decimal, .n)
        case .double: (check.form, check.stored) = (.double, .n)
        case .bool: (check.form, check.stored) = (.bool, .bool)
        case .bytes: (check.form, check.stored) = (.bytes, .b)
        case .timestamp(.epochSeconds): (check.form, check.stored) = (.epochSeconds, .n)
        case .timestamp(.epochMillis): (check.form, check.stored) = (.epochMillis, .n)
        case .timestamp(let format): (check.form, check.fractionDigits) = (.timestamp, format.fractionDigits)
        case .date: check.form = .date
        case .uuid, .uuidv7: check.form = .uuid
        case .ulid: check.form = .ulid
        case .ksuid: check.form = .ksuid
        case .json: check.form = .json
        case .enumeration(let enumeration):
            check.form = .enumeration
            check.texts = enumeration.cases.map { Array($0.stored.utf8) }
        case .object(let object):
            (check.form, check.stored) = (.object, .m)
            check.members = object.members.map { member in
                TypeCheck.Member(
                    name: Array(member.storedName.utf8), type: add(member.type, member.constraints),
                    isRequired: !member.isOptional && member.defaultValue == nil && !member.type.isSet)
            }
        case .list(let element):
            (check.form, check.stored) = (.list, .l)
            check.element = add(element, constraints.element ?? Constraints())
        case .map(let element):
            (check.form, check.stored) = (.map, .m)
            check.element = add(element, constraints.element ?? Constraints())
        case .set(let element):
            (check.form, check.stored) = (.set, element.setType)
            check.element = add(element, constraints.element ?? Constraints())
        case .recoded(.bool): (check.form, check.stored) = (.boolNumber, .n)
        case .recoded(.int): check.form = .intText
        case .recoded: check.form = .decimalText
        }
        switch type.logical {
        case .int, .decimal, .double:
            check.minimum = constraints.minimum.map(TypeCheck.Bound.init)
            check.maximum = constraints.maximum.map(TypeCheck.Bound.init)
            check.fraction = constraints.fraction ?? .max
        case .timestamp(.epochSeconds):
            check.minimum = TypeCheck.Bound(ExactNumber(-62_167_219_200))
            check.maximum = TypeCheck.Bound(ExactNumber(253_402_300_799))
        case .timestamp(.epochMillis):
            check.minimum = TypeCheck.Bound(ExactNumber(-62_167_219_200_000))
            check.maximum = TypeCheck.Bound(ExactNumber(253_402_300_799_999))
        default: break
        }
        checks.append(check)
        return checks.count - 1
    }
}

extension ValueType {
    /// A set that is empty is not stored.
    var isSet: Bool {
        if case .set = self { return true }
        return false
    }

    fileprivate var setType: AttributeType {
        switch keyType {
        case .number: .ns
        case .binary: .bs
        case .string, nil: .ss
        }
    }
}
