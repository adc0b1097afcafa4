import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Binds each `when` of an entity's index entries. Only templates can be left out, so that it needs one.
    mutating func bindIndexConditions(of position: Int, in table: TableDraft) {
        let entity = entities[position]
        for spec in entity.spec.shared.indexes {
            guard let when = spec.when, let known = table.position(ofIndex: spec.index.value) else { continue }
            let index = table.indexes[known]
            let subject = Subject(table: table.name, index: index.name, entity: entity.name)
            if !index.keyAttributes.contains(where: { hasTemplate(for: $0.name, entity, in: table) }) {
                report(.whenWithoutTemplate(index: index.name, of: entity.name, at: when.span, subject: subject))
                continue
            }
            var parameters = ParameterCollector()
            let context = BindingContext(entity: EntityID(position), span: when.span, subject: subject)
            guard let condition = bindCondition(when, .when, in: context, parameters: &parameters) else { continue }
            if let parameter = parameters.parameters.first {
                report(.whenHasParameter(parameter.name, at: parameter.span, subject: subject))
                continue
            }
            entities[position].conditions[index.name] = condition
        }
    }

    /// Whether the entity writes the key attribute by a template, so that an item can lack it. One whose mistake was
    /// reported counts.
    private func hasTemplate(for name: String, _ entity: EntityDraft, in table: TableDraft) -> Bool {
        guard !table.keyAttributes.contains(where: { $0.name.isSameName(as: name) }) else { return false }
        switch entity.templates[name] {
        case .broken: return true
        case .bound(let template):
            let isDiscriminator = table.discriminator?.isSameName(as: name) ?? false
            return !template.isNatural && !isDiscriminator
        case nil: return false
        }
    }
}
