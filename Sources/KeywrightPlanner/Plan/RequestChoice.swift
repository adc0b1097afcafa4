package import KeywrightModel

/// A part of a request of which the call knows before it sends it which of two forms it has: a value that is there or
/// absent, an index entry whose `when` holds or not.
package struct RequestChoice: Sendable {
    /// What is joined to the request: the condition by `AND`, the changes to the clauses of the same word. The aliases are
    /// those of its words; they are sent only with these (F3.8).
    package struct Part: Sendable {
        package var condition: String?
        package var set: [String]
        package var remove: [String]
        package var tables: ExpressionTables

        package init(
            condition: String? = nil, set: [String] = [], remove: [String] = [],
            tables: ExpressionTables = ExpressionTables()
        ) {
            self.condition = condition
            self.set = set
            self.remove = remove
            self.tables = tables
        }

        /// A condition, with those of the request's aliases that it holds.
        init(_ condition: String, of tables: ExpressionTables) {
            self.init(condition: condition, tables: tables.restricted(to: [condition]))
        }
    }

    package var test: KnownTest
    package var then: Part
    package var otherwise: Part

    package init(_ test: KnownTest, then: Part, otherwise: Part) {
        self.test = test
        self.then = then
        self.otherwise = otherwise
    }
}

/// A condition of the language on values that the call knows.
package struct KnownTest: Sendable {
    package struct Value: Sendable {
        package var attribute: AttributeID
        /// An argument that is absent leaves the attribute absent.
        package var source: ValueSource

        package init(_ attribute: AttributeID, _ source: ValueSource) {
            self.attribute = attribute
            self.source = source
        }
    }

    package var entity: EntityID
    package var condition: Condition
    /// Of each attribute that the condition names.
    package var values: [Value]

    package init(entity: EntityID, condition: Condition, values: [Value]) {
        self.entity = entity
        self.condition = condition
        self.values = values
    }
}

/// Attributes that an item is put without, unless a condition of the language holds of it as it is put.
package struct LeftOutAttributes: Sendable {
    /// Stored names.
    package var names: [String]
    package var entity: EntityID
    package var condition: Condition

    package init(_ names: [String], entity: EntityID, unless condition: Condition) {
        self.names = names
        self.entity = entity
        self.condition = condition
    }
}

extension ExpressionTables {
    /// The aliases that stand in some words.
    func restricted(to words: [String]) -> ExpressionTables {
        let used = Set(words.flatMap(Self.aliases))
        var tables = ExpressionTables()
        tables.names = names.filter { used.contains($0.alias) }
        tables.values = values.filter { used.contains($0.alias) }
        return tables
    }

    private static func aliases(in text: String) -> [String] {
        text.split { !"#:_".contains($0) && !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }
}
