package import KeywrightRuntime

extension UpdateTimeToLiveInput: ServedRequest {
    package static var operation: WireOperation { .updateTimeToLive }

    package func body() -> [UInt8] { CodableBody.bytes(self) }

    /// The service repeats what was set, which tells nothing new.
    package static func output(_ body: [UInt8]) throws(WireError) {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            try reader.object { _, _ throws(DynamoDBJSONError) in false }
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> UpdateTimeToLiveInput {
        try CodableBody.value(UpdateTimeToLiveInput.self, body)
    }

    package static func body(of output: Void) -> [UInt8] { WireWriter.object { _ in } }
}

/// The input of DescribeTimeToLive.
package struct DescribeTimeToLiveInput: Hashable, Sendable, Codable, ServedRequest {
    /// The table's name.
    package var tableName: String

    package init(tableName: String) { self.tableName = tableName }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
    }

    package static var operation: WireOperation { .describeTimeToLive }

    package func body() -> [UInt8] { CodableBody.bytes(self) }

    /// The attribute where expiry is on or being turned on; nil where it is off or being turned off.
    package static func output(_ body: [UInt8]) throws(WireError) -> String? {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var attribute: String?
            var status: String?
            var isDescribed = false
            try reader.object { reader, name throws(DynamoDBJSONError) in
                guard name == "TimeToLiveDescription" else { return false }
                isDescribed = true
                try reader.object { reader, name throws(DynamoDBJSONError) in
                    switch name {
                    case "AttributeName": attribute = try reader.text()
                    case "TimeToLiveStatus": status = try reader.text()
                    default: return false
                    }
                    return true
                }
                return true
            }
            guard isDescribed else { throw reader.expected("TimeToLiveDescription before the object's end") }
            guard status == "ENABLED" || status == "ENABLING" else { return nil }
            return try reader.required(attribute, "AttributeName")
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> DescribeTimeToLiveInput {
        try CodableBody.value(DescribeTimeToLiveInput.self, body)
    }

    package static func body(of output: String?) -> [UInt8] {
        WireWriter.object { writer in
            writer.name("TimeToLiveDescription")
            writer.object { writer in
                writer.string("AttributeName", output)
                writer.string("TimeToLiveStatus", output == nil ? "DISABLED" : "ENABLED")
            }
        }
    }
}
