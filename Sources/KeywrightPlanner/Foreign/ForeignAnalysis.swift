import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

/// Which items that were not asked for a key condition can read (KW202).
struct ForeignAnalysis {
    let design: Design
    let occupancy: Occupancy

    /// Items of other entities, and companions, in the order of the design.
    func strangers(to asked: [EntityID], in shape: QueryShape) -> [ForeignRead] {
        var partitionHead = ""
        if case .keyText(let parts)? = shape.partition.first { partitionHead = KeyText(parts).head }
        var sortHead = shape.region.head
        if case .keyText(let parts)? = shape.sortPrefix.first { sortHead = KeyText(parts).head }
        let isDiscarded = canDiscard(shape.path)
        let condition = ConditionShape(design: design).condition(of: shape)
        var found: [ForeignRead] = []
        for occupant in occupancy.compatible(with: partitionHead, sortHead, on: shape.path) {
            switch occupant.kind {
            case .entity(let entity):
                guard !asked.contains(entity),
                    let (shared, unproven) = read(condition, design.keyShape(of: entity, occupant.entries))
                else { continue }
                let witness = shared.map { item(entity, $0, occupant.entries, on: shape.path) }
                found.append(
                    ForeignRead(entity: entity, isDiscarded: isDiscarded, witness: witness, unproven: unproven))
            case .companion(let companion):
                guard let (shared, unproven) = read(condition, companion.shape) else {
                    continue
                }
                let witness = shared.map { self.companion(companion, $0, on: shape.path) }
                found.append(
                    ForeignRead(
                        entity: companion.entity, companionOf: companion.attributes, isDiscarded: isDiscarded,
                        witness: witness, unproven: unproven))
            }
        }
        return found
    }

    /// Items of asked entities that do not meet `where`, by the tests that a filter has to repeat.
    func strays(among asked: [EntityID], in shape: QueryShape, of parameters: [Parameter]) -> [ForeignRead] {
        zip(asked, shape.repeated).compactMap { entity, tests in
            guard !tests.isEmpty, let entries = design.keyEntries(of: entity, on: shape.path) else { return nil }
            let search = StraySearch(
                conditions: ConditionShape(design: design), shape: shape, entries: entries,
                key: design.keyShape(of: entity, entries))
            // The tests are repeated because such items can be, whether or not one is found to show.
            let witness =
                search.find(tests).map { item(entity, $0, entries, on: shape.path) }
                ?? tests.lazy.compactMap { test in
                    ItemSearch(
                        design: design, entity: entity, entries: entries, condition: .test(test.test), shape: shape,
                        parameters: parameters
                    ).stray()?.item
                }.first
            return ForeignRead(entity: entity, witness: witness)
        }
    }

    /// Whether a filter on the discriminator can be had: there is one, and it is no key attribute of what is queried
    /// (F3.17).
    private func canDiscard(_ path: AccessPath) -> Bool {
        design[path.table].discriminator.map { !path.isKeyAttribute($0) } ?? false
    }

    private func read(_ condition: KeyCondition, _ key: KeyShape) -> (item: ReadItem?, unproven: String?)? {
        switch KeyAlgebra().read(condition, of: key) {
        case .never: nil
        case .witness(let witness): (ReadItem(witness), nil)
        case .unproven(let why): (nil, why)
        }
    }

    // MARK: Witnesses

    private func item(
        _ entity: EntityID, _ read: ReadItem, _ entries: [KeyEntry], on path: AccessPath
    ) -> Witness {
        let value = design[entity]
        var pairs: [Witness.Pair] = []
        for placeholder in entries.flatMap(\.template.placeholders) {
            let id = placeholder.fieldID(in: value)
            guard let text = read.values.first(where: { $0.id == id })?.text else { continue }
            let type = design.type(of: entity, placeholder.attribute, path: placeholder.path)
            // Where the transforms lose something, what is left is named by them.
            let stored = placeholder.isLossless ? placeholder.storedText(ofKey: text) : nil
            let name = stored == nil && !id.chain.isEmpty ? "\(id.attribute)|\(id.chain)" : id.attribute
            if pairs.contains(where: { $0.name == name }) { continue }
            pairs.append(Witness.Pair(name, witnessValue(stored ?? text, type: stored == nil ? nil : type)))
        }
        return .items([Witness.Item(entity: value.name, values: pairs, key: key(read, on: path))])
    }

    private func companion(_ companion: UniqueCompanion, _ read: ReadItem, on path: AccessPath) -> Witness {
        let pairs = read.values.map { Witness.Pair($0.id.attribute, .text($0.text)) }
        return .items([Witness.Item(entity: companion.discriminator, values: pairs, key: key(read, on: path))])
    }

    private func key(_ read: ReadItem, on path: AccessPath) -> [Witness.Pair] {
        zip(path.keyAttributes, read.texts).map { attribute, text in
            Witness.Pair(attribute.name, attribute.type == .number ? .number(text) : .text(text))
        }
    }

    private func witnessValue(_ text: String, type: ValueType?) -> WitnessValue {
        if type == .bool { return .bool(text == "true") }
        return type?.tag == "N" ? .number(text) : .text(text)
    }
}

extension Design {
    /// The keys of an entity's items on a path as the algebra of keys reads them.
    func keyShape(of id: EntityID, _ entries: [KeyEntry]) -> KeyShape {
        let entity = self[id]
        return KeyShape(
            parts: entries.map { entry in
                if entry.attribute.type != .string, let placeholder = entry.template.placeholders.first {
                    return TemplateShape([
                        .field(placeholder.fieldID(in: entity), numberLanguage(of: id, placeholder.attribute))
                    ])
                }
                return entity.shape(of: entry.template)
            })
    }
}
