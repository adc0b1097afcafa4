#if HTTP
    /// A document path with its placeholders filled in: `#a.b[2]`.
    struct ExpressionPath: Hashable {
        /// An attribute by its bytes, or a place in a list.
        private enum Element: Hashable {
            case name([UInt8])
            case index(Int)
        }

        private var elements: [Element]

        /// Reads a path from the front of the tokens and takes it away.
        ///
        /// - Returns: nil where none begins there; then nothing is taken.
        init?(_ tokens: inout ArraySlice<ExpressionToken>) {
            var rest = tokens
            guard let first = ExpressionPath.takeName(&rest) else { return nil }
            elements = [first]
            while let token = rest.first {
                if token.isSymbol(".") {
                    rest.removeFirst()
                    guard let name = ExpressionPath.takeName(&rest) else { return nil }
                    elements.append(name)
                } else if token.isSymbol("[") {
                    rest.removeFirst()
                    guard case .number(let number)? = rest.popFirst() else { return nil }
                    guard rest.popFirst()?.isSymbol("]") == true else { return nil }
                    elements.append(.index(number))
                } else {
                    break
                }
            }
            tokens = rest
        }

        /// Whether it ends in a list's place. Writing to such a place beyond the list's end appends (F4.9) and removing
        /// one moves the others, so doing either twice is not doing it once.
        var endsInIndex: Bool {
            guard case .index? = elements.last else { return false }
            return true
        }

        /// Whether it goes through a list, where what is written at a place may come to stand at another.
        var hasIndex: Bool {
            elements.contains { element in
                guard case .index = element else { return false }
                return true
            }
        }

        /// The attribute's name, where the path is an attribute of the item itself.
        var attribute: [UInt8]? {
            guard elements.count == 1, case .name(let name)? = elements.first else { return nil }
            return name
        }

        private static func takeName(_ tokens: inout ArraySlice<ExpressionToken>) -> Element? {
            switch tokens.first {
            case .word(let word):
                tokens.removeFirst()
                return .name(Array(word.utf8))
            case .alias(let name):
                tokens.removeFirst()
                return .name(name)
            case .value, .number, .symbol, nil:
                return nil
            }
        }
    }
#endif
