import KeywrightModel

/// Writes keys as a person would: `USER#<userId>` beside `ORDER#<orderId>`.
struct TemplateWriter {
    let design: Design
    /// Entities whose partition keys begin with their own name, so that no other's items lie among theirs.
    let apart: Set<EntityID>
    /// Literals that stand before an attribute in templates of the design, by its name.
    private let heads: [String: String]
    private let names: [EntityID: String]

    /// - Parameter keyless: entities whose keys only hold a place.
    init(_ design: Design, keyless: Set<EntityID>, apart: Set<EntityID>) {
        self.design = design
        self.apart = apart
        heads = Self.heads(in: design, besides: keyless)
        var names: [EntityID: String] = [:]
        var taken: Set<String> = []
        for id in design.entityIDs {
            let known = keyless.contains(id) ? nil : Self.ownHead(of: design[id], in: design)
            let wanted = known ?? Self.constant(nameWords(design[id].name), design)
            let base = wanted.isEmpty ? "ITEM" : wanted
            var name = base
            var number = 2
            while !taken.insert("\(design[id].table.rawValue) \(name)").inserted {
                name = base + String(number)
                number += 1
            }
            names[id] = name
        }
        self.names = names
    }

    /// The partition key of a shape with the literals of the first of its family: of entities that are read together that
    /// one's attributes give them.
    func partition(_ shape: KeyShape, like first: KeyShape) -> String {
        let family = names[shape.family] ?? ""
        guard !shape.partition.isEmpty, shape.partition.count == first.partition.count else { return literal(family) }
        let parts = zip(first.partition, shape.partition).map { model, part in
            literal(head(of: model, first.entity)) + design.delimiter
                + placeholder(part, shape.entity, isSorted: false)
        }
        let text = parts.joined(separator: design.delimiter)
        return apart.contains(shape.family) && !isOwner(first) ? literal(family) + design.delimiter + text : text
    }

    /// Whether the partition key begins with the family's own name, as `ORDER#<orderId>` of Order does.
    func isOwner(_ shape: KeyShape) -> Bool {
        shape.partition.first.map { head(of: $0, shape.entity) == names[shape.family] } ?? true
    }

    /// The name and placeholder of an attribute alone, for a key attribute that is that attribute.
    func whole(_ part: KeyPart, _ id: EntityID) -> DesignChange.Template {
        DesignChange.Template(design[id][part.attribute].storedName, "<\(design[id][part.attribute].name)>")
    }

    func sort(_ shape: KeyShape) -> String {
        let head = shape.hasHead ? [literal(names[shape.entity] ?? "")] : []
        let parts = (shape.sort + shape.tail).map { placeholder($0, shape.entity, isSorted: true) }
        let all = head + parts
        return all.isEmpty ? literal(names[shape.entity] ?? "") : all.joined(separator: design.delimiter)
    }

    private func placeholder(_ part: KeyPart, _ id: EntityID, isSorted: Bool) -> String {
        let attribute = design[id][part.attribute]
        var transforms = part.transforms
        if isSorted || attribute.type == .decimal, transforms.isEmpty, part.path.isEmpty,
            let pad = padding(of: attribute.type, attribute.constraints)
        {
            transforms = [pad]
        }
        return "<" + ([attribute.name] + part.path).joined(separator: ".")
            + transforms.map { "|" + $0.text }.joined() + ">"
    }

    private func head(of part: KeyPart, _ id: EntityID) -> String {
        let name = design[id][part.attribute].name
        if let known = heads[name] { return known }
        var words = nameWords((part.path.last ?? name))
        let ids: Set<String> = ["id", "uuid", "ulid", "guid"]
        if words.count > 1, let last = words.last, ids.contains(last.lowercased()) { words.removeLast() }
        if words.count == 1, ids.contains(words[0].lowercased()) { return names[id] ?? "" }
        let text = Self.constant(words, design)
        return text.isEmpty ? "KEY" : text
    }

    /// A text that a template takes as it is.
    private func literal(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if "<>|\\".unicodeScalars.contains(scalar) { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    private static func constant(_ words: [String], _ design: Design) -> String {
        let plain = words.map { $0.unicodeScalars.filter { $0.isASCII }.map { String($0) }.joined().uppercased() }
        return plain.filter { !$0.isEmpty }.joined(separator: design.delimiter.contains("_") ? "" : "_")
    }

    /// What the sort key of an entity begins with, if it is a word and the delimiter.
    private static func ownHead(of entity: Entity, in design: Design) -> String? {
        guard let entry = entity.key.last, entity.key.count == 2, case .literal(let text)? = entry.template.parts.first,
            entry.template.parts.count > 1, text.hasSuffix(design.delimiter)
        else { return nil }
        let word = String(text.dropLast(design.delimiter.count))
        return word.isEmpty || word.contains(design.delimiter) ? nil : word
    }

    private static func heads(in design: Design, besides keyless: Set<EntityID>) -> [String: String] {
        var heads: [String: String] = [:]
        for id in design.entityIDs where !keyless.contains(id) {
            let entity = design[id]
            for entry in entity.key + entity.indexEntries.flatMap(\.keys) {
                let parts = entry.template.parts
                for (index, part) in parts.enumerated() {
                    guard index > 0, case .placeholder(let placeholder) = part, placeholder.path.isEmpty,
                        case .literal(let text) = parts[index - 1], text.hasSuffix(design.delimiter)
                    else { continue }
                    let words = text.dropLast(design.delimiter.count).split(
                        separator: Character(String(design.delimiter.prefix(1))), omittingEmptySubsequences: true)
                    let name = entity[placeholder.attribute].name
                    if let word = words.last, heads[name] == nil { heads[name] = String(word) }
                }
            }
        }
        return heads
    }
}
