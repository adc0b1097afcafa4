import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// `create` and `put`.
    mutating func write(_ key: Key, _ fields: Fields, returns words: [WriteReturnsSpec]) -> WriteSpec? {
        guard let entity = text(key, in: fields) else { return nil }
        return WriteSpec(
            entity: entity, condition: text(.if, in: fields), returns: returns(words, fields),
            using: text(.using, in: fields), given: given(fields))
    }

    /// `delete` and `check`.
    mutating func delete(_ key: Key, _ fields: Fields) -> DeleteSpec? {
        guard let entity = text(key, in: fields) else { return nil }
        return DeleteSpec(
            entity: entity, key: keyBindings(fields), condition: text(.if, in: fields),
            returns: returns([.old, .none], fields), using: text(.using, in: fields), given: given(fields))
    }

    mutating func deleteAll(_ fields: Fields) -> DeleteAllSpec? {
        guard let entity = text(.deleteAll, in: fields), let conditions = conditions(.where, fields) else {
            return nil
        }
        return DeleteAllSpec(entity: entity, conditions: conditions, filter: self.conditions(.filter, fields))
    }

    mutating func update(_ fields: Fields) -> UpdateSpec? {
        guard let entity = text(.update, in: fields) else { return nil }
        let before = damage
        let update = UpdateSpec(
            entity: entity, key: keyBindings(fields), set: changes(.set, fields), add: changes(.add, fields),
            append: changes(.append, fields), delete: changes(.delete, fields),
            remove: texts(.remove, in: fields) ?? [], upsert: bool(.upsert, in: fields),
            endOfSet: endOfList(.set, fields),
            condition: text(.if, in: fields), returns: returns([.new, .old, .none], fields),
            using: text(.using, in: fields), given: given(fields))
        let changes: [Key] = [.set, .add, .remove, .append, .delete]
        let isLost = changes.contains { fields.isLost($0) }
        let isChange =
            !update.set.isEmpty || !update.add.isEmpty || !update.append.isEmpty || !update.delete.isEmpty
            || !update.remove.isEmpty
        if !isChange, !isLost, damage == before, !fields.hasUnknown {
            fail(.missingChange(of: fields.owner.name, at: fields.owner.place, subject: subject))
        }
        return update
    }

    /// What a write gives back: not each kind of write has each item.
    private mutating func returns(_ words: [WriteReturnsSpec], _ fields: Fields) -> Spanned<WriteReturnsSpec>? {
        guard let node = fields[.returns] else { return nil }
        guard let word = WriteReturnsSpec(rawValue: node.text), words.contains(word) else {
            let names = words.map(\.rawValue)
            failKind(.returns, takes: "one of \(listed(names))", node, near: names)
            return nil
        }
        return Spanned(word, node.span)
    }

    private mutating func given(_ fields: Fields) -> GivenSpec {
        GivenSpec(attributes: attributes(.given, fields), isRead: bool(.read, in: fields)?.value ?? false)
    }

    private mutating func changes(_ key: Key, _ fields: Fields) -> [UpdateSpec.Change] {
        guard let node = fields[key] else { return [] }
        if node.kind == .sequence {
            return elements(of: node) { decoder, element in
                decoder.text(element, of: key).map { UpdateSpec.Change(attribute: $0, value: nil) }
            }
        }
        return entries(of: node) { decoder, entry in
            guard !entry.value.isEmpty else {
                decoder.failKind(entry.key.text, takes: "a value, a `$parameter` or `now`", entry.value)
                return nil
            }
            return UpdateSpec.Change(attribute: SpecText(entry.key), value: decoder.value(entry.value))
        }
    }

    /// Behind the last element of a list in brackets.
    private func endOfList(_ key: Key, _ fields: Fields) -> SourceSpan? {
        guard let node = fields[key], node.kind == .sequence, node.isFlow else { return nil }
        var end: SourceSpan?
        for element in node.elements { end = element.span }
        return end.map { SourceSpan(file: $0.file, lower: Int($0.upper), upper: Int($0.upper)) }
    }

    private mutating func keyBindings(_ fields: Fields) -> [KeyBindingSpec] {
        guard let entry = fields.entry(.key) else { return [] }
        return namedTexts(of: entry) { entry, text in
            text.map { KeyBindingSpec(attribute: SpecText(entry.key), value: $0) }
        } ?? []
    }
}
