/// The names that generated Swift gives to the names of a design.
///
/// A name is cut into words at what Swift names cannot hold and at `_`. Of several words, those of capitals alone are
/// lowered first (`IN_PROGRESS` is `inProgress`); else a name keeps its letters but for its beginning. Keywords need no other name: generated code writes them in backquotes.
package enum SwiftName {
    /// For attributes, parameters, enum cases and methods: `user-id` is `userId`, `URLPath` is `urlPath`. nil where
    /// nothing is left that could be a name.
    package static func lowerCamel(_ name: String) -> String? {
        if name.isOneWord(beginningIn: "a"..."z") { return name }
        let words = words(of: name)
        guard let first = words.first else { return nil }
        return checked(loweredHead(first) + words.dropFirst().map(raisedHead).joined())
    }

    /// For types: `order_status` is `OrderStatus`. nil where nothing is left that could be a name.
    package static func upperCamel(_ name: String) -> String? {
        if name.isOneWord(beginningIn: "A"..."Z") { return name }
        return checked(words(of: name).map(raisedHead).joined())
    }

    /// Whether generated code has the name as it stands.
    package static func isLowerCamel(_ name: String) -> Bool { lowerCamel(name) == name }

    /// Whether it begins with a capital, and generated code has it as it stands.
    package static func isUpperCamel(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isUppercase else { return false }
        return upperCamel(name) == name
    }

    /// For physical table names: `OnlineShop` is `online-shop`.
    package static func kebab(_ name: String) -> String {
        var text = ""
        var previous: Unicode.Scalar?
        let scalars = Array(name.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if isPart(scalar), scalar != "_" {
                let isUpper = scalar.properties.isUppercase
                let startsWord =
                    isUpper
                    && (previous.map { !$0.properties.isUppercase } ?? false
                        || (index + 1 < scalars.count && scalars[index + 1].properties.isLowercase))
                if startsWord, !text.isEmpty, !text.hasSuffix("-") { text += "-" }
                text += scalar.properties.lowercaseMapping
            } else if !text.isEmpty, !text.hasSuffix("-") {
                text += "-"
            }
            previous = scalar
        }
        return text.hasSuffix("-") ? String(text.dropLast()) : text
    }

    /// The name, if it begins with a letter and holds only what Swift names can.
    private static func checked(_ name: String) -> String? {
        guard let first = name.unicodeScalars.first, first.properties.isXIDStart else { return nil }
        return name
    }

    private static func words(of name: String) -> [String] {
        var words = name.unicodeScalars.split { !isPart($0) || $0 == "_" }.map { String($0) }
        if words.count > 1 {
            words = words.map { word in
                word.unicodeScalars.contains { $0.properties.isLowercase } ? word : word.lowercased()
            }
        }
        return words
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isXIDContinue }

    /// The capitals at the beginning in small letters; of several the last begins the next word, if letters follow.
    private static func loweredHead(_ word: String) -> String {
        let scalars = Array(word.unicodeScalars)
        let capitals = scalars.prefix { $0.properties.isUppercase }.count
        let isFollowed = capitals < scalars.count && scalars[capitals].properties.isLowercase
        let count = capitals > 1 && isFollowed ? capitals - 1 : capitals
        return String(word.unicodeScalars.prefix(count)).lowercased() + String(word.unicodeScalars.dropFirst(count))
    }

    private static func raisedHead(_ word: String) -> String {
        String(word.unicodeScalars.prefix(1)).uppercased() + String(word.unicodeScalars.dropFirst())
    }
}

extension String {
    /// Whether it is ASCII letters and digits alone, of which the first lies in the range. Most names are, and Swift has them as
    /// they stand; to cut such a name into words takes a hundred times as long as to see that there is nothing to cut.
    fileprivate func isOneWord(beginningIn range: ClosedRange<Unicode.Scalar>) -> Bool {
        guard let first = utf8.first, range.contains(Unicode.Scalar(first)) else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: false
            }
        }
    }
}
