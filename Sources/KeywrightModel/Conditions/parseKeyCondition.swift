/// A test of a `using`: a key attribute and a template.
struct KeyTestSyntax: Equatable {
    enum Kind: Equatable {
        case comparison(Comparison, KeyTemplateSyntax)
        case between(low: KeyTemplateSyntax, high: KeyTemplateSyntax)
        case beginsWith(KeyTemplateSyntax)
    }

    var attribute: NameSyntax
    var kind: Kind
    var range: Range<Int>
}

/// A template in the quotes of a `using`; its ranges count from the start of the whole text.
struct KeyTemplateSyntax: Equatable {
    var template: TemplateSyntax
    /// With the quotes.
    var range: Range<Int>
}

/// Why a `using` does not parse: as a condition, or in one of its templates.
enum KeyConditionFault: Error, Equatable {
    case condition(ConditionFault)
    case template(TemplateFault)
}

/// Reads a `using`: a condition of `and` alone, on attributes that stand on the left, with templates in quotes.
func parseKeyCondition(_ text: String) throws(KeyConditionFault) -> [KeyTestSyntax] {
    let condition: ConditionSyntax
    do {
        condition = try parseCondition(text)
    } catch {
        throw .condition(error)
    }
    let reader = KeyConditionReader(bytes: Array(text.utf8))
    return try reader.tests(of: condition)
}

private struct KeyConditionReader {
    let bytes: [UInt8]

    func tests(of condition: ConditionSyntax) throws(KeyConditionFault) -> [KeyTestSyntax] {
        switch condition {
        case .test(let test): return [try read(test)]
        case .all(let parts):
            var tests: [KeyTestSyntax] = []
            for part in parts { tests += try self.tests(of: part) }
            return tests
        case .any(_, let range): throw unexpected(range, "`and` or the end")
        case .not(_, let range): throw unexpected(range, "a key attribute")
        }
    }

    private func read(_ test: TestSyntax) throws(KeyConditionFault) -> KeyTestSyntax {
        let attribute: NameSyntax
        let kind: KeyTestSyntax.Kind
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            attribute = try self.attribute(left)
            guard comparison != .notEqual else {
                throw unexpected(test.operatorRange, "a comparison of key conditions")
            }
            kind = .comparison(comparison, try template(right))
        case .between(let value, let low, let high):
            attribute = try self.attribute(value)
            kind = .between(low: try template(low), high: try template(high))
        case .beginsWith(let value, let beginning):
            attribute = try self.attribute(value)
            kind = .beginsWith(try template(beginning))
        case .isIn(let value, _):
            attribute = try self.attribute(value)
            throw unexpected(test.operatorRange, "a comparison of key conditions")
        case .contains, .exists, .missing: throw unexpected(test.operatorRange, "a key attribute")
        }
        return KeyTestSyntax(attribute: attribute, kind: kind, range: test.range)
    }

    private func attribute(_ operand: OperandSyntax) throws(KeyConditionFault) -> NameSyntax {
        guard case .path(let path) = operand, path.names.count == 1, path.transforms.isEmpty,
            let name = path.names.first
        else { throw unexpected(operand.range, "a key attribute") }
        return name
    }

    private func template(_ operand: OperandSyntax) throws(KeyConditionFault) -> KeyTemplateSyntax {
        guard case .text(let text, let range) = operand else {
            throw unexpected(operand.range, "a template in quotes")
        }
        let places = places(within: range)
        do {
            let template = try parseTemplate(text, withParameters: true)
            return KeyTemplateSyntax(template: template.moved { places[$0] }, range: range)
        } catch {
            let moved = places[error.range.lowerBound]..<places[error.range.upperBound]
            throw .template(TemplateFault(kind: error.kind, range: moved))
        }
    }

    /// Where each byte of a quoted text stands, and its end: a doubled quote is one byte of the text.
    private func places(within range: Range<Int>) -> [Int] {
        var places: [Int] = []
        var at = range.lowerBound + 1
        while at < range.upperBound - 1 {
            places.append(at)
            at += bytes[at] == UInt8(ascii: "'") ? 2 : 1
        }
        return places + [range.upperBound - 1]
    }

    private func unexpected(_ range: Range<Int>, _ expected: String) -> KeyConditionFault {
        let found = String(decoding: bytes[range], as: UTF8.self)
        return .condition(ConditionFault(kind: .unexpected(found, expected: expected), range: range))
    }
}

extension TemplateSyntax {
    /// The same in a longer text: `place` gives where each byte stands there.
    fileprivate func moved(_ place: (Int) -> Int) -> TemplateSyntax {
        func moved(_ range: Range<Int>) -> Range<Int> { place(range.lowerBound)..<place(range.upperBound) }
        func moved(_ name: NameSyntax) -> NameSyntax { NameSyntax(text: name.text, range: moved(name.range)) }
        func moved(_ transform: TransformSyntax) -> TransformSyntax {
            TransformSyntax(name: moved(transform.name), argument: transform.argument.map { moved($0) })
        }
        return TemplateSyntax(
            parts: parts.map { part in
                switch part {
                case .literal(let text, let range): .literal(text, moved(range))
                case .placeholder(let placeholder):
                    .placeholder(
                        PlaceholderSyntax(
                            path: placeholder.path.map { moved($0) },
                            parameter: placeholder.parameter.map { moved($0) }, isBeginning: placeholder.isBeginning,
                            transforms: placeholder.transforms.map { moved($0) }, range: moved(placeholder.range)))
                }
            })
    }
}
