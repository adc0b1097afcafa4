import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightSpec

extension Resolver {
    /// An attribute with `stored: false` is read back from the primary key: some template there must hold it without
    /// loss, and give each text for one value of it only.
    mutating func checkUnstored(of position: Int) {
        let entity = entities[position]
        guard !entity.isKeyBroken else { return }
        for (index, attribute) in entity.attributes.enumerated() {
            let id = AttributeID(index)
            guard let place = attribute.unstored, !entity.unread.contains(id) else { continue }
            if let finding = unreadable(id, of: entity, at: place) { report(finding) }
        }
    }

    private func unreadable(_ id: AttributeID, of entity: EntityDraft, at place: SourceSpan) -> Diagnostic? {
        let subject = Subject(entity: entity.name, attribute: entity[id].name)
        let name = entity[id].name
        var finding: Diagnostic?
        for entry in entity.key {
            for placeholder in entry.template.placeholders where placeholder.attribute == id && placeholder.path.isEmpty
            {
                guard placeholder.isLossless(of: entity[id].type) else {
                    finding =
                        finding
                        ?? .unstoredBehindTransform(
                            name, placeholder.transforms, at: place, template: placeholder.span, subject: subject)
                    continue
                }
                let shape = shape(of: entry.template, in: entity.attributes)
                switch KeyAlgebra().ambiguity(of: KeyShape(parts: [shape])) {
                case .never: return nil
                case .witness(let shared):
                    finding = .unstoredAmbiguous(
                        name, template: entry.template.text, texts: shared.texts, at: place,
                        declared: entry.template.span, subject: subject)
                case .unproven:
                    finding = .unstoredAmbiguous(
                        name, template: entry.template.text, texts: [], at: place, declared: entry.template.span,
                        subject: subject)
                }
            }
        }
        return finding ?? .unstoredOutsideKey(name, at: place, subject: subject)
    }
}
