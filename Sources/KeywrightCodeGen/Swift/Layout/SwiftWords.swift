/// The words of Swift code: names, keywords and numbers, without what stands in literals and comments. Words of an
/// interpolation count.
struct SwiftWords {
    private enum Place {
        /// With so many open parentheses; within an interpolation the one that is too many ends it.
        case code(open: Int)
        case text(isMultiline: Bool)
    }

    private var places: [Place] = [.code(open: 0)]
    private var word = ""
    private(set) var found: Set<String> = []

    init(_ lines: some Sequence<String>) {
        for line in lines {
            read(Array(line))
            endWord()
        }
    }

    private mutating func read(_ line: [Character]) {
        var position = 0
        while position < line.count {
            switch places.last {
            case .text(let isMultiline): position += text(line, position, isMultiline)
            case .code, nil:
                if line[position...].starts(with: "//") { return }
                position += code(line, position)
            }
        }
    }

    /// How many characters of code are read.
    private mutating func code(_ line: [Character], _ position: Int) -> Int {
        let character = line[position]
        if character.isLetter || character.isNumber || "_`".contains(character) {
            word.append(character)
            return 1
        }
        endWord()
        guard case .code(let open)? = places.last else { return 1 }
        switch character {
        case "\"":
            let isMultiline = line[position...].starts(with: "\"\"\"")
            places.append(.text(isMultiline: isMultiline))
            return isMultiline ? 3 : 1
        case "(": places[places.count - 1] = .code(open: open + 1)
        case ")" where open == 0 && places.count > 1: places.removeLast()
        case ")": places[places.count - 1] = .code(open: open - 1)
        default: break
        }
        return 1
    }

    /// How many characters of a literal are read.
    private mutating func text(_ line: [Character], _ position: Int, _ isMultiline: Bool) -> Int {
        switch line[position] {
        case "\\":
            if position + 1 < line.count, line[position + 1] == "(" { places.append(.code(open: 0)) }
            return 2
        case "\"" where !isMultiline:
            places.removeLast()
            return 1
        case "\"" where line[position...].starts(with: "\"\"\""):
            places.removeLast()
            return 3
        default: return 1
        }
    }

    private mutating func endWord() {
        if !word.isEmpty { found.insert(word) }
        word = ""
    }
}
