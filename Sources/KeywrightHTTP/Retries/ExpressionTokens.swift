#if HTTP
    import KeywrightRuntime

    /// A token of an expression, as far as a decision about repeating it has to know.
    enum ExpressionToken: Hashable {
        /// A name, a keyword or a function, as it stands.
        case word(String)
        /// What a `#name` stands for, as bytes: names are equal by these alone (F1.16).
        case alias([UInt8])
        /// What a `:value` stands for.
        case value(AttributeValue)
        /// The number in a list index.
        case number(Int)
        /// Punctuation.
        case symbol(UInt8)

        /// Whether this is the punctuation.
        func isSymbol(_ character: Character) -> Bool {
            guard case .symbol(let byte) = self else { return false }
            return byte == character.asciiValue
        }

        /// Whether this is the keyword, in any case (F3.9).
        func isKeyword(_ keyword: String) -> Bool {
            guard case .word(let word) = self else { return false }
            return word.uppercased() == keyword
        }
    }

    /// The tokens of an expression with its placeholders filled in.
    ///
    /// - Returns: nil where a character or a placeholder is one that the service would refuse.
    func expressionTokens(
        _ expression: String, names: [String: String], values: [String: AttributeValue]
    ) -> [ExpressionToken]? {
        var tokens: [ExpressionToken] = []
        var rest = Substring(expression).utf8
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                rest.removeFirst()
            case UInt8(ascii: "#"):
                guard let name = names[takeName(&rest)] else { return nil }
                tokens.append(.alias(Array(name.utf8)))
            case UInt8(ascii: ":"):
                guard let value = values[takeName(&rest)] else { return nil }
                tokens.append(.value(value))
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard let number = Int(takeName(&rest)) else { return nil }
                tokens.append(.number(number))
            case _ where isNameByte(byte):
                tokens.append(.word(takeName(&rest)))
            case _ where byte < 0x80:
                tokens.append(.symbol(byte))
                rest.removeFirst()
            default:
                return nil
            }
        }
        return tokens
    }

    /// Takes the first byte, whatever it is, and the bytes of a name behind it.
    private func takeName(_ rest: inout Substring.UTF8View) -> String {
        let end = rest.dropFirst().firstIndex { !isNameByte($0) } ?? rest.endIndex
        let name = String(Substring(rest[..<end]))
        rest = rest[end...]
        return name
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
#endif
