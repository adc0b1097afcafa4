package import KeywrightModel

/// What is added to a design: keys, indexes and entries. Nothing that stands in it is changed.
package struct DesignChange: Sendable, Equatable {
    /// A template of a key attribute.
    package struct Template: Sendable, Equatable {
        package var attribute: String
        package var text: String

        package init(_ attribute: String, _ text: String) {
            self.attribute = attribute
            self.text = text
        }
    }

    /// The key of a table that has none.
    package struct TableKey: Sendable, Equatable {
        package var table: TableID
        package var partition: String
        package var sort: String?

        package init(table: TableID, partition: String, sort: String?) {
            self.table = table
            self.partition = partition
            self.sort = sort
        }
    }

    /// An index of a table.
    package struct Index: Sendable, Equatable {
        package var table: TableID
        package var name: String
        package var partition: [String]
        package var sort: [String]
        /// Units a second that are read and written at most; nil where they are paid for as they come.
        package var throughput: Throughput?
    }

    /// Units a second.
    package struct Throughput: Sendable, Equatable {
        package var read: Int
        package var write: Int
    }

    /// The primary key of an entity.
    package struct Key: Sendable, Equatable {
        package var entity: String
        package var templates: [Template]

        package init(entity: String, templates: [Template]) {
            self.entity = entity
            self.templates = templates
        }
    }

    /// What brings an entity into an index.
    package struct Entry: Sendable, Equatable {
        package var entity: String
        package var index: String
        package var templates: [Template]
    }

    package var tables: [TableKey] = []
    package var keys: [Key] = []
    package var indexes: [Index] = []
    package var entries: [Entry] = []

    package init() {}

    package var isEmpty: Bool { tables.isEmpty && keys.isEmpty && indexes.isEmpty && entries.isEmpty }
}
