import KeywrightKeySpace
import KeywrightModel

/// A key that is read, and the texts of the fields that make it.
struct ReadItem {
    var texts: [String]
    var values: [FieldValue]

    init(texts: [String], values: [FieldValue]) {
        self.texts = texts
        self.values = values
    }

    init(_ shared: SharedKey) { self.init(texts: shared.texts, values: shared.right) }
}

/// Looks for an item of an asked entity that a key condition reads for some parameters and that does not meet `where`
/// with them: the texts of its key, and of the fields that make it.
struct StraySearch {
    let conditions: ConditionShape
    let shape: QueryShape
    let entries: [KeyEntry]
    /// The key of the entity there.
    let key: KeyShape

    private var algebra: KeyAlgebra { KeyAlgebra() }

    /// By the first test of which one is found; nil where none is, which proves nothing.
    func find(_ tests: [WhereTest]) -> ReadItem? {
        for test in tests {
            if let found = find(test) { return found }
        }
        return nil
    }

    private func find(_ test: WhereTest) -> ReadItem? {
        guard test.isEquality else {
            // The bound itself is read, so that every item is read in vain where its own value is the bound. A range that ends before
            // its bound has no such test.
            return anyItem
        }
        guard let place = place(of: test) else {
            // Where the key does not hold the value, every item is read for every other one.
            let isInKey = entries.flatMap(\.template.placeholders).contains(where: test.fits)
            return isInKey ? nil : anyItem
        }
        return place.placeholder.isLossless ? stray(at: place) : anyItem.flatMap(withLetters)
    }

    /// An item that the condition reads.
    private var anyItem: ReadItem? {
        algebra.read(conditions.condition(of: shape), of: key).witness.map { ReadItem($0) }
    }

    /// Where a chain is lost in letters' case, another value with the same key is one in the other case.
    private func withLetters(_ item: ReadItem) -> ReadItem? {
        let hasLetter = item.values.contains { field in
            !field.id.chain.isEmpty && field.text.utf8.contains { (97...122).contains($0 | 32) }
        }
        return hasLetter ? item : nil
    }

    // MARK: Values that go on from others

    private struct Place {
        var placeholder: Placeholder
        var entry: Int
        var part: Int
        /// What the condition asks of that key attribute, its parameters being fields.
        var asked: TemplateShape
        var askedPart: Int
    }

    /// Where the value of a test stands, both in the entity's key and in the key condition.
    private func place(of test: WhereTest) -> Place? {
        guard case .equal(.parameter(let parameter)) = test.kind else { return nil }
        for (index, entry) in entries.enumerated() {
            guard let asked = conditions.template(of: shape, at: index) else { continue }
            let askedPart = asked.parts.firstIndex { part in
                if case .field(let id, _) = part { return id.attribute.utf8.elementsEqual(parameter.name.utf8) }
                return false
            }
            for (part, piece) in entry.template.parts.enumerated() {
                guard let askedPart, case .placeholder(let placeholder) = piece, test.fits(placeholder) else {
                    continue
                }
                return Place(placeholder: placeholder, entry: index, part: part, asked: asked, askedPart: askedPart)
            }
        }
        return nil
    }

    /// A text of the key attribute that the condition reads with another value, and any texts for the other ones.
    private func stray(at place: Place) -> ReadItem? {
        let own = key.parts[place.entry]
        // With repeated values a text says nothing of one place alone.
        guard !own.hasRepeatedField, !place.asked.hasRepeatedField,
            let found = algebra.disagreement(place.asked, on: place.askedPart, own, on: place.part).witness,
            let text = found.texts.first,
            conditions.reads(text, with: found.left, shape, at: place.entry)
        else { return nil }
        // The other key attributes are free of this one only where they share no value with it.
        let fields = own.fields.map(\.id)
        let names = Set(fields.map { FieldID($0.attribute) })
        let others = key.parts.enumerated().filter { $0.offset != place.entry }.map(\.element)
        guard !others.flatMap(\.fields).contains(where: { names.contains(FieldID($0.id.attribute)) }) else {
            return nil
        }
        guard let rest = anyItem else { return nil }
        var texts = rest.texts
        guard texts.indices.contains(place.entry) else { return nil }
        texts[place.entry] = text
        let values = rest.values.filter { !fields.contains($0.id) } + found.right
        return ReadItem(texts: texts, values: values)
    }
}

extension TemplateShape {
    fileprivate var hasRepeatedField: Bool { !KeyShape(parts: [self]).repeatedFields.isEmpty }
}
