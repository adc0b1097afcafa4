/// What the finding is about; only what applies is set.
///
/// Subjects are passed along wherever a finding might be made, and hardly ever read: they are one reference.
package struct Subject: Hashable, Sendable {
    private final class Names: Hashable, Sendable {
        let table: String?
        let index: String?
        let entity: String?
        let other: String?
        let attribute: String?
        let pattern: String?
        let type: String?

        init(
            table: String?, index: String?, entity: String?, other: String?, attribute: String?, pattern: String?,
            type: String?
        ) {
            self.table = table
            self.index = index
            self.entity = entity
            self.other = other
            self.attribute = attribute
            self.pattern = pattern
            self.type = type
        }

        private var all: [String?] { [table, index, entity, other, attribute, pattern, type] }

        static func == (left: Names, right: Names) -> Bool { left === right || left.all == right.all }

        func hash(into hasher: inout Hasher) { hasher.combine(all) }
    }

    /// nil where nothing is set.
    private var names: Names?

    package init() {}

    package init(
        table: String? = nil, index: String? = nil, entity: String? = nil, other: String? = nil,
        attribute: String? = nil, pattern: String? = nil, type: String? = nil
    ) {
        let isEmpty =
            table == nil && index == nil && entity == nil && other == nil && attribute == nil && pattern == nil
            && type == nil
        guard !isEmpty else { return }
        names = Names(
            table: table, index: index, entity: entity, other: other, attribute: attribute, pattern: pattern, type: type
        )
    }

    package var table: String? {
        get { names?.table }
        set {
            self = Subject(
                table: newValue, index: index, entity: entity, other: other, attribute: attribute, pattern: pattern,
                type: type)
        }
    }

    package var index: String? {
        get { names?.index }
        set {
            self = Subject(
                table: table, index: newValue, entity: entity, other: other, attribute: attribute, pattern: pattern,
                type: type)
        }
    }

    package var entity: String? {
        get { names?.entity }
        set {
            self = Subject(
                table: table, index: index, entity: newValue, other: other, attribute: attribute, pattern: pattern,
                type: type)
        }
    }

    package var other: String? {
        get { names?.other }
        set {
            self = Subject(
                table: table, index: index, entity: entity, other: newValue, attribute: attribute, pattern: pattern,
                type: type)
        }
    }

    package var attribute: String? {
        get { names?.attribute }
        set {
            self = Subject(
                table: table, index: index, entity: entity, other: other, attribute: newValue, pattern: pattern,
                type: type)
        }
    }

    package var pattern: String? {
        get { names?.pattern }
        set {
            self = Subject(
                table: table, index: index, entity: entity, other: other, attribute: attribute, pattern: newValue,
                type: type)
        }
    }

    package var type: String? {
        get { names?.type }
        set {
            self = Subject(
                table: table, index: index, entity: entity, other: other, attribute: attribute, pattern: pattern,
                type: newValue)
        }
    }
}
