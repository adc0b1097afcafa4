// What the oracle needs is there: a missing value should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightModel

@testable import KeywrightPlanner

/// Evaluates the service's expressions over items: key conditions and filters as texts, with their aliases.
struct NaiveExpression {
    private let tokens: [String]
    private var place = 0
    /// What aliases stand for: names of attributes, or values.
    private var names: [String: String] = [:]
    private var values: [String: NaiveValue] = [:]
    private var stored: [String: NaiveValue] = [:]

    init(_ text: String, _ tables: ExpressionTables, _ parameters: [String: NaiveValue]) {
        tokens = Self.tokenize(text)
        for name in tables.names { names[name.alias] = name.attribute }
        for value in tables.values { values[value.alias] = Self.value(of: value.source, parameters) }
    }

    mutating func holds(of item: NaiveItem) -> Bool {
        stored = item.stored
        place = 0
        let result = or()
        precondition(place == tokens.count, "rest of \(tokens)")
        return result
    }

    private static func tokenize(_ text: String) -> [String] {
        var tokens: [String] = []
        for word in text.split(separator: " ") {
            var current = ""
            for character in word {
                if "(),".contains(character) {
                    if !current.isEmpty { tokens.append(current) }
                    tokens.append(String(character))
                    current = ""
                } else {
                    current.append(character)
                }
            }
            if !current.isEmpty { tokens.append(current) }
        }
        return tokens
    }

    private mutating func take(_ token: String) -> Bool {
        guard place < tokens.count, tokens[place] == token else { return false }
        place += 1
        return true
    }

    private mutating func next() -> String {
        place += 1
        return tokens[place - 1]
    }

    private mutating func or() -> Bool {
        var result = and()
        while take("OR") {
            let other = and()
            result = result || other
        }
        return result
    }

    private mutating func and() -> Bool {
        var result = test()
        while take("AND") {
            let other = test()
            result = result && other
        }
        return result
    }

    private mutating func test() -> Bool {
        if take("(") {
            let result = or()
            precondition(take(")"))
            return result
        }
        if take("begins_with") {
            precondition(take("("))
            let text = value(next())
            precondition(take(","))
            let beginning = value(next())
            precondition(take(")"))
            return text?.text.utf8.starts(with: beginning!.text.utf8) ?? false
        }
        let left = value(next())
        switch next() {
        case "BETWEEN":
            let low = value(next())!
            precondition(take("AND"))
            let high = value(next())!
            // Ends that cross give an empty answer without a request.
            return left.map {
                NaiveItem.compare($0, .greaterOrEqual, low) && NaiveItem.compare($0, .lessOrEqual, high)
            } ?? false
        case "IN":
            precondition(take("("))
            var found = false
            repeat {
                let other = value(next())
                found = found || other == left
            } while take(",")
            precondition(take(")"))
            return found
        case let sign:
            let comparison = sign == "<>" ? Comparison.notEqual : Comparison(rawValue: sign)!
            guard let left, let right = value(next()) else { return false }
            return NaiveItem.compare(left, comparison, right)
        }
    }

    private func value(_ alias: String) -> NaiveValue? { names[alias].map { stored[$0] } ?? values[alias]! }

    static func value(of source: ValueSource, _ parameters: [String: NaiveValue]) -> NaiveValue {
        switch source {
        case .keyText(let parts):
            var text = ""
            for part in parts {
                if let end = openEnd(part, parameters) { return .text(text + end) }
                text += self.text(part, parameters)
            }
            return .text(text)
        case .argument(let argument): return parameters[argument.name]!
        case .literal(.text(let text), _): return .text(text)
        case .literal(.number(let number), _): return .number(Int(number.int64!))
        default: preconditionFailure("not among the oracle's")
        }
    }

    /// What stands in place of a bound that the key does not hold, and of all that follows it: that side is open.
    private static func openEnd(_ part: KeyTextPart, _ parameters: [String: NaiveValue]) -> String? {
        guard case .bound(let argument, _, let language, _) = part,
            case .number(let number)? = parameters[argument.name]
        else { return nil }
        switch language {
        case .paddedInteger(_, let least, let most), .integer(let least, let most):
            return number > most ? "\u{10FFFF}" : number < least ? "" : nil
        case .invertedInteger(_, let least, let most):
            return number < least ? "\u{10FFFF}" : number > most ? "" : nil
        default: return nil
        }
    }

    /// Of texts in ASCII.
    private static func before(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes.dropLast() + [bytes[bytes.count - 1] - 1], as: UTF8.self) + "\u{10FFFF}"
    }

    private static func text(_ part: KeyTextPart, _ parameters: [String: NaiveValue]) -> String {
        switch part {
        case .literal(let text): text
        case .bound(let argument, let transforms, _, .less):
            before(parameters[argument.name]!.through(transforms))
        case .argument(let argument, let transforms, _), .bound(let argument, let transforms, _, _),
            .beginning(let argument, let transforms, _):
            parameters[argument.name]!.through(transforms)
        case .now, .repetition, .held: preconditionFailure("not among the oracle's")
        }
    }
}
