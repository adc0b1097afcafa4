import KeywrightModel

/// What findings say.
extension ItemChecker {
    func keyTexts() -> [(name: String, value: String)] {
        zip(check.table.keyAttributes, keyNodes).map { attribute, node in
            (attribute.name, String(decoding: item.text(node), as: UTF8.self))
        }
    }

    func note(
        _ kind: FindingKind, _ entity: String?, _ attribute: String?, index: String? = nil,
        seen: @autoclosure () -> String,
        expected: @autoclosure () -> String
    ) {
        log.add(kind, at: place) {
            ItemFinding(
                kind: kind, place: place, key: keyTexts(), entity: entity, attribute: attribute, index: index,
                seen: seen(),
                expected: expected())
        }
    }

    func noteValue(_ checker: ValueChecker, _ attribute: EntityCheck.AttributeCheck, _ entity: EntityCheck) {
        guard let fault = checker.fault else { return }
        let type = check.types.base[checker.faultType]
        var path = entity.entity[attribute.id].name
        for part in checker.faultPath.reversed() {
            switch part {
            case .member(let node): path += "." + String(decoding: item.name(node), as: UTF8.self)
            case .element(let number): path += "[\(number)]"
            }
        }
        let seen = "it is \(item.shown(checker.faultNode))"
        switch fault {
        case .wrongType:
            note(
                .wrongType, entity.entity.name, path, seen: seen,
                expected: "\(type.name), stored as \(type.stored.name)")
        case .form: note(.wrongType, entity.entity.name, path, seen: seen, expected: type.expectation)
        case .tooShort:
            note(.constraint, entity.entity.name, path, seen: seen, expected: "at least \(type.minLength) characters")
        case .tooLong:
            note(.constraint, entity.entity.name, path, seen: seen, expected: "at most \(type.maxLength) characters")
        case .pattern:
            note(
                .constraint, entity.entity.name, path, seen: seen,
                expected: "a text that matches `\(type.pattern?.text ?? "")`")
        case .below:
            note(
                .constraint, entity.entity.name, path, seen: seen,
                expected: "at least \(type.minimum?.exact.text ?? "")")
        case .above:
            note(
                .constraint, entity.entity.name, path, seen: seen, expected: "at most \(type.maximum?.exact.text ?? "")"
            )
        case .fraction:
            note(
                .constraint, entity.entity.name, path, seen: seen,
                expected: "at most \(type.fraction) digits behind the point")
        case .missingMember(let place):
            path += "." + String(decoding: type.members[place].name, as: UTF8.self)
            note(
                .missingAttribute, entity.entity.name, path, seen: "it is missing",
                expected: "a value: it is not optional")
        }
    }

    /// The primary key of an item; nil where it has none.
    func readKey(_ frame: ItemFrame) -> [(name: String, value: String)]? {
        var scanner = ItemScanner(frame.bytes, nodes: item.nodes, names: check.names, untouched: untouched)
        guard scanner.item() else { return nil }
        item.take(frame.bytes, size: scanner.size)
        var key: [(name: String, value: String)] = []
        for (name, attribute) in zip(check.keyNames, check.table.keyAttributes) {
            guard let node = item.value(name) else { return nil }
            key.append((attribute.name, String(decoding: item.text(node), as: UTF8.self)))
        }
        return key
    }
}

extension TypeCheck {
    /// What its values look like.
    fileprivate var expectation: String {
        switch form {
        case .int, .intText: "a whole number of 64 bits"
        case .decimal, .double, .decimalText: "a number"
        case .boolNumber: "0 or 1"
        case .epochSeconds: "seconds since 1970, within the years 0000 to 9999"
        case .epochMillis: "milliseconds since 1970, within the years 0000 to 9999"
        case .timestamp:
            switch fractionDigits {
            case 0: "a time as in 2026-11-22T10:00:00Z"
            case 6: "a time as in 2026-11-22T10:00:00.000000Z"
            case 9: "a time as in 2026-11-22T10:00:00.000000000Z"
            default: "a time as in 2026-11-22T10:00:00.000Z"
            }
        case .date: "a date as in 2026-11-22"
        case .uuid: "a uuid of 36 characters"
        case .ulid: "a ulid of 26 characters"
        case .ksuid: "a ksuid of 27 characters"
        case .json: "JSON"
        case .enumeration:
            "one of " + texts.prefix(10).map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: ", ")
                + (texts.count > 10 ? " and \(texts.count - 10) more" : "")
        case .string, .bool, .bytes, .object, .list, .map, .set: name
        }
    }
}
