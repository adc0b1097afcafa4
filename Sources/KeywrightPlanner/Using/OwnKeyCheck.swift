package import KeywrightDiagnostics
import KeywrightModel

/// Holds the `using` of operations on single items against the primary keys of their entities (KW219).
struct OwnKeyCheck {
    let design: Design

    /// What is wrong with the keys that a pattern spells out; empty where they are its entities' own.
    func problems(of pattern: AccessPattern) -> [WriteProblem] {
        spelledKeys(of: pattern).compactMap { entity, using in
            problem(with: using, of: entity).map { .wrongKey(entity, $0, span: using.textSpan) }
        }
    }

    private func spelledKeys(of pattern: AccessPattern) -> [(EntityID, KeyConditionText)] {
        let all: [(EntityID, KeyConditionText?)] =
            switch pattern.operation {
            case .get(let get), .batchGet(let get): [(get.entity, get.using)]
            case .transactGet(let gets): gets.map { ($0.entity, $0.using) }
            case .create(let write), .put(let write): [(write.entity, write.using)]
            case .update(let update): [(update.entity, update.using)]
            case .delete(let delete): [(delete.entity, delete.using)]
            // Steps have no `using`.
            case .query, .scan, .deleteAll, .batchPut, .batchDelete, .transact: []
            }
        return all.compactMap { entity, using in using.map { (entity, $0) } }
    }

    private func problem(with using: KeyConditionText, of id: EntityID) -> WrongKey? {
        guard let path = AccessPath.all(of: design[id].table, in: design).first else { return nil }
        let laid: LaidKeyCondition
        do throws(KeyConditionRefusal) {
            laid = try KeyConditionLayout(design: design, path: path, condition: using).lay()
        } catch {
            return WrongKey(why: error.why)
        }
        for attribute in path.keyAttributes {
            let test = using.tests.first { $0.attribute.value.utf8.elementsEqual(attribute.name.utf8) }
            guard let test else {
                return WrongKey(
                    why: "it gives `\(attribute.name)` no value, and an item is found by its whole key alone")
            }
            guard case .comparison(.equal, let template) = test.kind else {
                return WrongKey(
                    why: "`\(attribute.name)` is not given by `=`, and an item is found by its whole key alone")
            }
            let own = design[id].key.first { $0.attribute.name.utf8.elementsEqual(attribute.name.utf8) }
            if let own, !isSame(own.template, template, of: id) {
                return WrongKey(
                    why: "`\(attribute.name)` of \(design[id].name) is `\(own.template.text)`",
                    witness: witness(own, laid.value(of: attribute, on: path), template, of: id))
            }
        }
        return nil
    }

    private func isSame(_ own: KeyTemplate, _ template: KeyConditionText.Template, of id: EntityID) -> Bool {
        own.parts.count == template.parts.count
            && zip(own.parts, template.parts).allSatisfy { own, part in
                switch (own, part) {
                case (.literal(let text), .literal(let other)): text.utf8.elementsEqual(other.utf8)
                case (.placeholder(let placeholder), .placeholder(let given)):
                    given.reference.attribute == placeholder.attribute && given.reference.path == placeholder.path
                        && given.reference.transforms == placeholder.transforms
                case (.literal, _), (.placeholder, _): false
                }
            }
    }

    /// An item of which the two texts differ.
    private func witness(
        _ own: KeyEntry, _ value: ValueSource?, _ template: KeyConditionText.Template, of id: EntityID
    ) -> Witness? {
        let entity = design[id]
        var item: [AttributeID: LiteralValue] = [:]
        for attribute in entity.keyAttributes + template.placeholders.map(\.reference.attribute) {
            item[attribute] = entity.samples(of: attribute, count: 1).first
        }
        var call: [String: LiteralValue] = [:]
        for placeholder in template.placeholders {
            call[placeholder.parameter.name] = item[placeholder.reference.attribute]
        }
        let evaluation = CallEvaluation(design: design, entity: id, item: item, call: call)
        guard let text = own.template.text(entity.attributes, of: { item[$0] }),
            let other = value.flatMap(evaluation.text), !text.utf8.elementsEqual(other.utf8)
        else { return nil }
        let name = own.attribute.name
        return .values(attribute: name, [.text(text), .text(other)])
    }
}

/// What is wrong with a primary key that a `using` spells out.
package struct WrongKey: Sendable {
    /// As a clause.
    package var why: String
    /// The text that a stored item has in a key attribute, and the one that would be sent.
    package var witness: Witness?

    init(why: String, witness: Witness? = nil) {
        self.why = why
        self.witness = witness
    }
}
