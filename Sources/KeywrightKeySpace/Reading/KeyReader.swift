/// Reads stored keys by the templates of an entity.
///
/// One template costs about the length of the text times the places that it can be at, whatever the text is.
package struct KeyReader: Sendable {
    private let key: KeyShape
    /// The text that a field must have where others of the same attribute are known; nil where these do not tell.
    private let derive: @Sendable (FieldID, [FieldValue]) -> String?
    private let stateBudget: Int

    package init(
        _ key: KeyShape, stateBudget: Int = 2_000_000,
        derive: @escaping @Sendable (FieldID, [FieldValue]) -> String? = { _, _ in nil }
    ) {
        self.key = key
        self.stateBudget = stateBudget
        self.derive = derive
    }

    /// Reads the texts of the key attributes, in their order; of a key with more of them the first ones alone.
    package func read(_ texts: [String]) -> KeyReading {
        let shape = KeyShape(parts: Array(key.parts.prefix(texts.count)))
        do throws(BudgetSpent) {
            return try read(texts, by: shape)
        } catch {
            return .undecided(error.reason)
        }
    }

    private func read(_ texts: [String], by shape: KeyShape) throws(BudgetSpent) -> KeyReading {
        var known: [FieldValue] = []
        while true {
            let readings: [TemplateReading]
            switch try readAll(texts, by: shape, known) {
            case .departs(let departure): return .departure(departure)
            case .whole(let all): readings = all
            }
            // What one template tells of a field helps only where the field, or another chain of it, occurs again.
            let isLinked = !shape.repeatedFields.isEmpty || !shape.correlatedAttributes.isEmpty
            let found = Self.certain(in: readings, of: shape).filter { value in
                !known.contains { $0.id == value.id }
            }
            if found.isEmpty || !isLinked { return conclude(readings, shape, texts) }
            known += found
        }
    }

    private enum Outcome {
        case whole([TemplateReading])
        case departs(KeyDeparture)
    }

    /// Reads each template with the fields that are known standing in it as they are.
    private func readAll(
        _ texts: [String], by shape: KeyShape, _ known: [FieldValue]
    ) throws(BudgetSpent) -> Outcome {
        var readings: [TemplateReading] = []
        for (part, (template, text)) in zip(shape.parts, texts).enumerated() {
            let reader = try TemplateReader(
                template, fixed: fixed(in: template, known), budget: Budget(states: stateBudget))
            switch try reader.read(text) {
            case .whole(let reading): readings.append(reading)
            case .departs(let scalars, let expected):
                return .departs(KeyDeparture(part: part, scalars: scalars, expected: expected))
            }
        }
        return .whole(readings)
    }

    /// The fields of a template whose text is known from elsewhere.
    private func fixed(in template: TemplateShape, _ known: [FieldValue]) -> [FieldID: String] {
        var result: [FieldID: String] = [:]
        for field in template.fields {
            let text = known.first { $0.id == field.id }?.text ?? derive(field.id, known)
            if let text { result[field.id] = text }
        }
        return result
    }

    /// The fields that have one text in every way to read the templates.
    private static func certain(in readings: [TemplateReading], of shape: KeyShape) -> [FieldValue] {
        var found: [FieldValue] = []
        for (reading, template) in zip(readings, shape.parts) {
            for (index, part) in template.parts.enumerated() {
                guard case .field(let id, _) = part, reading.isCertain(index),
                    !found.contains(where: { $0.id == id })
                else { continue }
                found.append(FieldValue(id: id, text: reading.text(of: index)))
            }
        }
        return found
    }

    /// All templates can be read, with every field that is certain in its place.
    private func conclude(_ readings: [TemplateReading], _ shape: KeyShape, _ texts: [String]) -> KeyReading {
        let isAmbiguous = !readings.allSatisfy(\.isOnlyOne)
        if isAmbiguous, !shape.repeatedFields.isEmpty || !shape.correlatedAttributes.isEmpty {
            return search(shape, texts)
        }
        var fields: [FieldValue] = []
        for (reading, template) in zip(readings, shape.parts) {
            for (index, part) in template.parts.enumerated() {
                guard case .field(let id, _) = part, !fields.contains(where: { $0.id == id }) else { continue }
                fields.append(FieldValue(id: id, text: reading.text(of: index)))
            }
        }
        if let disagreement = disagreement(fields, shape, readings) { return .departure(disagreement) }
        return .match(KeyMatch(fields: fields, isAmbiguous: isAmbiguous))
    }

    /// A field that precedes the one by which it is determined: what it should have been is known only afterwards.
    private func disagreement(
        _ fields: [FieldValue], _ shape: KeyShape, _ readings: [TemplateReading]
    ) -> KeyDeparture? {
        for (number, (template, reading)) in zip(shape.parts, readings).enumerated() {
            for (index, part) in template.parts.enumerated() {
                guard case .field(let id, _) = part, let own = fields.first(where: { $0.id == id })?.text,
                    let derived = derive(id, fields.filter { $0.id != id }),
                    !derived.utf8.elementsEqual(own.utf8)
                else { continue }
                let common = zip(own.unicodeScalars, derived.unicodeScalars).prefix { $0 == $1 }.count
                return KeyDeparture(
                    part: number, scalars: reading.start(of: index) + common, expected: [.sameValue(id, derived)])
            }
        }
        return nil
    }

    /// Repeated fields in templates that can be read in several ways: the algebra finds one way that fits them all.
    private func search(_ shape: KeyShape, _ texts: [String]) -> KeyReading {
        let algebra = KeyAlgebra(stateBudget: stateBudget)
        switch algebra.intersection(KeyShape(parts: texts.map(TemplateShape.literal)), shape) {
        case .witness(let shared): return .match(KeyMatch(fields: shared.right, isAmbiguous: true))
        case .unproven(let reason): return .undecided(reason)
        case .never:
            let repeated = shape.distinctFields.first { shape.repeatedFields.contains($0.id) }?.id ?? FieldID("")
            let place = shape.parts.lastIndex { $0.fields.contains { $0.id == repeated } } ?? 0
            return .departure(
                KeyDeparture(part: place, scalars: 0, expected: [.sameValue(repeated, "")]))
        }
    }
}
