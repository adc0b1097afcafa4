/// What the algebra is tested against: keys as plain lists of texts, put together by trying every value. It shares no
/// code with the algebra and knows no automata.
struct OracleKey {
    enum Piece {
        case literal(String)
        case field(Int)
    }

    /// The pieces of each template.
    let templates: [[Piece]]
    /// All texts of each field.
    let values: [[String]]

    /// Which fields occur, in the order of their first occurrence.
    var usedFields: [Int] {
        var used: [Int] = []
        for case .field(let field) in templates.joined() where !used.contains(field) { used.append(field) }
        return used
    }

    var repeatedFields: [Int] {
        usedFields.filter { field in
            var count = 0
            for case .field(let other) in templates.joined() where other == field { count += 1 }
            return count > 1
        }
    }

    var tupleCount: Int { usedFields.reduce(1) { $0 * values[$1].count } }

    /// Every tuple of field texts with the texts of its key.
    func keys() -> [(tuple: [String], texts: [String])] {
        var tuples: [[String]] = [[]]
        for field in usedFields {
            tuples = tuples.flatMap { tuple in values[field].map { tuple + [$0] } }
        }
        let used = usedFields
        return tuples.map { ($0, texts(of: $0, used)) }
    }

    /// The texts of the key for one tuple, in the order of ``usedFields``.
    func texts(of tuple: [String]) -> [String] { texts(of: tuple, usedFields) }

    private func texts(of tuple: [String], _ used: [Int]) -> [String] {
        templates.map { pieces in
            var text = ""
            for piece in pieces {
                switch piece {
                case .literal(let literal): text += literal
                case .field(let field): text += used.firstIndex(of: field).map { tuple[$0] } ?? ""
                }
            }
            return text
        }
    }

    /// Whether every repeated field stands alone between delimiters that its values lack.
    func isDelimited(by delimiter: String) -> Bool {
        let repeated = repeatedFields
        for field in repeated where values[field].contains(where: { $0.contains(delimiter) || $0.isEmpty }) {
            return false
        }
        for pieces in templates {
            for (index, piece) in pieces.enumerated() {
                guard case .field(let field) = piece, repeated.contains(field) else { continue }
                if index > 0 {
                    guard case .literal(let before) = pieces[index - 1], before.hasSuffix(delimiter) else {
                        return false
                    }
                }
                if index + 1 < pieces.count {
                    guard case .literal(let after) = pieces[index + 1], after.hasPrefix(delimiter) else { return false }
                }
            }
        }
        return true
    }
}

/// Gives equal texts equal numbers, so that large lists are compared quickly.
struct TextNumbers {
    private var numbers: [String: Int] = [:]
    /// How long the text of each number is.
    private(set) var lengths: [Int] = []

    mutating func number(_ text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = lengths.count
        lengths.append(text.unicodeScalars.count)
        return lengths.count - 1
    }
}

/// The numbers that two ascending lists share.
func shared(_ left: [Int], _ right: [Int]) -> [Int] {
    var result: [Int] = []
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
        if left[i] == right[j] {
            result.append(left[i])
            i += 1
            j += 1
        } else if left[i] < right[j] {
            i += 1
        } else {
            j += 1
        }
    }
    return result
}
