extension TemplateShape {
    /// Whether its form alone says that each of its texts is made from one tuple of field texts: read from either end the
    /// fields have a fixed length, or end before a literal that begins with what they lack, and one at most is left
    /// between, which has what remains. Most templates are so, and need no search.
    var isReadInOneWay: Bool {
        let front = parts.settled
        if front == parts.count { return true }
        return front + Array(parts.reversed()).settled(reversed: true) >= parts.count - 1
    }
}

extension [TemplateShape.Part] {
    fileprivate var settled: Int { settled(reversed: false) }

    /// How many parts from the first on have their place in every text.
    ///
    /// - Parameter reversed: whether the parts are in reverse, and literals end where they otherwise begin.
    fileprivate func settled(reversed: Bool) -> Int {
        for (place, part) in enumerated() {
            guard case .field(_, let language) = part, !language.lengthRange.isFixed else { continue }
            guard place + 1 < count, case .literal(let text) = self[place + 1],
                let scalar = reversed ? text.unicodeScalars.last : text.unicodeScalars.first,
                !language.usedScalars.contains(scalar)
            else { return place }
        }
        return count
    }
}
