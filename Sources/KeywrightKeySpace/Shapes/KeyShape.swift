/// A whole key: one template for each of its key attributes, in the order of the table or index.
package struct KeyShape: Sendable {
    package let parts: [TemplateShape]

    package init(partition: TemplateShape, sort: TemplateShape?) {
        self.parts = [partition] + (sort.map { [$0] } ?? [])
    }

    /// The key of a multi-attribute index: its partition attributes, then its sort attributes.
    package init(parts: [TemplateShape]) { self.parts = parts }

    /// Every field once, in the order in which they first occur.
    package var distinctFields: [(id: FieldID, language: Language)] {
        var seen: Set<FieldID> = []
        return parts.flatMap(\.fields).filter { seen.insert($0.id).inserted }
    }

    /// The fields that occur more than once in the key.
    package var repeatedFields: Set<FieldID> {
        var seen: Set<FieldID> = []
        var repeated: Set<FieldID> = []
        for field in parts.flatMap(\.fields) where !seen.insert(field.id).inserted { repeated.insert(field.id) }
        return repeated
    }

    /// The attributes that occur through several chains of transforms, so that their texts are not free of each other.
    var correlatedAttributes: [String] {
        var chains: [FieldID: Int] = [:]
        var result: [String] = []
        for field in distinctFields where !field.id.attribute.isEmpty {
            let count = chains[FieldID(field.id.attribute), default: 0] + 1
            chains[FieldID(field.id.attribute)] = count
            if count == 2 { result.append(field.id.attribute) }
        }
        return result
    }

    /// Whether every language of the key is exact.
    var isExact: Bool { parts.allSatisfy { $0.languages.allSatisfy(\.isExact) } }

    /// The texts of the key for the texts of its fields; nil where one is missing.
    package func texts(for values: [FieldValue]) -> [String]? {
        var known: [FieldID: String] = [:]
        for value in values { known[value.id] = value.text }
        var result: [String] = []
        for part in parts {
            var scalars = String.UnicodeScalarView()
            for piece in part.parts {
                switch piece {
                case .literal(let text): scalars.append(contentsOf: text.unicodeScalars)
                case .field(let id, _):
                    guard let text = known[id] else { return nil }
                    scalars.append(contentsOf: text.unicodeScalars)
                }
            }
            result.append(String(scalars))
        }
        return result
    }
}
