import KeywrightModel
import KeywrightPlanner

/// Makes the function that gives the tables of a design to a test: their keys and indexes.
struct TablesMethodBuilder {
    let context: SwiftContext
    /// The physical names, as the initializer takes them.
    let parameters: [SwiftParameter]

    private var tables: [Table] { context.design.tables }

    func method(indentation: Int) -> MethodView {
        let result = "[\(context.known(.createTableInput))]"
        let names = tables.indices.map { tables.count == 1 ? "table" : "table\($0 + 1)" }
        let projections = IndexProjections(context.design, context.plan)
        var body: [String] = []
        for (position, name) in names.enumerated() {
            body += statements(TableID(position), name, projections, indentation: indentation + 4)
        }
        body.append("return [\(names.joined(separator: ", "))]")
        return MethodView(
            doc: doc, access: context.access,
            declaration: SwiftLayout.list(
                "static func tables", parameters.map(\.declaration), " -> \(result)",
                indentation: indentation + context.access.count + 2),
            body: body.flatMap { $0.split(separator: "\n").map { String($0) } })
    }

    private var doc: [String] {
        let described = tables.indices.map { position in
            let words = tables.count == 1 ? "the table" : tables[position].name
            return "\(parameters[position].name.text): The physical name of \(words)."
        }
        let listed =
            described.count == 1
            ? described.map { "- Parameter " + $0 } : ["- Parameters:"] + described.map { "  - " + $0 }
        return [
            "The tables for a test, in memory or on an emulator: their keys and indexes.", "",
            "Billing, expiry, streams, encryption and tags are in the JSON that `generate --target table-json` writes.",
            "",
        ] + listed
    }

    private func statements(
        _ id: TableID, _ name: String, _ projections: IndexProjections, indentation: Int
    ) -> [String] {
        let table = context.design[id]
        var arguments = [
            "tableName: \(parameters[id.rawValue].name.declared)", "partition: \(definition(of: table.partition))",
        ]
        if let sort = table.sort { arguments.append("sort: \(definition(of: sort))") }
        let word = table.indexes.isEmpty ? "let" : "var"
        let head = "\(word) \(name) = \(context.known(.createTableInput))"
        var statements = [SwiftLayout.list(head, arguments, "", indentation: indentation)]
        for index in table.indexes {
            let projection = projection(projections.projection(of: index, of: id))
            statements.append(call(index, on: name, projection, indentation: indentation))
        }
        return statements
    }

    private func call(_ index: SecondaryIndex, on name: String, _ projection: String?, indentation: Int) -> String {
        var arguments = [SwiftLiteral.string(index.name)]
        if index.isLocal {
            arguments += index.sort.prefix(1).map { "sort: \(definition(of: $0))" }
        } else {
            arguments.append(list("partition", index.partition, indentation))
            if !index.sort.isEmpty { arguments.append(list("sort", index.sort, indentation)) }
        }
        if let projection { arguments.append("projection: \(projection)") }
        return SwiftLayout.list(
            "\(name).\(index.isLocal ? "addLocalIndex" : "addGlobalIndex")", arguments, "", indentation: indentation)
    }

    private func list(_ label: String, _ attributes: [KeyAttribute], _ indentation: Int) -> String {
        array("\(label): ", attributes.map(definition), indentation: indentation + 4)
    }

    /// On lines of their own the elements end in commas, the last one, too.
    private func array(_ head: String, _ elements: [String], indentation: Int) -> String {
        let line = head + "[" + elements.joined(separator: ", ") + "]"
        // A comma may stand behind it.
        if indentation + line.count < SwiftLayout.lineLength { return line }
        return head + "[\n" + elements.map { "    \($0),\n" }.joined() + "]"
    }

    private func definition(of attribute: KeyAttribute) -> String {
        ".init(attributeName: \(SwiftLiteral.string(attribute.name)), attributeType: \"\(attribute.type.rawValue)\")"
    }

    /// nil for all.
    private func projection(_ projection: Projection) -> String? {
        switch projection {
        case .all: nil
        case .keysOnly: ".init(projectionType: \"KEYS_ONLY\")"
        case .include(let names):
            ".init(\n    projectionType: \"INCLUDE\",\n    "
                + SwiftLayout.indented(
                    array("nonKeyAttributes: ", names.map { SwiftLiteral.string($0) }, indentation: 24)) + "\n)"
        }
    }
}
