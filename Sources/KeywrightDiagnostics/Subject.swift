/// What the finding is about; only what applies is set.
///
/// Subjects are passed along wherever a finding might be made, and hardly ever read: they are one reference.
package struct Subject: Hashable, Sendable {
    private struct Names: Hashable, Sendable {
        var table: String?
        var index: String?
        var entity: String?
        var other: String?
        var attribute: String?
        var pattern: String?
        var type: String?
    }

    private indirect enum Storage: Sendable {
        case none
        case some(Names)
    }

    private var storage = Storage.none

    private var names: Names {
        get {
            switch storage {
            case .none: Names()
            case .some(let names): names
            }
        }
        set { storage = .some(newValue) }
    }

    package init(
        table: String? = nil, index: String? = nil, entity: String? = nil, other: String? = nil,
        attribute: String? = nil, pattern: String? = nil, type: String? = nil
    ) {
        storage = .some(
            Names(
                table: table, index: index, entity: entity, other: other, attribute: attribute, pattern: pattern,
                type: type))
    }

    /// Of nothing.
    package init() {}

    package var table: String? {
        get { names.table }
        set { names.table = newValue }
    }

    package var index: String? {
        get { names.index }
        set { names.index = newValue }
    }

    package var entity: String? {
        get { names.entity }
        set { names.entity = newValue }
    }

    package var other: String? {
        get { names.other }
        set { names.other = newValue }
    }

    package var attribute: String? {
        get { names.attribute }
        set { names.attribute = newValue }
    }

    package var pattern: String? {
        get { names.pattern }
        set { names.pattern = newValue }
    }

    package var type: String? {
        get { names.type }
        set { names.type = newValue }
    }

    package static func == (left: Subject, right: Subject) -> Bool { left.names == right.names }

    package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
