/// What names mean at a place in a run: the values of the sections around it, innermost last.
struct ContextStack {
    private struct ListPosition {
        var index: Int
        var isLast: Bool
    }

    private var values: [TemplateValue]
    private var lists: [ListPosition] = []
    /// Where each name of each template was last found within its record. Records of one view are laid out alike, so
    /// that the next one most likely has it there too.
    private var hints: [Int]

    init(root: TemplateValue, nameCount: Int) {
        values = [root]
        hints = Array(repeating: 0, count: nameCount)
    }

    mutating func push(_ value: TemplateValue) { values.append(value) }

    mutating func pop() { values.removeLast() }

    mutating func push(element: TemplateValue, at index: Int, of count: Int) {
        values.append(element)
        lists.append(ListPosition(index: index, isLast: index == count - 1))
    }

    mutating func popElement() {
        values.removeLast()
        lists.removeLast()
    }

    /// What a name stands for here: the template's reference `name`, whose hints begin at `firstHint`.
    mutating func value(
        of name: Int, in template: Template, firstHint: Int
    ) throws(TemplateError) -> TemplateValue {
        let reference = template.references[name]
        switch reference.target {
        case .current:
            return values[values.count - 1]
        case .path(let parts):
            var value = try outermostValue(parts[0], reference, template, hint: firstHint + name)
            for part in parts.indices.dropFirst() {
                value = try member(part, of: value, reference, parts, template)
            }
            return value
        case .first:
            return .bool(try listPosition(reference, template).index == 0)
        case .last:
            return .bool(try listPosition(reference, template).isLast)
        case .index:
            return .text(String(try listPosition(reference, template).index))
        }
    }

    /// The first part of a path, from the innermost record outward.
    private mutating func outermostValue(
        _ name: String, _ reference: Reference, _ template: Template, hint: Int
    ) throws(TemplateError) -> TemplateValue {
        for value in values.reversed() {
            guard case .record(let record) = value else { continue }
            if let position = record.position(of: name, hint: hints[hint]) {
                hints[hint] = position
                return record.members[position].value
            }
        }
        let known = values.reversed().flatMap { value -> [String] in
            guard case .record(let record) = value else { return [] }
            return record.members.map(\.name)
        }
        throw template.error(at: reference.offset, "nothing here is named `\(name)`\(suggestion(name, known))")
    }

    private func member(
        _ part: Int, of value: TemplateValue, _ reference: Reference, _ parts: [String], _ template: Template
    ) throws(TemplateError) -> TemplateValue {
        let owner = parts[..<part].joined(separator: ".")
        guard case .record(let record) = value else {
            throw template.error(
                at: reference.offset(ofPart: part), "`\(owner)` is \(value.kind), so that it has no `\(parts[part])`")
        }
        guard let position = record.position(of: parts[part], hint: 0) else {
            throw template.error(
                at: reference.offset(ofPart: part),
                "`\(owner)` has no `\(parts[part])`\(suggestion(parts[part], record.members.map(\.name)))")
        }
        return record.members[position].value
    }

    private func listPosition(
        _ reference: Reference, _ template: Template
    ) throws(TemplateError) -> ListPosition {
        guard let position = lists.last else {
            throw template.error(at: reference.offset, "`\(reference.text)` stands outside every list")
        }
        return position
    }
}

/// The end of a message about an unknown name, if a known one is near.
func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
    nearestName(to: name, among: known).map { "; a similar name exists: `\($0)`" } ?? ""
}

extension Template {
    /// The text that `{{name}}` prints.
    func text(of value: TemplateValue, named name: Int) throws(TemplateError) -> String {
        guard case .text(let text) = value else {
            let reference = references[name]
            throw error(
                at: reference.offset, "`\(reference.text)` is \(value.kind), where only a text can be printed")
        }
        return text
    }

    func textInSection(named name: Int) -> TemplateError {
        let reference = references[name]
        return error(
            at: reference.offset,
            "`\(reference.text)` is a text; a section takes a yes or no, a list or a record")
    }
}
