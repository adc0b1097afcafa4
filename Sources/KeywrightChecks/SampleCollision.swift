import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

extension Design {
    /// Two items with one key, made of a few ordinary values that both entities take: for keys that are too entangled for a
    /// proof. Nil where none of these collide, which proves nothing.
    func sampleCollision(of left: KeyOwner, _ right: KeyOwner) -> [Witness.Item]? {
        if left.isCompanion || right.isCompanion { return nil }
        let (first, second) = (self[left.entity], self[right.entity])
        let pairs = zip(first.key, second.key).flatMap { zip($0.template.placeholders, $1.template.placeholders) }
        for number in 0..<3 {
            var values: [AttributeID: LiteralValue] = [:]
            for id in first.keyAttributes { values[id] = first.samples(of: id, count: number + 1).last }
            var others: [AttributeID: LiteralValue] = [:]
            for (own, other) in pairs where own.path.isEmpty && other.path.isEmpty && others[other.attribute] == nil {
                others[other.attribute] = values[own.attribute]
            }
            guard let mine = fields(of: first, values), let theirs = fields(of: second, others),
                let texts = left.shape.texts(for: mine), let same = right.shape.texts(for: theirs),
                zip(texts, same).allSatisfy({ $0.utf8.elementsEqual($1.utf8) })
            else { continue }
            return [
                witnessItem(of: left, fields: mine, texts: texts),
                witnessItem(of: right, fields: theirs, texts: texts),
            ]
        }
        return nil
    }

    /// The texts of the primary key's fields; nil where a value is missing, or refused.
    private func fields(of entity: Entity, _ values: [AttributeID: LiteralValue]) -> [FieldValue]? {
        var found: [FieldValue] = []
        for placeholder in entity.key.flatMap(\.template.placeholders) {
            guard placeholder.path.isEmpty, let value = values[placeholder.attribute],
                placeholder.refusal(of: value, in: entity.attributes) == nil,
                let text = placeholder.text(of: value, entity.attributes)
            else { return nil }
            let id = placeholder.fieldID(in: entity)
            if !found.contains(where: { $0.id == id }) { found.append(FieldValue(id: id, text: text)) }
        }
        return found
    }
}
