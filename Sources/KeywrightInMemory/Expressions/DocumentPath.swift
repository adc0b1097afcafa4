internal import KeywrightRuntime

/// The way to a value inside an item: an attribute, and from it members of maps and elements of lists.
struct DocumentPath: Hashable, Sendable {
    /// One step.
    enum Step: Sendable {
        /// An attribute, or a member of a map.
        case name(String)
        /// An element of a list, from 0.
        case index(Int)
    }

    /// The steps, the first of them a name.
    var steps: [Step]

    /// The attribute that the path starts from.
    var head: String {
        guard case .name(let name) = steps.first else { return "" }
        return name
    }

    /// The path as messages show it: `[a, b, [3]]`.
    var description: String {
        let parts = steps.map { step in
            switch step {
            case .name(let name): name
            case .index(let index): "[\(index)]"
            }
        }
        return "[\(parts.joined(separator: ", "))]"
    }

    /// The value that the path leads to, or nil.
    func value(in item: Item) -> AttributeValue? {
        var value = item.value(exactly: head)
        for step in steps.dropFirst() {
            switch (step, value) {
            case (.name(let name), .m(let map)): value = map.value(exactly: name)
            case (.index(let index), .l(let list)): value = index < list.count ? list[index] : nil
            case (.name, _), (.index, _): return nil
            }
        }
        return value
    }

    /// How two paths of one expression get in each other's way (F4.7).
    enum Clash: Sendable {
        /// They are equal, or one leads through the other.
        case overlap
        /// One takes for a map what the other takes for a list.
        case conflict
    }

    /// How this path gets in the way of another, if it does.
    func clash(with other: DocumentPath) -> Clash? {
        for (mine, theirs) in zip(steps, other.steps) where mine != theirs {
            switch (mine, theirs) {
            case (.name, .index), (.index, .name): return .conflict
            case (.name, .name), (.index, .index): return nil
            }
        }
        return .overlap
    }
}

extension DocumentPath.Step: Hashable, Comparable {
    static func == (left: DocumentPath.Step, right: DocumentPath.Step) -> Bool {
        switch (left, right) {
        case (.name(let a), .name(let b)): utf8Equal(a, b)
        case (.index(let a), .index(let b)): a == b
        case (.name, .index), (.index, .name): false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .name(let name): hasher.combine(Array(name.utf8))
        case .index(let index): hasher.combine(index)
        }
    }

    /// Names by bytes, then elements by index.
    static func < (left: DocumentPath.Step, right: DocumentPath.Step) -> Bool {
        switch (left, right) {
        case (.name(let a), .name(let b)): utf8Precedes(a, b)
        case (.index(let a), .index(let b)): a < b
        case (.name, .index): true
        case (.index, .name): false
        }
    }
}
