import KeywrightKeySpace
import KeywrightModel

/// Holds values to their types and constraints.
struct ValueChecker {
    /// Why a value is not what the design says.
    enum Fault {
        case wrongType, form, tooShort, tooLong, pattern, below, above, fraction
        case missingMember(Int)
    }

    private let bytes: UnsafePointer<UInt8>
    private let nodes: UnsafePointer<ItemNode>
    private let types: UnsafePointer<TypeCheck>
    private(set) var fault: Fault?
    /// The value at fault, and the type that it should be of.
    private(set) var faultNode = 0
    private(set) var faultType = 0
    /// From the value at fault outwards: the places of members and elements on the way.
    private(set) var faultPath: [PathPart] = []

    enum PathPart {
        case member(Int)
        case element(Int)
    }

    init(_ bytes: UnsafePointer<UInt8>, _ nodes: UnsafePointer<ItemNode>, _ types: UnsafePointer<TypeCheck>) {
        self.bytes = bytes
        self.nodes = nodes
        self.types = types
    }

    @inline(__always)
    private func text(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(nodes[node].start), count: Int(nodes[node].length))
    }

    /// Whether the value is of the type; else ``fault`` says why it is not.
    mutating func check(_ node: Int, _ type: Int) -> Bool {
        guard nodes[node].type == types[type].stored else { return fail(.wrongType, node, type) }
        switch types[type].form {
        case .string: return string(node, type)
        case .int, .epochSeconds, .epochMillis, .boolNumber, .decimal, .double: return number(node, type)
        case .intText, .decimalText: return number(node, type)
        case .bool, .bytes: return true
        case .timestamp: return form(isTimestamp(text(node), fractionDigits: types[type].fractionDigits), node, type)
        case .date: return form(isDate(text(node)), node, type)
        case .uuid: return form(isUUID(text(node)), node, type)
        case .ulid: return form(isULID(text(node)), node, type)
        case .ksuid: return form(isKSUID(text(node)), node, type)
        case .json: return form(jsonLength(text(node)) == text(node).count, node, type)
        case .enumeration: return form(isCase(text(node), type), node, type)
        case .object: return object(node, type)
        case .list, .map, .set: return elements(node, type)
        }
    }

    private func isCase(_ text: UnsafeBufferPointer<UInt8>, _ type: Int) -> Bool {
        for name in types[type].texts where name.count == text.count {
            if name.withUnsafeBufferPointer({ sameBytes($0, text) }) { return true }
        }
        return false
    }

    @inline(__always)
    private mutating func form(_ isRight: Bool, _ node: Int, _ type: Int) -> Bool {
        isRight ? true : fail(.form, node, type)
    }

    private mutating func string(_ node: Int, _ type: Int) -> Bool {
        let count = text(node).count
        if types[type].maxLength != .max || types[type].minLength > 0 {
            let scalars = nodes[node].flag ? count : scalarCount(text(node))
            if scalars < types[type].minLength { return fail(.tooShort, node, type) }
            if scalars > types[type].maxLength { return fail(.tooLong, node, type) }
        }
        if let matcher = types[type].matcher, !matcher.matches(text(node)) { return fail(.pattern, node, type) }
        return true
    }

    private mutating func number(_ node: Int, _ type: Int) -> Bool {
        guard let shape = NumberShape(text(node)), shape.isStorable else { return fail(.form, node, type) }
        switch types[type].form {
        case .int, .epochSeconds, .epochMillis, .intText:
            if shape.smallInteger == nil, shape.isSmall || shape.exact(text(node)).int64 == nil {
                return fail(.form, node, type)
            }
            // A text that another text of the same number equals would be two values to DynamoDB.
            if types[type].form == .intText, !isPlain(node, shape) { return fail(.form, node, type) }
        case .boolNumber:
            guard let value = shape.smallInteger, value == 0 || value == 1 else { return fail(.form, node, type) }
            return true
        case .decimalText:
            if text(node).contains(where: { $0 > 0x39 || $0 == UInt8(ascii: "+") }) { return fail(.form, node, type) }
        default: break
        }
        if types[type].fraction != .max, shape.significant > 0,
            shape.magnitude - shape.significant + 1 < -types[type].fraction
        {
            return fail(.fraction, node, type)
        }
        if let minimum = types[type].minimum, order(shape, node, minimum) < 0 { return failBound(.below, node, type) }
        if let maximum = types[type].maximum, order(shape, node, maximum) > 0 { return failBound(.above, node, type) }
        return true
    }

    /// The years of a time are its type's own form, no constraint of the design.
    private mutating func failBound(_ fault: Fault, _ node: Int, _ type: Int) -> Bool {
        switch types[type].form {
        case .epochSeconds, .epochMillis: fail(.form, node, type)
        default: fail(fault, node, type)
        }
    }

    private func isPlain(_ node: Int, _ shape: NumberShape) -> Bool {
        String(decoding: text(node), as: UTF8.self) == shape.exact(text(node)).text
    }

    /// Below, at or above zero as the number is less than the bound, equal to it or greater.
    private func order(_ shape: NumberShape, _ node: Int, _ bound: TypeCheck.Bound) -> Int {
        if shape.isSmall, shape.fraction <= 18, let integer = bound.integer {
            let (scaled, overflow) = integer.multipliedReportingOverflow(by: powersOfTen[shape.fraction])
            if !overflow {
                let value = shape.isNegative ? -Int64(shape.mantissa) : Int64(shape.mantissa)
                return value < scaled ? -1 : value > scaled ? 1 : 0
            }
        }
        let exact = shape.exact(text(node))
        return exact < bound.exact ? -1 : bound.exact < exact ? 1 : 0
    }

    private mutating func object(_ node: Int, _ type: Int) -> Bool {
        for (place, member) in types[type].members.enumerated() {
            guard let found = child(of: node, named: member.name), nodes[found].type != .null else {
                if member.isRequired { return fail(.missingMember(place), node, type) }
                continue
            }
            guard check(found, member.type) else {
                faultPath.append(.member(found))
                return false
            }
        }
        return true
    }

    private func child(of node: Int, named name: [UInt8]) -> Int? {
        var place = node + 1
        let end = Int(nodes[node].end)
        while place < end {
            if Int(nodes[place].nameLength) == name.count {
                let own = UnsafeBufferPointer(start: bytes + Int(nodes[place].nameStart), count: name.count)
                if name.withUnsafeBufferPointer({ sameBytes($0, own) }) { return place }
            }
            place = Int(nodes[place].end)
        }
        return nil
    }

    private mutating func elements(_ node: Int, _ type: Int) -> Bool {
        let element = types[type].element
        let isMap = types[type].form == .map
        var place = node + 1
        var number = 0
        let end = Int(nodes[node].end)
        while place < end {
            guard check(place, element) else {
                faultPath.append(isMap ? .member(place) : .element(number))
                return false
            }
            place = Int(nodes[place].end)
            number += 1
        }
        return true
    }

    private mutating func fail(_ fault: Fault, _ node: Int, _ type: Int) -> Bool {
        self.fault = fault
        (faultNode, faultType) = (node, type)
        faultPath = []
        return false
    }
}

private let powersOfTen: [Int64] = (0...18).map { (0..<$0).reduce(Int64(1)) { power, _ in power * 10 } }
