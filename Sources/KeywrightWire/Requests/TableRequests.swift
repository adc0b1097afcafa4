package import KeywrightRuntime

extension CreateTableInput: ServedRequest {
    package static var operation: WireOperation { .createTable }

    package func body() -> [UInt8] {
        CodableBody.bytes(self)
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> TableDescription {
        try CodableBody.value(ChangedTable.self, body).tableDescription
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> CreateTableInput {
        try CodableBody.value(CreateTableInput.self, body)
    }

    package static func body(of output: TableDescription) -> [UInt8] {
        CodableBody.bytes(ChangedTable(tableDescription: output))
    }
}

extension UpdateTableInput: ServedRequest {
    package static var operation: WireOperation { .updateTable }

    package func body() -> [UInt8] {
        CodableBody.bytes(self)
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> TableDescription {
        try CodableBody.value(ChangedTable.self, body).tableDescription
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> UpdateTableInput {
        try CodableBody.value(UpdateTableInput.self, body)
    }

    package static func body(of output: TableDescription) -> [UInt8] {
        CodableBody.bytes(ChangedTable(tableDescription: output))
    }
}

/// The input of DeleteTable.
package struct DeleteTableInput: Hashable, Sendable, Codable, ServedRequest {
    /// The table's name.
    package var tableName: String

    package init(tableName: String) { self.tableName = tableName }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
    }

    package static var operation: WireOperation { .deleteTable }

    package func body() -> [UInt8] { CodableBody.bytes(self) }

    package static func output(_ body: [UInt8]) throws(WireError) -> TableDescription {
        try CodableBody.value(ChangedTable.self, body).tableDescription
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> DeleteTableInput {
        try CodableBody.value(DeleteTableInput.self, body)
    }

    package static func body(of output: TableDescription) -> [UInt8] {
        CodableBody.bytes(ChangedTable(tableDescription: output))
    }
}

/// The input of DescribeTable.
package struct DescribeTableInput: Hashable, Sendable, Codable, ServedRequest {
    /// The table's name.
    package var tableName: String

    package init(tableName: String) { self.tableName = tableName }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
    }

    package static var operation: WireOperation { .describeTable }

    package func body() -> [UInt8] { CodableBody.bytes(self) }

    package static func output(_ body: [UInt8]) throws(WireError) -> TableDescription {
        try CodableBody.value(DescribedTable.self, body).table
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> DescribeTableInput {
        try CodableBody.value(DescribeTableInput.self, body)
    }

    package static func body(of output: TableDescription) -> [UInt8] {
        CodableBody.bytes(DescribedTable(table: output))
    }
}

/// How CreateTable, UpdateTable and DeleteTable answer.
private struct ChangedTable: Codable {
    var tableDescription: TableDescription

    private enum CodingKeys: String, CodingKey {
        case tableDescription = "TableDescription"
    }
}

/// How DescribeTable answers.
private struct DescribedTable: Codable {
    var table: TableDescription

    private enum CodingKeys: String, CodingKey {
        case table = "Table"
    }
}
