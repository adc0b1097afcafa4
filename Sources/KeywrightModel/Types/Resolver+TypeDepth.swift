import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// How many named types may hold each other, one within the next.
    private static var deepestTypes: Int { 64 }

    /// Fails the named types that hold named types too deep (KW009), so that whatever follows a type down comes to an end soon.
    ///
    /// One finding, at the first of them: the others are deep for the same reason. A type that holds itself is told when it is read.
    mutating func failDeepTypes() {
        var depths: [Int?] = Array(repeating: nil, count: types.entries.count)
        var isOpen = Array(repeating: false, count: types.entries.count)
        // Without recursion: a chain may be as long as the design.
        for start in types.entries.indices where depths[start] == nil {
            var path = [(position: start, uses: namedTypes(in: types.entries[start].type)[...], depth: 0)]
            isOpen[start] = true
            while var last = path.popLast() {
                if let next = last.uses.popFirst() {
                    last.depth = max(last.depth, depths[next] ?? 0)
                    path.append(last)
                    if depths[next] == nil, !isOpen[next] {
                        isOpen[next] = true
                        path.append((next, namedTypes(in: types.entries[next].type)[...], 0))
                    }
                    continue
                }
                isOpen[last.position] = false
                depths[last.position] = last.depth + 1
                if let outer = path.indices.last { path[outer].depth = max(path[outer].depth, last.depth + 1) }
            }
        }
        let deep = types.entries.indices.filter { depths[$0] ?? 0 > Self.deepestTypes }
        guard let first = deep.first else { return }
        let name = types.entries[first].name
        report(.typesTooDeep(name.value, limit: Self.deepestTypes, at: name.span, subject: Subject(type: name.value)))
        for position in deep { types[position] = .failed }
    }

    /// The entries of `types` that a type names, at any depth of it.
    private func namedTypes(in spec: TypeSpec?) -> [Int] {
        switch spec?.shape {
        case .text(let text):
            return text.value.utf8.split(whereSeparator: { "<>? ".utf8.contains($0) }).compactMap {
                types.position(of: String($0) ?? "")
            }
        case .object(let members, _): return members.flatMap { namedTypes(in: $0.type) }
        case .enumeration, nil: return []
        }
    }
}

extension Diagnostic {
    fileprivate static func typesTooDeep(
        _ name: String, limit: Int, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "type `\(name)` holds types that hold types, more than \(limit) deep",
            at: Label(place, "too deep"), subject: subject)
    }
}
